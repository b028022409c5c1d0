"""A list of rows under each other: the base of choices, sets of choices and menus.

`ChoiceList` takes one answer, `MultiChoice` several, `Menu` opens what a row stands for. Digits reach the first nine
rows. Nothing is chosen when a list appears unless an earlier answer is filled in.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from sciatui.tui.commands import DIGITS, Where, bindings
from sciatui.tui.text import hanging, plain, wrapped
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.drawn import MARK, QUIET, STRONG, Laid, Spot


class Row(NamedTuple):
    """One row: what it stands for and what it says."""

    code: str
    label: str
    note: str = ""
    """Said under the label, more quietly."""
    heading: str = ""
    """Said above the row, where a group begins."""
    alone: bool = False
    """On a set: cannot be chosen together with any other row."""


class RowList(Board):
    """Rows with a number each."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pick")
    takes: ClassVar[tuple[Where, ...]] = ("pick",)

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show these rows."""
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = tuple(rows)
        self.numbered = True
        """Whether digits reach the rows; not where a digit is something to type."""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the cursor is nowhere again."""
        self.rows = tuple(rows)
        self.cursor = None
        self.redraw()

    @property
    def digits(self) -> str:
        """The digits that reach a row."""
        return up_to(len(self.rows)) if self.numbered else ""

    def mark(self, row: Row) -> str:
        """Return what stands before the label: whether the row is chosen, in characters that every font has."""
        del row
        return ""

    def lay(self, width: int) -> Laid:
        """Put the rows under each other; long labels hang under their own first word."""
        lines: list[Content] = []
        spots: list[Spot] = []
        for number, row in enumerate(self.rows):
            if row.heading:
                if lines:
                    lines.append(Content(""))
                lines.extend(line.stylize(STRONG) for line in wrapped(plain(row.heading), width))
            drawn = self._row(number, row, width)
            spots.append(Spot(number, 0, len(lines), 0, width, len(drawn)))
            lines.extend(self.row_ink(line, number, width) for line in drawn)
        return Laid(tuple(lines), tuple(spots))

    def _row(self, number: int, row: Row, width: int) -> list[Content]:
        """Draw one row: cursor, digit, mark, label; then its note."""
        here = self.cursor is not None and self.cursor[0] == number and self.has_focus
        digit = DIGITS[number] if number < len(DIGITS) else " "
        digit = f"{digit}  " if self.numbered else ""
        mark = self.mark(row)
        chosen = "x" in mark
        first = Content.assemble(
            ("> " if here else "  ", MARK),
            (digit, QUIET),
            (f"{mark}  " if mark else "", MARK if chosen else QUIET),
        )
        label = plain(row.label)
        lines = hanging(first, label.stylize(STRONG) if chosen else label, width)
        if row.note:
            indent = Content(" " * first.cell_length)
            lines.extend(hanging(indent, plain(row.note).stylize(QUIET), width))
        return lines

    def action_pick(self, digit: int) -> None:
        """Choose the row with this number."""
        spot = self.spot(digit - 1)
        if spot is not None and self.numbered:
            self.go_to(spot)
            self.chosen(spot)


class ChoiceList(RowList):
    """Exactly one row can be chosen. Enter chooses the row under the cursor, and goes on when it is chosen already."""

    value: str | None = None

    def show_value(self, value: str | None) -> None:
        """Fill in an earlier answer and put the cursor on it."""
        self.value = value
        number = next((number for number, row in enumerate(self.rows) if row.code == value), None)
        self.cursor = None if number is None else (number, 0)
        self.repaint()

    def mark(self, row: Row) -> str:
        """Draw a round mark."""
        return "(x)" if row.code == self.value else "( )"

    def chosen(self, spot: Spot) -> None:
        """Choose this row instead of any other."""
        self.value = self.rows[spot.row].code
        self.repaint()
        self.post_message(self.Changed(self))

    def enter(self) -> bool:
        """Choose the row under the cursor if it is not chosen yet."""
        here = self.here
        if here is None or self.rows[here.row].code == self.value:
            return False
        self.chosen(here)
        return True


class MultiChoice(RowList):
    """Several rows can be chosen; a row that stands alone ("none of these", "I am not sure") excludes all others."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("many")
    takes: ClassVar[tuple[Where, ...]] = ("pick", "many")

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show these rows with nothing chosen."""
        super().__init__(rows, id=id)
        self.values: frozenset[str] = frozenset()

    def show_values(self, values: frozenset[str]) -> None:
        """Fill in an earlier answer."""
        self.values = values
        self.repaint()

    def mark(self, row: Row) -> str:
        """Draw a square mark; a round one where only one can be chosen."""
        left, right = "()" if row.alone else "[]"
        return f"{left}{'x' if row.code in self.values else ' '}{right}"

    def chosen(self, spot: Spot) -> None:
        """Choose this row, or take it back."""
        self.values = toggled(self.values, self.rows[spot.row].code, self._alone)
        self.repaint()
        self.post_message(self.Changed(self))

    def _alone(self, code: str) -> bool:
        return any(row.alone for row in self.rows if row.code == code)


class Menu(RowList):
    """Rows that lead somewhere."""

    enter_label = "tui.frame.open"

    class Opened(Message):
        """A row was chosen."""

        def __init__(self, menu: "Menu", code: str) -> None:
            """Say which row of which menu."""
            super().__init__()
            self.menu = menu
            self.code = code

        @property
        def control(self) -> "Menu":
            """The menu."""
            return self.menu

    def chosen(self, spot: Spot) -> None:
        """Open what the row stands for."""
        self.post_message(self.Opened(self, self.rows[spot.row].code))

    def enter(self) -> bool:
        """Open the row under the cursor."""
        if self.here is None:
            return False
        self.chosen(self.here)
        return True


def up_to(most: int) -> str:
    """Return the digits from 1 up to `most`, as the line of keys writes them; empty for none."""
    most = min(most, len(DIGITS))
    return "" if not most else "1" if most == 1 else f"1-{most}"


def toggled(values: frozenset[str], code: str, alone: Callable[[str], bool]) -> frozenset[str]:
    """Put a code into a set or take it out; what stands alone empties the set, and leaves when others come."""
    if code in values:
        return values - {code}
    if alone(code):
        return frozenset({code})
    return frozenset({kept for kept in values if not alone(kept)} | {code})
