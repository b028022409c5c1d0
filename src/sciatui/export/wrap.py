"""Wrap text by the cells that it takes on a screen or a printed page of one width.

A wide character takes two cells, a combining or invisible one none. Nothing here knows what the text means.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

_INVISIBLE: Final = {"Mn", "Me", "Cf"}
_WIDE: Final = {"W", "F"}


def cells(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


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
    for word in text.split():
        piece, used = "", 0
        for character in word:
            wide = _cells_of(character)
            if used + wide > room and piece:
                yield piece
                piece, used = "", 0
            piece += character
            used += wide
        yield piece
