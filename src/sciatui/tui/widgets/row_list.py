"""A list of rows under each other: the base of choices, sets of choices and menus.

`ChoiceList` takes one answer, `MultiChoice` several, `Menu` opens what a row stands for. Nothing is chosen when a list
appears unless an earlier answer is filled in.

In a list of up to nine rows a digit chooses. In a longer one a number only leads to its row, because a 1 may become 12:
Space or Enter then chooses, and no clock decides what was meant.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from sciatui.tui.commands import DIGITS, Where, bindings
from sciatui.tui.text import hanging, plain, wrapped
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.drawn import MARK, QUIET, STRONG, Head, Laid, Spot


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

    def __repr__(self) -> str:
        """Name the row and hide what it says: beside a question that is an answer."""
        return f"<Row {self.code}>"


class RowList(Board):
    """Rows with a number each."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pick", "long")
    opens: ClassVar[bool] = False
    """Whether a row leads somewhere: that answers nothing, so that a digit may reach it unseen."""

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show these rows."""
        super().__init__(id=id)
        self.rows: tuple[Row, ...] = tuple(rows)
        self.cursor = (0, 0)
        self.numbered = True
        """Whether digits reach the rows; not where a digit is something to type."""
        self.typed = 0
        """The number that was typed last, while it may still grow."""
        self.takes = self.keys()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the cursor is on the first again."""
        self.rows = tuple(rows)
        self.cursor, self.typed, self.moved = (0, 0), 0, False
        self.takes = self.keys()
        self.redraw()

    @property
    def is_long(self) -> bool:
        """Whether a row may have a number of two digits."""
        return len(self.rows) > len(DIGITS)

    def keys(self) -> tuple[Where, ...]:
        """Return whose keys the line of keys shows."""
        return ("long",) if self.is_long else ("pick",)

    @property
    def digits(self) -> str:
        """The numbers that reach a row."""
        return up_to(len(self.rows)) if self.numbered else ""

    @property
    def last_answer(self) -> int:
        """The last row that does not stand alone, if there is any."""
        return max((at for at, row in enumerate(self.rows) if not row.alone), default=len(self.rows) - 1)

    def mark(self, row: Row) -> str:
        """Return what stands before the label: whether the row is chosen, in characters that every font has."""
        del row
        return ""

    def lay(self, width: int) -> Laid:
        """Put the rows under each other; long labels hang under their own first word."""
        lines: list[Content] = []
        spots: list[Spot] = []
        heads: list[Head] = []
        for number, row in enumerate(self.rows):
            if row.heading:
                if lines:
                    lines.append(Content(""))
                heading = [line.stylize(STRONG) for line in wrapped(plain(row.heading), width)]
                heads.append(Head(len(lines), len(heading), 0))
                lines.extend(heading)
            drawn = self._row(number, row, width)
            spots.append(Spot(number, 0, len(lines), 0, width, len(drawn)))
            lines.extend(self.row_ink(line, number, width) for line in drawn)
        # A group goes up to the blank line before the next one.
        ends = [*(head.line - 1 for head in heads[1:]), len(lines)]
        stay = tuple(head._replace(end=end) for head, end in zip(heads, ends, strict=False))
        return Laid(tuple(lines), tuple(spots), heads=stay)

    def _row(self, number: int, row: Row, width: int) -> list[Content]:
        """Draw one row: cursor, digit, mark, label; then its note."""
        here = self.cursor is not None and self.cursor[0] == number and self.has_focus
        digit = f"{number + 1:>{len(str(len(self.rows)))}}  " if self.numbered else ""
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

    def go_to(self, spot: Spot) -> None:
        """Put the cursor on a row; a number that was begun ends with that."""
        self.typed = 0
        super().go_to(spot)

    def on_blur(self) -> None:
        """Forget a number that was begun."""
        self.typed = 0
        super().on_blur()

    def action_pick(self, digit: int) -> None:
        """Choose the row with this number if it is in view; in a long list only go to it."""
        number = self.number(digit)
        spot = self.spot(number - 1)
        if spot is None or not self.numbered:
            return
        seen = self.opens or self.shows(self.place_of(spot))
        self.go_to(spot)
        if self.is_long:
            self.typed = number
            self.repaint()
        elif seen:
            self.chosen(spot)
        else:
            self.post_message(self.Unseen(str(digit)))

    def number(self, digit: int) -> int:
        """Return the number that a digit makes with those before it, or alone where there is no such row."""
        longer = self.typed * 10 + digit
        return longer if self.is_long and longer <= len(self.rows) else digit


class ChoiceList(RowList):
    """Exactly one row can be chosen. Enter chooses the row that was gone to, and goes on when it is chosen."""

    value: str | None = None

    def show_value(self, value: str | None) -> None:
        """Fill in an earlier answer and put the cursor on it."""
        self.value = value
        self.cursor = (next((number for number, row in enumerate(self.rows) if row.code == value), 0), 0)
        self.moved = False
        self.repaint()

    def mark(self, row: Row) -> str:
        """Draw a round mark."""
        return "(x)" if row.code == self.value else "( )"

    def chosen(self, spot: Spot) -> None:
        """Choose this row instead of any other."""
        self.value = self.rows[spot.row].code
        self.repaint()
        self.post_message(self.Changed(self))

    @property
    def offer(self) -> str:
        """Enter chooses what is not chosen yet."""
        row = self.rows[self.cursor[0]] if self.moved and self.cursor is not None else None
        return "" if row is None or row.code == self.value else "tui.command.pick.label"

    def enter(self) -> bool:
        """Choose the row under the cursor if it was moved there and is not chosen yet; a row out of view is shown."""
        if not self.offer:
            return False
        self.take("next")
        return True


class MultiChoice(RowList):
    """Several rows can be chosen; a row that stands alone ("none of these", "I am not sure") excludes all others."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("many")
    pick_label = "tui.command.mark.label"

    def __init__(self, rows: Sequence[Row] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Show these rows with nothing chosen."""
        super().__init__(rows, id=id)
        self.values: frozenset[str] = frozenset()

    def keys(self) -> tuple[Where, ...]:
        """In a long list Space marks what a number only leads to."""
        return ("long", "many") if self.is_long else ("pick",)

    @property
    def offer(self) -> str:
        """Enter marks the row whose number was typed just now."""
        return "tui.command.mark.label" if self.typed else ""

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
        self.typed = 0
        self.values = toggled(self.values, self.rows[spot.row].code, self._alone)
        self.repaint()
        self.post_message(self.Changed(self))

    def enter(self) -> bool:
        """Mark the row whose number was typed just now; else Enter goes on."""
        here = self.here
        if not self.typed or here is None:
            return False
        self.chosen(here)
        return True

    def _alone(self, code: str) -> bool:
        return any(row.alone for row in self.rows if row.code == code)


class Menu(RowList):
    """Rows that lead somewhere."""

    pick_label = "tui.frame.open"
    opens = True

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

    @property
    def offer(self) -> str:
        """Enter opens, or shows what it would open."""
        return "tui.frame.open"

    def chosen(self, spot: Spot) -> None:
        """Open what the row stands for."""
        self.typed = 0
        self.post_message(self.Opened(self, self.rows[spot.row].code))

    def enter(self) -> bool:
        """Open the row under the cursor; where there is none in view, show which one the next Enter opens."""
        if self.here is not None and self.shows_some(self.place_here()):
            self.chosen(self.here)
        else:
            self.paged()
        return True

    def paged(self) -> None:
        """Take the cursor along to what is in view now; the page stays, also where no row is seen whole."""
        if self.here is None or not self.in_view:
            near = self.spot_in_view(1)
            if near is None:
                self.follow()
                return
            self.typed = 0
            self.cursor = (near.row, near.column)
            self.repaint()
            self.point()


def up_to(most: int) -> str:
    """Return the numbers from 1 up to `most`, as the line of keys writes them; empty for none."""
    return "" if not most else "1" if most == 1 else f"1-{most}"


def toggled(values: frozenset[str], code: str, alone: Callable[[str], bool]) -> frozenset[str]:
    """Put a code into a set or take it out; what stands alone empties the set, and leaves when others come."""
    if code in values:
        return values - {code}
    if alone(code):
        return frozenset({code})
    return frozenset({kept for kept in values if not alone(kept)} | {code})
