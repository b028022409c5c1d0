"""The part of a page that scrolls. It has no scroll bar: the page says in words that there is more."""

from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message

WIDEST = 72
"""Cells of the longest line that is read with ease."""


class Body(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What a page has to say, at most as wide as a person can read with ease."""

    DEFAULT_CSS = """
    Body {
        height: auto;
        scrollbar-size: 0 0;
    }
    Body > * {
        max-width: 72;
    }
    """

    held = False
    """Whether nothing is painted yet, because the page begins further down: it is not to be seen to jump."""

    class Moved(Message):
        """Another part of the text is in view."""

    class Resized(Message):
        """More or less of the text is in view."""

    @property
    def has_more(self) -> bool:
        """Whether there is more below the last line in view."""
        return self.scroll_offset.y < self.max_scroll_y

    @property
    def lag(self) -> int:
        """Lines by which what is painted lags behind a scroll that was asked for a moment ago."""
        first = next(iter(self.children), None)
        if first is None or not first.is_attached:
            return 0
        painted = first.region.y - first.styles.margin.top - self.content_region.y
        return -painted - self.scroll_offset.y

    def show_place(self, place: Region) -> None:
        """Scroll until this place, in cells of the screen as it will be painted, is in view."""
        inside = place.translate(self.scroll_offset - self.content_region.offset)
        self.scroll_to_region(inside, animate=False, immediate=True, x_axis=False)

    def show_from(self, y: int) -> None:
        """Scroll until this line of the screen, as it will be painted, is the first in view."""
        self.scroll_to(y=y - self.content_region.y + self.scroll_offset.y, animate=False, immediate=True)

    def watch_virtual_size(self) -> None:
        """Tell the page that there is more or less to read."""
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Tell the page that more or less is in view."""
        self.post_message(self.Resized())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the page, which says whether there is more."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())
