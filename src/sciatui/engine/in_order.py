"""A whole sheet of answers at once: what a person comes to who answers everything in the order asked.

The same as answering one question after the other, and many times faster, because nothing has to be worked out for the
moments in between. Where a moment in between could matter, it is worked out step by step after all. Many sheets of one
flow are read by generated code (`plan`), a few by the plain loop here; tests hold the two to each other.
"""

from __future__ import annotations

from types import MappingProxyType

from sciatui.engine.events import Event
from sciatui.engine.plan import Plan, Refused, checked_answer
from sciatui.engine.problem import Problem
from sciatui.engine.replay import State, start, step
from sciatui.flow.values import Blank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Final

    from sciatui.engine.plan import Known
    from sciatui.engine.result import Status
    from sciatui.flow.aliases import Value
    from sciatui.flow.definition import Flow
    from sciatui.flow.program import Finding


class Given:
    """A sheet that was read without an interruption. Answers and state are made where they are asked for."""

    __slots__ = ("_effective", "_lacks", "asked", "findings", "plan")

    raised: Final[Mapping[str, str]] = {}

    def __init__(
        self,
        plan: Plan,
        asked: tuple[Event, ...],
        findings: list[Known | Finding],
        lacks: tuple[Event | bool | None, ...] | None,
    ) -> None:
        """Hold what was read, as `Sheet` has it."""
        self.plan = plan
        self.asked = asked
        self.findings = findings
        self._lacks = lacks
        self._effective: dict[str, Value | Blank] | None = None

    @property
    def status(self) -> Status:
        """Whether everything that is asked was answered."""
        return "finished" if self._lacks is None else "stopped"

    def effective(self) -> dict[str, Value | Blank]:
        """Every question with what rules read of it."""
        if self._effective is None:
            questions = self.plan.flow.questions
            self._effective = dict.fromkeys(questions, Blank.NOT_ASKED)
            if self._lacks is not None:
                left_open = (name for name, one in zip(questions, self._lacks, strict=True) if one is False)
                self._effective.update(dict.fromkeys(left_open, Blank.UNANSWERED))
            self._effective.update(_answers(self.asked))
        return self._effective

    @property
    def state(self) -> State:
        """What the events come to."""
        return _straight(_answers(self.asked), self.effective())


def in_order(flow: Flow, answers: Mapping[str, object]) -> Given | tuple[tuple[Event, ...], State] | Problem:
    """Return what answers come to. Each is checked, also where it is not asked for, and the first problem is returned.

    What is not asked is left out; interruptions are passed.
    """
    plan = Plan.of(flow)
    reader = plan.reader or plan.warm()
    if reader is not None:
        try:
            asked, findings, lacks, stops = reader(answers)
        except Refused as refused:
            return refused.problem
        except TypeError:
            pass  # an answer that no table can look up, such as a list where a single code belongs
        else:
            if not stops and not (plan.fickle and _stops_between(plan, _answers(asked))):
                return Given(plan, asked, findings, lacks)
    taken: dict[str, Value | Blank] = {}
    for question in flow.questions.values():
        if question.id in answers:
            checked = checked_answer(flow, question, answers[question.id])
            if isinstance(checked, Problem):
                return checked
            taken[question.id] = checked
    return _checked_in_order(plan, flow, taken)


def _answers(events: Iterable[Event]) -> dict[str, Value | Blank]:
    """Return the answers that events say, by question."""
    return {event.subject: event.answer for event in events}


def _stops_between(plan: Plan, raw: Mapping[str, Value | Blank]) -> bool:
    """Say whether answers in order make a red flag true for a while, though it may no longer be so at the end."""
    given: dict[str, Value | Blank] = {}
    for question, answer in raw.items():
        given[question] = answer
        if question in plan.watched or len(given) == 1:  # one may be true before anything was said
            moment = plan.flow.program.effective(given)
            if any(flag.when.truth(moment) is True for flag in plan.fickle):
                return True
    return False


def _checked_in_order(plan: Plan, flow: Flow, answers: Mapping[str, Value | Blank]) -> tuple[tuple[Event, ...], State]:
    """Return the events of checked answers, and the state that they come to."""
    effective = flow.program.effective(answers)
    raw: dict[str, Value | Blank] = {
        question: value
        for question, value in effective.items()
        if value is not Blank.NOT_ASKED and value is not Blank.UNANSWERED
    }
    events = tuple([Event.of(question, value) for question, value in raw.items()])
    stops = any(flag.when.truth(effective) is True for flag in flow.red_flags.values() if flag.interrupt)
    if stops or (plan.fickle and _stops_between(plan, raw)):
        return _step_by_step(flow, events)
    return events, _straight(raw, effective)


def _straight(raw: dict[str, Value | Blank], effective: dict[str, Value | Blank]) -> State:
    """Return the state of a person whom nothing interrupted and who never went back."""
    return State(
        raw=MappingProxyType(raw),
        unconfirmed=frozenset(),
        effective=effective,
        pending=(),
        acknowledged=frozenset(),
        deferred=False,
        raised=MappingProxyType({}),
        cursor="",
        returns=False,
        ended=False,
    )


def _step_by_step(flow: Flow, events: tuple[Event, ...]) -> tuple[tuple[Event, ...], State]:
    """Take one event after the other and pass each interruption when it comes."""
    state = start(flow)
    happened: list[Event] = []
    for one in events:
        state = step(flow, state, one)
        happened.append(one)
        while state.pending:
            passed = Event("acknowledged", state.pending[0])
            state = step(flow, state, passed)
            happened.append(passed)
    return tuple(happened), state
