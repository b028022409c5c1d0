"""The answers given so far, each with its question's few words; opening a row changes it."""

from textual.content import Content

from sciatui.tui.text import plain, wrapped
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.drawn import MARK, QUIET
from sciatui.tui.widgets.row_list import Menu, Row

LABEL_SHARE = 0.5
GAP = 2


class AnswerList(Menu):
    """Two columns: what was asked, what was said. Enter goes on, until the cursor stands on a row."""

    enter_label = Board.enter_label

    def __init__(self, rows: tuple[Row, ...], change: Content) -> None:
        """Show these rows; `change` stands beside the one under the cursor."""
        super().__init__(rows)
        self.numbered = False
        self.change = change

    def _row(self, number: int, row: Row, width: int) -> list[Content]:
        """Draw a row over as many lines as its longer column needs."""
        here = self.cursor is not None and self.cursor[0] == number and self.has_focus
        left = int((width - GAP) * LABEL_SHARE)
        tail = self.change if here else Content("")
        right = width - left - GAP - self.change.cell_length - GAP
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
