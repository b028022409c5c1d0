"""Makes a session that breaks a law as short as it can be while it still breaks the same one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sciatui.engine.events import Event
from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.definition import Flow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from sciatui.engine.events import What

_METHODS: Final[Mapping[What, str]] = {
    "back": "back",
    "next": "go_on",
    "acknowledged": "acknowledge",
    "finished": "finish",
    "stopped": "stop",
}

Breaks = Callable[[Flow, Sequence[Event]], bool]


def shrunk(session: Session, breaks: Breaks) -> Session:
    """Return a session with as few events as can be found; `breaks` says whether it still shows what is wrong."""
    events = list(session.events)
    size = len(events) // 2
    while size:
        start = 0
        while start < len(events):
            fewer = possible(session.flow, [*events[:start], *events[start + size :]])
            if len(fewer) < len(events) and breaks(session.flow, fewer):
                events = fewer
            else:
                start += size
        size //= 2
    return Session.replay(session.flow, events)


def possible(flow: Flow, events: Sequence[Event]) -> list[Event]:
    """Return the events that can still happen, one after the other, when some of a session are taken out."""
    *_, last = steps(flow, events)
    return list(last.events)


def steps(flow: Flow, events: Sequence[Event]) -> Iterator[Session]:
    """Yield a new session and the session after each event that can happen."""
    session = Session.begin(flow)
    yield session
    for event in events:
        after = _again(session, event)
        if not isinstance(after, Problem) and after is not session:
            session = after
            yield session


def _again(session: Session, event: Event) -> Session | Problem:
    match event.what:
        case "answered":
            return session.answer(event.subject, event.value)
        case "unsure":
            return session.unsure(event.subject)
        case "declined":
            return session.decline(event.subject)
        case "cleared":
            return session.clear(event.subject)
        case "change":
            return session.change(event.subject)
        case _:
            after: Session = getattr(session, _METHODS[event.what])()
            return after
