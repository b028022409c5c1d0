"""What every page has around its body: the line on top, the line for messages, the buttons, the line of keys.

Also what stands in the page's place when the window is too small for it: the emergency words.
"""

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from sciatui.tui.commands import bindings
from sciatui.tui.text import beside, wrapped
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.drawn import MARK, QUIET, WRONG, Drawn, Laid, Spot
from sciatui.tui.widgets.row_list import up_to

GAP: Final = 2
"""Cells before each button, in which the cursor's mark stands."""


WIDEST: Final = 76
"""On a wide screen the two ends of the line on top stay as near to each other as on a usual one."""


class Header(Drawn):
    """Where the person is: the way back at the left, the section at the right."""

    class BackPressed(Message):
        """The way back was clicked."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.left = self.right = Content("")

    def show_place(self, left: Content, right: Content) -> None:
        """Say where the person is."""
        self.left, self.right = left, right
        self.repaint()

    def lay(self, width: int) -> Laid:
        """Draw one line."""
        return Laid((beside(self.left.stylize(MARK), self.right.stylize(QUIET), min(width, WIDEST)),))

    def on_click(self, event: events.Click) -> None:
        """Go back on a click at the left."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.x < self.left.cell_length:
            self.post_message(self.BackPressed())


class Notice(Drawn):
    """One message under the body: what is wrong, and whether there is more to read. It stays until it is done with."""

    class MorePressed(Message):
        """The words that there is more to read were clicked."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.wrong = self.more = self.also_more = Content("")
        self.gives_way = False

    def give_way(self, *, way: bool) -> None:
        """Take no line while nothing is wrong and there is no more to read: the page then fits whole."""
        if way != self.gives_way:
            self.gives_way = way
            self.redraw()

    def show_wrong(self, text: Content) -> None:
        """Say what is wrong; an empty text takes it back."""
        if text.plain != self.wrong.plain:
            self.wrong = text
            self.redraw()

    def show_more(self, text: Content, also: Content) -> None:
        """Say that there is more, in few words where something is wrong too; an empty text takes it back."""
        if text.plain != self.more.plain:
            self.more, self.also_more = text, also
            self.redraw()

    def lay(self, width: int) -> Laid:
        """Draw what is wrong, or that there is more, or an empty line."""
        if self.wrong.plain:
            wrong = self.wrong + " " + self.also_more if self.also_more.plain else self.wrong
            return Laid(tuple(line.stylize(WRONG) for line in wrapped(wrong, width)))
        if self.gives_way and not self.more.plain:
            return Laid(())
        return Laid((self.more.truncate(width).stylize(QUIET),))

    def on_click(self) -> None:
        """Read on: a touch screen has no wheel."""
        if self.more.plain:
            self.post_message(self.MorePressed())


class Button(NamedTuple):
    """One thing to do: its name and its words."""

    id: str
    label: Content


class Buttons(Board, inherit_bindings=False):
    """The things that can be done on a page, in a row; they go on in the next line where there is no room."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("buttons")

    class Pressed(Message):
        """A button was pressed."""

        def __init__(self, button: str) -> None:
            """Say which."""
            super().__init__()
            self.button = button

    def __init__(self, buttons: Sequence[Button] = (), *, numbered: bool = False) -> None:
        """Show these buttons; with numbers, the page takes digits for them."""
        super().__init__()
        self.buttons = tuple(buttons)
        self.numbered = numbered

    def show_buttons(self, buttons: Sequence[Button]) -> None:
        """Show other buttons."""
        if tuple(buttons) != self.buttons:
            at = None if self.here is None else self.buttons[self.here.column].id
            self.buttons = tuple(buttons)
            names = [button.id for button in buttons]
            self.cursor = (0, names.index(at)) if at in names else (0, 0) if self.has_focus else None
            self.redraw()

    @property
    def digits(self) -> str:
        """The digits of the buttons, if they have any."""
        return up_to(len(self.buttons)) if self.has_digits else ""

    @property
    def has_digits(self) -> bool:
        """Whether the buttons show digits; one alone needs none."""
        return self.numbered and len(self.buttons) > 1

    def lay(self, width: int) -> Laid:
        """Put the buttons beside each other, with room before each for the cursor's mark."""
        lines = [Content("")]
        spots: list[Spot] = []
        at = self.cursor[1] if self.cursor is not None and self.has_focus else None
        for number, button in enumerate(self.buttons):
            digit = f"{number + 1} " if self.has_digits else ""
            label = Content.assemble(("[ ", QUIET), (digit, QUIET), button.label.stylize(MARK), (" ]", QUIET))
            if number == at:
                label = self.lit(label)
            if lines[-1].cell_length and lines[-1].cell_length + GAP + label.cell_length > width:
                lines.append(Content(""))
            lines[-1] += Content("> " if number == at else "  ").stylize(MARK)
            spots.append(Spot(0, number, len(lines) - 1, lines[-1].cell_length, label.cell_length))
            lines[-1] += label
        return Laid(tuple(lines), tuple(spots))

    def words_at(self) -> Content | None:
        """Return the words of the button under the cursor."""
        return None if self.here is None else self.buttons[self.here.column].label

    def words_of(self, button: str) -> Content | None:
        """Return the words of a button; None where there is none of this name."""
        return next((each.label for each in self.buttons if each.id == button), None)

    def on_focus(self) -> None:
        """Show where the keys go: the first button, unless another was reached before."""
        if self.cursor is None:
            self.cursor = (0, 0)
        self.repaint()

    def chosen(self, spot: Spot) -> None:
        """Press the button."""
        self.post_message(self.Pressed(self.buttons[spot.column].id))

    @property
    def offer(self) -> str:
        """Which button Enter presses: its id, since `words_at` has its words."""
        return "" if self.cursor is None else self.buttons[self.cursor[1]].id

    def enter(self) -> bool:
        """Press the button under the cursor."""
        if self.here is None:
            return False
        self.chosen(self.here)
        return True


class Hint(NamedTuple):
    """One entry of the line of keys."""

    key: str
    label: Content
    action: str
    rank: int


class KeyBar(Drawn):
    """The keys that matter here. What does not fit is left out, the vital ones last."""

    GAP: ClassVar[int] = 3
    MOST: ClassVar[int] = 6
    """More keys than these are not taken in at a glance."""

    class KeyPressed(Message):
        """A key was clicked."""

        def __init__(self, action: str) -> None:
            """Say what it does."""
            super().__init__()
            self.action = action

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.hints: tuple[Hint, ...] = ()

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these keys."""
        if tuple(hints) != self.hints:
            self.hints = tuple(hints)
            self.repaint()

    def lay(self, width: int) -> Laid:
        """Put the keys in one line."""
        shown = list(self.hints)
        while len(shown) > self.MOST:
            shown.remove(max(shown, key=lambda hint: hint.rank))
        gap = self.GAP
        while shown and _width(shown, gap) > width:
            if gap > self.GAP - 1:
                gap -= 1
            else:
                shown.remove(max(shown, key=lambda hint: hint.rank))
        line = Content("")
        spots: list[Spot] = []
        for hint in shown:
            entry = Content.assemble((hint.key, MARK), " ", hint.label)
            spots.append(Spot(0, self.hints.index(hint), 0, line.cell_length, entry.cell_length))
            line = line + entry + Content(" " * gap)
        return Laid((line.rstrip(),), tuple(spots))

    def drops(self, action: str, width: int) -> bool:
        """Say whether a key has no room at this width."""
        shown = {self.hints[spot.column].action for spot in self.laid(width).spots}
        return action not in shown and any(hint.action == action for hint in self.hints)

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        offset = event.get_content_offset(self)
        spot = next((spot for spot in self.laid(self.content_size.width).spots if offset and spot.holds(*offset)), None)
        if spot is not None and self.hints[spot.column].action:
            self.post_message(self.KeyPressed(self.hints[spot.column].action))


class TooSmall(Drawn):
    """All there is in a window too small for a page: the emergency words first, as many as fit, then what to do."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.texts: tuple[Content, ...] = ()
        self.end = Content("")

    def show_text(self, texts: Sequence[Content], end: Content) -> None:
        """Say these: the first in any case, the others where they fit whole; at the end what to do."""
        self.texts, self.end = tuple(texts), end
        self.redraw()

    def lay(self, width: int) -> Laid:
        """Wrap the words without any blank line."""
        end = wrapped(self.end, width)
        lines: list[Content] = []
        for text in self.texts:
            more = wrapped(text, width)
            if lines and len(lines) + len(more) + len(end) > self.app.size.height:
                break
            lines += more
        return Laid((*lines, *end))


def _width(hints: Sequence[Hint], gap: int) -> int:
    return sum(len(hint.key) + 1 + hint.label.cell_length for hint in hints) + gap * (len(hints) - 1)
