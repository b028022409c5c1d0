"""The summary as Markdown (CommonMark, and what GitHub adds to it).

Every word is text: whatever could become a heading, list, link, table or HTML is escaped, also a bare address. What the
person typed stands in a fence that is longer than any run of backticks in it, where nothing is read as markup at all.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sciatui.engine.summary import Block, Bullets, Card, Entry, Grid, Paragraph, Part, Rows, Summary, Typed
from sciatui.flow.gate import outgoing

SHORTEST_FENCE: Final = 3

_ANYWHERE: Final = re.compile(r"[\\`*\[\]<>&~|@$#]|(?<![^\W_])_|_(?![^\W_])|(?<=\w)\.(?=[^\W\d_])|:(?=//)|(?<=:)/(?=/)")
"""Marks of emphasis, code, links, HTML, tables and footnotes, and what makes an address out of words."""

_AT_THE_START: Final = re.compile(r"^([+=-])|^(\d{1,9})([.)])(?=\s|$)")
"""What makes a heading, list or quotation out of a line."""


def render(summary: Summary) -> str:
    """Return the summary as Markdown that ends with a newline."""
    blocks = [
        f"# {escaped(summary.title)}",
        escaped(summary.subtitle),
        *_parts((*summary.person, *summary.annex), "##"),
        "---",
        f"## {escaped(summary.clinician_heading)}",
        *_parts(summary.clinician, "###"),
        "---",
        *map(escaped, summary.footer),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """Return words as one line on which nothing is markup."""
    line = _ANYWHERE.sub(r"\\\g<0>", " ".join(outgoing(text).split()))
    return _AT_THE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)


def _parts(parts: Iterable[Part], mark: str) -> Iterator[str]:
    for part in parts:
        yield f"{mark} {escaped(part.heading)}"
        yield from (shown for block in part.blocks for shown in _block(block, f"{mark}#"))


def _block(block: Block, mark: str) -> Iterator[str]:
    match block:
        case Paragraph(text, "source"):
            yield f"- {escaped(text)}"
        case Paragraph(text):
            yield escaped(text)
        case Bullets(lines):
            yield _items(map(escaped, lines))
        case Rows(rows):
            yield _items(
                f"{escaped(row.label)}: **{escaped(row.value)}**" if row.value else escaped(row.label) for row in rows
            )
        case Grid(columns, rows):
            yield "\n".join((_row(columns), "| --- " * len(columns) + "|", *map(_row, rows)))
        case Card(_, level, title, lines):
            yield f"**{escaped(level)}: {escaped(title)}**"
            yield from map(escaped, lines)
        case Entry(title, lines):
            yield f"{mark} {escaped(title)}"
            yield from map(escaped, lines)
        case Typed(label, text):
            yield f"{escaped(label)}:"
            yield _fenced(text)


def _row(cells: Iterable[str]) -> str:
    """Return a row of a table; what parts cells is escaped in each of them."""
    return f"| {' | '.join(map(escaped, cells))} |"


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _fenced(text: str) -> str:
    """Return typed text in a fence that nothing in it can close."""
    lines = outgoing(text).splitlines() or [""]
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(SHORTEST_FENCE, longest + 1)
    return "\n".join((f"{fence}text", *lines, fence))
