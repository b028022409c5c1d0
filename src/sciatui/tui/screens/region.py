"""Asks for whose country phone numbers and words are to be. Nothing is asked anew: what was said stays said."""

from collections.abc import Iterable

from textual.widget import Widget

from sciatui.errors import SciatuiError
from sciatui.tui.screens.page import Page
from sciatui.tui.text import plain
from sciatui.tui.widgets import paragraph
from sciatui.tui.widgets.frame import Button
from sciatui.tui.widgets.row_list import ChoiceList, Row


class RegionPage(Page):
    """Chooses another region of the flow."""

    name_of = "region"

    def __init__(self) -> None:
        """List the regions that the flow has words for."""
        super().__init__()
        self.regions = ChoiceList([Row(code, label) for code, label in self.app.flow.regions.items()])

    def body(self) -> Iterable[Widget]:
        """Show the regions with the present one chosen."""
        self.regions.show_value(self.app.flow.region)
        yield paragraph.Paragraph(self.word("heading"), classes="strong gap")
        yield self.regions
        yield paragraph.Paragraph(self.word("elsewhere"), classes="above")

    def buttons(self) -> Iterable[Button]:
        """Offer to take it, and to leave it as it is."""
        return (Button("next", self.word("take")), Button("back", self.word("back")))

    def first(self) -> Widget:
        """Begin in the list."""
        return self.regions

    def go_on(self) -> None:
        """Load the flow for the region that is chosen."""
        region, app = self.regions.value, self.app
        if app.reload is not None and region and region != app.flow.region:
            try:
                app.take_flow(app.reload(region))
            except SciatuiError as mistake:
                self.say_wrong(plain(str(mistake)))
                return
        app.close_page()
