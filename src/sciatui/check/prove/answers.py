"""The answers of one person as variables: for each question what was answered, or which blank it is.

Variables speak of effective answers: each of them is false for a question that is not asked. So what stands aside
counts nowhere, in formulas as in the engine.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sciatui.check.prove.formula import FALSE, TRUE, Formula, Text, at_most_one, conj, disj, implies, neg
from sciatui.check.prove.numbers import NUMBERS, SETS, Cuts, Steps, steps
from sciatui.flow.definition import Question


class Answer(NamedTuple):
    """One question in one state of answers, as formulas."""

    question: Question
    asked: Formula
    answered: Formula
    unsure: Formula
    declined: Formula
    codes: Mapping[str, Formula]
    """Code to whether it was chosen; on a set several may be."""
    borders: Mapping[int, Formula]
    """Step to whether the number is there or above."""
    number: str
    """The number itself, in steps, where arithmetic needs it; else empty."""

    @property
    def said(self) -> Formula:
        """Whether a word was said on it: an answer, "not sure" or "prefer not to say"."""
        return disj((self.answered, self.unsure, self.declined))

    @property
    def unanswered(self) -> Formula:
        """Whether it is asked and left open."""
        return conj((self.asked, neg(self.said)))

    @property
    def bits(self) -> tuple[Formula, ...]:
        """Everything that tells one word on it from another, but for the number itself."""
        return tuple(
            bit
            for bit in dict.fromkeys(
                (self.unsure, self.declined, self.answered, *self.codes.values(), *self.borders.values())
            )
            if bit != FALSE
        )


def left_open(answer: Answer) -> Answer:
    """Return the same question, asked where it was asked, without a word on it."""
    return answer._replace(
        answered=FALSE,
        unsure=FALSE,
        declined=FALSE,
        codes=dict.fromkeys(answer.codes, FALSE),
        borders=dict.fromkeys(answer.borders, FALSE),
    )


def is_blank(answer: Answer) -> Formula:
    """Return whether the person was not sure or declined."""
    return disj((answer.unsure, answer.declined))


def is_no(answer: Answer) -> Formula:
    """Return whether the answer is a plain no: the choice `no`, or none of the choices of a set."""
    if answer.question.kind in SETS:
        return conj((answer.answered, *map(neg, answer.codes.values()))) if answer.question.none else FALSE
    return answer.codes.get("no", FALSE)


def declare(text: Text, prefix: str, question: Question, asked: Formula, cuts: Cuts) -> Answer:
    """Add the variables of one question, and what holds between them."""
    name = f"{prefix}/{question.id}"
    # "Not sure" can be said to every question, also where no screen offers it.
    blanks = [text.declare(f"{name}/unsure"), text.declare(f"{name}/declined") if question.decline else FALSE]
    codes = {code: text.declare(f"{name}/is/{code}") for code in question.choices}
    if question.kind == "choice":
        text.require(at_most_one((*codes.values(), *blanks)))
        answered = text.define(f"{name}/answered", disj(codes.values()))
        words = (*codes.values(), *blanks)
    else:
        answered = text.declare(f"{name}/answered")
        text.require(at_most_one((answered, *blanks)))
        words = (answered, *blanks)
    if asked != TRUE:
        for word in words:
            text.require(implies(word, asked))
    if question.kind in SETS:
        for code in codes.values():
            text.require(implies(code, answered))
        if not question.none:
            text.require(implies(answered, disj(codes.values())))
    borders = {at: text.declare(f"{name}/from/{at}") for at in cuts.borders.get(question.id, ())}
    number = ""
    if question.kind in NUMBERS:
        _order(text, answered, borders)
        if question.id in cuts.arithmetic:
            number = text.declare(f"{name}/number", "Int")
            _measure(text, answered, borders, number, steps(question))
    return Answer(question, asked, answered, blanks[0], blanks[1], codes, borders, number)


def _order(text: Text, answered: Formula, borders: Mapping[int, Formula]) -> None:
    """Require that who is above a border is above all lower ones, and has answered."""
    below = answered
    for border in borders.values():
        text.require(implies(border, below))
        below = border


def _measure(text: Text, answered: Formula, borders: Mapping[int, Formula], number: str, scale: Steps) -> None:
    """Tie the number itself to its range and to the borders."""
    text.require(f"(<= {whole(scale.low)} {number} {whole(scale.high)})")
    for at, border in borders.items():
        text.require(implies(answered, f"(= {border} (>= {number} {whole(at)}))"))


def whole(number: int) -> str:
    """Write a whole number."""
    return str(number) if number >= 0 else f"(- {-number})"
