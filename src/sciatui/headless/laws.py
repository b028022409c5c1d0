"""What must hold of every session of every flow, whoever takes whatever way through it.

Each law is a function that says what is wrong, or nothing. `Signs` watches the law that needs the way as well: a
warning sign that is true stays true while the answers that made it so stay.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from sciatui.engine import log
from sciatui.engine.reasons import enough
from sciatui.engine.result import Result
from sciatui.engine.session import Session
from sciatui.export.result_json import as_json, dumps
from sciatui.flow.aliases import Effective, Value
from sciatui.flow.definition import RedFlag
from sciatui.flow.values import RANK, Blank

_A_DAY: Final = date(2026, 1, 1)
_NOTHING: Final = (Blank.UNANSWERED, Blank.NOT_ASKED)
_WORDS: Final = {Blank.UNSURE: "unsure", Blank.DECLINED: "declined"}


class Broken(NamedTuple):
    """A law that a session breaks."""

    law: str
    about: str
    """Id of the red flag, guarantee or question; never an answer."""
    at_least: str = ""
    """The urgency that the result should have had at least; empty where the law is not about that."""


def broken_laws(session: Session) -> Iterator[Broken]:
    """Yield each law that a session breaks at the end of its way."""
    result = session.result()
    for law in _LAWS:
        yield from law(session, result)


def _replay(session: Session, result: Result) -> Iterator[Broken]:
    """Hold that a log that is written and read again gives the same session."""
    again = log.read(session.flow, log.write(session, _A_DAY)).session
    same = (
        again.events == session.events
        and again.raw == session.raw
        and again.effective == session.effective
        and again.position == session.position
        and again.path == session.path
        and again.result() == result
    )
    if not same:
        yield Broken("replay gives the live session", "")


def _same_answers(session: Session, result: Result) -> Iterator[Broken]:
    """Hold that the same answers given straight on come to the same result, but for what tells of the way."""
    straight = Session.replay(session.flow, result.asked)
    if straight.effective != session.effective or _without_way(straight.result()) != _without_way(result):
        yield Broken("the way to the same answers does not matter", "")


def _without_way(result: Result) -> Result:
    return result._replace(withdrawn=(), interrupted_at="", status="finished")


def _urgency(session: Session, result: Result) -> Iterator[Broken]:
    """Hold that no result is less urgent than a true warning sign, or than what an unknown one gives at least."""
    for flag in session.flow.red_flags.values():
        truth = flag.when.truth(session.effective)
        least = flag.urgency if truth else flag.if_unknown if truth is None else None
        if least is not None and RANK[result.urgency] < RANK[least]:
            yield Broken("no result is less urgent than its warning signs", flag.id, least)


def _guarantees(session: Session, result: Result) -> Iterator[Broken]:
    """Hold that every guarantee of the flow is kept, as it is proved: also where something is left open."""
    for guarantee in session.flow.guarantees.values():
        if RANK[result.urgency] < RANK[guarantee.at_least] and guarantee.given.truth(session.effective) is True:
            yield Broken("a guarantee holds", guarantee.id, guarantee.at_least)


def _program(session: Session, result: Result) -> Iterator[Broken]:
    """Hold that the program that only decides comes to the same as the one that explains."""
    raw = {name: Blank.UNANSWERED if value is Blank.NOT_ASKED else value for name, value in session.effective.items()}
    urgency, _ = session.flow.program.decide(raw)
    if urgency != result.urgency:
        yield Broken(
            "the short way to the urgency gives the same", "", max(urgency, result.urgency, key=RANK.__getitem__)
        )


def _asked(session: Session, _result: Result) -> Iterator[Broken]:
    """Hold that a question is asked exactly when its condition is true; no answer that is hidden counts."""
    effective = session.effective
    for question in session.flow.questions.values():
        is_due = question.when is None or question.when.truth(effective) is True
        if is_due is (effective[question.id] is Blank.NOT_ASKED):
            yield Broken("a question is asked exactly when its condition is true", question.id)


def _not_asked(session: Session, result: Result) -> Iterator[Broken]:
    """Hold that what is not asked is nowhere in the result."""
    named = {asked.subject for asked in result.asked}
    for fired in (*result.red_flags, *result.advice):
        named.update(fired.because)
    for withheld in result.withheld:
        named.update(withheld.because)
    for pattern in result.patterns:
        named.update(pattern.supports, pattern.against)
    yield from (
        Broken("what is not asked is never in the result", name)
        for name in sorted(named)
        if session.effective[name] is Blank.NOT_ASKED
    )


def _json(session: Session, _result: Result) -> Iterator[Broken]:
    """Hold that the result can be written as JSON, and says nothing else when it is read."""
    document = as_json(session)
    try:
        same = json.loads(dumps(document)) == document
    except (TypeError, ValueError):
        same = False
    if not same:
        yield Broken("the result can be written as JSON", "")


_LAWS: Final[tuple[Callable[[Session, Result], Iterator[Broken]], ...]] = (
    _urgency,
    _guarantees,
    _asked,
    _not_asked,
    _program,
    _json,
    _same_answers,
    _replay,
)


class Signs:
    """The warning signs that are true, each with the answers that were enough for it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._true: dict[str, tuple[RedFlag, dict[str, Value | Blank]]] = {}

    def follow(self, session: Session) -> Iterator[Broken]:
        """Look at the session after one more step; yield each sign that went although its answers stayed."""
        effective = session.effective
        for flag in session.flow.red_flags.values():
            is_true = flag.when.truth(effective) is True
            known = self._true.get(flag.id)
            if is_true and known is None:
                self._true[flag.id] = (flag, _enough(flag, effective))
            elif not is_true and known is not None:
                del self._true[flag.id]
                if all(effective[name] == value for name, value in known[1].items()):
                    yield Broken("a warning sign stays while its answers stay", flag.id, flag.urgency)


def _enough(flag: RedFlag, effective: Effective) -> dict[str, Value | Blank]:
    """Return the answers that make a sign true whatever else is said, and what was not asked, which it leans on too."""
    reasons = enough(flag.when, effective)
    not_asked = (name for name in flag.when.reads if effective[name] is Blank.NOT_ASKED)
    return {name: effective[name] for name in (*reasons, *not_asked)}


def judge(sessions: Iterable[Session], first: Session) -> tuple[Session, tuple[Broken, ...]]:
    """Follow a session step by step to its end; return the end and every law that was broken."""
    signs = Signs()
    found = list(signs.follow(first))
    last = first
    for last in sessions:
        found += signs.follow(last)
    return last, (*found, *broken_laws(last))
