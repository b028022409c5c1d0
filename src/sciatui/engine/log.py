"""A session as bytes and back: one JSON line for each event, each with a digest that chains it to the line before.

The first line names the log's format and the flow with its content hash. A last line that is torn is dropped, and the
reader is told; damage before it is refused, so that a different answer is never taken for the one that was given. A
digest tells damage and no forgery, so each event is also put to the session as if it happened now: what a person could
not have done there, such as an answer that its question does not take, is refused as well. Nothing here opens a file.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256

from sciatui.engine.events import Event
from sciatui.engine.session import Session
from sciatui.flow.values import Activity
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any, Final

    from sciatui.engine.events import What
    from sciatui.engine.problem import Problem
    from sciatui.flow.aliases import Value
    from sciatui.flow.definition import Flow

FORMAT: Final = 1
DIGEST_LENGTH: Final = 12

_OF_ONE: Final[Mapping[What, Callable[[Session, str], Session | Problem]]] = {
    "unsure": Session.unsure,
    "declined": Session.decline,
    "cleared": Session.clear,
    "change": Session.change,
}
_BY_ITSELF: Final[Mapping[What, tuple[Callable[[Session], Session], ...]]] = {
    "back": (Session.back,),
    "next": (Session.go_on, Session.back),  # back from a change that was not made
    "acknowledged": (Session.acknowledge,),
    "finished": (Session.finish,),
    "stopped": (Session.stop,),
}
"""What a person does to cause an event: with one question or screen, or by itself."""

_WHAT: Final = frozenset({"answered", *_OF_ONE, *_BY_ITSELF})


class DamagedLogError(ValueError):
    """A log that cannot be trusted; `line` is where it stops being whole. Says nothing of what it holds."""

    def __init__(self, line: int, reason: str) -> None:
        """Remember the line, counted from 1, and the reason."""
        super().__init__(f"line {line}: {reason}")
        self.line = line


class Restored(NamedTuple):
    """A session read back; `torn` says that a half-written last line was dropped."""

    session: Session
    torn: bool


def write(session: Session, today: date) -> bytes:
    """Return a session as a log that began on `today`."""
    flow = session.flow
    head = {
        "log": FORMAT,
        "flow": flow.id,
        "version": flow.version,
        "hash": flow.hash,
        "language": flow.language,
        "today": today.isoformat(),
    }
    return b"".join(_chained([head, *map(_event_out, session.events)]))


def read(flow: Flow, log: bytes) -> Restored:
    """Return the session that a log holds; raise `DamagedLogError` if it is damaged or of another flow."""
    *whole, tail = log.split(b"\n")
    digest = ""
    session = Session.begin(flow)
    for number, line in enumerate(whole, start=1):
        fields = _unchained(line, digest, number)
        digest = fields.pop("d")
        if number == 1:
            _check_head(flow, fields)
        else:
            session = _after(session, _event_in(fields, number), number)
    if not whole:
        raise DamagedLogError(1, "the first line is missing")
    return Restored(session, torn=tail != b"")


def _chained(lines: list[dict[str, Any]]) -> Iterator[bytes]:
    """Yield each line with its digest, which covers the digest before it."""
    digest = ""
    for fields in lines:
        digest = _digest(fields, digest)
        yield _json({**fields, "d": digest}) + b"\n"


def _json(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def _digest(fields: dict[str, Any], before: str) -> str:
    return sha256(before.encode("ascii") + _json(fields)).hexdigest()[:DIGEST_LENGTH]


def _unchained(line: bytes, before: str, number: int) -> dict[str, Any]:
    """Return the fields of a line whose digest fits the one before it."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        raise DamagedLogError(number, "it is not whole") from None
    if not isinstance(fields, dict) or not isinstance(fields.get("d"), str):
        raise DamagedLogError(number, "it is not a line of a session")
    rest = {name: value for name, value in fields.items() if name != "d"}
    if _digest(rest, before) != fields["d"] or _json(fields) != line:
        raise DamagedLogError(number, "it was changed")
    return fields


def _check_head(flow: Flow, fields: dict[str, Any]) -> None:
    if fields.get("log") != FORMAT:
        raise DamagedLogError(1, "it was written in another format")
    if fields.get("flow") != flow.id or fields.get("hash") != flow.hash:
        raise DamagedLogError(1, "it belongs to another flow, or to another version of this one")


def _event_out(event: Event) -> dict[str, Any]:
    fields: dict[str, Any] = {"e": event.what}
    if event.subject:
        fields["s"] = event.subject
    if event.value is not None:
        fields["v"] = _value_out(event.value)
    return fields


def _event_in(fields: dict[str, Any], number: int) -> Event:
    if fields.get("e") not in _WHAT or not isinstance(fields.get("s", ""), str):
        raise DamagedLogError(number, "it names nothing that can happen")
    try:
        value = _value_in(fields["v"]) if "v" in fields else None
    except (ValueError, TypeError, ArithmeticError):
        raise DamagedLogError(number, "it holds no answer") from None  # the cause would name what it holds
    return Event(fields["e"], fields.get("s", ""), value)


def _after(session: Session, event: Event, number: int) -> Session:
    """Return the session after an event that a person can have caused there."""
    for after in _possible(session, event):
        if isinstance(after, Session) and len(after.events) > len(session.events) and after.events[-1] == event:
            return after
    raise DamagedLogError(number, "it cannot have happened after the lines before it")


def _possible(session: Session, event: Event) -> Iterator[Session | Problem]:
    """Give what comes of each thing that a person could do to cause such an event."""
    if event.what == "answered":
        yield session.answer(event.subject, event.value)
    elif event.what in _OF_ONE:
        yield _OF_ONE[event.what](session, event.subject)
    else:
        yield from (do(session) for do in _BY_ITSELF[event.what])


def _value_out(value: Value) -> list[Any]:
    """Return a value beside a word for its type, since JSON knows neither sets nor dates."""
    match value:
        case str():
            return ["text", value]
        case frozenset():
            return ["set", sorted(value)]
        case date():
            return ["date", value.isoformat()]
        case Decimal():
            return ["decimal", str(value)]
        case int():
            return ["number", value]
        case _:
            return ["activities", [[activity.name, activity.score] for activity in value]]


def _value_in(found: Any) -> Value:
    """Return the value that `_value_out` wrote; raise `ValueError`, `TypeError` or `ArithmeticError` if it is none."""
    match found:
        case ["text", str(text)]:
            return text
        case ["set", [*codes]] if all(isinstance(code, str) for code in codes):
            return frozenset(codes)
        case ["date", str(text)]:
            return date.fromisoformat(text)
        case ["decimal", str(text)]:
            return Decimal(text)
        case ["number", int(whole)]:
            return whole
        case ["activities", [*pairs]]:
            return tuple(Activity(name, score) for name, score in pairs)
        case _:
            raise ValueError("no value")
