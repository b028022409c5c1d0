"""The answers given so far, each with its question's few words; opening a row changes it."""

from textual.content import Content

from sciatui.tui.text import plain, wrapped
from sciatui.tui.widgets.drawn import MARK, QUIET, Spot
from sciatui.tui.widgets.row_list import Menu, Row

LABEL_SHARE = 0.5
GAP = 2


class AnswerList(Menu):
    """Two columns: what was asked, what was said. Enter goes on, until the cursor stands on a row."""

    def __init__(self, rows: tuple[Row, ...], change: Content) -> None:
        """Show these rows; `change` stands beside the one under the cursor."""
        super().__init__(rows)
        self.cursor = None
        self.numbered = False
        self.takes = ()
        self.change = change
        self.changed: Content | None = None
        """What to say beside the row that was gone to, until the cursor moves; so long Enter still goes on."""

    def come_back(self, code: str, changed: Content) -> None:
        """Put the cursor on the row from which one went to change its answer."""
        number = next((number for number, row in enumerate(self.rows) if row.code == code), None)
        if number is not None:
            self.cursor, self.changed = (number, 0), changed
            self.repaint()

    def go_to(self, spot: Spot) -> None:
        """Put the cursor on a row, to change it."""
        self.changed = None
        super().go_to(spot)

    @property
    def offer(self) -> str:
        """Enter changes the row under the cursor, but not the one that was just come back to."""
        return "" if self.cursor is None or self.changed is not None else "tui.check.change"

    def enter(self) -> bool:
        """Open the row under the cursor; without one, go on."""
        return bool(self.offer) and super().enter()

    def paged(self) -> None:
        """Take the cursor along, if there is one: reading alone marks no row."""
        if self.offer:
            super().paged()

    def _row(self, number: int, row: Row, width: int) -> list[Content]:
        """Draw a row over as many lines as its longer column needs."""
        here = self.cursor is not None and self.cursor[0] == number and self.has_focus
        left = int((width - GAP) * LABEL_SHARE)
        tail = (self.change if self.changed is None else self.changed) if here else Content("")
        right = width - left - GAP - max(self.change.cell_length, tail.cell_length) - GAP
        labels = wrapped(plain(row.label), left - GAP)
        answers = wrapped(plain(row.note), right)
        lines = []
        for line in range(max(len(labels), len(answers))):
            first = Content("> " if here and not line else "  ").stylize(MARK)
            label = labels[line] if line < len(labels) else Content("")
            answer = answers[line] if line < len(answers) else Content("")
            drawn = first + label.stylize(QUIET).pad_right(max(0, left - label.cell_length)) + answer
            if here and not line:
                drawn = drawn.pad_right(max(0, width - drawn.cell_length - tail.cell_length)) + tail
            lines.append(drawn)
        return lines
