"""A person in front of the full screen, without a terminal: presses keys and reads what is painted."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from textual import events
from textual.pilot import Pilot

from sciatui.engine.session import Session
from sciatui.flow.aliases import Value
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.flow.program import Program
from sciatui.flow.values import Blank
from sciatui.terminal import Capabilities
from sciatui.tui.app import Assessment
from sciatui.tui.hardened import Ending
from sciatui.tui.screens.page import Page

SMALL: Final = Path(__file__).parent.parent / "flows" / "small"
TODAY: Final = date(2026, 11, 22)
USUAL: Final = (80, 24)
NAMES: Final = {" ": "space", ".": "full_stop", "-": "minus", "/": "slash", "_": "underscore", "~": "tilde"}

Play = Callable[["Person"], Awaitable[None]]


@cache
def small() -> Flow:
    return load_flow(SMALL)


class Person:
    def __init__(self, app: Assessment, pilot: Pilot[Ending]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> "Person":
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()
        return self

    async def press_at_once(self, *keys: str) -> "Person":
        """Press keys so fast, or over such a slow line, that all of them come before the first is seen to."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.pilot.pause()
        await self.pilot.pause()
        return self

    async def type(self, text: str) -> "Person":
        return await self.press(*(NAMES.get(character, character) for character in text))

    async def show(self, session: Session) -> "Person":
        self.app.go(session)
        await self.pilot.pause()
        await self.pilot.pause()
        return self

    async def resize(self, width: int, height: int) -> "Person":
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()
        return self

    @property
    def page(self) -> Page:
        page = self.app.screen
        assert isinstance(page, Page)
        return page

    @property
    def sees(self) -> str:
        return painted(self.app)


def painted(app: Assessment) -> str:
    """Return the screen as lines of text."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - there is no public way to what is painted
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


class Seat(NamedTuple):
    """What a person sits in front of."""

    size: tuple[int, int] = USUAL
    folder: Path = Path("/nowhere")
    theme: str = ""
    colour: bool = True
    unicode: bool = True
    hurry: bool = True


def sit_down(play: Play, flow: Flow | None = None, seat: Seat = Seat()) -> Assessment:  # noqa: B008 - it is frozen
    """Start the app, let `play` use it, and return the app as it was left."""
    can = Capabilities("tui", seat.colour, seat.unicode, *seat.size, "")
    app = Assessment(flow or small(), today=TODAY, folder=seat.folder, theme=seat.theme, can=can)
    app.hurry = seat.hurry

    async def run() -> None:
        async with app.run_test(size=seat.size) as pilot:
            await pilot.pause()
            await play(Person(app, pilot))

    asyncio.run(run())
    return app


def answered(flow: Flow, answers: Mapping[str, object] = {}, *, until: str = "") -> Session:
    """Answer question after question up to a screen or to the end: what is given here, else something harmless."""
    session = Session.begin(flow)
    while (position := session.position).at != "check" and position.screen != until:
        if position.at == "interrupt":
            session = session.acknowledge()
            continue
        question = flow.questions[position.open[0]]
        given = answers.get(question.id)
        after = session.answer(question.id, harmless(flow, question.id) if given is None else given)
        assert isinstance(after, Session), question.id
        session = after
    return session


def harmless(flow: Flow, name: str) -> object:
    question = flow.questions[name]
    codes = list(question.choices)
    match question.kind:
        case "choice":
            return "no" if "no" in codes else codes[0]
        case "choices" | "body_map":
            return ["none"] if question.none else codes[:1]
        case "number":
            return int(question.minimum or 0) + 40 if question.unit == "years" else int(question.minimum or 0) + 4
        case "scale":
            return 0
        case "date":
            return "2026-09-30"
        case "text":
            return "It was a gift."
        case "activities":
            return [{"name": "to work", "score": 9}]


def everything_asked(flow: Flow) -> Flow:
    """Return the flow with every question asked of everybody, so that each screen can be looked at."""
    own: dict[str, Callable[[], Any]] = {name: partial(getattr, flow.program, name) for name in Program.__annotations__}

    def everything(raw: Mapping[str, Value | Blank]) -> dict[str, Value | Blank]:
        return {name: raw.get(name, Blank.UNANSWERED) for name in flow.questions}

    return flow._replace(program=Program(**own | {"effective": lambda: everything}))
