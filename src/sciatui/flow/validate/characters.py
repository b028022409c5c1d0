"""What a text may hold: nothing hidden, and line ends only where there is room for them."""

from collections.abc import Iterator
from typing import Any, Final

from sciatui.flow.complaint import Fault, Path
from sciatui.flow.gate import refused_in
from sciatui.flow.texts import Text
from sciatui.flow.validate.subject import Subject

LINES: Final = 400
"""Lines of the longest text."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Find hidden characters, and line ends where none belong."""
    if subject.may_hide:
        yield from _hidden(subject.tree)
    for text in subject.texts:
        if not text.text.isprintable():
            yield from line_ends(text, text.path)


def hidden(path: Path, text: str, language: str = "") -> Iterator[Fault]:
    """Find a character that a text must not hold."""
    found = refused_in(text)
    if found:
        message = f"This text holds a character that cannot be shown: {found}"
        yield Fault("E-text", path, message, "Take it out.", language=language)


def line_ends(text: Text, path: Path, language: str = "") -> Iterator[Fault]:
    """Find more lines than a text may have; `path` is where the fault is to be shown."""
    if "\n" in text.text or "\t" in text.text:
        if not text.many_lines:
            hint = "Write it on one line."
            yield Fault("E-text", path, "This text must be a single line", hint, language=language)
        elif text.text.count("\n") >= LINES:
            yield Fault("E-size", path, f"This text has more than {LINES} lines", language=language)


def _hidden(tree: dict[str, Any]) -> Iterator[Fault]:
    """Look at every text of the files, also at those that no person reads."""
    waiting: list[tuple[Path, Any]] = [((), tree)]
    while waiting:
        path, node = waiting.pop()
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(value, str):
                if not (value.isascii() and value.isprintable()):
                    yield from hidden((*path, key), value)
            elif isinstance(value, dict | list):
                waiting.append(((*path, key), value))
