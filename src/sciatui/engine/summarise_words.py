"""Answers, dates and sources in words, as a summary, a list of answers or a screen shows them.

What a person typed is never part of these words: a text and the name of an activity stand apart, as `Typed`.
"""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sciatui.engine.events import Event
from sciatui.engine.reasons import telling
from sciatui.engine.result import Result
from sciatui.engine.session import Session
from sciatui.engine.summary import Mark, Row
from sciatui.flow.aliases import Effective, Value
from sciatui.flow.definition import Condition, Flow, Question, Source
from sciatui.flow.values import Blank
from sciatui.flow.words import Words

_SEPARATOR = "; "
"""Between labels, which may hold commas of their own."""


class Case(NamedTuple):
    """What the parts of a summary are made from."""

    flow: Flow
    words: Words
    result: Result
    answers: Effective
    events: tuple[Event, ...]
    today: date
    by_person: bool

    def __repr__(self) -> str:
        """Say what this is without what it holds: a fault must never print an answer."""
        return f"<Case {self.flow.id}>"

    def label(self, question: str) -> str:
        """Return the few words that stand for a question in a list."""
        return self.flow.questions[question].short

    def answer(self, question: str) -> str:
        """Return what was said to a question, in words."""
        return answer_in_words(self.flow.questions[question], self.answers[question], self.words)

    def telling(self, *reasons: tuple[Condition, Collection[str]]) -> "Case":
        """Return this case with only those choices of a set that count for one of these conditions, each with why."""
        counts: dict[str, frozenset[str]] = {}
        for condition, because in reasons:
            for question, chosen in telling(condition, self.answers, because).items():
                counts[question] = counts.get(question, frozenset()) | chosen
        return self._replace(answers={**self.answers, **counts})

    def row(self, question: str) -> Row:
        """Return a question and its answer as a row of a table."""
        return Row(self.label(question), self.answer(question), self.mark(question))

    def mark(self, question: str) -> Mark:
        """Return how a list marks the answer to a question."""
        return mark(self.flow.questions[question], self.answers[question])

    def labels(self, questions: Iterable[str]) -> str:
        """Return the labels of some questions as one line."""
        return _SEPARATOR.join(map(self.label, questions))

    def answers_line(self, questions: Iterable[str]) -> str:
        """Return some questions with their answers as one line."""
        return _SEPARATOR.join(
            self.words("summary.patterns.answer", label=self.label(question), answer=self.answer(question))
            for question in questions
        )


def case_of(session: Session, today: date, *, by_person: bool) -> Case:
    """Work out the result of a session and lay out what its summary is made from."""
    flow = session.flow
    return Case(flow, flow.words, session.result(), session.effective, session.events, today, by_person)


def mark(question: Question, answer: Value | Blank) -> Mark:
    """Return how a list marks an answer: a plain yes or no, or not known; else nothing.

    Only where yes and no are all there is to say: "no, and this is new" is no plain no.
    """
    if isinstance(answer, Blank):
        return "unsure" if answer is not Blank.NOT_ASKED else ""
    if answer == frozenset():
        return "no"
    if set(question.choices) != {"yes", "no"}:
        return ""
    return "yes" if answer == "yes" else "no"


def answer_in_words(question: Question, answer: Value | Blank, words: Words) -> str:
    """Return an answer as a person would say it. Typed text is not repeated here."""
    if isinstance(answer, Blank):
        return words(f"summary.answer.{answer.value}")
    match question.kind:
        case "choice":
            return question.choices.get(str(answer), str(answer))
        case "choices" | "body_map":
            chosen = answer if isinstance(answer, frozenset) else frozenset[str]()
            labels = [label for code, label in question.choices.items() if code in chosen]
            return _SEPARATOR.join(labels) or question.none or words("summary.answer.none")
        case "scale":
            return words("summary.answer.scale", score=str(answer))
        case "number":
            number = words.number(answer) if isinstance(answer, int | Decimal) else str(answer)
            unit = question.unit_one if answer == 1 else question.unit
            return words("summary.answer.with_unit", number=number, unit=unit).strip()
        case "date":
            return date_in_words(answer, words) if isinstance(answer, date) else str(answer)
        case "text" | "activities":
            return words("summary.answer.typed")


def source_in_words(source: Source, words: Words) -> str:
    """Return a citation as a line. A year that is not shown is told to be that, never taken from the day of reading.

    A title stays in the language of its page. What a flow made up itself has no page, so it is said in the person's.
    """
    year = words("summary.sources.no_year") if source.year is None else source.year
    if source.seen == "own":
        return words("summary.sources.own", publisher=source.publisher, year=year, address=source.address)
    return words(
        "summary.sources.source",
        publisher=source.publisher,
        year=year,
        title=source.title if source.title.endswith(("?", "!")) else f"{source.title}.",
        address=source.address,
        read=words(f"summary.sources.read_{source.seen}" if source.seen else "summary.sources.read", day=source.read),
    )


def date_in_words(day: date, words: Words) -> str:
    """Return a date with its month written out, which nobody can read the wrong way round."""
    return words("summary.date.long", day=day.day, month=words(f"summary.date.month_{day.month}"), year=day.year)
