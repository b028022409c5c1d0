"""Watches sessions and notes what they show of a flow.

A state is seen where an answer led to it. That a condition is unknown because nobody got that far, or false because
nothing it reads was asked, shows nothing, so neither counts. Only scenarios that pass should be watched.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from sciatui.engine.answer import NONE
from sciatui.engine.replay import start, step
from sciatui.engine.result import Result
from sciatui.engine.session import Session
from sciatui.flow.aliases import Effective, Value
from sciatui.flow.condition.generate import Compiler
from sciatui.flow.condition.tree import Asks
from sciatui.flow.definition import Condition, Flow, Question
from sciatui.flow.load import Checked
from sciatui.flow.values import Blank
from sciatui.headless.coverage_goals import Goal, Goals, Kind, goals_of

Truth: TypeAlias = Callable[[Effective], bool | None]

_STATES: Mapping[bool | None, str] = {True: "true", False: "false", None: "unknown"}
_WORDS = ("answered", "unsure", "declined")
_OPEN = (Blank.NOT_ASKED, Blank.UNANSWERED)
_SAID = (Blank.UNSURE, Blank.DECLINED)


class Watcher:
    """What was seen of one flow so far."""

    def __init__(self, flow: Flow, checked: Checked) -> None:
        """Begin with nothing seen."""
        if checked.conditions is None:
            raise ValueError("what was studied is sound")
        self.flow = flow
        self.goals: Goals = goals_of(flow, checked)
        compiler = Compiler(checked.conditions.definitions)
        functions = compiler.functions([atom.tree for atom in self.goals.atoms])
        self._atoms = list(zip(self.goals.atoms, functions, strict=True))

    def watch(self, looks: Iterable[Session]) -> set[Goal]:
        """Return what one scenario shows: `looks` are the moments at which it looked, the last at its end."""
        seen: set[Goal] = set()
        session = None
        for session in looks:
            seen.update(self._states(session))
        if session is not None:
            seen.update(Goal("edit", question, "lost answers") for question in _lossy_edits(session))
        return seen & self.goals.spots.keys()

    def _states(self, session: Session) -> Iterator[Goal]:
        effective, result = session.effective, session.result()
        for question in self.flow.questions.values():
            yield from _answer(question, effective[question.id])
        for atom, truth in self._atoms:
            value = truth(effective)
            # That a question was not asked shows all that there is to see of `asked`.
            if shows(value, atom.reads, effective) or (isinstance(atom.tree, Asks) and atom.tree.state == "asked"):
                yield Goal("atom", atom.id, _STATES[value])
        yield from self._rules(effective)
        yield from (Goal("interruption", flag, "shown") for flag in session.raised)
        yield from self._result(effective, result)

    def _rules(self, effective: Effective) -> Iterator[Goal]:
        for flag in self.flow.red_flags.values():
            yield from _rule("red flag", flag.id, flag.when, effective)
        for advice in self.flow.advice.values():
            yield from _rule("advice", advice.id, advice.when, effective)

    def _result(self, effective: Effective, result: Result) -> Iterator[Goal]:
        yield from (Goal("pattern", pattern.id, pattern.fit) for pattern in result.patterns)
        for pattern in self.flow.patterns.values():
            truths = (pattern.fit.truth(effective), pattern.partly.truth(effective))
            if truths == (False, False) and shows(False, pattern.fit.reads, effective):  # noqa: FBT003 - a truth
                yield Goal("pattern", pattern.id, "no")
        for total in result.scores:
            for band in self.flow.scores[total.id].bands:
                if band.low <= total.low and total.high <= band.high:
                    yield Goal("score band", total.id, f"{band.low} to {band.high}")
        yield from (Goal("treatment", entry.id, "offered") for entry in result.treatments)
        yield from (Goal("treatment", entry.id, "withheld") for entry in result.withheld)
        yield from (Goal("topic", topic, "shown") for topic in result.topics)
        yield from (Goal("visit question", question, "shown") for question in result.visit_questions)
        yield from (Goal("recheck", name, "shown") for name in (result.recheck,) if name)


def shows(truth: bool | None, reads: Iterable[str], effective: Effective) -> bool:  # noqa: FBT001 - it is the subject
    """Say whether an answer led to this truth, rather than that nothing was asked or said."""
    values = [effective[name] for name in reads]
    if truth is None:
        return any(value in _SAID for value in values if isinstance(value, Blank))
    return truth or any(value is not Blank.NOT_ASKED for value in values)


def _answer(question: Question, value: Value | Blank) -> Iterator[Goal]:
    if isinstance(value, Blank):
        if value not in _OPEN:
            yield Goal("question", question.id, "asked")
        return
    yield Goal("question", question.id, "asked")
    if isinstance(value, frozenset):
        yield from (Goal("choice", question.id, code) for code in value or {NONE})
    elif question.kind == "choice":
        yield Goal("choice", question.id, str(value))


def _rule(kind: Kind, name: str, when: Condition, effective: Effective) -> Iterator[Goal]:
    truth = when.truth(effective)
    if shows(truth, when.reads, effective):
        yield Goal(kind, name, _STATES[truth])


def _lossy_edits(session: Session) -> Iterator[str]:
    """Yield each question whose change made other answers no longer count."""
    given: set[str] = set()
    state = start(session.flow)
    for event in session.events:
        after = step(session.flow, state, event)
        if event.subject in given and any(
            after.effective[name] is Blank.NOT_ASKED
            for name, value in state.effective.items()
            if not isinstance(value, Blank) or value not in _OPEN
        ):
            yield event.subject
        if event.what in _WORDS:
            given.add(event.subject)
        state = after
