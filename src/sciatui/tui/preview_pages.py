"""The two pages that only a preview has: what there is to say of the files, and the way to any question."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from textual import getters
from textual.widget import Widget

from sciatui.engine.summary import Bullets, Paragraph, Part
from sciatui.flow.reader import shown
from sciatui.flow.sentences import in_language
from sciatui.flow.values import Blank
from sciatui.tui.host import Host
from sciatui.tui.preview_answers import asked_when
from sciatui.tui.preview_files import Looked
from sciatui.tui.screens.aside import Aside
from sciatui.tui.screens.page import Page
from sciatui.tui.text import plain
from sciatui.tui.widgets import paragraph
from sciatui.tui.widgets.document import Document
from sciatui.tui.widgets.frame import Button
from sciatui.tui.widgets.row_list import Menu, Row


class News(NamedTuple):
    """What an author is told on the page of the preview."""

    folder: Path
    looked: Looked
    dropped: tuple[str, ...] = ()
    """Questions whose answers did not fit any more when the files were read last."""
    aside: tuple[str, ...] = ()
    """Questions that stopped being asked then."""
    filled: tuple[str, ...] = ()
    """Questions that were answered by the way to the question that the author went to."""


class PreviewHost(Host):
    """The app as these pages see it."""

    news: News

    @abstractmethod
    def jump(self, screen: str) -> bool:
        """Go to a screen; False if the answers given keep it from being asked."""

    @abstractmethod
    def start_again(self) -> None:
        """Forget every answer and show the start page."""


class PreviewPage(Aside):
    """What `sciatui check` says of the files, and what became of the answers."""

    app = getters.app(PreviewHost)
    name_of = "preview"

    def body(self) -> Iterable[Widget]:
        """Show it all."""
        self.document = Document(self.parts())
        yield self.document

    def renew(self) -> None:
        """Show what there is to say now."""
        self.document.show_parts(self.parts())
        self.shown()

    def parts(self) -> list[Part]:
        """Return what there is to read; errors come first."""
        news, words = self.app.news, self.words
        looked = news.looked
        if looked.errors:
            state = words("tui.preview.broken", hash=self.app.flow.hash[:12])
        else:
            state = words("tui.preview.sound", hash=self.app.flow.hash[:12], version=self.app.flow.version)
        # The folder is named above; the lines are shorter without it.
        lines = (in_language(line, words.language) for line in looked.lines)
        said = tuple(Paragraph(line.removeprefix(f"{shown(news.folder)}/")) for line in lines)
        lists = {"dropped": news.dropped, "aside": news.aside}
        parts = [Part("state", state, (Paragraph(words("tui.preview.where", path=shown(news.folder)), "note"),))]
        if looked.errors:
            parts.append(Part("check", words("tui.preview.check"), said))
        for name, ids in lists.items():
            parts.append(Part(name, words(f"tui.preview.{name}"), (Bullets(ids),) if ids else ()))
        if not looked.errors:
            heading = words("tui.preview.check" if said else "tui.preview.nothing")
            parts.append(Part("check", heading, said or (Paragraph(words("tui.preview.proofs"), "note"),)))
        filled = (Paragraph(", ".join(news.filled)),) if news.filled else ()
        return [*parts, Part("filled", words("tui.preview.filled"), filled)]

    def buttons(self) -> Iterable[Button]:
        """Offer the way back, the way to a question, and to begin again."""
        return (
            Button("back", self.word("back")),
            Button("goto", self.word("goto")),
            Button("again", self.word("again")),
        )

    def press(self, button: str) -> None:
        """Do what a button says."""
        if button == "goto":
            self.app.open(GotoPage())
        elif button == "again":
            self.app.start_again()
        else:
            super().press(button)


class GotoPage(Page):
    """Every screen of the flow, to go to one of them."""

    app = getters.app(PreviewHost)
    name_of = "goto"
    without = frozenset({"next"})

    def __init__(self) -> None:
        """List the screens, with the cursor where the session is."""
        super().__init__()
        self.menu = Menu(tuple(self.rows()))
        here = self.app.session.position.screen
        at = next((number for number, row in enumerate(self.menu.rows) if row.code == here), None)
        self.menu.cursor = None if at is None else (at, 0)

    def rows(self) -> Iterator[Row]:
        """Return a row for each screen, by section, with its id and whether it is asked now."""
        flow, effective, section = self.app.flow, self.app.session.effective, ""
        for screen in flow.screens.values():
            heading = "" if screen.section == section else flow.sections[screen.section].title
            section = screen.section
            asked = any(effective[name] is not Blank.NOT_ASKED for name in screen.questions)
            note = screen.id if asked else self.words("tui.goto.not_asked", id=screen.id)
            yield Row(screen.id, screen.heading, note, heading)

    def body(self) -> Iterable[Widget]:
        """Say how it works, then show the list."""
        yield paragraph.Paragraph(self.word("how"), classes="quiet gap")
        yield self.menu

    def buttons(self) -> Iterable[Button]:
        """Offer the way back."""
        return (Button("back", self.word("back")),)

    def first(self) -> Widget:
        """Begin in the list."""
        return self.menu

    def on_menu_opened(self, message: Menu.Opened) -> None:
        """Go there, or say what keeps it from being asked."""
        if not self.app.jump(message.code):
            when = asked_when(self.app.flow, message.code)
            self.say_wrong(plain(self.words("tui.goto.kept", id=message.code, when=when)))
