"""What each verb of the pipe does to the session, and what its reply says.

The reply to a verb that changes the session says what happened, what is due now, and what the result would say if the
session ended here.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.errors import SciatuiError
from sciatui.export import html, md, txt
from sciatui.export.result_json import Json, as_json, dumps
from sciatui.flow.bundled import bundled
from sciatui.flow.complaint import did_you_mean
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.flow.values import Blank
from sciatui.headless.answers import taken
from sciatui.headless.common import DEFAULT_FLOW
from sciatui.headless.pipe_replies import explained, happened, standing, state
from sciatui.headless.pipe_requests import Refused, Request, refused
from sciatui.headless.play import give
from sciatui.headless.repro import scenario_of

MOST_EVENTS: Final = 10_000
"""Events in one session: no person has so many, and each makes every copy of the session larger."""

_NOT_NOW: Final[Mapping[str, str]] = {
    "back": "There is no page before this one.",
    "go_on": "There is nothing to go on from: go on leaves a page that one came back to and that is answered.",
    "acknowledge": "No interruption is shown.",
    "finish": "The answers are not ready to be confirmed: something is due, or an interruption is shown.",
}
_SCENARIO: Final = "scenario"
_EXPORTS: Final[Mapping[str, Callable[[Session, date], str]]] = {
    "json": lambda session, _: dumps(as_json(session)),
    "txt": lambda session, today: txt.render(summarise(session, today, by_person=False)),
    "md": lambda session, today: md.render(summarise(session, today, by_person=False)),
    "html": lambda session, today: html.render(summarise(session, today, by_person=False)),
}


class Talk:
    """A session that is led by requests."""

    def __init__(self, today: date) -> None:
        """Begin without a flow; `today` is the day that a summary names."""
        self.ended = False
        self._today = today
        self._given: Flow | None = None
        self._where = DEFAULT_FLOW
        self.where = DEFAULT_FLOW
        """Where the flow of this session was loaded from."""
        self._session: Session | None = None

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return f"<Talk {self._session!r}>"

    def begin_with(self, flow: Flow, where: str) -> None:
        """Begin a session, and take this flow, loaded from `where`, when a request to begin names none."""
        self._given = flow
        self._where = self.where = where
        self._session = Session.begin(flow)

    def do(self, request: Request) -> Json:
        """Do what a request asks for and return what to reply; raise `Refused` if it cannot be done."""
        match request.verb:
            case "begin":
                return self._begin(request)
            case "end":
                self.ended = True
                return {} if self._session is None else standing(self._session)
            case "state":
                return state(self.session)
            case "explain":
                return explained(self.session, request.text("rule"))
            case "result":
                return {"result": as_json(self.session)}
            case "export":
                return self._export(request)
            case _:
                return self._step(request)

    @property
    def begun(self) -> Session | None:
        """The session, if there is one."""
        return self._session

    @property
    def session(self) -> Session:
        """The session; raise `Refused` before it began."""
        if self._session is None:
            raise Refused("no_session", 'There is no session yet. Send {"do": "begin"} first, or name a FLOW.')
        return self._session

    def _begin(self, request: Request) -> Json:
        """Load the flow and begin anew. What is wrong with a flow is no fault of the program."""
        try:
            today = date.fromisoformat(request.text("today")) if "today" in request.keys else self._today
        except ValueError:
            raise Refused("bad_request", "today is a day as year-month-day.") from None
        flow, where = self._given, request.text("flow", self._where)
        if flow is None or request.keys.keys() & {"flow", "lang", "region"}:
            language, region = (request.text(key) or None for key in ("lang", "region"))
            try:
                flow = load_flow(where, language=language, region=region)
            except SciatuiError as error:
                raise Refused("bad_flow", str(error)) from None
        self._today, self.where = today, where
        self._session = Session.begin(flow)
        return {"flow": as_json(self._session)["flow"], **standing(self._session)}

    def _export(self, request: Request) -> Json:
        wanted = request.text("format")
        if wanted == _SCENARIO:
            named = self.where if bundled(self.where) is not None else ""
            return {"format": wanted, "text": scenario_of(self.session, flow=named)}
        if wanted not in _EXPORTS:
            raise Refused("bad_request", f"format is one of {', '.join((*_EXPORTS, _SCENARIO))}.")
        return {"format": wanted, "text": _EXPORTS[wanted](self.session, self._today)}

    def _step(self, request: Request) -> Json:
        """Take one step of a session."""
        before = self.session
        if len(before.events) >= MOST_EVENTS:
            raise Refused("too_many", f"A session has at most {MOST_EVENTS} events. End it or begin anew.")
        after = _STEPS[request.verb](before, request)
        if isinstance(after, Problem):
            raise refused(after, before.flow.questions)
        if after is before:
            raise Refused("not_now", _NOT_NOW[request.verb])
        self._session = after
        return {"n": len(after.events), "events": happened(before, after), **standing(after)}


def _answer(session: Session, request: Request) -> Session | Problem:
    """Answer a question with a value as an answers file writes it."""
    name = request.text("q")
    flow = session.flow
    if name not in flow.questions or session.effective[name] is Blank.NOT_ASKED:
        return session.answer(name, "")
    value = taken(flow, flow.questions[name], request.keys["value"])
    return value if isinstance(value, Problem) else give(session, name, value)


def _change(session: Session, request: Request) -> Session | Problem:
    """Go to a page that was asked, named by itself or by one of its questions."""
    if len(request.keys) != 1:
        raise Refused("bad_request", "change takes either q or page.")
    name = request.text("q") or request.text("page")
    flow = session.flow
    screen = flow.questions[name].screen if "q" in request.keys and name in flow.questions else name
    if screen not in flow.screens:
        near = did_you_mean(name, (*flow.questions, *flow.screens))
        message = f"There is no question or page with that name. {near}".rstrip()
        raise Refused("unknown_question", message, question=name)
    after = session.change(screen)
    if after is session:
        raise Refused("not_asked", "This is not asked now, so there is nothing to change.", question=name)
    return after


_STEPS: Final[Mapping[str, Callable[[Session, Request], Session | Problem]]] = {
    "answer": _answer,
    "unsure": lambda session, request: session.unsure(request.text("q")),
    "decline": lambda session, request: session.decline(request.text("q")),
    "clear": lambda session, request: session.clear(request.text("q")),
    "change": _change,
    "back": lambda session, _: session.back(),
    "go_on": lambda session, _: session.go_on(),
    "acknowledge": lambda session, _: session.acknowledge(),
    "finish": lambda session, _: session.finish(),
}
