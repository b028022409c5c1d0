"""Draws the parts of a summary and the care card. What the person typed is marked off, line by line."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, assert_never

from textual.content import Content

from sciatui.engine.summary import Block, Bullets, Card, Entry, Grid, Paragraph, Part, Row, Rows, Typed
from sciatui.export import grid
from sciatui.flow.aliases import Urgency
from sciatui.tui.text import hanging, plain, wrapped
from sciatui.tui.widgets.drawn import LEVEL, QUIET, STRONG, Drawn, Head, Laid

MARKS: Final[dict[Urgency, str]] = {
    "emergency": "!!",
    "same_day": "!",
    "soon": "!",
    "routine": "i",
    "self_care": "i",
}
"""Stands before the level's words and repeats what they say, as the colour does."""


class CareCard(Drawn):
    """How soon to get help: the level in words, one thing to do, and why. The only thing with a frame."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {LEVEL.removeprefix(".")}
    DEFAULT_CSS = """
    CareCard {
        border: solid $line;
        padding: 0 1;
    }
    """

    def __init__(self, card: Card) -> None:
        """Show this card."""
        super().__init__(classes=f"level-{card.urgency.replace('_', '-')}")
        self.card = card

    def lay(self, width: int) -> Laid:
        """Draw level, title and lines."""
        card = self.card
        mark = Content(f"{MARKS[card.urgency]} ")
        level = hanging(mark, plain(card.level), width)
        title = wrapped(plain(card.title), width) if card.title and card.title != card.level else []
        rest = [line for text in card.lines for line in wrapped(plain(text), width)]
        return Laid((*(line.stylize(LEVEL) for line in level), *(line.stylize(STRONG) for line in title), *rest))


class Document(Drawn):
    """Parts with headings, to read from top to bottom."""

    def __init__(self, parts: Sequence[Part], *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show these parts; cards among them are left to `CareCard`."""
        super().__init__(id=id)
        self.parts = tuple(parts)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show other parts."""
        self.parts = tuple(parts)
        self.redraw()

    def lay(self, width: int) -> Laid:
        """Draw part after part, with a blank line between blocks."""
        lines: list[Content] = []
        heads: list[Head] = []
        for part in self.parts:
            blocks = [block for block in part.blocks if not isinstance(block, Card)]
            if part.heading and blocks:
                _apart(lines)
                lines.extend(line.stylize(STRONG) for line in wrapped(plain(part.heading), width))
            for block in blocks:
                if not (isinstance(block, Bullets | Rows) and lines):
                    _apart(lines)
                at = len(lines)
                lines.extend(_block(block, width))
                height = grid.heading_height(block, width) if isinstance(block, Grid) else 0
                heads.extend([Head(at, height, len(lines))] * bool(height))
        return Laid(tuple(lines), heads=tuple(heads))


def _apart(lines: list[Content]) -> None:
    """Leave a blank line unless nothing is there yet."""
    if lines and lines[-1].plain:
        lines.append(Content(""))


def _block(block: Block, width: int) -> Iterable[Content]:
    match block:
        case Paragraph():
            lines = wrapped(plain(block.text), width)
            return lines if block.kind == "paragraph" else [line.stylize(QUIET) for line in lines]
        case Bullets():
            return [line for text in block.lines for line in hanging(Content("- "), plain(text), width)]
        case Rows():
            return [line for row in block.rows for line in _row(row, width)]
        case Entry():
            title = [line.stylize(STRONG) for line in wrapped(plain(block.title), width)]
            return [*title, *(line for text in block.lines for line in hanging(Content("  "), plain(text), width))]
        case Typed():
            label = [line.stylize(QUIET) for line in wrapped(plain(block.label), width)]
            return [*label, *(Content("> ") + line for line in wrapped(plain(block.text), width - 2))]
        case Grid():
            return _grid(block, width)
        case Card():
            return []
    assert_never(block)


def _row(row: Row, width: int) -> list[Content]:
    """Draw a row of two columns as one hanging line."""
    # A question that is its own label has its mark already.
    gap = " " if row.label[-1:] in "?!." else ": "
    text = plain(f"{row.label}{gap}").stylize(QUIET) + plain(row.value)
    return hanging(Content("  "), text, width)


def _grid(block: Grid, width: int) -> list[Content]:
    """Draw a table in columns, or where there is no room for it row by row, each cell behind its heading."""
    lines = grid.lines(block, width)
    if lines is not None:
        drawn = ((plain(line.text), line.heading) for line in lines)
        return [text.stylize(STRONG) if heading else text for text, heading in drawn]
    found: list[Content] = []
    for first, *rest in block.rows:
        _apart(found)
        found += [line.stylize(STRONG) for line in wrapped(plain(first), width)]
        for column, cell in zip(block.columns[1:], rest, strict=True):
            found += _row(Row(column, cell), width)
    return found
