"""The first page: what this is, for whom it is not, how long it takes, what is kept, and whose numbers it names."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from sciatui.engine.summary import Bullets, Paragraph, Part
from sciatui.flow.interface import language_name
from sciatui.tui.screens.page import Page
from sciatui.tui.screens.region import LanguagePage, RegionPage
from sciatui.tui.text import plain
from sciatui.tui.widgets.document import Document
from sciatui.tui.widgets.frame import Button


class StartPage(Page):
    """Begins an assessment."""

    name_of = "start"
    without = frozenset({"back"})

    def body(self) -> Iterable[Widget]:
        """Say what a person needs to know before; an emergency comes first."""
        self.document = Document(self.parts())
        yield self.document

    def on_screen_resume(self) -> None:
        """Say it in the words of the region or the language that was chosen on a page over this one."""
        self.document.show_parts(self.parts())
        self.show_buttons()
        self.show_small()
        self.show_header()
        self.show_hints()

    def facts(self) -> Iterable[str]:
        """Return what is good to know."""
        flow, words = self.app.flow, self.words
        yield words("tui.start.minutes", minutes=flow.minutes)
        yield words("tui.start.kept")
        if flow.regions:
            yield words("tui.start.region", region=flow.regions.get(flow.region, flow.region))

    def parts(self) -> list[Part]:
        """Return what there is to read."""
        flow, words = self.app.flow, self.words
        version = words("tui.start.version", version=flow.version, date=flow.date, reviewed=flow.reviewed_by)
        danger, *signs = flow.emergency or ("",)
        return [
            Part("emergency", "", (Paragraph(words("tui.start.emergency")),)),
            Part("about", "", (Paragraph(" ".join(flow.about)),)),
            Part("facts", words("tui.start.facts"), (Bullets(tuple(self.facts())),)),
            Part("not_for", words("tui.start.not_for"), (Bullets(flow.not_for),) if flow.not_for else ()),
            Part("signs", danger, (Bullets(tuple(signs)),) if signs else ()),
            Part("version", "", (Paragraph(version, "note"),)),
        ]

    def buttons(self) -> Iterable[Button]:
        """Offer to begin, to leave, and another region or language where there is one."""
        yield Button("next", self.word("begin"))
        yield Button("leave", self.word("leave"))
        if self.app.reload is not None and len(self.app.flow.regions) > 1:
            yield Button("region", self.word("change_region"))
        others = [language_name(self.words, one) for one in self.app.languages if one != self.app.flow.language]
        if others:
            yield Button("language", self.word("change_language", languages=", ".join(others)))

    def back_words(self) -> Content:
        """Say the program's name, as there is nothing to go back to."""
        return plain(self.words("tui.frame.name"))

    def place(self) -> Content:
        """Name the flow."""
        return plain(self.app.flow.title)

    def go_on(self) -> None:
        """Go to where the session is: at first its first question."""
        self.app.go(self.app.session)

    def go_back(self) -> None:
        """Stay: Escape leaves nothing by itself."""

    def press(self, button: str) -> None:
        """Begin or ask about leaving."""
        if button == "leave":
            self.app.ask_to_leave()
        elif button == "region":
            self.app.open(RegionPage())
        elif button == "language":
            self.app.open(LanguagePage())
        else:
            super().press(button)
