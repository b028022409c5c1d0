"""Wrap text by the cells that it takes on a screen or a printed page of one width.

A wide character takes two cells, a combining or invisible one none. A phone number stays whole. Nothing else here knows
what the text means.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

NUMBER: Final = re.compile(r"\+?\d+(?: \d+){1,5}")
"""Groups of digits, as a phone number is written. Its spaces stay spaces, so that it can be searched and copied."""

_JOINT: Final = "\ue000"
"""Stands for a space between digits while a text is wrapped."""

_JOINED: Final = re.compile(f"(?<=\\d){_JOINT}(?=\\d)")

_INVISIBLE: Final = {"Mn", "Me", "Cf"}
_WIDE: Final = {"W", "F"}


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def joined(text: str, width: int) -> str:
    """Return a text of the same length that has no space where a number that fits into a line must not be cut."""
    return NUMBER.sub(lambda found: found[0].replace(" ", _JOINT) if len(found[0]) <= width else found[0], text)


def parted(text: str) -> str:
    """Return a text as it was before it was joined, or any part of it."""
    return _JOINED.sub(" ", text)


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text into lines of at most `width` cells; at least one, with `first` and `rest` in front.

    Runs of white space become one space; a word that is too long for a line is broken.
    """
    indent = first if rest is None else rest
    lines: list[str] = []
    line, used = first, cells(first)
    empty = True
    for word in _pieces(text, width - max(cells(first), cells(indent))):
        space = 0 if empty else 1
        if not empty and used + space + cells(word) > width:
            lines.append(line)
            line, used, space = indent, cells(indent), 0
        line += " " * space + word
        used += space + cells(word)
        empty = False
    return [*lines, line]


def _pieces(text: str, room: int) -> Iterator[str]:
    """Yield the words of a text, each broken to fit into `room` cells."""
    for word in map(parted, joined(" ".join(text.split()), room).split()):
        piece, used = "", 0
        for character in word:
            wide = _cells_of(character)
            if used + wide > room and piece:
                yield piece
                piece, used = "", 0
            piece += character
            used += wide
        yield piece
