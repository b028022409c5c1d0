"""Plays a scenario and compares what comes of it with what it expects.

The first answers are given when they are asked for; each step then changes, answers and looks. It prints nothing.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.values import Blank
from sciatui.headless.expectation import Miss, Outcome, misses
from sciatui.headless.play import Given, end, ever_given, give, pass_by, play
from sciatui.headless.scenario_file import Scenario, Step


class Failure(NamedTuple):
    """An expectation that was not met, and the session as it stood then."""

    where: str
    """`step 2` or nothing at the end."""
    miss: Miss
    session: Session


class Played(NamedTuple):
    """A scenario that was played to its end."""

    scenario: Scenario
    session: Session
    failures: tuple[Failure, ...]


def play_scenario(scenario: Scenario) -> Played:
    """Play all of a scenario, also beyond a failure."""
    failures: list[Failure] = []
    session = _go_on(scenario, Session.begin(scenario.flow))
    for number, step in enumerate(scenario.steps, 1):
        session, found = _play_step(scenario, session, step)
        found.extend(misses(step.expect, _outcome(scenario, session)))
        failures += [Failure(f"step {number}", miss, session) for miss in found]
    session = end(session)
    found = [*misses(scenario.expect, _outcome(scenario, session)), *_never_asked_for(scenario, session)]
    failures += [Failure("", miss, session) for miss in found]
    return Played(scenario, session, tuple(failures))


def _go_on(scenario: Scenario, session: Session) -> Session:
    """Give the first answers that are asked for by now, and leave the other questions open."""
    answers = {**scenario.base, **scenario.answers}
    return play(session, answers, "leave-open", scenario.on_emergency).session


def _play_step(scenario: Scenario, session: Session, step: Step) -> tuple[Session, list[Miss]]:
    found: list[Miss] = []
    lost: dict[str, None] = {}
    for question in _in_order(session, step.change):
        answer = step.change[question]
        session = session.change(session.flow.questions[question].screen)
        lost.update(dict.fromkeys(_lost(session, question, answer)))
        session, missed = _say(scenario, session, question, answer)
        session = session.go_on()
        found += missed
    if step.loses is not None and set(step.loses) != set(lost):
        found.append(Miss("loses", _listed(step.loses), _listed(lost), tuple(sorted({*step.loses} ^ {*lost}))))
    for question in _in_order(session, step.answers):
        session, missed = _say(scenario, session, question, step.answers[question])
        found += missed
    return _go_on(scenario, session), found


def _say(scenario: Scenario, session: Session, question: str, answer: Given) -> tuple[Session, list[Miss]]:
    """Give one answer of a step, and say so if it is not taken."""
    after = give(session, question, answer)
    if isinstance(after, Problem):
        return session, [Miss(f"answers.{question}", "an answer that is taken", after.refusal.value, (question,))]
    return pass_by(after, scenario.on_emergency), []


def _lost(session: Session, question: str, answer: Given) -> tuple[str, ...]:
    """Return the answers that would no longer count; unlike `would_lose` it also knows the two blanks."""
    after = give(session, question, answer)
    if isinstance(after, Problem):
        return ()
    answered = (asked.question for asked in session.result().asked)
    return tuple(name for name in answered if after.effective[name] is Blank.NOT_ASKED)


def _in_order(session: Session, answers: Mapping[str, Given]) -> Iterator[str]:
    return (question for question in session.flow.questions if question in answers)


def _outcome(scenario: Scenario, session: Session) -> Outcome:
    return Outcome(session.result(), tuple(sorted((scenario.base.keys() | scenario.answers) - ever_given(session))))


def _never_asked_for(scenario: Scenario, session: Session) -> Iterator[Miss]:
    """Complain of an answer of the scenario's own that nobody asked for, unless it says that this is meant."""
    meant = {name for key in ("unused", "not_asked") for name in _names(scenario.expect.get(key))}
    unused = [name for name in _in_order(session, scenario.answers) if name not in ever_given(session)]
    left = [name for name in unused if name not in meant]
    if left and not scenario.unused:
        yield Miss("answers", "every answer is asked for", f"never asked for: {_listed(left)}", tuple(left))


def _names(wanted: object) -> list[str]:
    return wanted if isinstance(wanted, list) else []


def _listed(names: Mapping[str, None] | tuple[str, ...] | list[str]) -> str:
    return ", ".join(names) or "none"
