"""Says the parts of a summary: headings and blocks as lines of their own, in the order of the document."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from sciatui.engine.summary import Block, Bullets, Card, Entry, Grid, Paragraph, Part, Row, Rows, Summary, Typed
from sciatui.export.grid import spoken
from sciatui.plain.console import BULLET_HANG, HANG, Console
from sciatui.plain.shown import labelling


def say_person(console: Console, summary: Summary) -> None:
    """Say the part for the person, with the document's title before it and its footer after it."""
    console.block(summary.title, summary.subtitle)
    say_parts(console, summary.person)
    console.block(*summary.footer)


def say_clinician(console: Console, summary: Summary) -> None:
    """Say the part for a clinician."""
    console.block(summary.clinician_heading)
    say_parts(console, summary.clinician)


def say_parts(console: Console, parts: Iterable[Part]) -> None:
    """Say each part: its heading, then its blocks."""
    for part in parts:
        console.block(part.heading)
        for block in part.blocks:
            console.say(*_lines(block), hang=_hang(block))


def say_reading(console: Console, parts: Iterable[Part]) -> None:
    """Say what is to be read at leisure: a blank line before each block but rows, which go with what stands above."""
    for part in parts:
        console.block(part.heading)
        for block in part.blocks:
            if not isinstance(block, Rows) and not (isinstance(block, Paragraph) and block.kind != "paragraph"):
                console.block()
            console.say(*_lines(block), hang=_hang(block))


def quoted_line(label: str, text: str) -> str:
    """Return typed words on one line, in quotes, after a label of ours."""
    return f"{labelling(label)} \u201c{' '.join(text.split())}\u201d"


def _hang(block: Block) -> int:
    """Return how far lines that go on are set in: not those that begin a thought of ours."""
    if isinstance(block, Bullets):
        return BULLET_HANG
    if isinstance(block, Paragraph):
        return HANG if block.kind == "source" else 0
    return 0 if isinstance(block, Entry | Card) else HANG


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Bullets():
            yield from (f"- {line}" for line in block.lines)
        case Rows():
            yield from map(_row, block.rows)
        case Grid():
            yield from spoken(block)
        case Card():
            yield f"{block.level}: {block.title}"
            yield from block.lines
        case Entry():
            yield block.title
            yield from block.lines
        case Typed():
            yield quoted_line(block.label, block.text)
        case _:
            assert_never(block)


def _row(row: Row) -> str:
    return f"{labelling(row.label)} {row.value}" if row.value else row.label
