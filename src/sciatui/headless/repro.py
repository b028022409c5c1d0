"""A session as a scenario, so that what somebody saw can be played again by anybody.

Free text is left out: what a person typed is replaced by two words of ours. Everything else that was answered is in
it, so it is written only where the person asks for it. The scenario expects what the session came to, and passes as
long as the flow and the program stay as they are.
"""

from __future__ import annotations

import os
from pathlib import Path

from sciatui.engine.session import Session
from sciatui.export.scenario_folder import outside
from sciatui.export.toml_text import literal, table
from sciatui.export.write import AlreadyThere, write_new
from sciatui.flow.bundled import reference
from sciatui.flow.values import Activity, Blank
from sciatui.headless.sheet import played, sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Final

    from sciatui.engine.events import Event
    from sciatui.engine.result import Result
    from sciatui.flow.aliases import Value
    from sciatui.headless.play import OnEmergency

LEFT_OUT: Final = "left out"
"""What stands for everything that a person typed."""

_HEAD: Final = "# A session as a scenario. What the person typed is left out."
_BLANKS: Final[Mapping[str, Blank]] = {"unsure": Blank.UNSURE, "declined": Blank.DECLINED}


def scenario_of(
    session: Session, *, title: str = "", flow: str = "", expect: Mapping[str, object] | None = None
) -> str:
    """Return a session as the text of a scenario file, which expects what came unless `expect` says otherwise.

    `flow` names the flow, as scenarios do; without it the file belongs into a folder of that flow.
    """
    session = without_text(session)
    of = session.flow
    on_emergency, way = _way(session)
    head: dict[str, object] = {"title": title or f"A session of {of.id} {of.version} ({of.hash[:12]})"}
    if flow:
        head["flow"] = flow
    head["tags"] = ["repro"]
    if on_emergency != "stop":
        head["on_emergency"] = on_emergency
    lines = [_HEAD, *(f"{name} = {literal(value)}" for name, value in head.items())]
    wanted = _expected(session.result()) if expect is None else expect
    return "\n".join(["\n".join(lines) + "\n", *way, table("expect", wanted)])


def free(where: str) -> Path:
    """Return the path of a new scenario; raise `AlreadyThere` if the name is taken, or `InAFlow`."""
    path = Path(where)
    outside(path.parent)
    if os.path.lexists(path):
        raise AlreadyThere(path)
    return path


def keeper(where: str, flow: str) -> Callable[[Session], None]:
    """Return what saves a session of a flow as a scenario at its end, or raise as `free` does."""
    path = free(where)
    named = reference(flow, str(path.parent))
    return lambda session: write_new(path, scenario_of(session, flow=named).encode())


def without_text(session: Session) -> Session:
    """Return the same session with everything that the person typed replaced."""
    return Session.replay(session.flow, (event._replace(value=_plain(event.value)) for event in _plainly(session)))


def _plainly(session: Session) -> Iterator[Event]:
    for event in session.events:
        question = session.flow.questions.get(event.subject)
        is_text = question is not None and question.kind == "text" and event.value is not None
        yield event._replace(value=LEFT_OUT) if is_text else event


def _plain(value: Value | None) -> Value | None:
    if not isinstance(value, tuple):
        return value
    return tuple(Activity(f"{LEFT_OUT} {number}", one.score) for number, one in enumerate(value, 1))


def _way(session: Session) -> tuple[OnEmergency, list[str]]:
    """Return what to do at an interruption, and the answers: in one table if that comes to the same, else in steps."""
    answers = {asked.subject: asked.answer for asked in session.result().asked}
    ways: tuple[OnEmergency, ...] = ("stop", "continue")
    for on_emergency in ways:
        if played(session.flow, answers, on_emergency).result() == session.result():
            return on_emergency, [table("answers", sheet(session.flow, answers))] if answers else []
    return "wait", list(_steps(session))


def _steps(session: Session) -> Iterator[str]:
    """Yield the steps of a session whose order matters. Where the person only looked around there is no step."""
    order = {name: number for number, name in enumerate(session.flow.questions)}
    group: dict[str, Value | Blank] = {}
    for event in session.events:
        word = event.value if event.what == "answered" else _BLANKS.get(event.what)
        goes_on = word is not None and all(order[name] < order[event.subject] for name in group)
        if group and not goes_on and (word is not None or event.what in {"cleared", "acknowledged"}):
            yield "[[step]]\n" + table("step.answers", sheet(session.flow, group))
            group = {}
        if word is not None:
            group[event.subject] = word
        elif event.what == "cleared":
            yield f"[[step]]\nclear = {literal([event.subject])}\n"
        elif event.what == "acknowledged":
            yield '[[step]]\ndo = ["acknowledge"]\n'
    if group:
        yield "[[step]]\n" + table("step.answers", sheet(session.flow, group))


def _expected(result: Result) -> dict[str, object]:
    """Return what a session came to, as a scenario expects it."""
    return {
        "status": result.status,
        "urgency": result.urgency,
        "interrupted_at": result.interrupted_at,
        "red_flags": [fired.id for fired in result.red_flags],
        "withdrawn": list(result.withdrawn),
        "unchecked": list(result.unchecked),
        "open_advice": list(result.open_advice),
        "advice": [fired.id for fired in result.advice],
        "patterns": {pattern.id: pattern.fit for pattern in result.patterns} or [],
    }
