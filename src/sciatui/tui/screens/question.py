"""Asks whatever is to be asked: one class for every kind of question, since wording and kind are data.

A single question is answered when the person goes on. The items of a checklist are answered one by one, so that a
warning sign is seen at once; going on then only leaves the screen.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from textual.containers import VerticalGroup
from textual.content import Content
from textual.widget import Widget

from sciatui import faults
from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.definition import Question, Screen
from sciatui.flow.values import Blank
from sciatui.tui.guard import ITEM
from sciatui.tui.screens.framed import MARGIN
from sciatui.tui.screens.loses import LosesPage
from sciatui.tui.screens.page import BARE, FULL_FRAME, RULES, Page
from sciatui.tui.steps import give, give_all, lost, opens_section, place, step_back
from sciatui.tui.text import plain
from sciatui.tui.widgets.answer_box import AnswerBox, ChoiceBox, blank_code, blank_rows, given_by
from sciatui.tui.widgets.asking import ABOVE, ROOMY, UNDER_ALL, UNDER_HEADING, UNDER_INTRO, Asking
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.body import WIDEST
from sciatui.tui.widgets.checklist import Checklist
from sciatui.tui.widgets.frame import Button
from sciatui.tui.widgets.make_box import make_box
from sciatui.tui.widgets.row_list import Row

WIDEST_BOX: Final = 76
"""Cells that answers may take, which are read by columns."""


class QuestionPage(Page):
    """One screen of the questionnaire."""

    name_of = "ask"

    def __init__(self) -> None:
        """Make the parts that stay from question to question."""
        super().__init__()
        self.asking = Asking()
        self.answers = VerticalGroup()
        self.box: AnswerBox | Checklist | None = None
        self.screen_shown = ""

    def body(self) -> Iterable[Widget]:
        """Put the question above its answers."""
        yield self.asking
        yield self.answers

    def buttons(self) -> Iterable[Button]:
        """Offer to go on."""
        return (Button("next", plain(self.words("tui.command.next.label"))),)

    def on_mount(self) -> None:
        """Show the first question."""
        self.show_question()
        super().on_mount()

    @property
    def shown_screen(self) -> Screen:
        """The screen of the flow that is shown."""
        return self.app.flow.screens[self.screen_shown]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that stand on it and are asked."""
        effective = self.app.session.effective
        return tuple(
            self.app.flow.questions[question]
            for question in self.shown_screen.questions
            if effective[question] is not Blank.NOT_ASKED
        )

    # Showing

    def refresh_page(self) -> None:
        """Show the question that is due now in place of the one before."""
        self.show_question()
        self.show_header()
        self.shown()

    def show_question(self) -> None:
        """Fill in the words and the answers of the screen that is due."""
        self.screen_shown = self.app.session.position.screen
        faults.at(self.screen_shown)
        screen = self.shown_screen
        flow = self.app.flow
        intro = flow.sections[screen.section].intro if opens_section(flow, screen.id) else ""
        self.asking.show_question(
            intro=plain(intro),
            heading=plain(screen.heading),
            why=self.word("why", why=screen.why) if screen.why else Content(""),
            hint=plain(screen.hint),
        )
        if screen.checklist:
            self.show_checklist(screen)
        else:
            self.show_box(self.questions[0])

    def show_box(self, question: Question) -> None:
        """Show the answers of one question, in the box that is there if it can take them."""
        box = self.box
        if question.kind == "choice" and isinstance(box, ChoiceBox):
            box.show_question(question)
        else:
            box = make_box(question, self.words)
            self.put(box)
        box.show(self.app.session.kept(question.id))

    def show_checklist(self, screen: Screen) -> None:
        """Show the items of a checklist."""
        if isinstance(self.box, Checklist):
            checklist = self.box
        else:
            checklist = Checklist(self.make_guard(ITEM), self.take_items)
            self.put(checklist)
        questions = self.questions
        items = [Row(question.id, question.ask) for question in questions]
        codes = [Row(code, label) for code, label in questions[0].choices.items()]
        short = {"not_sure": "tui.ask.unsure_short", "declined": "tui.ask.decline_short"}
        blanks = [Row(row.code, self.words(short[row.code])) for row in blank_rows(questions[0], self.words)]
        checklist.show_items(items, [*codes, *blanks], screen.none)
        checklist.start(self.kept_codes(), self.begins_at())

    @property
    def begins_below(self) -> bool:
        """Whether there is an item that one came back for."""
        return isinstance(self.box, Checklist) and bool(self.begins_at())

    def go_below(self) -> None:
        """Show that item; where it fits, the question stays in view."""
        if isinstance(self.box, Checklist):
            self.box.follow()

    def begins_at(self) -> str:
        """Return the item to begin at: the one that raised an interruption, or that was picked to be changed."""
        session, left = self.app.session, self.app.left_at
        asked = [question.id for question in self.questions]
        raised = set(session.raised.values()) if session.position.open != self.shown_screen.questions else set()
        if left is not None and session.events[-1:] and session.events[-1].what == "change":
            return left.code
        return next((item for item in asked if item in raised), "")

    def put(self, box: AnswerBox | Checklist) -> None:
        """Put other answers under the question."""
        # The keys leave the old answers first: taken from under them, they would come back at the wrong place.
        self.set_focus(None)
        self.answers.remove_children()
        self.box = box
        self.answers.mount(box)

    def kept_codes(self) -> Mapping[str, str]:
        """Return what was said to each item before."""
        kept = {question.id: self.app.session.kept(question.id) for question in self.questions}
        codes = {item: value if isinstance(value, str) else blank_code(value) for item, value in kept.items()}
        return {item: code for item, code in codes.items() if code is not None}

    def place(self) -> Content:
        """Name the section; a total of questions would be a guess."""
        at = place(self.app.flow, self.screen_shown)
        return self.word("section", section=at.section, number=at.number, of=at.of)

    def first(self) -> Widget:
        """Begin with the answers."""
        box = self.box
        return self.row if box is None else box.first() if isinstance(box, AnswerBox) else box

    def fit(self) -> None:
        """Leave out as few lines as the answers allow: blank ones, then the one for what is wrong, last the rules."""
        self.notice.give_way(way=False)
        if self.box is not None:
            self.fit_answers(self.box)
        super().fit()

    def fit_answers(self, box: AnswerBox | Checklist) -> None:
        """Make room for these answers under their question."""
        width = self.app.size.width - MARGIN
        gaps = [UNDER_HEADING] * bool(self.asking.why.plain or self.asking.hint.plain)
        gaps += [UNDER_INTRO] * bool(self.asking.intro.plain)
        gaps += [ABOVE, UNDER_ALL]
        most = len(gaps) + 1 + self.rules
        if isinstance(box, Checklist):
            roomy, dense = (self.missing(height, width) for height in box.heights(min(width, WIDEST_BOX)))
            box.show_dense(dense=dense <= most < roomy)
        missing = self.missing(box.height(min(width, WIDEST_BOX)), width)
        level = ROOMY if not missing else gaps[min(missing, len(gaps)) - 1]
        self.asking.show_level(level)
        self.set_class(level >= ABOVE, "-tight")
        self.notice.give_way(way=len(gaps) < missing <= most)
        self.set_class(len(gaps) + 1 < missing <= most, BARE)

    def missing(self, height: int, width: int) -> int:
        """Return how many lines are missing to show the question and its answers in full, between the two rules."""
        tall = self.asking.height(min(width, WIDEST)) + height
        return max(0, tall - self.room + self.rules * self.has_class(BARE))

    @property
    def rules(self) -> int:
        """How many lines the two rules take in a window of this height: none where it has no rules to leave out."""
        return RULES if self.app.size.height >= FULL_FRAME else 0

    # Answering

    def go_on(self) -> None:
        """Answer the question, or leave the checklist when all of it is answered."""
        if isinstance(self.box, Checklist):
            self.leave_checklist(self.box)
        elif self.box is not None:
            self.answer(self.box)

    def answer(self, box: AnswerBox) -> None:
        """Take what is given, or say what is missing or wrong with it."""
        given = box.given()
        if given is Blank.UNANSWERED:
            self.say_wrong(self.word(f"missing_{box.missing}"))
            return
        self.take(give(self.app.session, box.question.id, given))

    def take(self, after: Session | Problem) -> None:
        """Go to the session after an answer; ask first if answers would be lost."""
        if isinstance(after, Problem):
            self.say_wrong(plain(after.message))
        elif gone := lost(self.app.session, after):
            self.app.open(LosesPage(after, gone))
        else:
            self.app.go(after)

    def leave_checklist(self, checklist: Checklist) -> None:
        """Go on from a checklist without open items. What was filled in from before is confirmed by that."""
        if checklist.open_items:
            self.say_wrong(self.word("missing_items", open=len(checklist.open_items)))
            self.call_after_refresh(checklist.go_to_open)
            return
        if not checklist.all_seen():
            self.read_first("next")
            return
        session = self.app.session
        waiting = {item: checklist.values[item] for item in session.position.open if item in checklist.values}
        after = give_all(session, _given(waiting))
        self.take(after if isinstance(after, Problem) else after.go_on())

    def on_checklist_undecided(self) -> None:
        """Say how the item under the cursor is answered."""
        if isinstance(self.box, Checklist):
            self.say_wrong(self.word("missing_item", last=len(self.box.answers)))

    def take_items(self, codes: Mapping[str, str]) -> None:
        """Take answers to items and stay, unless one of them is a warning sign."""
        after = give_all(self.app.session, _given(codes))
        if isinstance(after, Problem):
            self.say_wrong(plain(after.message))
        elif gone := lost(self.app.session, after):
            self.app.open(LosesPage(after, gone, stay=self.after_items))
        else:
            self.after_items(after)

    def after_items(self, after: Session) -> None:
        """Show the items as they are answered now, or the interruption."""
        if after.position.at == "interrupt":
            self.app.go(after)
            return
        self.app.session = after
        self.once_more = ""
        self.notice.show_wrong(Content(""))
        self.say_more()
        if isinstance(self.box, Checklist):
            self.box.show_answers(self.kept_codes())

    def on_screen_resume(self) -> None:
        """Show the items as they are answered, should a change have been taken back on a page over this one."""
        if isinstance(self.box, Checklist) and self.box.items:
            self.box.show_answers(self.kept_codes())

    def on_body_moved(self) -> None:
        """Note which items of a checklist are in view."""
        super().on_body_moved()
        if isinstance(self.box, Checklist):
            self.call_after_refresh(self.box.look)

    def on_board_changed(self, message: Board.Changed) -> None:
        """Take an error back as soon as something is chosen."""
        self.notice.show_wrong(Content(""))
        super().on_board_changed(message)

    def go_back(self) -> None:
        """Go to the screen before; from the first one to the start page."""
        before = step_back(self.app.session, self.screen_shown)
        if before is None:
            self.app.begin()
        else:
            self.app.go(before)


def _given(codes: Mapping[str, str]) -> dict[str, object]:
    """Return what the rows of a checklist stand for: values and blanks."""
    return {item: given_by(code) for item, code in codes.items()}
