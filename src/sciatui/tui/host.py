"""What a page may ask of the app. Pages know this and not the app, so that the app can know every page."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from sciatui.engine.session import Session
from sciatui.flow.definition import Flow
from sciatui.flow.words import Words
from sciatui.tui.commands import Where
from sciatui.tui.hardened import Ending, Hardened
from sciatui.tui.widgets.row_list import Row

if TYPE_CHECKING:
    from textual.screen import Screen


class Host(Hardened):
    """The app as its pages see it. The session is the only thing that changes."""

    flow: Flow
    words: Words
    today: date
    folder: Path
    """Where a summary is saved unless the person says otherwise."""
    saved: Path | None = None
    """Where the summary was saved last."""
    left_at: Row | None = None
    """The row of the answers from which one went to change it."""
    reload: Callable[[str, str], Flow] | None = None
    """Gives the flow with the words and phone numbers of a region, in a language."""
    clock: Callable[[], float] = staticmethod(monotonic)
    more_keys: ClassVar[tuple[Where, ...]] = ()
    """Whose keys work on every page, besides those that always do."""
    hurry: bool = False
    """Tests do not wait for the pause that a held key must not get through."""

    @cached_property
    def session(self) -> Session:
        """What was said so far. The first one is made when it is needed, since that compiles the flow's rules."""
        return Session.begin(self.flow)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages to choose from."""
        return self.flow.languages if self.reload is not None else ()

    def marked(self, place: Content) -> Content:
        """Return what stands at the right of the top line of each page."""
        return place

    def take_flow(self, flow: Flow) -> None:
        """Go on with the words of another region or language; what was said stays said."""
        events = self.session.events
        self.flow, self.words = flow, flow.words
        self.session = Session.replay(flow, events)

    @abstractmethod
    def begin(self) -> None:
        """Show the start page."""

    @abstractmethod
    def go(self, session: Session) -> None:
        """Take a session and show what is to be shown now."""

    @abstractmethod
    def open(self, page: "Screen[None]") -> None:
        """Show a page over the present one."""

    @abstractmethod
    def close_page(self) -> None:
        """Go back to the page under this one."""

    @abstractmethod
    def show_words(self) -> None:
        """Show what words mean, those of the present page first."""

    @abstractmethod
    def ask_to_leave(self) -> None:
        """Ask whether to leave."""

    @abstractmethod
    def end(self) -> None:
        """Leave: finished if the result was reached, else left."""

    @property
    def ending(self) -> Ending:
        """How leaving now would count."""
        return Ending.FINISHED if self.session.position.at == "done" else Ending.LEFT
