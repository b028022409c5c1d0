"""The first page: what this is, for whom it is not, how long it takes, what is kept, and whose numbers it names."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from sciatui.engine.summary import Bullets, Paragraph, Part
from sciatui.tui.screens.page import Page
from sciatui.tui.text import plain
from sciatui.tui.widgets.document import Document
from sciatui.tui.widgets.frame import Button


class StartPage(Page):
    """Begins an assessment."""

    name_of = "start"
    without = frozenset({"back"})

    def body(self) -> Iterable[Widget]:
        """Say what a person needs to know before; an emergency comes first."""
        flow, words = self.app.flow, self.words
        region = flow.regions.get(flow.region, flow.region)
        facts = (
            words("tui.start.minutes", minutes=flow.minutes),
            words("tui.start.kept"),
            words("tui.start.region", region=region),
        )
        version = words("tui.start.version", version=flow.version, date=flow.date, reviewed=flow.reviewed_by)
        danger, *signs = flow.emergency or ("",)
        yield Document(
            [
                Part("emergency", "", (Paragraph(words("tui.start.emergency")),)),
                Part("about", "", (Paragraph(" ".join(flow.about)),)),
                Part("facts", words("tui.start.facts"), (Bullets(facts),)),
                Part("not_for", words("tui.start.not_for"), (Bullets(flow.not_for),) if flow.not_for else ()),
                Part("signs", danger, (Bullets(tuple(signs)),) if signs else ()),
                Part("version", "", (Paragraph(version, "note"),)),
            ]
        )

    def buttons(self) -> Iterable[Button]:
        """Offer to begin and to leave."""
        return (Button("next", self.word("begin")), Button("leave", self.word("leave")))

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
        else:
            super().press(button)
