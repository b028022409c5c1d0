"""Answers that are typed: numbers, dates, words, activities."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, TextArea

from sciatui.engine.answer import LONGEST_NAME, LONGEST_TEXT, MOST_ACTIVITIES, typed
from sciatui.flow.aliases import Kind, Value
from sciatui.flow.definition import Question
from sciatui.flow.values import Activity
from sciatui.flow.words import Words
from sciatui.tui.text import plain
from sciatui.tui.widgets.answer_box import AnswerBox
from sciatui.tui.widgets.field import Field, Prose
from sciatui.tui.widgets.paragraph import Paragraph

_LONGEST_NUMBER: Final = 12


class TypedBox(AnswerBox):
    """The base: typing takes a blank back."""

    def typed_in(self) -> tuple[Field | Prose, ...]:
        """Return the fields, in their order."""
        raise NotImplementedError

    def on_input_changed(self, message: Input.Changed) -> None:
        """Take a blank back when a line changes."""
        if message.value and self.blanks is not None:
            self.blanks.show_value(None)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Take a blank back when a text changes."""
        if message.text_area.text and self.blanks is not None:
            self.blanks.show_value(None)


class NumberBox(TypedBox):
    """A number with its unit beside the field."""

    missing = "number"

    def __init__(self, question: Question, words: Words) -> None:
        """Make the field."""
        super().__init__(question, words)
        self.field = Field(_LONGEST_NUMBER)
        self.write_number = words.number

    def own(self) -> ComposeResult:
        """Show the field and the unit."""
        with Horizontal(classes="row"):
            yield self.field
            yield Paragraph(plain(self.question.unit), classes="beside")

    def typed_in(self) -> tuple[Field | Prose, ...]:
        """Return the one field."""
        return (self.field,)

    def first(self) -> Widget:
        """Begin in the field."""
        return self.field

    def show_own(self, value: Value | None) -> None:
        """Fill in a number."""
        self.field.show_text(self.write_number(value) if isinstance(value, int | Decimal) else "")

    def own_given(self) -> object:
        """Return the number, or the text that is none, so that the engine says what to do."""
        text = self.field.value.strip()
        return typed(self.question, text) if text else None


class DateBox(TypedBox):
    """Day, month and year, each in a field of its own."""

    missing = "date"
    lines = 4

    def __init__(self, question: Question, words: Words) -> None:
        """Make the three fields."""
        super().__init__(question, words)
        self.fields = {"day": Field(2), "month": Field(2), "year": Field(4)}

    def own(self) -> ComposeResult:
        """Show each field under its name."""
        with Horizontal(classes="row"):
            for name, field in self.fields.items():
                with Vertical(classes=f"part {name}"):
                    yield Paragraph(plain(self.words(f"tui.ask.{name}")))
                    yield field

    def typed_in(self) -> tuple[Field | Prose, ...]:
        """Return all three fields."""
        return tuple(self.fields.values())

    def first(self) -> Widget:
        """Begin with the day."""
        return self.fields["day"]

    def show_own(self, value: Value | None) -> None:
        """Fill in a date."""
        for name, field in self.fields.items():
            field.show_text(str(getattr(value, name)) if isinstance(value, date) else "")

    def own_given(self) -> object:
        """Return the date as year-month-day, or what was typed if that is none."""
        typed_in = {name: field.value.strip() for name, field in self.fields.items()}
        if not any(typed_in.values()):
            return None
        return f"{typed_in['year']}-{typed_in['month']:0>2}-{typed_in['day']:0>2}"


class TextBox(TypedBox):
    """Words of the person's own."""

    missing = "text"
    lines = 9

    def __init__(self, question: Question, words: Words) -> None:
        """Make the field."""
        super().__init__(question, words)
        self.prose = Prose(LONGEST_TEXT)

    def own(self) -> ComposeResult:
        """Say that no rule reads the text, then show the field."""
        yield Paragraph(plain(self.words("tui.ask.not_read")), classes="quiet")
        yield self.prose

    def typed_in(self) -> tuple[Field | Prose, ...]:
        """Return the one field."""
        return (self.prose,)

    def first(self) -> Widget:
        """Begin in the field."""
        return self.prose

    def show_own(self, value: Value | None) -> None:
        """Fill in a text."""
        self.prose.show_text(value if isinstance(value, str) else "")

    def own_given(self) -> object:
        """Return the text."""
        return self.prose.text.strip() or None


class ActivitiesBox(TypedBox):
    """Up to three activities, each with a number from 0 to 10."""

    missing = "activities"
    lines = 11

    def __init__(self, question: Question, words: Words) -> None:
        """Make the fields."""
        super().__init__(question, words)
        self.fields = tuple((Field(LONGEST_NAME), Field(2)) for _ in range(MOST_ACTIVITIES))

    def own(self) -> ComposeResult:
        """Show a line for each activity under two headings."""
        yield Paragraph(plain(self.words("tui.ask.scores")), classes="quiet")
        for name, score in self.fields:
            with Horizontal(classes="row activity"):
                yield name
                with Vertical(classes="part score"):
                    yield score

    def typed_in(self) -> tuple[Field | Prose, ...]:
        """Return name and score of each activity."""
        return tuple(field for activity in self.fields for field in activity)

    def first(self) -> Widget:
        """Begin with the first name."""
        return self.fields[0][0]

    def show_own(self, value: Value | None) -> None:
        """Fill in activities."""
        known = value if isinstance(value, tuple) else ()
        for number, (name, score) in enumerate(self.fields):
            activity = known[number] if number < len(known) else None
            name.show_text("" if activity is None else activity.name)
            score.show_text("" if activity is None else str(activity.score))

    def own_given(self) -> object:
        """Return the lines that hold something; a line without a number is for the engine to refuse."""
        filled = [(name.value.strip(), score.value.strip()) for name, score in self.fields]
        rows = [
            Activity(name, int(score)) if score.isdecimal() and score.isascii() else {"name": name, "score": score}
            for name, score in filled
            if name or score
        ]
        return rows or None


TYPED: Final[Mapping[Kind, Callable[[Question, Words], AnswerBox]]] = {
    "number": NumberBox,
    "date": DateBox,
    "text": TextBox,
    "activities": ActivitiesBox,
}
