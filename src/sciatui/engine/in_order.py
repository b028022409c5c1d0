"""A whole sheet of answers at once: what a person comes to who answers everything in the order asked.

The same as answering one question after the other, and many times faster, because nothing has to be worked out for the
moments in between. Where a moment in between could matter, it is worked out step by step after all.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sciatui.engine.events import Event
from sciatui.engine.replay import State, start, step
from sciatui.flow.definition import Flow
from sciatui.flow.values import Blank, Value


class Given(NamedTuple):
    """The events of a sheet, and the state that they come to."""

    events: tuple[Event, ...]
    state: State


def in_order(flow: Flow, answers: Mapping[str, Value | Blank]) -> Given:
    """Return what these checked answers come to. What is not asked is left out; interruptions are passed."""
    effective = flow.program.effective(answers)
    raw = {
        question: value
        for question, value in effective.items()
        if value is not Blank.NOT_ASKED and value is not Blank.UNANSWERED
    }
    events = tuple([_event(question, value) for question, value in raw.items()])
    for flag in flow.red_flags.values():
        if flag.interrupt and (not flag.steady or flag.when.truth(effective) is True):
            return _step_by_step(flow, events)
    state = State(
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
    return Given(events, state)


def _event(question: str, value: Value | Blank) -> Event:
    if isinstance(value, Blank):
        return Event("unsure" if value is Blank.UNSURE else "declined", question)
    return Event("answered", question, value)


def _step_by_step(flow: Flow, events: tuple[Event, ...]) -> Given:
    """Take one event after the other and pass each interruption when it comes."""
    state = start(flow)
    happened: list[Event] = []
    for event in events:
        state = step(flow, state, event)
        happened.append(event)
        while state.pending:
            passed = Event("acknowledged", state.pending[0])
            state = step(flow, state, passed)
            happened.append(passed)
    return Given(tuple(happened), state)
