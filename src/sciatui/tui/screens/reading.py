"""Treatments and topics: lists by group, and a page for each entry with its source."""

from collections.abc import Iterable
from typing import Final

from textual.widget import Widget

from sciatui.engine.assess import topics_to_read
from sciatui.engine.result import Result, Withheld
from sciatui.engine.summarise_words import source_in_words
from sciatui.engine.summary import Block, Entry, Paragraph, Part
from sciatui.flow.definition import Flow, Topic, Treatment
from sciatui.flow.words import Words
from sciatui.tui.screens.page import Page
from sciatui.tui.widgets import paragraph
from sciatui.tui.widgets.document import Document
from sciatui.tui.widgets.frame import Button
from sciatui.tui.widgets.row_list import Menu, Row

WITHHELD: Final = "withheld."
"""Stands before the id of a treatment that is not shown for these answers, so that its row opens the reason."""


class ReadingPage(Page):
    """A page to read, with one way back."""

    without = frozenset({"next"})

    def __init__(self, parts: tuple[Part, ...], name_of: str) -> None:
        """Show these parts under the words of a list."""
        super().__init__()
        self.parts = parts
        self.name_of = name_of  # type: ignore[misc]  # the words of the list it belongs to

    def body(self) -> Iterable[Widget]:
        """Show the text."""
        yield Document(self.parts)

    def buttons(self) -> Iterable[Button]:
        """Offer the way back."""
        return (Button("back", self.word("back")),)


class ListPage(Page):
    """Entries to open."""

    def __init__(self, result: Result) -> None:
        """List what a result has."""
        super().__init__()
        self.result = result
        self.menu = Menu(tuple(self.rows()))

    def rows(self) -> Iterable[Row]:
        """Return the entries."""
        raise NotImplementedError

    def parts_of(self, code: str) -> tuple[Part, ...]:
        """Return what stands on the page of an entry."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        """Say what the list is, then show it."""
        yield paragraph.Paragraph(self.word("intro"), classes="quiet gap")
        yield self.menu

    def buttons(self) -> Iterable[Button]:
        """Offer the way back."""
        return (Button("back", self.word("back_to_result")),)

    def first(self) -> Widget:
        """Begin in the list."""
        return self.menu

    def on_menu_opened(self, message: Menu.Opened) -> None:
        """Open an entry."""
        self.app.open(ReadingPage(self.parts_of(message.code), self.name_of))


class TreatmentsPage(ListPage):
    """Treatments by what is known of them."""

    name_of = "treatments"

    def rows(self) -> Iterable[Row]:
        """Return them by stance, then those that are not shown for these answers."""
        flow, words = self.app.flow, self.app.words
        stance = ""
        for offered in self.result.treatments:
            treatment = flow.treatments[offered.id]
            heading = "" if offered.stance == stance else words(f"tui.treatments.{offered.stance}")
            stance = offered.stance
            yield Row(treatment.id, treatment.title, treatment.line, heading)
        heading = words("tui.treatments.withheld")
        for withheld in self.result.withheld:
            treatment = flow.treatments[withheld.id]
            yield Row(WITHHELD + withheld.id, treatment.title, treatment.avoid, heading)
            heading = ""

    def parts_of(self, code: str) -> tuple[Part, ...]:
        """Return a treatment in full, or why it is not shown."""
        flow, words = self.app.flow, self.app.words
        withheld = {WITHHELD + each.id: each for each in self.result.withheld}.get(code)
        if withheld is not None:
            return withheld_parts(flow, words, withheld)
        return treatment_parts(flow, words, flow.treatments[code])


class TopicsPage(ListPage):
    """Things to know."""

    name_of = "topics"

    def rows(self) -> Iterable[Row]:
        """Return the topics of a result, then those for everybody."""
        flow, words = self.app.flow, self.app.words
        heading = ""
        for topic in topics_to_read(flow, self.result):
            group = words(f"tui.topics.{'yours' if topic in self.result.topics else 'everybody'}")
            yield Row(topic, flow.topics[topic].title, heading="" if group == heading else group)
            heading = group

    def parts_of(self, code: str) -> tuple[Part, ...]:
        """Return a topic in full."""
        return topic_parts(self.app.flow, self.app.words, self.app.flow.topics[code])


def treatment_parts(flow: Flow, words: Words, treatment: Treatment) -> tuple[Part, ...]:
    """Return what is known of a treatment: its stance, why, what it is, what to ask, and where that stands."""
    stance = words(f"tui.treatments.{treatment.stance}")
    about: list[Block] = [Paragraph(stance, "note"), Paragraph(treatment.line), *map(Paragraph, treatment.about)]
    if treatment.ask:
        about.append(Entry(words("tui.treatments.ask"), (treatment.ask,)))
    return (Part("treatment", treatment.title, tuple(about)), sources_part(flow, words, treatment.source))


def withheld_parts(flow: Flow, words: Words, withheld: Withheld) -> tuple[Part, ...]:
    """Return why a treatment is not shown, with the answers that say so."""
    treatment = flow.treatments[withheld.id]
    names = tuple(flow.questions[question].short for question in withheld.because)
    blocks: list[Block] = [Paragraph(words("tui.treatments.withheld"), "note"), Paragraph(treatment.avoid)]
    if names:
        blocks.append(Entry(words("tui.treatments.because"), names))
    return (Part("treatment", treatment.title, tuple(blocks)), sources_part(flow, words, treatment.source))


def topic_parts(flow: Flow, words: Words, topic: Topic) -> tuple[Part, ...]:
    """Return an explainer, with what people may have read and what guidance says now."""
    blocks: list[Block] = [Paragraph(text) for text in topic.text]
    if topic.you_may_have_read:
        blocks.append(Entry(words("tui.topics.you_may_have_read"), (topic.you_may_have_read,)))
    if topic.now:
        blocks.append(Entry(words("tui.topics.now"), (topic.now,)))
    return (Part("topic", topic.title, tuple(blocks)), sources_part(flow, words, topic.source))


def sources_part(flow: Flow, words: Words, sources: tuple[str, ...]) -> Part:
    """Return where it stands, each source as the summary cites it."""
    lines = (words("tui.reading.source", source=source_in_words(flow.sources[name], words)) for name in sources)
    return Part("sources", "", tuple(Paragraph(line, "source") for line in lines))
