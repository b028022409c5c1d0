"""The base of every page: what stands in its frame, its keys, and the pause that a held key does not get through.

A page says what its body holds and what "go on" means; the frame round it is always the same.
"""

from collections.abc import Iterable
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from sciatui.tui.commands import bindings
from sciatui.tui.guard import PAGE, Guard
from sciatui.tui.screens.framed import MARGIN, WORDS, Framed
from sciatui.tui.text import plain
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.drawn import INKS, Drawn
from sciatui.tui.widgets.frame import Button, Buttons, KeyBar
from sciatui.tui.widgets.shortened import Shortened

WIDTHS: Final[list[tuple[int, str]]] = [(0, "-slim"), (40, "-fits")]
FULL_FRAME: Final = 18
"""From this height on header and keys have a rule each."""

RULES: Final = 2
"""The lines that the two rules take."""

BARE: Final = "-bare"
"""The class of a page that does without them, so that a long list is seen whole."""

HEIGHTS: Final[list[tuple[int, str]]] = [(0, "-flat"), (12, "-short"), (FULL_FRAME, "-high")]
"""From which size on a page has which class."""


class Page(Framed, inherit_bindings=False):
    """One thing at a time."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    PAUSE: ClassVar[float] = PAGE
    name_of: ClassVar[str] = ""
    """The page's words are `tui.<this>.…`."""

    DEFAULT_CSS = """
    Page {
        layout: vertical;
        overflow: hidden;
    }
    Page > Header { dock: top; }
    Page > KeyBar { dock: bottom; }
    Page > TooSmall { display: none; }
    Page.-slim > *, Page.-flat > * { display: none; }
    Page.-slim > TooSmall, Page.-flat > TooSmall { display: block; }
    """

    def __init__(self) -> None:
        """Make the frame."""
        super().__init__()
        self.update_classes(self.at_this_size(), update=False)
        self.fresh = True
        """Whether nothing on it was gone to yet."""
        self.once_more = ""
        """The key to press once more, when it has only led to what was not in view."""
        self.guard = self.make_guard(self.PAUSE)

    def at_this_size(self) -> dict[str, bool]:
        """Return which classes the page has in a window of this size, and which not."""
        sizes = zip(self.app.size, (WIDTHS, HEIGHTS), strict=True)
        return {name: name == _fits(cells, steps) for cells, steps in sizes for _, name in steps}

    def make_guard(self, pause: float) -> Guard:
        """Return a guard against a held key."""
        return Guard(self.app.clock, 0 if self.app.hurry else pause)

    def word(self, key: str, **names: str | int) -> Content:
        """Return words of this page, ready to be shown."""
        return plain(self.words(f"tui.{self.name_of}.{key}", **names))

    # What a page says

    def body(self) -> Iterable[Widget]:
        """Return what stands in the body."""
        return ()

    def buttons(self) -> Iterable[Button]:
        """Return the buttons."""
        return ()

    def place(self) -> Content:
        """Return what stands at the right of the top line."""
        return self.word("title")

    def first(self) -> Widget:
        """Return what takes the keys when the page appears."""
        return self.row

    def go_on(self) -> None:
        """Do what "go on" means here; without one, Enter does nothing."""

    def go_back(self) -> None:
        """Do what "back" means here: close this page."""
        self.app.close_page()

    def press(self, button: str) -> None:
        """Do what a button says."""
        if button == "next":
            self.go_on()
        elif button == "back":
            self.go_back()
        elif button == WORDS:
            self.app.show_words()

    def foot(self) -> Iterable[Drawn]:
        """Return what stands under the body and is always in view."""
        return (self.notice, self.row)

    # The frame

    def compose(self) -> ComposeResult:
        """Put the frame round the body."""
        yield self.header
        with self.page_body:
            yield from self.body()
        yield from self.foot()
        yield self.bar
        yield self.small

    def on_mount(self) -> None:
        """Show the frame's words and give the keys to the first thing."""
        self.show_buttons()
        self.show_header()
        self.show_small()
        self.shown()

    def show_buttons(self) -> None:
        """Show the buttons, with one for the words where the line of keys has no room for their key."""
        buttons = tuple(self.buttons())
        width = max(1, self.app.size.width - MARGIN)
        if self.bar.drops(f"app.{WORDS}", width) and all(button.id != WORDS for button in buttons):
            buttons = (*buttons, Button(WORDS, plain(self.words("tui.words.title"))))
        self.row.show_buttons(buttons)

    def show_header(self) -> None:
        """Say where the person is."""
        self.header.show_place(self.back_words(), self.app.marked(self.place()))

    def back_words(self) -> Content:
        """Return the words for the way back."""
        return plain(f"< {self.words('tui.command.back.label')}")

    def show_small(self) -> None:
        """Fill what takes the page's place in a window that is too small for it."""
        texts = [plain(text) for text in self.in_a_small_window()]
        self.small.show_text(texts, plain(self.words("tui.frame.too_small")))

    def in_a_small_window(self) -> tuple[str, ...]:
        """Return what to say where there is no room for a page, the vital words first."""
        return self.app.flow.emergency

    def shown(self) -> None:
        """Say that something new stands on the page: the pause begins when it is painted."""
        self.guard.hidden()
        self.fresh = True
        self.once_more = ""
        self.page_body.held = self.begins_below
        self.page_body.scroll_home(animate=False, immediate=True)
        self.notice.show_wrong(Content(""))
        self.notice.show_more(Content(""), Content(""))
        self.fit()
        self.first().focus(scroll_visible=False)
        self.show_hints()
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        # What was mounted a moment ago can take the keys only now.
        if self.focused is None:
            self.first().focus(scroll_visible=False)
        self.guard.painted()
        self.fit()
        self.say_more()
        if self.page_body.held:
            self.call_after_refresh(self._settled)

    @property
    def begins_below(self) -> bool:
        """Whether the page begins further down, at a place that one comes back to."""
        return False

    def go_below(self) -> None:
        """Go to that place."""

    def _settled(self) -> None:
        # Everything has its place now.
        self.go_below()
        self.page_body.held = False
        for part in self.page_body.query(Drawn):
            part.refresh()

    def fit(self) -> None:
        """Give the body what the frame leaves, so that buttons follow their text and never leave the window."""
        self.page_body.styles.max_height = max(1, self.room)

    @property
    def room(self) -> int:
        """How many lines the frame leaves for the body."""
        size = self.app.size
        width = max(1, size.width - MARGIN)
        foot = sum(len(part.laid(width).lines) + part.gutter.height for part in self.foot())
        frame = 2 if size.height < FULL_FRAME or self.has_class(BARE) else 2 + RULES
        return size.height - frame - foot

    def on_resize(self) -> None:
        """Fit the page to the window."""
        self.small.redraw()
        self.fit()
        self.call_after_refresh(self._resized)
        if self.focused is None and not self.is_tiny:
            self.first().focus(scroll_visible=False)
        self.call_after_refresh(self.say_more)

    def _resized(self) -> None:
        # Only now is it known what fits.
        self.show_hints()
        focused = self.focused
        if isinstance(focused, Board) and focused.moved:
            self.call_after_refresh(focused.follow)

    @property
    def is_tiny(self) -> bool:
        """Whether the window is too small for a page."""
        return self.has_class("-slim") or self.has_class("-flat")

    def say_wrong(self, text: Content) -> None:
        """Say what is wrong, in words that begin with "Error:"."""
        self.once_more = ""
        self.notice.show_wrong(plain(f"{self.words('tui.frame.error')} ") + text)
        self.fit()

    def say_more(self) -> None:
        """Say which key to press once more, as long as that is so; else whether there is more to read."""
        more, also = self.more_words() if self.has_more else ("", "")
        if self.once_more:
            more = also = self.words("tui.frame.read_first", name=self.once_more)
        self.notice.show_more(plain(more), plain(also))
        self.fit()

    @property
    def has_more(self) -> bool:
        """Whether there is more to read, and not only because of the line that says so, where that gives way."""
        body, notice = self.page_body, self.notice
        line = notice.height(max(1, self.app.size.width - MARGIN))
        whole_without = notice.gives_way and not notice.wrong.plain and body.max_scroll_y <= line
        return body.has_more and not whole_without

    def more_words(self) -> tuple[str, str]:
        """Return what to say where there is more to read: alone, and beside what is wrong."""
        return self.words("tui.frame.more"), self.words("tui.frame.more_too")

    # The line of keys

    def watch_focused(self) -> None:
        """Show the keys of what has the focus now."""
        self.show_hints()

    def show_hints(self) -> None:
        """Show the keys that matter now."""
        self.bar.show_hints(tuple(self.hints()))
        before = self.row.buttons
        self.show_buttons()
        if self.row.buttons != before:
            self.fit()

    # Keys and mouse

    def action_next(self) -> None:
        """Take Enter: what has the focus may use it; else the page goes on."""
        focused = self.focused
        if self.is_tiny:
            return
        if isinstance(focused, Buttons) and focused.enter():
            return  # whatever presses a button is held back where the page hears of it
        if not self.guard.takes():
            return
        if isinstance(focused, Board) and focused.enter():
            return
        self.go_on()

    def action_back(self) -> None:
        """Take Escape."""
        if self.guard.takes():
            self.go_back()

    def action_read(self, lines: int) -> None:
        """Read on or back by lines."""
        self.page_body.scroll_relative(y=lines, animate=False)

    def action_read_page(self, pages: int) -> None:
        """Read on or back by as much as is in view, but for one line."""
        heads = [head.height for part in self.page_body.query(Drawn) for head in part.heads]
        height = max(1, self.page_body.content_size.height - 1 - max(heads, default=0))
        self.page_body.scroll_relative(y=pages * height, animate=False, immediate=True)
        if isinstance(self.focused, Board):
            self.call_after_refresh(self.focused.paged)

    def action_read_edge(self, end: int) -> None:
        """Go to the beginning or the end."""
        self.page_body.scroll_to(y=0 if end < 0 else self.page_body.max_scroll_y, animate=False)

    def on_input_submitted(self) -> None:
        """Take Enter from a field."""
        self.action_next()

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """Take a button, by whatever key or click it was pressed: a second one must not press that of the next page."""
        message.stop()
        if self.guard.takes():
            self.press(message.button)

    def on_header_back_pressed(self) -> None:
        """Take a click on the way back; the second one of a double click is not for the page before."""
        self.action_back()

    def on_notice_more_pressed(self) -> None:
        """Take a click on the words that there is more to read."""
        self.action_read_page(1)

    async def on_key_bar_key_pressed(self, message: KeyBar.KeyPressed) -> None:
        """Take a click on the line of keys."""
        await self.app.run_action(message.action, default_namespace=self)

    def on_body_moved(self) -> None:
        """Another part of the text is in view."""
        self.say_more()

    def on_body_resized(self) -> None:
        """More or less of the text is in view: the line to put right is not to leave it for the words of an error."""
        self.on_body_moved()
        if self.notice.wrong.plain:
            self.show_typed()

    def on_board_unseen(self, message: Board.Unseen) -> None:
        """Say that a key counts once what it led to was read."""
        self.read_first(message.key)

    def read_first(self, key: str) -> None:
        """Say that what is in view now is to be read before a key counts: a digit, or the key of a command."""
        self.once_more = key if key.isdecimal() else self.words(f"tui.command.{key}.keys")
        self.notice.show_wrong(Content(""))
        self.call_after_refresh(self.say_more)

    def on_board_changed(self, message: Board.Changed) -> None:
        """Take back what was said of a key as soon as something is chosen."""
        del message
        self.once_more = ""
        self.say_more()

    def on_board_offered(self) -> None:
        """Say what Enter does now."""
        self.show_hints()

    def on_shortened(self, message: Shortened) -> None:
        """Say that a paste was too long."""
        self.say_wrong(plain(self.words("tui.frame.shortened", most=message.most)))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep a line to type in in view, but let the page be read first; lists see to that themselves."""
        fresh, self.fresh = self.fresh, False
        if not isinstance(event.widget, Board) and not (fresh and event.widget is self.first()):
            self.page_body.show_place(event.widget.region)

    def on_input_changed(self) -> None:
        """Show what is typed."""
        self.show_typed()

    def on_text_area_changed(self) -> None:
        """Show what is typed."""
        self.show_typed()

    def show_typed(self) -> None:
        """Bring the line that has the focus into view."""
        focused = self.focused
        if focused is not None and not isinstance(focused, Board):
            self.page_body.show_place(focused.region.translate((0, self.page_body.lag)))


def _fits(cells: int, steps: list[tuple[int, str]]) -> str:
    """Return the class of the highest step that a window reaches."""
    return max((step for step in steps if cells >= step[0]), default=steps[0])[1]
