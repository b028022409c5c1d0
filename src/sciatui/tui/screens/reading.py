"""Treatments and topics: lists under headings, and a page for each entry with its sources."""

from collections.abc import Iterable
from typing import Final

from textual.widget import Widget

from sciatui.engine.reading import YOURS, Shelf, topic_parts, topic_shelves, treatment_parts, treatment_shelves
from sciatui.engine.result import Result
from sciatui.engine.summarise_words import Case, case_of
from sciatui.engine.summary import Part
from sciatui.tui.screens.page import Page
from sciatui.tui.text import plain
from sciatui.tui.widgets import paragraph
from sciatui.tui.widgets.document import Document
from sciatui.tui.widgets.frame import Button
from sciatui.tui.widgets.row_list import Menu, Row

GROUP: Final = "group."
"""Stands before the number of a group of topics, so that no topic is taken for one."""


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
        """Offer the way back, and what words here mean: a hint among the keys has no room in a narrow window."""
        yield Button("back", self.word("back"))
        if self.terms:
            yield Button("words", plain(self.words("tui.words.title")))


class ListPage(Page):
    """Entries to open."""

    def __init__(self, result: Result) -> None:
        """List what a result has."""
        super().__init__()
        self.result = result
        self.menu = Menu(tuple(self.rows()))

    @property
    def case(self) -> Case:
        """What entries are made from."""
        return case_of(self.app.session, self.app.today, by_person=True)

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
        self.app.open(self.page_of(message.code))

    def page_of(self, code: str) -> Page:
        """Return the page of an entry."""
        return ReadingPage(self.parts_of(code), self.name_of)


class TreatmentsPage(ListPage):
    """Treatments by what is known of them, then those that are not for these answers."""

    name_of = "treatments"

    def rows(self) -> Iterable[Row]:
        """Return a row for each."""
        return (row for shelf in treatment_shelves(self.case) for row in rows_of(shelf))

    def parts_of(self, code: str) -> tuple[Part, ...]:
        """Return a treatment in full, or why it is not shown."""
        return treatment_parts(self.case, code)


class TopicsPage(ListPage):
    """Things to know: those that the answers call for, then every group as a row that leads to its own list."""

    name_of = "topics"

    def rows(self) -> Iterable[Row]:
        """Return topics, or groups of them where the flow has some."""
        for shelf in topic_shelves(self.case):
            if shelf.id == YOURS or not self.app.flow.topic_groups:
                yield from rows_of(shelf)
        for at, shelf in enumerate(self.groups):
            note = self.words("tui.topics.in_group", count=len(shelf.items))
            yield Row(f"{GROUP}{at}", shelf.heading, note, "" if at else self.words("tui.topics.groups"))

    @property
    def groups(self) -> tuple[Shelf, ...]:
        """The shelves that have a page of their own."""
        if not self.app.flow.topic_groups:
            return ()
        return tuple(shelf for shelf in topic_shelves(self.case) if shelf.id != YOURS)

    def parts_of(self, code: str) -> tuple[Part, ...]:
        """Return a topic in full."""
        return topic_parts(self.case, code)

    def page_of(self, code: str) -> Page:
        """Return the page of a topic, or of a group."""
        group = {f"{GROUP}{at}": shelf for at, shelf in enumerate(self.groups)}.get(code)
        return super().page_of(code) if group is None else GroupPage(self.result, group)


class GroupPage(ListPage):
    """The topics of one group."""

    name_of = "topics"

    def __init__(self, result: Result, shelf: Shelf) -> None:
        """List these."""
        self.shelf = shelf
        super().__init__(result)

    def rows(self) -> Iterable[Row]:
        """Return the topics under the title of their group."""
        return rows_of(self.shelf)

    def parts_of(self, code: str) -> tuple[Part, ...]:
        """Return a topic in full."""
        return topic_parts(self.case, code)

    def buttons(self) -> Iterable[Button]:
        """Offer the way back to the groups."""
        return (Button("back", self.word("back_to_groups")),)


def rows_of(shelf: Shelf) -> Iterable[Row]:
    """Return the rows of a shelf; the first carries its heading."""
    return (Row(item.id, item.title, item.line, "" if at else shelf.heading) for at, item in enumerate(shelf.items))
