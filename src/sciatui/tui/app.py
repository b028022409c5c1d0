"""The full-screen front end: chooses the page for where the session is. Everything else is in the pages."""

import gc
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar, Final, Literal

from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.types import CSSPathType

from sciatui import faults
from sciatui.engine.session import Session
from sciatui.errors import Exit, UsageError
from sciatui.flow.definition import Flow
from sciatui.terminal import Capabilities
from sciatui.tui.commands import bindings
from sciatui.tui.hardened import Ending
from sciatui.tui.host import Host
from sciatui.tui.lifeline import Lifeline
from sciatui.tui.screens.aside import Aside, EmergencyPage, HelpPage, LeavePage, WordsPage
from sciatui.tui.screens.check import CheckPage
from sciatui.tui.screens.interruption import InterruptionPage
from sciatui.tui.screens.page import Page
from sciatui.tui.screens.question import QuestionPage
from sciatui.tui.screens.result import ResultPage
from sciatui.tui.screens.start import StartPage
from sciatui.tui.themes import THEMES, choose

FEW_COLOURS: Final = frozenset({"standard", "windows"})
"""Colour systems of 16 colours, in which ours would come out as other ones."""

A_MOMENT: Final = 0.1
"""Seconds that are left to a first key before what can wait is done."""

EXITS: Final[Mapping[Ending | None, Exit]] = {Ending.FINISHED: Exit.DONE, Ending.LEFT: Exit.LEFT}

PAGES: Final[Mapping[Literal["ask", "interrupt", "check", "done"], type[Page]]] = {
    "ask": QuestionPage,
    "interrupt": InterruptionPage,
    "check": CheckPage,
    "done": ResultPage,
}


class Assessment(Host):
    """One person's way through one flow, on a full screen."""

    TITLE = "sciatui"
    CSS_PATH: ClassVar[CSSPathType | None] = [
        Path(__file__).parent / "styles" / f"{name}.tcss" for name in ("ink", "page", "controls", "cards")
    ]
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")

    first_page_shown: Callable[[], None] = staticmethod(lambda: None)
    """Called once, when there is something to read."""

    def __init__(  # noqa: PLR0913 - what the command line knows
        self,
        flow: Flow,
        *,
        today: date,
        folder: Path,
        theme: str,
        can: Capabilities,
        reload: Callable[[str, str], Flow] | None = None,
    ) -> None:
        """Prepare an assessment; nothing has been asked yet. `folder` is where a summary goes unless told otherwise."""
        super().__init__(ansi_color=None if can.colour else True)
        self.flow, self.words, self.today, self.folder = flow, flow.words, today, folder
        self.reload = reload
        for each in THEMES.values():
            self.register_theme(each)
        few = str(self.console.color_system) in FEW_COLOURS
        self.theme = choose(theme, colour=can.colour, few_colours=few).name
        self.set_class(not can.unicode, "-ascii")

    def get_default_screen(self) -> Screen[None]:
        """Begin with the start page, which stays under all others."""
        return StartPage()

    def on_ready(self) -> None:
        """Make the session while the person reads the start page, but not in front of a first key."""
        self.set_timer(A_MOMENT, lambda: self.session)
        self.call_after_refresh(self.first_page_shown)

    def begin(self) -> None:
        """Show the start page, which lies under all others."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def go(self, session: Session) -> None:
        """Take a session and show what is to be shown now."""
        self.session = session
        page = PAGES[session.position.at]
        present = self.screen
        if page is QuestionPage and isinstance(present, QuestionPage):
            present.refresh_page()
        elif isinstance(present, StartPage):
            self.push_screen(page())
        else:
            self.switch_screen(page())

    def open(self, page: Screen[None]) -> None:
        """Show a page over the present one."""
        self.push_screen(page)

    def close_page(self) -> None:
        """Go back to the page under this one."""
        if len(self.screen_stack) > 1:
            self.pop_screen()

    def end(self) -> None:
        """Leave."""
        self.exit(self.ending)

    def ask_to_leave(self) -> None:
        """Ask whether to leave."""
        self.show_aside(LeavePage)

    def action_leave(self) -> None:
        """Ask whether to leave; the same for every key that means it."""
        self.ask_to_leave()

    def action_break_off(self) -> None:
        """Ask whether to leave; asked for again on that page, leave."""
        present = self.screen
        if not isinstance(present, LeavePage):
            self.ask_to_leave()
        elif present.guard.takes():
            self.exit(Ending.LEFT)

    def action_help(self) -> None:
        """Show the keys."""
        self.show_aside(HelpPage)

    def show_words(self) -> None:
        """Show what words mean, those of the present page first."""
        self.show_aside(WordsPage)

    def action_words(self) -> None:
        """Show what words mean."""
        self.show_words()

    def action_emergency(self) -> None:
        """Show the emergency advice."""
        self.show_aside(EmergencyPage)

    def show_aside(self, page: type[Aside]) -> None:
        """Lay a page over the present one, in place of another that lies there."""
        present = self.screen
        if isinstance(present, page):
            return
        if isinstance(present, Aside):
            self.switch_screen(page())
        else:
            self.push_screen(page())


def run(  # noqa: PLR0913 - what the command line knows
    flow: Flow,
    *,
    today: date,
    folder: Path,
    theme: str | None,
    can: Capabilities,
    ended: Callable[[Session], None] = lambda _: None,
    reload: Callable[[str, str], Flow] | None = None,
) -> Exit:
    """Let a person go through `flow` on a full screen and return how it ended; `ended` is told of the session.

    `reload` gives the flow with the words of a region, in a language; without it there is no choice.
    """
    prepare(flow, theme)
    app = Assessment(flow, today=today, folder=folder, theme=theme or "", can=can, reload=reload)
    code = hold(app)
    if not app.fault:
        ended(app.session)
    return code


def prepare(flow: Flow, theme: str | None) -> None:
    """Refuse what cannot be shown, before anything is painted."""
    if any(name.upper().startswith("TEXTUAL_") for name in os.environ):
        raise RuntimeError("TEXTUAL_ variables must be gone before Textual is imported")
    if theme and theme not in THEMES:
        raise UsageError(flow.words("tui.frame.no_theme", themes=", ".join(THEMES)))
    # Nothing that is made on the way to the first page is garbage, and looking for some takes long.
    gc.disable()


def hold(app: Assessment) -> Exit:
    """Give the terminal to an app until it ends, give it back whatever happens, and return how it ended.

    The code comes from what the app says of its ending and from nothing else: no word from it is a fault.
    """
    lifeline = Lifeline()
    app.driver_class = calm_driver(lambda: lifeline.end(Exit.END_OF_INPUT)) or app.driver_class
    app.first_page_shown = collect_garbage
    with lifeline.held():
        ending = app.run()
    if app.fault:
        sys.stderr.write(f"{faults.sentence(app.fault, app.flow.language)}\n")
        return Exit.FAULT
    return EXITS.get(ending, Exit.FAULT)


def collect_garbage() -> None:
    """Look for garbage from now on, but not among what is there already."""
    gc.freeze()
    gc.enable()


def calm_driver(on_end_of_input: Callable[[], None]) -> type[Driver] | None:
    """Return our driver, which says when input has ended; None where Textual's own is needed."""
    if sys.platform == "win32":
        return None
    from sciatui.tui.driver import CalmDriver  # noqa: PLC0415 - cannot be imported on Windows

    return type("AssessmentDriver", (CalmDriver,), {"on_end_of_input": staticmethod(on_end_of_input)})
