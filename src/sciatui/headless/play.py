"""Plays answers into a session in the order asked, as a person would give them.

An answer is given once, when its question is asked; what a sheet holds beyond that stays unused. There is no
file, output or clock here.
"""

from __future__ import annotations

from sciatui.engine.problem import Problem
from sciatui.flow.values import Blank
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final, Literal, TypeAlias

    from sciatui.engine.session import Session
    from sciatui.flow.aliases import Value

    Given: TypeAlias = Value | Blank
    """What a sheet says of a question: a checked value, `UNSURE` or `DECLINED`."""

    Missing = Literal["leave-open", "not-sure", "halt"]
    """What becomes of a question without an answer: left open, marked as not sure, or the end of the way."""

    OnEmergency = Literal["stop", "continue", "wait"]
    """At an interruption: stop where it is an emergency, never stop, or wait until somebody acknowledges it."""


_WORDS: Final = frozenset({"answered", "unsure", "declined"})


class Played(NamedTuple):
    """How far the answers went. `lacks` is the question that they ended at; empty if they did not."""

    session: Session
    lacks: str = ""
    problem: Problem | None = None
    """Why `lacks` could not be marked as not sure, if that was tried."""


def play(session: Session, answers: Mapping[str, Given], missing: Missing, on_emergency: OnEmergency) -> Played:
    """Give each open question its answer, in the order asked.

    One pass is enough: whether a question is asked depends on earlier ones only. An answer that was given
    before and came back to be confirmed is not given again.
    """
    session = pass_by(session, on_emergency)
    given = ever_given(session)
    for question in session.flow.questions:
        if session.position.at == "interrupt":
            break
        if session.effective[question] is not Blank.UNANSWERED:
            continue
        answer = answers.get(question) if question not in given else None
        if answer is None:
            if missing == "leave-open":
                continue
            if missing == "halt":
                return Played(session, question)
            answer = Blank.UNSURE
        after = give(session, question, answer)
        if isinstance(after, Problem):
            return Played(session, question, after)
        session = pass_by(after, on_emergency)
    return Played(session)


def give(session: Session, question: str, answer: Given) -> Session | Problem:
    """Say one word on one question."""
    if answer is Blank.UNSURE:
        return session.unsure(question)
    if answer is Blank.DECLINED:
        return session.decline(question)
    return session.answer(question, answer)


def pass_by(session: Session, on_emergency: OnEmergency) -> Session:
    """Go on past interruptions: all of them, with `stop` those that are no emergency, with `wait` none."""
    while on_emergency != "wait" and (position := session.position).at == "interrupt":
        if on_emergency == "stop" and session.flow.red_flags[position.red_flag].urgency == "emergency":
            break
        session = session.acknowledge()
    return session


def ever_given(session: Session) -> frozenset[str]:
    """Return every question that a word was ever said on, also where it no longer counts."""
    return frozenset(event.subject for event in session.events if event.what in _WORDS)


def end(session: Session) -> Session:
    """Bring a session to its end: confirmed where everything is answered, else stopped."""
    session = session.go_on()
    return session.finish() if session.position.at == "check" else session.stop()
