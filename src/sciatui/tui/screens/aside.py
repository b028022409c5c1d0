"""The pages that are one key away from everywhere: help, emergency advice, leaving. One at a time lies over a page."""

from collections.abc import Iterable

from textual.widget import Widget

from sciatui.engine.reading import words_parts
from sciatui.engine.summarise_shared import matters
from sciatui.engine.summarise_words import case_of
from sciatui.engine.summary import Bullets, Card, Paragraph, Part, Row, Rows
from sciatui.tui.commands import Command, Where, commands
from sciatui.tui.screens.dialog import Dialog
from sciatui.tui.screens.page import Page
from sciatui.tui.screens.save import SavePage
from sciatui.tui.steps import warning_part
from sciatui.tui.widgets.document import CareCard, Document
from sciatui.tui.widgets.frame import Button

GROUPS: tuple[tuple[str, tuple[Where, ...]], ...] = (
    ("answer", ("pick", "long", "scale", "many", "none", "board", "field", "buttons")),
    ("page", ("page",)),
    ("everywhere", ("everywhere",)),
)
"""How the help page groups the table of commands."""


class Aside(Dialog):
    """A page over another one; a second one takes the place of the first."""

    without = frozenset({"next"})

    def warning_part(self) -> Part:
        """Return the list of warning signs, as the summary has it."""
        return warning_part(self.app.flow, self.app.today)

    def buttons(self) -> Iterable[Button]:
        """Offer the way back."""
        return (Button("back", self.word("back")),)

    def go_on(self) -> None:
        """Enter goes back, too."""
        self.go_back()


class EmergencyPage(Aside):
    """What to do in an emergency. Only that."""

    name_of = "emergency"
    leads_to_words = False

    def body(self) -> Iterable[Widget]:
        """Show the flow's emergency advice as a card, then every warning sign."""
        first, *rest = self.app.flow.emergency or ("",)
        lines = tuple(f"- {text}" for text in rest)
        yield CareCard(Card("emergency", self.words("summary.level.emergency"), first, lines))
        yield Document([self.warning_part()])


class HelpPage(Aside):
    """Every key, from the one table of commands."""

    name_of = "help"

    def body(self) -> Iterable[Widget]:
        """List the keys by where they work."""
        words = self.words
        parts = [Part("how", "", (Paragraph(words("tui.help.how")),))]
        for name, places in GROUPS:
            more = self.app.more_keys if name == "everywhere" else ()
            rows = tuple(self.row_of(command) for command in commands(*places, *more))
            parts.append(Part(name, words(f"tui.help.{name}"), (Rows(rows),)))
        parts.append(Part("plain", words("tui.help.plain_heading"), (Paragraph(words("tui.help.plain")),)))
        parts.append(Part("mouse", words("tui.help.mouse_heading"), (Paragraph(words("tui.help.mouse")),)))
        parts.append(self.warning_part())
        yield Document(parts)

    def row_of(self, command: Command) -> Row:
        """Return a command's keys and what its help says."""
        keys = self.words(f"tui.command.{command.id}.keys")
        return Row(keys, self.words(f"tui.command.{command.id}.help"))


class WordsPage(Aside):
    """What words mean: those on the page under this one first, then all others."""

    name_of = "words"
    leads_to_words = False

    def __init__(self) -> None:
        """Look at the page that is shown now."""
        super().__init__()
        present = self.app.screen
        self.here = present.terms if isinstance(present, Page) else ()

    def body(self) -> Iterable[Widget]:
        """Show each word with its meaning, and where that stands."""
        yield Document(words_parts(case_of(self.app.session, self.app.today, by_person=True), self.here))


class LeavePage(Aside):
    """Asks before leaving, and says what to watch for: many leave before the end."""

    name_of = "leave"

    def body(self) -> Iterable[Widget]:
        """Say what matters already, what is lost, and the warning signs: a small window shows only the first."""
        words, app = self.words, self.app
        saved = words("tui.leave.saved", path=str(app.saved)) if app.saved else words("tui.leave.nothing_saved")
        now = matters(case_of(app.session, app.today, by_person=True))
        blocks = (Bullets(now),) if now else ()
        yield Document(
            [
                Part("raised", words("tui.leave.matters"), blocks),
                Part("leave", words("tui.leave.heading"), (Paragraph(saved),)),
                self.warning_part(),
            ]
        )

    def buttons(self) -> Iterable[Button]:
        """Staying comes first, so that Enter alone never leaves."""
        return (
            Button("back", self.word("stay")),
            Button("save", self.word("save")),
            Button("leave", self.word("leave")),
        )

    def press(self, button: str) -> None:
        """Stay, save or leave."""
        if button == "save":
            self.app.open(SavePage())
        elif button == "leave":
            self.app.end()
        else:
            super().press(button)
