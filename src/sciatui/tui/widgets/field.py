"""Lines to type in: one line, or several for free text. The cursor does not blink, and a paste has a limit.

What comes in passes the gate before it is shown; what does not fit is said, never dropped in silence.
"""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input, TextArea

from sciatui.flow.gate import incoming, outgoing
from sciatui.tui.commands import bindings
from sciatui.tui.widgets.shortened import Shortened


class Field(Input):
    """One line. Enter means "go on"; up and down lead to what stands above and below."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("field")

    DEFAULT_CSS = """
    Field {
        height: 3;
        border: solid $line;
        padding: 0 1;
    }
    """

    def __init__(self, most: int, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Offer room for `most` characters."""
        super().__init__(max_length=most, id=id, select_on_focus=False)
        self.cursor_blink = False
        self.most = most

    def show_text(self, text: str) -> None:
        """Fill in a text without telling anybody that something was typed."""
        with self.prevent(Input.Changed):
            self.value = outgoing(text)[: self.most]
            self.cursor_position = len(self.value)

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste as one line and say if it was too long."""
        event.prevent_default()
        event.stop()
        line = " ".join(incoming(event.text).split())
        room = self.most - len(self.value)
        self.insert_text_at_cursor(line[:room])
        if len(line) > room:
            self.post_message(Shortened(self.most))


class Prose(TextArea):
    """Several lines. Enter begins a new line, Tab leads on."""

    enter_writes = True
    """Says to the line of keys that Enter does not go on here."""

    DEFAULT_CSS = """
    Prose {
        height: 6;
        border: solid $line;
        padding: 0 1;
    }
    """

    def __init__(self, most: int) -> None:
        """Offer room for `most` characters."""
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False)
        self.cursor_blink = False
        self.most = most

    def show_text(self, text: str) -> None:
        """Fill in a text without telling anybody that something was typed."""
        with self.prevent(TextArea.Changed):
            self.load_text(outgoing(text))
            self.move_cursor(self.document.end)

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste, and say if it was too long."""
        event.prevent_default()
        event.stop()
        text = incoming(event.text).replace("\t", " ")
        room = max(0, self.most - len(self.text))
        self.insert(text[:room])
        if len(text) > room:
            self.post_message(Shortened(self.most))

    def on_key(self, event: events.Key) -> None:
        """Stop at the limit and say so."""
        if (event.is_printable or event.key == "enter") and len(self.text) >= self.most:
            event.prevent_default()
            event.stop()
            self.post_message(Shortened(self.most))
