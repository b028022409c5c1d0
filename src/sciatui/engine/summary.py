"""The summary document: what a finished, interrupted or stopped session gives to take along.

One document feeds the result screen and every exported file, so they cannot disagree. It holds headings,
paragraphs, lists, cards and answer rows as plain text without any markup. What a person typed is kept apart
from what the program says (`Typed`), so that no export can mix the two up.
No `repr` shows what it holds, because a fault must never print an answer.
"""

from typing import Literal, NamedTuple, TypeAlias

from sciatui.flow.aliases import Urgency

Mark: TypeAlias = Literal["", "yes", "no", "unsure"]
"""How a list may mark an answer; the words beside it say the same."""


class Paragraph(NamedTuple):
    """A sentence or more of ours."""

    text: str
    kind: Literal["paragraph", "note", "source"] = "paragraph"

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Paragraph>"


class Bullets(NamedTuple):
    """A list of short lines."""

    lines: tuple[str, ...]
    kind: Literal["bullets"] = "bullets"

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Bullets>"


class Row(NamedTuple):
    """A question or measure and what was said of it."""

    label: str
    value: str
    mark: Mark = ""

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Row>"


class Rows(NamedTuple):
    """Rows under each other, as a table of two columns."""

    rows: tuple[Row, ...]
    kind: Literal["rows"] = "rows"

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Rows>"


class Grid(NamedTuple):
    """A table of more columns. The first cell says what a row is about, and its heading what all of them are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["grid"] = "grid"

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Grid>"


class Card(NamedTuple):
    """The care card: the level in words first, then one call to action."""

    urgency: Urgency
    level: str
    title: str
    lines: tuple[str, ...]
    kind: Literal["card"] = "card"

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Card>"


class Entry(NamedTuple):
    """One titled entry with its lines: a pattern, a treatment."""

    title: str
    lines: tuple[str, ...]
    kind: Literal["entry"] = "entry"

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Entry>"


class Typed(NamedTuple):
    """Words that the person typed. Never markup, never at the start of a line of ours."""

    label: str
    text: str
    kind: Literal["typed"] = "typed"

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Typed>"


Block: TypeAlias = Paragraph | Bullets | Rows | Grid | Card | Entry | Typed


class Part(NamedTuple):
    """A heading and what stands under it. `id` is stable, for screens and tests."""

    id: str
    heading: str
    blocks: tuple[Block, ...]

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return f"<Part {self.id}>"


class Summary(NamedTuple):
    """The whole document."""

    title: str
    subtitle: str
    language: str
    urgency: Urgency
    person: tuple[Part, ...]
    clinician_heading: str
    clinician: tuple[Part, ...]
    footer: tuple[str, ...]
    annex: tuple[Part, ...] = ()
    """The topics that the answers call for, with tables and sources: in files, where there is room, not on paper."""

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Summary>"
