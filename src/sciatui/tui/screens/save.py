"""Saves the summary: asks which kind of file and where, says what was written, and never replaces a file.

In the middle of the questions it saves the summary as far as it goes, which says so itself.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from textual.widget import Widget

from sciatui.engine.summary import Paragraph, Part
from sciatui.export.kinds import KINDS, Kind, written
from sciatui.export.name import free_name, named, stem, usable
from sciatui.export.write import AlreadyThere, NotWritten, write_new
from sciatui.flow.gate import outgoing
from sciatui.tui.screens.page import Page
from sciatui.tui.text import plain
from sciatui.tui.widgets import paragraph
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.document import Document
from sciatui.tui.widgets.frame import Button
from sciatui.tui.widgets.row_list import ChoiceList, Row

LONGEST_PATH: Final = 1_000


class SavePage(Page):
    """One file, written where the person says."""

    name_of = "save"

    def __init__(self) -> None:
        """Offer the kinds of file, and a free name in a folder that can be written to."""
        super().__init__()
        self.kinds = ChoiceList([Row(kind, self.words(f"tui.save.{kind}")) for kind in KINDS])
        from sciatui.tui.widgets.field import Field  # noqa: PLC0415 - loaded when there is something to type

        self.where = Field(LONGEST_PATH)
        self.folder = usable(self.app.folder)
        self.stem = stem(self.words, self.app.today)

    def body(self) -> Iterable[Widget]:
        """Ask for the kind and the place."""
        self.kinds.show_value("txt")
        self.suggest("txt")
        yield paragraph.Paragraph(self.word("heading"), classes="strong")
        yield paragraph.Paragraph(self.word("private"), classes="quiet gap")
        yield self.kinds
        yield paragraph.Paragraph(self.word("where"), classes="strong above")
        yield self.where

    def buttons(self) -> Iterable[Button]:
        """Offer to save, and not to."""
        return (Button("next", self.word("save")), Button("back", self.word("back")))

    def first(self) -> Widget:
        """Begin with the kind of file."""
        return self.kinds

    def suggest(self, kind: str) -> None:
        """Fill in a name that is free."""
        self.where.show_text(str(free_name(self.folder, self.stem, kind)))

    def on_board_changed(self, message: Board.Changed) -> None:
        """Give the name the ending of the kind that was chosen, unless the person named a file of their own."""
        if message.board is self.kinds and self.kinds.value and self.is_suggested():
            self.suggest(self.kinds.value)

    def is_suggested(self) -> bool:
        """Say whether the name is still one of ours."""
        path = Path(self.where.value)
        return path.parent == self.folder and path.name.startswith(self.stem) and path.suffix[1:] in KINDS

    def go_on(self) -> None:
        """Write the file; a name that is taken gets another suggestion."""
        kind = self.kind
        name = self.where.value.strip()
        if not name or name.isdecimal():
            # Whoever means a kind of file by its number is not to find their summary in a file named 1.
            self.say_wrong(self.word("number" if name else "no_name"))
            return
        path = named(name, self.folder, self.stem, kind)
        try:
            write_new(path, written(kind, self.app.session, self.app.today).encode())
        except AlreadyThere:
            self.folder = path.parent
            self.suggest(kind)
            self.say_wrong(self.word("taken"))
        except NotWritten as mistake:
            self.say_wrong(plain(mistake.said(self.words)))
        else:
            self.app.saved = path
            self.app.close_page()
            self.app.open(SavedPage())

    @property
    def kind(self) -> Kind:
        """The kind of file that is chosen."""
        return next(kind for kind in KINDS if kind == (self.kinds.value or "txt"))


class SavedPage(Page):
    """Says where the file is."""

    name_of = "saved"
    without = frozenset({"next"})

    def body(self) -> Iterable[Widget]:
        """Show the path in full."""
        words = self.words
        path = outgoing(str(self.app.saved))
        yield Document(
            [
                Part("saved", words("tui.saved.heading"), (Paragraph(path),)),
                Part("next", "", (Paragraph(words("tui.saved.private")), Paragraph(words("tui.saved.take")))),
            ]
        )

    def buttons(self) -> Iterable[Button]:
        """Offer the way back."""
        return (Button("back", self.word("back")),)

    def go_on(self) -> None:
        """Enter goes back, too."""
        self.go_back()
