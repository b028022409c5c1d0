"""The summary as plain text of 78 cells a line, for any screen, printer or screen reader.

What the person typed stands behind `> `, and no line of ours begins so: it can look like neither heading nor result.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sciatui.engine.summary import Block, Bullets, Card, Entry, Grid, Paragraph, Part, Rows, Summary, Typed
from sciatui.export import grid
from sciatui.export.wrap import cells, wrap
from sciatui.flow.gate import outgoing

WIDTH: Final = 78
TYPED: Final = "> "


def render(summary: Summary) -> str:
    """Return the summary as text that ends with a newline."""
    lines = [
        *_heading(summary.title, "="),
        *_ours(summary.subtitle),
        *_parts((*summary.person, *summary.annex)),
        "",
        "",
        *_heading(summary.clinician_heading, "="),
        *_parts(summary.clinician),
        "",
        "-" * WIDTH,
        *(line for text in summary.footer for line in _ours(text)),
    ]
    return "\n".join(lines) + "\n"


def _heading(text: str, rule: str) -> list[str]:
    lines = _ours(text)
    return [*lines, rule * max(map(cells, lines))]


def _ours(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """Wrap words of ours; no line of them may begin as a typed line does."""
    lines = wrap(outgoing(text), WIDTH - 1, first=first, rest=rest)
    return [f" {line}" if line.startswith(TYPED.strip()) else line for line in lines]


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield ""
        yield from _heading(part.heading, "-")
        for number, block in enumerate(part.blocks):
            if number and not _joined(block):
                yield ""
            yield from _block(block)


def _joined(block: Block) -> bool:
    """Return whether a block stands right below the one before, without an empty line."""
    return isinstance(block, Bullets | Rows) or (isinstance(block, Paragraph) and block.kind == "source")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text, "source"):
            yield from _ours(text, "", "    ")
        case Paragraph(text):
            yield from _ours(text)
        case Bullets(lines):
            yield from _listed(lines)
        case Rows(rows):
            yield from _listed(f"{row.label}: {row.value}" for row in rows)
        case Grid():
            yield from _grid(block)
        case Card(_, level, title, lines):
            yield from _ours(f"{level.upper()}: {title}")
            yield from _indented(lines)
        case Entry(title, lines):
            yield from _ours(title)
            yield from _indented(lines)
        case Typed(label, text):
            yield from _ours(f"{label}:")
            for line in outgoing(text).splitlines() or [""]:
                yield from wrap(line, WIDTH, first=TYPED)


def _grid(block: Grid) -> Iterator[str]:
    """Yield a table; where it has too many columns, its rows one by one."""
    said = Grid(tuple(map(outgoing, block.columns)), tuple(tuple(map(outgoing, row)) for row in block.rows))
    lines = grid.lines(said, WIDTH - 1)
    if lines is None:
        yield from _listed(grid.spoken(said))
    else:
        yield from (f" {line.text}" if line.text.startswith(TYPED.strip()) else line.text for line in lines)


def _listed(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from _ours(line, "- ", "  ")


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from _ours(line, "  ")
