"""The result: the care card, what led to it, the patterns, what to watch for; treatments and topics are a key away.

Everything on it comes from the summary document, so that the screen and every saved file say the same.
"""

from collections.abc import Iterable
from typing import Final

from textual.widget import Widget

from sciatui.engine.assess import topics_to_read
from sciatui.engine.summarise import summarise
from sciatui.engine.summary import Card, Paragraph, Part
from sciatui.tui.screens.dialog import Dialog
from sciatui.tui.screens.reading import TopicsPage, TreatmentsPage
from sciatui.tui.screens.save import SavePage
from sciatui.tui.widgets.document import CareCard, Document
from sciatui.tui.widgets.frame import Button

ELSEWHERE: Final = frozenset({"worth_doing", "may_be_offered", "unclear", "not_recommended", "withheld"})
"""Parts of the summary that have a page of their own."""


class ResultPage(Dialog):
    """What the answers come to."""

    name_of = "result"

    def __init__(self) -> None:
        """Work the result out once."""
        super().__init__()
        self.result = self.app.session.result()
        self.summary = summarise(self.app.session, self.app.today)
        self.leads_to_words = self.result.urgency != "emergency"

    def body(self) -> Iterable[Widget]:
        """Show the card first, then the parts to read."""
        parts = [part for part in self.summary.person if part.id not in ELSEWHERE]
        for part in parts:
            for block in part.blocks:
                if isinstance(block, Card):
                    yield CareCard(block)
        rest = [part._replace(heading="") if self.only_card(part) else part for part in parts]
        footer = Part("footer", "", tuple(Paragraph(text, "note") for text in self.summary.footer))
        yield Document([*rest, footer])

    def in_a_small_window(self) -> tuple[str, ...]:
        """Say what it comes to and what to do, whatever the size."""
        cards = (block for part in self.summary.person for block in part.blocks if isinstance(block, Card))
        return tuple(line for card in cards for line in (f"{card.level}: {card.title}", *card.lines))

    @staticmethod
    def only_card(part: Part) -> bool:
        """Say whether a part holds nothing but its card, whose level is heading enough."""
        return all(isinstance(block, Card) for block in part.blocks)

    def buttons(self) -> Iterable[Button]:
        """Offer what there is to read, and to save."""
        if self.result.treatments:
            yield Button("treatments", self.word("treatments"))
        if topics_to_read(self.app.flow, self.result):
            yield Button("topics", self.word("topics"))
        yield Button("back", self.word("answers"))
        yield Button("save", self.word("save"))
        yield Button("leave", self.word("leave"))

    def press(self, button: str) -> None:
        """Open a page, save or leave."""
        match button:
            case "treatments":
                self.app.open(TreatmentsPage(self.result))
            case "topics":
                self.app.open(TopicsPage(self.result))
            case "save":
                self.app.open(SavePage())
            case "leave":
                self.app.ask_to_leave()
            case _:
                super().press(button)

    def go_back(self) -> None:
        """Go back to the answers, or to the question where it was left."""
        self.app.go(self.app.session.back())
