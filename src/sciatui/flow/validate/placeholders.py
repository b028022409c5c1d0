"""Every `{name}` in a text is a word that each region defines, or the date, and stands in its translations too."""

import re
from collections.abc import Iterator
from typing import Final

from sciatui.flow.complaint import Fault, Path, did_you_mean
from sciatui.flow.definition import DATE
from sciatui.flow.gate import quoted
from sciatui.flow.model import FlowFiles
from sciatui.flow.validate.subject import Subject

_BRACES: Final = re.compile(r"\{([^{}\n]{0,60})\}")

TITLE: Final = "title"
"""The word of a region that names the region itself; it cannot stand in texts."""

_DATED: Final = "recheck"
"""The kind of table whose text is about a date."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Find regions that differ in their words, and texts that use words that no region has."""
    files = subject.files
    names = known_names(files)
    for region, words in files.region.items():
        for missing in sorted({TITLE, *names} - set(words)):
            message = f"The region '{region}' does not say '{missing}', which another one does"
            if missing == TITLE:
                message = f"The region '{region}' has no title"
            yield Fault("E-placeholder", ("region", region, missing), message, at="key")
    for path, text in subject.texts:
        if "{" in text or path[0] == _DATED:
            yield from unknown_names(path, text, names if path[0] != "region" else frozenset())


def known_names(files: FlowFiles) -> frozenset[str]:
    """Return every name that a text may hold in braces."""
    return frozenset(name for words in files.region.values() for name in words) - {TITLE}


def unknown_names(path: Path, text: str, names: frozenset[str], language: str = "") -> Iterator[Fault]:
    """Find names in braces that no region has a word for, and a date that is not said."""
    if path[0] == _DATED:
        names |= {DATE}
        if not language and f"{{{DATE}}}" not in text:
            hint = f"Write {{{DATE}}} where the date belongs."
            yield Fault("E-placeholder", path, "This does not say the date", hint, language=language)
    for found in _BRACES.finditer(text):
        name = found.group(1)
        if name not in names:
            message = f"No region says what {quoted(found.group())} stands for"
            hint = did_you_mean(name, names)
            yield Fault("E-placeholder", path, message, hint, offset=found.start(), language=language)


def other_names(path: Path, source: str, text: str, names: frozenset[str], language: str) -> Iterator[Fault]:
    """Find names in braces that a sentence has and its translation has not, or the other way round."""
    of, said = names_in(source), names_in(text)
    if lost := sorted(of - said):
        message = f"The sentence that this translates says {', '.join(f'{{{name}}}' for name in lost)}"
        yield Fault("E-placeholder", path, message, "Say it here too.", language=language)
    if added := sorted(said & names - of):
        message = f"The sentence that this translates does not say {', '.join(f'{{{name}}}' for name in added)}"
        yield Fault("E-placeholder", path, message, "Take it out.", language=language)


def names_in(text: str) -> frozenset[str]:
    """Return the names that a text holds in braces."""
    return frozenset(_BRACES.findall(text)) if "{" in text else frozenset()
