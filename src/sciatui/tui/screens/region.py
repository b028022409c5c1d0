"""Ask for whose country phone numbers and words are to be, and in which language. What was said stays said."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping

from textual.widget import Widget

from sciatui.errors import SciatuiError
from sciatui.flow.definition import Flow
from sciatui.flow.interface import language_name
from sciatui.tui.screens.page import Page
from sciatui.tui.text import plain
from sciatui.tui.widgets import paragraph
from sciatui.tui.widgets.frame import Button
from sciatui.tui.widgets.row_list import ChoiceList, Row


class WordingPage(Page):
    """Chooses another wording of the flow."""

    def __init__(self) -> None:
        """List what there is to choose from."""
        super().__init__()
        self.choices = ChoiceList([Row(code, label) for code, label in self.offered().items()])

    @abstractmethod
    def offered(self) -> Mapping[str, str]:
        """Return what there is to choose from: code to label."""

    @abstractmethod
    def present(self) -> str:
        """Return what is chosen now."""

    @abstractmethod
    def load(self, chosen: str) -> Flow:
        """Return the flow for what was chosen, or raise `SciatuiError`."""

    def reloaded(self, region: str, language: str) -> Flow:
        """Return the flow with other words; the same one where there is no choice."""
        return self.app.flow if self.app.reload is None else self.app.reload(region, language)

    def body(self) -> Iterable[Widget]:
        """Show the choice with the present one chosen."""
        self.choices.show_value(self.present())
        yield paragraph.Paragraph(self.word("heading"), classes="strong gap")
        yield self.choices

    def buttons(self) -> Iterable[Button]:
        """Offer to take it, and to leave it as it is."""
        return (Button("next", self.word("take")), Button("back", self.word("back")))

    def first(self) -> Widget:
        """Begin in the list."""
        return self.choices

    def go_on(self) -> None:
        """Load the flow for what is chosen."""
        chosen = self.choices.value
        if chosen and chosen != self.present():
            try:
                self.app.take_flow(self.load(chosen))
            except SciatuiError as mistake:
                self.say_wrong(plain(str(mistake)))
                return
        self.app.close_page()


class RegionPage(WordingPage):
    """Chooses another region of the flow."""

    name_of = "region"

    def offered(self) -> Mapping[str, str]:
        """Return the regions that the flow has words for."""
        return self.app.flow.regions

    def present(self) -> str:
        """Return the region."""
        return self.app.flow.region

    def load(self, chosen: str) -> Flow:
        """Load the flow for another region."""
        return self.reloaded(chosen, self.app.flow.language)

    def body(self) -> Iterable[Widget]:
        """Say what to do where none of them fits."""
        yield from super().body()
        yield paragraph.Paragraph(self.word("elsewhere"), classes="above")


class LanguagePage(WordingPage):
    """Chooses another language of the flow."""

    name_of = "language"

    def offered(self) -> Mapping[str, str]:
        """Return the languages, each called what it calls itself."""
        return {language: language_name(self.words, language) for language in self.app.languages}

    def present(self) -> str:
        """Return the language."""
        return self.app.flow.language

    def load(self, chosen: str) -> Flow:
        """Load the flow in another language."""
        return self.reloaded(self.app.flow.region, chosen)
