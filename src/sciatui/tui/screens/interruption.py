"""Shows a warning sign the moment it is answered: what to do, in one card that fills the page, and nothing else.

Nobody gets past it with the key held before: a digit or an arrow must choose what to do, and then Enter does it.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from sciatui import faults
from sciatui.engine.summary import Card
from sciatui.tui.guard import DANGER
from sciatui.tui.screens.page import Page
from sciatui.tui.screens.save import SavePage
from sciatui.tui.text import plain
from sciatui.tui.widgets.document import CareCard
from sciatui.tui.widgets.drawn import Drawn
from sciatui.tui.widgets.row_list import ChoiceList, Row

WAYS: tuple[str, ...] = ("save", "change", "continue", "leave")


class InterruptionPage(Page):
    """One red flag."""

    name_of = "interruption"
    PAUSE: ClassVar[float] = DANGER
    leads_to_words = False

    def __init__(self) -> None:
        """Take the red flag that the session shows now."""
        super().__init__()
        self.flag = self.app.flow.red_flags[self.app.session.position.red_flag]
        self.ways = ChoiceList([Row(way, self.words(f"tui.interruption.{way}")) for way in WAYS])
        faults.at(self.flag.id)

    @property
    def card(self) -> Card:
        """The card: the level in words, one thing to do, then why."""
        flag, words = self.flag, self.words
        level = words(f"summary.level.{flag.urgency}")
        reason = words("tui.interruption.because", title=flag.title)
        # A number that does not answer abroad is as good as none.
        abroad = words("tui.interruption.abroad") if flag.urgency == "emergency" and self.app.flow.regions else ""
        return Card(flag.urgency, level, flag.act, (*([abroad] if abroad else []), "", reason, flag.meaning))

    def body(self) -> Iterable[Widget]:
        """Show the card."""
        card = CareCard(self.card)
        card.add_class("interruption")
        yield card

    def foot(self) -> Iterable[Drawn]:
        """Put what can be done where it is always in view."""
        return (self.notice, self.ways)

    def place(self) -> Content:
        """Say the level once more, where other pages name their section."""
        return plain(self.words(f"summary.level.{self.flag.urgency}"))

    def back_words(self) -> Content:
        """Say the program's name: the way back is one of the things to choose."""
        return plain(self.words("tui.frame.name"))

    def in_a_small_window(self) -> tuple[str, ...]:
        """Say what to do, whatever the size."""
        card = self.card
        return (f"{card.level}. {card.title}", *card.lines)

    def more_words(self) -> tuple[str, str]:
        """Say how to read on while the arrows choose.

        Nothing of that stands beside an error: in a small window that takes a line of what to do.
        """
        return self.words("tui.interruption.more"), ""

    def first(self) -> Widget:
        """Begin with what can be done; nothing is chosen."""
        return self.ways

    def go_on(self) -> None:
        """Do what was chosen."""
        app = self.app
        match self.ways.value:
            case "save":
                app.open(SavePage())
            case "change":
                self.go_back()
            case "continue":
                app.go(app.session.acknowledge())
            case "leave":
                app.ask_to_leave()
            case _:
                # What to do comes before what was wrong: its first lines stay, or come back, above the error.
                self.say_wrong(self.word("missing", last=len(WAYS)))
                self.page_body.scroll_home(animate=False, immediate=True)

    def go_back(self) -> None:
        """Go to the answer that raised it."""
        self.app.go(self.app.session.back())
