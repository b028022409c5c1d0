"""The parts of the frame round every page, and what its line of keys says.

The line names the keys of the page and of what has the focus, and calls Enter what it would do now.
"""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import getters
from textual.content import Content
from textual.screen import Screen

from sciatui.engine.glossary import terms_in
from sciatui.flow.words import Words
from sciatui.tui.commands import OF_THE_APP, Where, commands
from sciatui.tui.host import Host
from sciatui.tui.text import plain
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.body import WIDEST, Body
from sciatui.tui.widgets.drawn import Drawn
from sciatui.tui.widgets.frame import Buttons, Header, Hint, KeyBar, Notice, TooSmall

WORDS: Final = "words"
"""The command that shows what words mean, and its button."""

MARGIN: Final = 4
"""Columns to the left and right of everything, together."""

ENTER_ALONE: Final = 1
"""The rank of Enter in the line of keys where no button says the same: only the emergency words come before it."""

LONGEST_HINT: Final = 14
"""Cells of the words of one key in the line of keys."""


class Framed(Screen[None], inherit_bindings=False):
    """A page as far as its frame is concerned."""

    app = getters.app(Host)

    keys: ClassVar[tuple[Where, ...]] = ("everywhere", "page")
    """Whose keys the line at the bottom shows, besides those of what has the focus."""

    leads_to_words: bool = True
    """Whether the line of keys offers the words that stand here; the key itself always works."""
    without: ClassVar[frozenset[str]] = frozenset()
    """Commands of the table that mean nothing here."""

    def __init__(self) -> None:
        """Make the frame."""
        super().__init__()
        self.header = Header()
        self.page_body = Body()
        self.notice = Notice()
        self.row = Buttons()
        self.bar = KeyBar()
        self.small = TooSmall()

    @property
    def words(self) -> Words:
        """The interface's words."""
        return self.app.words

    def hints(self) -> Iterable[Hint]:
        """Return the keys to show: the page's, and those of what has the focus."""
        focused = self.focused
        taken = focused.takes if isinstance(focused, Board) else ()
        for command in commands(*self.keys, *self.app.more_keys, *taken):
            by_digit = command.id in {"pick", "row", "number"}
            shown = self.digits if by_digit else command.shown
            if command.id == "mark":
                # The one key in the line that is named by a word, and not by what is printed on it everywhere.
                shown = self.words("tui.command.mark.keys")
            if shown and command.id not in self.without and (command.id != WORDS or self.offers_words):
                label = plain(self.words(f"tui.command.{command.id}.label"))
                # Digits stand for several things; a click on their hint could mean only one.
                action = "" if by_digit else command.keys[0][1]
                action = f"app.{action}" if command.where in OF_THE_APP else action
                if command.id == "pick" and isinstance(focused, Board):
                    label = plain(self.words(focused.pick_label))
                elif command.id == "next" and getattr(focused, "enter_writes", False):
                    # Enter begins a new line there.
                    shown, label, action = "Tab", plain(self.words("tui.command.parts.label")), "app.focus_next"
                elif command.id == "next":
                    label = self.enter_words()
                yield Hint(
                    shown, label, action, ENTER_ALONE if command.id == "next" and self.enter_is_alone else command.rank
                )

    @property
    def enter_is_alone(self) -> bool:
        """Whether no button says what Enter does, so that its hint must not be left out."""
        return isinstance(self.focused, Board) and self.focused is not self.row and self.row.words_of("next") is None

    def enter_words(self) -> Content:
        """Return what Enter does now, in the words of the button that it presses if they are short."""
        focused = self.focused
        if isinstance(focused, Board) and not isinstance(focused, Buttons) and focused.offer:
            return plain(self.words(focused.offer))
        button = self.row.words_at() if focused is self.row else self.row.words_of("next")
        if button is None:
            return plain(self.words("tui.command.next.label"))
        return button if button.cell_length <= LONGEST_HINT else plain(self.words("tui.command.pick.label"))

    @property
    def offers_words(self) -> bool:
        """Whether to say that words on this page are explained; not beside a danger, where nothing else is to read."""
        return self.leads_to_words and bool(self.terms)

    @property
    def terms(self) -> tuple[str, ...]:
        """The words of the glossary that stand on this page."""
        width = max(1, min(self.app.size.width - MARGIN, WIDEST))
        parts = self.page_body.query(Drawn)
        drawn = (line.plain for part in parts for line in part.laid(part.content_size.width or width).lines)
        # A blank line parts what stands above it from what stands below.
        return terms_in(self.app.flow, [" ".join(line or "." for line in drawn)])

    @property
    def digits(self) -> str:
        """The digits that do something here."""
        return getattr(self.focused, "digits", "") or self.row.digits
