"""Check your answers: everything that was said, by section, each with the way to change it."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.widget import Widget

from sciatui.engine.summarise_words import answer_in_words
from sciatui.flow.aliases import Value
from sciatui.flow.values import Activity, Blank
from sciatui.tui.screens.page import Page
from sciatui.tui.text import plain
from sciatui.tui.widgets.answer_list import AnswerList
from sciatui.tui.widgets.frame import Button
from sciatui.tui.widgets.paragraph import Paragraph
from sciatui.tui.widgets.row_list import Menu, Row


class CheckPage(Page):
    """The answers before the result."""

    name_of: ClassVar[str] = "check"

    def body(self) -> Iterable[Widget]:
        """Say how to change an answer, then list them."""
        self.list = AnswerList(tuple(self.rows()), self.word("change"))
        left = self.app.left_at
        if left is not None:
            same = any(row.code == left.code and row.note == left.note for row in self.list.rows)
            self.list.come_back(left.code, plain("") if same else self.word("changed"))
            self.app.left_at = None
        yield Paragraph(self.word("heading"), classes="strong")
        yield Paragraph(self.word("how"), classes="quiet gap")
        yield self.list

    def rows(self) -> Iterator[Row]:
        """Return a row for each question that was asked."""
        session, flow = self.app.session, self.app.flow
        section = ""
        for question, value in session.effective.items():
            if value is Blank.NOT_ASKED:
                continue
            asked = flow.questions[question]
            heading = "" if asked.section == section else flow.sections[asked.section].title
            section = asked.section
            yield Row(question, asked.short, self.said(question, value), heading)

    def said(self, question: str, value: Value | Blank) -> str:
        """Return an answer in words; what was typed, as it was typed."""
        asked = self.app.flow.questions[question]
        if asked.kind == "text" and isinstance(value, str):
            return self.words("tui.check.typed", text=" ".join(value.split()))
        if asked.kind == "activities" and isinstance(value, tuple):
            return "; ".join(self.activity(activity) for activity in value)
        return answer_in_words(asked, value, self.words)

    def activity(self, activity: Activity) -> str:
        """Return an activity with its number."""
        return self.words("tui.check.activity", name=activity.name, score=activity.score)

    def buttons(self) -> Iterable[Button]:
        """Offer the result."""
        return (Button("next", self.word("finish")),)

    def first(self) -> Widget:
        """Begin in the list, with the cursor nowhere: Enter then goes on."""
        return self.list

    @property
    def begins_below(self) -> bool:
        """Whether one comes back to a row from which one went to change it."""
        return self.list.changed is not None

    def go_below(self) -> None:
        """Show that row."""
        self.list.follow()

    def go_on(self) -> None:
        """Confirm the answers."""
        self.app.go(self.app.session.finish())

    def go_back(self) -> None:
        """Go to the last screen."""
        self.app.go(self.app.session.back())

    def on_menu_opened(self, message: Menu.Opened) -> None:
        """Go to the screen of a row, and come back to the row from there."""
        self.app.left_at = next(row for row in self.list.rows if row.code == message.code)
        self.app.go(self.app.session.change(self.app.flow.questions[message.code].screen))
