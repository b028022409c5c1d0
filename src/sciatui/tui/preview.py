"""The full screen for a flow's author: shows a saved file at once, and goes to any question with chosen answers.

While the files have errors, the last flow without any stays in use. Answers are carried over as far as they fit. All
else is as in an assessment: the same pages, the same safety of the terminal, and nothing is stored.
"""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar, Final, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from sciatui.engine.events import Event
from sciatui.engine.session import Session
from sciatui.errors import Exit, InputFileError, UsageError
from sciatui.flow.complaint import did_you_mean
from sciatui.flow.definition import Flow
from sciatui.flow.gate import quoted
from sciatui.terminal import Capabilities
from sciatui.tui.app import Assessment, hold, prepare
from sciatui.tui.commands import Where, bindings
from sciatui.tui.preview_answers import Words, asked_when, carried, way_to
from sciatui.tui.preview_draft import draft_on, take_up
from sciatui.tui.preview_files import FlowFiles, Looked
from sciatui.tui.preview_pages import News, PreviewHost, PreviewPage
from sciatui.tui.screens.aside import Aside
from sciatui.tui.screens.page import Page
from sciatui.tui.screens.reading import ListPage
from sciatui.tui.screens.start import StartPage
from sciatui.tui.text import plain

_EVERY: Final = 0.5
"""Seconds between two looks at the files."""


class Seat(NamedTuple):
    """What the command line knows, and no file of the flow says."""

    today: date
    folder: Path
    """Where a summary is saved unless told otherwise."""
    theme: str
    can: Capabilities


class Preview(Assessment, PreviewHost):
    """An assessment whose flow is being edited."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("preview")
    more_keys: ClassVar[tuple[Where, ...]] = ("preview",)

    def __init__(self, files: FlowFiles, looked: Looked, flow: Flow, seat: Seat) -> None:
        """Prepare the preview of a flow that was loaded from these files."""
        super().__init__(
            flow,
            today=seat.today,
            folder=seat.folder,
            theme=seat.theme,
            can=seat.can,
            reload=lambda region, language: files.look(region, language).flow or self.flow,
        )
        self.files = files
        self.news = News(files.folder, looked)
        self._heard: tuple[Event, ...] = ()
        self._replayed: tuple[Event, ...] = ()
        self._filled: Words = {}

    def on_ready(self) -> None:
        """Show the page that was asked for, and look at the files from now on."""
        super().on_ready()
        if self.session.events:
            self.call_after_refresh(lambda: self.go(self.session))
        self.set_interval(_EVERY, self.watch_files)

    def marked(self, place: Content) -> Content:
        """Say on each page how it stands with the files."""
        looked = self.news.looked
        key = "errors" if looked.errors else "warnings" if looked.warnings else "clean"
        count = looked.errors or looked.warnings
        return plain(self.words(f"tui.preview.mark_{key}", count=count, hash=self.flow.hash[:6])) + "  " + place

    # Files that were saved

    def watch_files(self) -> None:
        """Read the files if one of them was saved; meanwhile the keys are taken."""
        if self.files.changed():
            self.run_worker(self._read(), group="files", exclusive=True)

    async def _read(self) -> None:
        looked = await asyncio.to_thread(self.files.look, self.flow.region, self.flow.language)
        # A page that is about to appear is not taken away from under itself.
        await self._appeared()
        draft = draft_on(self.screen_stack)
        self.take(looked)
        if draft is not None:
            await self._appeared()
            take_up(self.screen_stack, draft)

    async def _appeared(self) -> None:
        """Wait until every page is there."""
        while not all(page.is_mounted for page in self.screen_stack):  # noqa: ASYNC110 - a page has no event for that
            await asyncio.sleep(0)

    def take(self, looked: Looked) -> None:
        """Go on with an edited flow, or tell what is wrong with it and go on with the last one."""
        if looked.flow is None:
            self.news = self.news._replace(looked=looked)
            for page in self.screen_stack:
                if isinstance(page, Page):
                    page.show_header()
            self._tell()
            return
        before = self.session
        events = self._every_event()
        kept = carried(before, events, looked.flow)
        self.news = News(self.files.folder, looked, kept.dropped, kept.aside, self.news.filled)
        self.flow, self.words = looked.flow, looked.flow.words
        self._heard, self._replayed = events, kept.session.events
        self._show_anew(kept.session)
        if kept.dropped:
            self._tell()

    def _every_event(self) -> tuple[Event, ...]:
        """Return what happened, with what an earlier edit had no room for: it may fit again."""
        events, known = self.session.events, len(self._replayed)
        return (*self._heard, *events[known:]) if events[:known] == self._replayed else events

    def _show_anew(self, session: Session) -> None:
        """Show the same page with new words. What lay over it is closed, but for the lists that a result opens."""
        lists = [type(page) for page in self.screen_stack if isinstance(page, ListPage)]
        at_start = not any(page for page in self.screen_stack[1:] if not isinstance(page, Aside))
        self.session = session
        self.begin()
        start = self.screen
        if isinstance(start, StartPage):
            start.on_screen_resume()
            start.show_header()
        if not at_start:
            self.go(session)
            if lists and session.position.at == "done":
                self.open(lists[0](session.result()))

    def _tell(self) -> None:
        """Show the page of the preview; one that is open already shows what is new."""
        present = self.screen
        if isinstance(present, PreviewPage):
            present.renew()
        else:
            self.action_preview()

    def action_preview(self) -> None:
        """Show what there is to say of the files."""
        self.show_aside(PreviewPage)

    # To any question

    def jump(self, screen: str) -> bool:
        """Go to a screen; what was filled in for an earlier jump is no answer of the author's."""
        chosen = {name: word for name, word in self.session.raw.items() if self._filled.get(name) != word}
        return self.jump_with(screen, chosen)

    def jump_with(self, name: str, words: Words) -> bool:
        """Go to a question or a screen with these answers; False if they keep it from being asked."""
        way = way_to(self.flow, name, words)
        if way is None:
            return False
        self._filled = way.filled
        self.news = self.news._replace(filled=tuple(way.filled))
        self._forget(way.session)
        return True

    def answer_with(self, words: Words) -> None:
        """Begin with these answers."""
        session = Session.filled(self.flow, words)
        if isinstance(session, Session):
            self._forget(session)

    def start_again(self) -> None:
        """Forget every answer and show the start page."""
        self._filled, self.news = {}, News(self.files.folder, self.news.looked)
        self._forget(Session.begin(self.flow))

    def _forget(self, session: Session) -> None:
        """Take a session of its own, and show it if anything is shown yet."""
        self._heard = self._replayed = ()
        self.session = session
        if self.is_running:
            self.begin()
            if session.events:
                self.go(session)


def run(  # noqa: PLR0913 - what the command line knows
    files: FlowFiles,
    seat: Seat,
    *,
    words: tuple[str | None, str | None],
    answers: Callable[[Flow], Words],
    at: str | None,
    ended: Callable[[Session], None] = lambda _: None,
) -> Exit:
    """Show a flow to its author until that is left, and tell `ended` of the session. `words`: region and language.

    Raises `InputFileError` if the flow has errors from the beginning, and `UsageError` if a question is not asked.
    """
    looked = files.look(*words)
    if looked.flow is None:
        raise InputFileError("\n".join(looked.lines))
    # What was asked for on the command line is refused where the flow has no such words.
    flow = files.load(*words)
    prepare(flow, seat.theme)
    app = Preview(files, looked, flow, seat)
    given = answers(flow)
    if at is None:
        app.answer_with(given)
    elif at not in flow.questions and at not in flow.screens:
        hint = did_you_mean(at, [*flow.questions, *flow.screens])
        raise UsageError(f"{flow.words('tui.goto.unknown', id=quoted(at))} {hint}".strip())
    elif not app.jump_with(at, given):
        raise UsageError(flow.words("tui.goto.kept", id=at, when=asked_when(flow, at)))
    code = hold(app)
    if not app.fault:
        ended(app.session)
    return Exit.DONE if code is Exit.LEFT else code
