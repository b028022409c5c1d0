"""A scale from 0 to 10: a row of numbers, a row of marks, and words at both ends.

Digits choose; 1 and then 0 makes 10. Arrows move; Space chooses, and after an arrow Enter too. Nothing is chosen yet.
"""

from typing import ClassVar, Final

from textual.binding import BindingType
from textual.content import Content

from sciatui.tui.commands import Where, bindings
from sciatui.tui.text import hanging, plain
from sciatui.tui.widgets.board import POINTER, Board
from sciatui.tui.widgets.drawn import MARK, QUIET, STRONG, Laid, Spot

TOP: Final = 10
WIDE_CELL: Final = 6
NARROW_CELL: Final = 3


class ScaleLine(Board):
    """The eleven numbers."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("scale")
    takes: tuple[Where, ...] = ("scale",)

    def __init__(self, low: str, high: str) -> None:
        """Show what the two ends mean."""
        super().__init__()
        self.low = plain(low)
        self.high = plain(high)
        self.value: int | None = None
        self._one = False
        """The last key was 1, which a 0 may turn into 10."""

    @property
    def digits(self) -> str:
        """The digits that make a number."""
        return "0-9"

    def show_value(self, value: int | None) -> None:
        """Fill in an earlier answer, or nothing."""
        self.value = value
        self.cursor = (0, value or 0)
        self.moved = False
        self._one = False
        self.repaint()

    def lay(self, width: int) -> Laid:
        """Draw numbers over marks over the words."""
        cell = min(WIDE_CELL, max(NARROW_CELL, width // (TOP + 1)))
        numbers = marks = Content("")
        for number in range(TOP + 1):
            chosen = number == self.value
            at = self.cursor == (0, number) and self.has_focus
            figure = Content(f"{POINTER}{number:<2}" if at else f"{number:^3}").stylize(STRONG if chosen else QUIET)
            mark = Content("(x)" if chosen else "( )").stylize(MARK if chosen else QUIET)
            if at:
                figure, mark = self.lit(figure), self.lit(mark)
            numbers += figure.pad_right(cell - NARROW_CELL)
            marks += mark.pad_right(cell - NARROW_CELL)
        spots = [Spot(0, number, 0, number * cell, cell, 2) for number in range(TOP + 1)]
        return Laid((numbers, marks, *self._ends(cell * TOP + NARROW_CELL)), tuple(spots))

    def _ends(self, width: int) -> list[Content]:
        """Put the words under both ends, or under each other where there is no room."""
        if self.low.cell_length + self.high.cell_length + 2 <= width:
            gap = width - self.low.cell_length - self.high.cell_length
            return [(self.low + Content(" " * gap) + self.high).stylize(QUIET)]
        low = hanging(Content("0 = "), self.low, width)
        high = hanging(Content(f"{TOP} = "), self.high, width)
        return [line.stylize(QUIET) for line in (*low, *high)]

    def chosen(self, spot: Spot) -> None:
        """Choose a number."""
        self.value = spot.column
        self._one = False
        self.repaint()
        self.post_message(self.Changed(self))

    def action_pick(self, digit: int) -> None:
        """Choose the number typed."""
        number = TOP if digit == 0 and self._one else digit
        spot = self.spot(0, number)
        if spot is not None:
            self.go_to(spot)
            self.chosen(spot)
            self._one = number == 1

    @property
    def offer(self) -> str:
        """Enter chooses what is not chosen yet."""
        here = self.cursor if self.moved else None
        return "" if here is None or here[1] == self.value else "tui.command.number.label"

    def enter(self) -> bool:
        """Choose the number under the cursor if it was moved there and is not chosen yet."""
        if not self.offer:
            return False
        self.take("next")
        return True
