"""Lays a translation over a flow: it mirrors the flow's tree, with texts only.

Each text stands as `{ text = "…", of = "52fa0e" }`, where `of` begins the sha256 of the sentence it translates, so that
a translation whose sentence has changed is found. What is not translated, or has an empty text, stays as it is and is
reported; only the texts of red flags must all be there. Nothing but texts can be said in a translation.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Final, NamedTuple

from sciatui.flow.complaint import Fault, Path, did_you_mean, key_of
from sciatui.flow.gate import quoted
from sciatui.flow.texts import Text
from sciatui.flow.toml import Tree
from sciatui.flow.translation import is_entry
from sciatui.flow.validate import characters, placeholders
from sciatui.flow.words import ENTRY

_DIGITS: Final = 6
_HINT: Final = 'Write { text = "…", of = "52fa0e" }.'
_COMPULSORY: Final = "red_flag"


class Translated(NamedTuple):
    """The tables of a flow with the texts of another language, and what is wrong with those."""

    tree: Tree
    texts: Mapping[Path, str]
    """What was translated."""
    faults: tuple[Fault, ...]


class Entry(NamedTuple):
    """One text of a translation."""

    path: Path
    text: str
    of: str


def sentence_hash(text: str) -> str:
    """Return what a translation of this sentence carries, to be known as its translation."""
    return sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:_DIGITS]


def translated(
    tree: Tree, texts: tuple[Text, ...], translation: Tree, names: frozenset[str], language: str
) -> Translated:
    """Lay a translation over the tables of a flow. `names` are the words that texts may hold in braces."""
    source = dict(texts)
    faults: list[Fault] = []
    entries = list(entries_in((), translation, faults, language))
    said: dict[Path, str] = {}
    for entry in entries:
        if entry.path not in source:
            faults.append(no_such_text(entry.path, source, language))
            continue
        if not entry.text.strip():
            continue
        said[entry.path] = entry.text
        faults += _faults(entry, source[entry.path], names, language)
    empty = {entry.path for entry in entries if not entry.text.strip()}
    faults += _missing(source, said, empty, language)
    return Translated(_laid_over(tree, said), said, tuple(dict.fromkeys(faults)))


def in_translation(path: Path) -> Path:
    """Return where the text for `path` stands in the file of a translation."""
    return (*path, "text")


def entries_in(path: Path, node: Any, faults: list[Fault], language: str) -> Iterator[Entry]:
    """Yield the texts below one table or list of a translation; what is no text is added to the faults."""
    if path and is_entry(node):
        if isinstance(node.get("of"), str) and node.keys() == ENTRY:
            yield Entry(path, node["text"], node["of"])
        else:
            faults.append(Fault("E-type", path, "A translated text has 'text' and 'of'", _HINT, language=language))
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from entries_in((*path, key), value, faults, language)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from entries_in((*path, number), value, faults, language)
    else:
        faults.append(Fault("E-type", path, "Only translated texts can stand here", _HINT, language=language))


def no_such_text(path: Path, source: Mapping[Path, str], language: str) -> Fault:
    """Say from where on the path leads nowhere, with the nearest name there."""
    known: set[str | int] = set()
    length = 0
    for length, part in enumerate(path):
        known = {other[length] for other in source if other[:length] == path[:length] and len(other) > length}
        if part not in known:
            break
    wrong = path[: length + 1]
    hint = did_you_mean(str(path[length]), map(str, known))
    return Fault(
        "E-translation-id", wrong, f"This flow has no text {quoted(key_of(wrong))}", hint, at="key", language=language
    )


def _faults(entry: Entry, source: str, names: frozenset[str], language: str) -> Iterator[Fault]:
    """Find what is wrong with one text."""
    path = in_translation(entry.path)
    yield from characters.hidden(path, entry.text, language)
    yield from characters.line_ends(Text(entry.path, entry.text), path, language)
    yield from placeholders.unknown_names(path, entry.text, names, language)
    yield from placeholders.other_names(path, source, entry.text, names, language)
    if entry.of != sentence_hash(source):
        message = "The sentence that this translates has changed"
        hint = f'Check it, and then write of = "{sentence_hash(source)}".'
        yield Fault("W-translation-stale", (*entry.path, "of"), message, hint, language=language)


def _missing(source: Mapping[Path, str], said: Mapping[Path, str], empty: set[Path], language: str) -> Iterator[Fault]:
    """Find texts without a translation: warning signs must have theirs. An empty one is shown where it stands."""
    for path in source:
        if path in said:
            continue
        where = in_translation(path) if path in empty else path
        if path[0] == _COMPULSORY:
            message = f"The texts of a warning sign must all be there, and '{key_of(path)}' is missing"
            yield Fault("E-translation-missing", where, message, language=language)
        else:
            message = f"'{key_of(path)}' has no text in '{language}'"
            yield Fault("W-translation-missing", where, message, language=language if path in empty else "")


def _laid_over(tree: Tree, said: Mapping[Path, str]) -> Tree:
    """Return the tables with these texts in the place of their own."""
    copied: Tree = _copy(tree)
    for path, text in said.items():
        node: Any = copied
        for part in path[:-1]:
            node = node[part]
        node[path[-1]] = text
    return copied


def _copy(node: Any) -> Any:
    """Copy tables and lists, so that the originals stay as they are."""
    if isinstance(node, dict):
        return {key: _copy(value) for key, value in node.items()}
    return [_copy(value) for value in node] if isinstance(node, list) else node
