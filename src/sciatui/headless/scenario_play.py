"""Plays a scenario and compares what comes of it with what it expects.

The first answers are given when they are asked for; each step then acts, changes, answers and looks. It prints nothing.
"""

from __future__ import annotations

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.headless.expectation import Miss, Outcome, misses
from sciatui.headless.explore import explore
from sciatui.headless.play import end, ever_given, give, pass_by, play
from sciatui.headless.scenario_step import Step, page_of
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Final

    from sciatui.flow.complaint import Path as Place
    from sciatui.headless.play import Given
    from sciatui.headless.scenario_file import Scenario

_NOTHING_TO: Final[Mapping[str, str]] = {
    "back": "a page to go back to",
    "go_on": "an answered page to go on from",
    "acknowledge": "an interruption",
    "finish": "the page where answers are checked",
    "stop": "a session that has not ended",
}


class Failure(NamedTuple):
    """An expectation that was not met, and the session as it stood then."""

    where: str
    """`step 2` or nothing at the end."""
    at: Place
    """Where the expectation stands in the scenario."""
    miss: Miss
    session: Session


class Played(NamedTuple):
    """A scenario that was played to its end."""

    scenario: Scenario
    session: Session
    failures: tuple[Failure, ...]
    looks: tuple[Session, ...]
    """The session at the end of each step and at the end of all."""


def play_scenario(scenario: Scenario) -> Played:
    """Play all of a scenario, also beyond a failure."""
    failures: list[Failure] = []
    looks: list[Session] = []
    session = _go_on(scenario, Session.begin(scenario.flow))
    for number, step in enumerate(scenario.steps):
        playing = _Playing(scenario, session)
        playing.step(step)
        playing.expect(step.expect)
        session = playing.session
        looks.append(session)
        failures += [Failure(f"step {number + 1}", ("step", number, *at), miss, session) for at, miss in playing.found]
    playing = _Playing(scenario, end(session))
    playing.expect(scenario.expect)
    playing.find(("answers",), _never_asked_for(scenario, playing.session))
    failures += [Failure("", at, miss, playing.session) for at, miss in playing.found]
    if scenario.explores and not failures:
        tried = explore(playing.session, str(scenario.expect.get("urgency") or scenario.expect["urgency_at_least"]))
        failures += [Failure("", ("explore",), miss, session) for miss, session in tried]
    return Played(scenario, playing.session, tuple(failures), (*looks, playing.session))


def _go_on(scenario: Scenario, session: Session) -> Session:
    """Give the first answers that are asked for by now, and leave the other questions open."""
    answers = {**scenario.base, **scenario.answers}
    return play(session, answers, "leave-open", scenario.on_emergency).session


class _Playing:
    """A session while a scenario acts on it, and what was found wrong on the way."""

    def __init__(self, scenario: Scenario, session: Session) -> None:
        """Begin where the session stands."""
        self.scenario = scenario
        self.session = session
        self.found: list[tuple[Place, Miss]] = []

    def find(self, at: Place, missed: Iterable[Miss]) -> None:
        """Note what is wrong with what stands at `at`."""
        self.found += [(at, miss) for miss in missed]

    def expect(self, expect: Mapping[str, object]) -> None:
        """Compare the result as it would be now."""
        for miss in misses(expect, _outcome(self.scenario, self.session)):
            self.find(("expect", *miss.key.split(".")), [miss])

    def step(self, step: Step) -> None:
        """Do everything that a step says."""
        shown = page_of(self.session.position)
        if step.page and shown != step.page:
            self.find(("page",), [Miss("page", step.page, shown, _reads(self.session, step.page))])
        for verb in step.do:
            self._do(verb)
        self._change(step)
        for question in step.clear:
            self._take(("clear",), question, self.session.clear(question))
        for question in _in_order(self.session, step.answers):
            self._take(("answers", question), question, give(self.session, question, step.answers[question]))
        self.session = _go_on(self.scenario, self.session)

    def _do(self, verb: str) -> None:
        """Do what a person can do besides answering; each changes something or was not possible."""
        after: Session = getattr(self.session, verb)()
        if after is self.session:
            shown = page_of(self.session.position)
            self.find(("do",), [Miss(f"do.{verb}", _NOTHING_TO[verb], f"the page {shown}")])
        self.session = pass_by(after, self.scenario.on_emergency)

    def _change(self, step: Step) -> None:
        lost: dict[str, None] = {}
        for question in _in_order(self.session, step.change):
            answer = step.change[question]
            session = self.session.change(self.session.flow.questions[question].screen)
            lost.update(dict.fromkeys(session.would_lose(question, answer)))
            self.session = session
            self._take(("change", question), question, give(session, question, answer))
            self.session = self.session.go_on()
        if step.loses is not None and set(step.loses) != set(lost):
            about = tuple(sorted({*step.loses} ^ {*lost}))
            self.find(("loses",), [Miss("loses", _listed(step.loses), _listed(lost), about, list(lost))])

    def _take(self, at: Place, question: str, after: Session | Problem) -> None:
        """Take the session that one answer leads to, and say so if it was not taken."""
        if isinstance(after, Problem):
            wanted = "an answer that is taken"
            self.find(at, [Miss(f"answers.{question}", wanted, after.refusal.value, (question,))])
        else:
            self.session = pass_by(after, self.scenario.on_emergency)


def _reads(session: Session, page: str) -> tuple[str, ...]:
    """Return what a page asks, or the red flag that it is, so that a failure can show why it is not there."""
    screen = session.flow.screens.get(page)
    return (page,) if screen is None else screen.questions


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
