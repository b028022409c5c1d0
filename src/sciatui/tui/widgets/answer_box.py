"""What stands under a question: one box for each kind of answer, all with the same three words.

`show` fills in what was said before, `given` is what is said now, `missing` names what to say when there is nothing.
A box knows no rule of the flow: whether an answer can be taken is the engine's to say.
"""

from collections.abc import Mapping
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from sciatui.engine.answer import NONE
from sciatui.flow.aliases import Value
from sciatui.flow.definition import Question
from sciatui.flow.values import Blank
from sciatui.flow.words import Words
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.region_grid import RegionGrid
from sciatui.tui.widgets.row_list import ChoiceList, MultiChoice, Row
from sciatui.tui.widgets.scale_line import ScaleLine

UNSURE: Final = "not_sure"
DECLINED: Final = "declined"
_BLANKS: Final[Mapping[str, Blank]] = {UNSURE: Blank.UNSURE, DECLINED: Blank.DECLINED}


def blank_rows(question: Question, words: Words) -> tuple[Row, ...]:
    """Return the rows for "I am not sure" and "I prefer not to say", as far as the question offers them."""
    rows = []
    if question.unsure:
        rows.append(Row(UNSURE, words("tui.ask.unsure"), alone=True))
    if question.decline:
        rows.append(Row(DECLINED, words("tui.ask.decline"), alone=True))
    return tuple(rows)


def blank_code(value: object) -> str | None:
    """Return the row for a blank that somebody chose."""
    return next((code for code, blank in _BLANKS.items() if blank is value), None)


def given_by(code: str) -> object:
    """Return what a row stands for: a blank, or the code of a choice."""
    return _BLANKS.get(code, code)


class AnswerBox(Vertical):
    """The base: a question's own widgets, and under them the rows for the two blanks."""

    DEFAULT_CSS = """
    AnswerBox {
        height: auto;
    }
    """

    missing: ClassVar[str] = "choice"
    """What to say when nothing is given: `tui.ask.missing_<this>`."""
    lines: ClassVar[int] = 3
    """How many lines the question's own widgets need."""

    def __init__(self, question: Question, words: Words) -> None:
        """Make the box for one question."""
        super().__init__()
        self.question = question
        self.words = words
        rows = blank_rows(question, words)
        self.blanks = ChoiceList(rows) if rows else None
        if self.blanks is not None:
            self.blanks.numbered = False

    def compose(self) -> ComposeResult:
        """Put the question's own widgets first."""
        yield from self.own()
        if self.blanks is not None:
            yield self.blanks

    def height(self, width: int) -> int:
        """Return how many lines the box needs at this width."""
        return self.own_height(width) + (0 if self.blanks is None else 1 + self.blanks.height(width))

    def own_height(self, width: int) -> int:
        """Return how many lines the question's own widgets need at this width."""
        del width
        return self.lines

    def own(self) -> ComposeResult:
        """Return the widgets of this kind of answer."""
        raise NotImplementedError

    def first(self) -> Widget:
        """Return what takes the keys when the question appears."""
        raise NotImplementedError

    def show(self, kept: Value | Blank) -> None:
        """Fill in what was said before."""
        code = blank_code(kept)
        if self.blanks is not None:
            self.blanks.show_value(code)
        self.show_own(None if isinstance(kept, Blank) else kept)

    def show_own(self, value: Value | None) -> None:
        """Fill in a value, or nothing."""
        raise NotImplementedError

    def given(self) -> object:
        """Return what is said now: something for the engine to check, or a blank."""
        if self.blanks is not None and self.blanks.value is not None:
            return _BLANKS[self.blanks.value]
        own = self.own_given()
        return Blank.UNANSWERED if own is None else own

    def own_given(self) -> object:
        """Return the value, or None."""
        raise NotImplementedError

    def on_board_changed(self, message: Board.Changed) -> None:
        """Let a blank and a value exclude each other."""
        if self.blanks is None:
            return
        if message.board is self.blanks:
            self.show_own(None)
        else:
            self.blanks.show_value(None)


class ChoiceBox(AnswerBox):
    """One of several, with the blanks as rows like any other."""

    def __init__(self, question: Question, words: Words) -> None:
        """Make one list of all rows."""
        super().__init__(question, words)
        rows = [Row(code, label) for code, label in question.choices.items()]
        self.blanks = None
        self.list = ChoiceList([*rows, *blank_rows(question, words)])

    def height(self, width: int) -> int:
        """Return how many lines the list needs."""
        return self.list.height(width)

    def show_question(self, question: Question) -> None:
        """Ask another question with the same list."""
        self.question = question
        rows = [Row(code, label) for code, label in question.choices.items()]
        self.list.show_rows([*rows, *blank_rows(question, self.words)])

    def own(self) -> ComposeResult:
        """Show the list."""
        yield self.list

    def first(self) -> Widget:
        """Begin in the list."""
        return self.list

    def show(self, kept: Value | Blank) -> None:
        """Fill in a choice or a blank."""
        self.list.show_value(kept if isinstance(kept, str) else blank_code(kept))

    def given(self) -> object:
        """Return the code or the blank."""
        value = self.list.value
        return Blank.UNANSWERED if value is None else given_by(value)


class SetBox(AnswerBox):
    """Several of several."""

    missing = "set"

    def __init__(self, question: Question, words: Words) -> None:
        """Make one list of all rows; those for none and for a blank stand alone."""
        super().__init__(question, words)
        self.blanks = None
        alone = (*none_rows(question), *blank_rows(question, words))
        self.board = self.make_board(alone)

    def height(self, width: int) -> int:
        """Return how many lines the list needs."""
        return self.board.height(width)

    def make_board(self, alone: tuple[Row, ...]) -> MultiChoice | RegionGrid:
        """Make the list."""
        return MultiChoice([*(Row(code, label) for code, label in self.question.choices.items()), *alone])

    def own(self) -> ComposeResult:
        """Show the list."""
        yield self.board

    def first(self) -> Widget:
        """Begin in the list."""
        return self.board

    def show(self, kept: Value | Blank) -> None:
        """Fill in a set, none of these, or a blank."""
        code = blank_code(kept)
        if isinstance(kept, frozenset):
            self.board.show_values(kept or frozenset({NONE}))
        else:
            self.board.show_values(frozenset() if code is None else frozenset({code}))

    def given(self) -> object:
        """Return a list of codes or a blank."""
        values = self.board.values
        blank = next((blank for code, blank in _BLANKS.items() if code in values), None)
        return blank or (sorted(values) if values else Blank.UNANSWERED)


class RegionBox(SetBox):
    """Several regions of the body."""

    missing = "regions"

    def make_board(self, alone: tuple[Row, ...]) -> MultiChoice | RegionGrid:
        """Make the table of regions."""
        sides = (self.words("tui.ask.left"), self.words("tui.ask.right"))
        grid = RegionGrid(self.question.choices, sides, alone)
        return grid if grid.has_sides else super().make_board(alone)


class ScaleBox(AnswerBox):
    """A number from 0 to 10."""

    missing = "scale"

    def own_height(self, width: int) -> int:
        """Return how many lines the scale needs: in a narrow window the words for its ends stand under each other."""
        return self.line.height(width)

    def __init__(self, question: Question, words: Words) -> None:
        """Make the scale."""
        super().__init__(question, words)
        self.line = ScaleLine(question.low, question.high)

    def own(self) -> ComposeResult:
        """Show the scale."""
        yield self.line

    def first(self) -> Widget:
        """Begin on the scale."""
        return self.line

    def show_own(self, value: Value | None) -> None:
        """Fill in a number."""
        self.line.show_value(value if isinstance(value, int) else None)

    def own_given(self) -> object:
        """Return the number."""
        return self.line.value


def none_rows(question: Question) -> tuple[Row, ...]:
    """Return the row for "none of these" if an empty set is an answer."""
    return (Row(NONE, question.none, alone=True),) if question.none else ()
