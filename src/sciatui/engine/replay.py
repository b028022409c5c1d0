"""The fold: what a list of events comes to. One small step for each event, and nothing is ever deleted.

Rules, texts and exports read `effective` and nothing else. An answer whose question stops being asked is kept
aside; when the question comes back, the old answer is only a suggestion that must be confirmed.
"""

from __future__ import annotations

from types import MappingProxyType

from sciatui.engine.plan import Plan
from sciatui.flow.values import RANK, Blank
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from sciatui.engine.events import Event
    from sciatui.flow.aliases import Effective, Value
    from sciatui.flow.definition import Flow

    Raw = Mapping[str, Value | Blank]


class State(NamedTuple):
    """Everything that follows from the events so far."""

    raw: Raw
    """The last word on each question."""
    unconfirmed: frozenset[str]
    """Questions whose last word counts only after it is confirmed."""
    effective: Effective
    pending: tuple[str, ...]
    """Red flags that must be shown before anything else, most urgent first."""
    acknowledged: frozenset[str]
    deferred: bool
    """The person went back from an interruption to change an answer; it waits until then."""
    raised: Mapping[str, str]
    """Every red flag that interrupted, with the question that raised it, in the order raised."""
    cursor: str
    """The screen that the person went back to; empty when they are where the next question is."""
    returns: bool
    """From the cursor an answer leads straight to what is due, not through the screens after it."""
    ended: bool

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return f"<State of {len(self.raw)} answers>"


def start(flow: Flow) -> State:
    """Return the state before anything happened."""
    nothing: Raw = MappingProxyType({})
    return State(
        raw=nothing,
        unconfirmed=frozenset(),
        effective=flow.program.effective(nothing),
        pending=(),
        acknowledged=frozenset(),
        deferred=False,
        raised=MappingProxyType({}),
        cursor="",
        returns=False,
        ended=False,
    )


def step(flow: Flow, state: State, event: Event) -> State:
    """Return the state after `event`."""
    match event.what:
        case "answered" | "unsure" | "declined" | "cleared":
            return _word(flow, state, event)
        case "back" | "change":
            return state._replace(
                cursor=event.subject,
                returns=event.what == "change",
                deferred=event.subject != "",
                ended=False,
            )
        case "next":
            return _onward(flow, state._replace(deferred=False))
        case "acknowledged":
            acknowledged = state.acknowledged | {event.subject}
            pending = tuple(flag for flag in state.pending if flag != event.subject)
            return state._replace(acknowledged=acknowledged, pending=pending, deferred=False)
        case "finished" | "stopped":
            return state._replace(ended=True, cursor="", deferred=False)


def _word(flow: Flow, state: State, event: Event) -> State:
    """Take one word on a question: recompute what is effective, set aside what is no longer asked."""
    question = event.subject
    raw = dict(state.raw)
    unconfirmed = state.unconfirmed - {question}
    if event.what == "cleared":
        raw.pop(question, None)
    else:
        raw[question] = event.answer
    plan = Plan.of(flow)
    if question in plan.gates or state.effective[question] is Blank.NOT_ASKED:
        counted = {name: value for name, value in raw.items() if name not in unconfirmed} if unconfirmed else raw
        effective = flow.program.effective(counted)
        unconfirmed |= {name for name in raw if effective[name] is Blank.NOT_ASKED}
    else:
        # Whether anything else is asked does not hang on it, so nothing else can have changed.
        effective = {**state.effective, question: raw.get(question, Blank.UNANSWERED)}
    after = State(
        raw=MappingProxyType(raw),
        unconfirmed=unconfirmed,
        effective=effective,
        pending=state.pending,
        acknowledged=state.acknowledged,
        deferred=False,
        raised=state.raised,
        cursor=state.cursor,
        returns=state.returns,
        ended=False,
    )
    # A red flag may be true before anything was said; then the first word raises it, whatever it is about.
    if question in plan.gates or question in plan.alarms or not state.raw:
        after = _interruptions(flow, after, question)
    single = after.cursor and flow.screens[after.cursor].questions == (question,)
    return _onward(flow, after) if single and event.what != "cleared" else after


def _interruptions(flow: Flow, state: State, question: str) -> State:
    """Find the red flags that must be shown at once."""
    effective = state.effective
    fired = [flag for flag in Plan.of(flow).interrupting if flag.when.truth(effective) is True]
    if not fired and not state.acknowledged and not state.pending:
        return state
    acknowledged = state.acknowledged & {flag.id for flag in fired}
    fired.sort(key=lambda flag: -RANK[flag.urgency])
    pending = tuple(flag.id for flag in fired if flag.id not in acknowledged)
    raised = dict(state.raised)
    for flag in pending:
        raised.setdefault(flag, question)
    return state._replace(acknowledged=acknowledged, pending=pending, raised=MappingProxyType(raised))


def _onward(flow: Flow, state: State) -> State:
    """Leave the cursor's screen: to the next answered screen after it, or to what is due."""
    if not state.cursor:
        return state
    if state.returns:
        return state._replace(cursor="")
    screens = list(flow.screens)
    for screen in screens[screens.index(state.cursor) + 1 :]:
        values = [state.effective[question] for question in flow.screens[screen].questions]
        if Blank.UNANSWERED in values:
            break
        if any(value is not Blank.NOT_ASKED for value in values):
            return state._replace(cursor=screen)
    return state._replace(cursor="")
