"""A table in cells of one width where there is room for it, and as sentences, row by row, where there is not.

A sentence carries its heading with it, so that a table that is heard loses nothing.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from sciatui.engine.summary import Grid
from sciatui.export.wrap import cells, wrap

GAP: Final = 2
"""Cells between two columns."""

NARROWEST: Final = 10
"""A column of fewer cells breaks most words."""

LEAST_ROOM: Final = 50
"""A table in fewer cells than this is harder to read than its rows one by one."""


class Line(NamedTuple):
    """One line of a table, and whether it belongs to its headings."""

    text: str
    heading: bool


_BLANK: Final = Line("", heading=False)


def lines(grid: Grid, width: int) -> list[Line] | None:
    """Return a table as lines of at most `width` cells, its rows apart; None where there is no room for it."""
    widths = _widths(grid, width)
    if widths is None:
        return None
    found = [*(Line(line, heading=True) for line in _row(grid.columns, widths)), _BLANK]
    rows = [list(_row(row, widths)) for row in grid.rows]
    # Rows of one line each need nothing between them.
    apart = [_BLANK] if any(len(row) > 1 for row in rows) else []
    for at, row in enumerate(rows):
        found += [*(apart if at else []), *(Line(line, heading=False) for line in row)]
    return found


def heading_height(grid: Grid, width: int) -> int:
    """Return how many lines its headings take with the blank one below; 0 where it is no table at this width."""
    return next((at for at, line in enumerate(lines(grid, width) or ()) if not line.heading), -1) + 1


def sentences(grid: Grid) -> Iterator[tuple[str, str]]:
    """Yield for each row what it is about, and the rest of it as sentences."""
    for first, *rest in grid.rows:
        named = zip(grid.columns[1:], rest, strict=True)
        yield first, " ".join(f"{column}: {_without_stop(cell)}." for column, cell in named)


def spoken(grid: Grid) -> Iterator[str]:
    """Yield each row as one line to be heard."""
    yield from (f"{_without_stop(first)}. {rest}" for first, rest in sentences(grid))


def _without_stop(text: str) -> str:
    return text.removesuffix(".")


def _widths(grid: Grid, width: int) -> list[int] | None:
    """Share the room out: a column gets what it needs, and the widest ones give way until all fit."""
    room = width - GAP * (len(grid.columns) - 1)
    if width < LEAST_ROOM or room < NARROWEST * len(grid.columns):
        return None
    widths = [max(map(cells, column)) for column in zip(grid.columns, *grid.rows, strict=True)]
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    wrapped = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    for at in range(max(map(len, wrapped))):
        pieces = [lines[at] if at < len(lines) else "" for lines in wrapped]
        padded = (piece + " " * (width - cells(piece)) for piece, width in zip(pieces, widths, strict=True))
        yield (" " * GAP).join(padded).rstrip()
