"""Tries every answer to the questions that a scenario leaves open: none may make its result less urgent.

Each open question is answered in every way by itself; then all of them together, each time with what makes the result
least urgent, and with what makes it most urgent. Only the least is compared, since only too low is dangerous. The
answers tried for a number are its ends, some between, and those around each number that a condition names.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from sciatui.engine.answer import SCALE_TOP
from sciatui.engine.problem import Problem
from sciatui.flow.values import RANK, URGENCIES, Activity, Blank
from sciatui.headless.expectation import Miss
from sciatui.headless.play import give

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Final

    from sciatui.engine.session import Session
    from sciatui.flow.aliases import Urgency, Value
    from sciatui.flow.definition import Condition, Flow, Question
    from sciatui.headless.play import Given

_BETWEEN: Final = 20
_NUMBER: Final = re.compile(r"\b\d{1,9}(?:\.\d{1,4})?\b")
_PLAIN: Final[Mapping[str, Value]] = {
    "date": date(2000, 1, 1),
    "text": "x",
    "activities": (Activity("x", SCALE_TOP // 2),),
}
"""What is tried where conditions can read no more than that there is an answer."""


def explore(session: Session, expected: str) -> Iterator[tuple[Miss, Session]]:
    """Yield each way to answer on that ends below the urgency expected, with the session in which it does."""
    least = URGENCIES.index(expected)
    for question in _open(session):
        urgency, answer = min(_judged(session, question), key=lambda pair: RANK[pair[0]])
        if RANK[urgency] < least:
            after = _given(session, question.id, answer)
            yield Miss("explore", f"at least {expected}", f"{urgency} with {question.id}", (question.id,)), after
    for highest in (False, True):
        last = _to_the_end(session, highest=highest)
        if RANK[last.result().urgency] < least:
            how = "most" if highest else "least"
            came = f"{last.result().urgency} with the {how} urgent answer to every open question"
            yield Miss("explore", f"at least {expected}", came), last


def options(flow: Flow, question: Question) -> list[Given]:
    """Return the answers to try for one question."""
    blanks = [Blank.UNSURE] * question.unsure + [Blank.DECLINED] * question.decline
    return [*_values(flow, question), *blanks]


def _values(flow: Flow, question: Question) -> list[Value]:
    match question.kind:
        case "choice":
            return list(question.choices)
        case "choices" | "body_map":
            every = frozenset(question.choices)
            empty = [frozenset[str]()] if question.none else []
            return [*empty, *(frozenset({code}) for code in question.choices), every]
        case "scale":
            return list(range(SCALE_TOP + 1))
        case "number":
            return list(_numbers(flow, question))
        case _:
            return [_PLAIN[question.kind]]


def _numbers(flow: Flow, question: Question) -> list[int | Decimal]:
    """Return numbers on both sides of every limit that a condition on this question names."""
    low, high = question.minimum or 0, 100 if question.maximum is None else question.maximum
    found = {low, high, *(low + (high - low) * part // _BETWEEN for part in range(_BETWEEN))}
    for condition in _conditions(flow):
        if question.id in condition.reads:
            for text in _NUMBER.findall(condition.text):
                number = Decimal(text)
                found.update({number - 1, number, number + 1})
    whole = {number if question.decimal else int(number) for number in found}
    return sorted(number for number in whole if low <= number <= high)


def _conditions(flow: Flow) -> Iterator[Condition]:
    """Yield every condition that urgency can hang on."""
    yield from (flag.when for flag in flow.red_flags.values())
    yield from (advice.when for advice in flow.advice.values())
    yield from (question.when for question in flow.questions.values() if question.when is not None)


def _open(session: Session) -> list[Question]:
    effective = session.effective
    return [question for question in session.flow.questions.values() if effective[question.id] is Blank.UNANSWERED]


def _judged(session: Session, question: Question) -> Iterator[tuple[Urgency, Given]]:
    """Yield each answer to one question with the urgency that it gives."""
    flow = session.flow
    raw: dict[str, Value | Blank] = dict.fromkeys(flow.questions, Blank.UNANSWERED)
    raw |= {name: value for name, value in session.effective.items() if value is not Blank.NOT_ASKED}
    for answer in options(flow, question):
        raw[question.id] = answer
        yield flow.program.decide(raw)[0], answer


def _to_the_end(session: Session, *, highest: bool) -> Session:
    """Answer every open question, also those that come up on the way, as urgently as can be or as little."""
    sign = -1 if highest else 1
    for question in session.flow.questions.values():
        if session.effective[question.id] is Blank.UNANSWERED:
            _, answer = min(_judged(session, question), key=lambda pair: sign * RANK[pair[0]])
            session = _given(session, question.id, answer)
    return session


def _given(session: Session, question: str, answer: Given) -> Session:
    after = give(session, question, answer)
    if isinstance(after, Problem):
        raise ValueError(f"{question} takes every answer that is tried")  # noqa: TRY004 - a fault of ours
    return after
