"""The base of every widget of ours that draws text: it lays lines out once for a width and knows what lies where.

A subclass says in `lay` what its lines are. Text comes in as `Content` only. Colours and weights are the classes
`ink--…`, which `styles/ink.tcss` fills; nothing here names a colour. The constants below are those classes. They are
the page's: worked out for every widget anew, they take a quarter of the time in which a page opens.
"""

from typing import Final, NamedTuple

from textual.content import Content
from textual.css.styles import RenderStyles
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from sciatui.tui.text import stacked
from sciatui.tui.widgets.body import Body

QUIET: Final = ".ink--quiet"
STRONG: Final = ".ink--strong"
MARK: Final = ".ink--mark"
WRONG: Final = ".ink--wrong"
LEVEL: Final = ".ink--level"

INKS: Final = frozenset({"ink--quiet", "ink--strong", "ink--mark", "ink--here", "ink--wrong"})
"""The classes that a page has for all that is drawn on it."""


SHARE: Final = 3
"""Headings stay on top where they take no more than one of so many parts of what is in view."""


class Spot(NamedTuple):
    """A place that the cursor or a click can reach: some cells of one or more lines."""

    row: int
    column: int
    line: int
    x: int
    width: int
    height: int = 1

    def holds(self, x: int, y: int) -> bool:
        """Say whether a cell of the widget belongs to this place."""
        return self.x <= x < self.x + self.width and self.line <= y < self.line + self.height


class Head(NamedTuple):
    """The heading of a group, or those of the columns of a table: they stay in view as long as what they head does."""

    line: int
    height: int
    end: int
    """The first line after what they head."""

    def stays(self, top: int) -> bool:
        """Say whether it takes the place of the lines at the top, when `top` is the first line in view."""
        return self.line < top and top + self.height < self.end


class Laid(NamedTuple):
    """What there is to draw at one width."""

    lines: tuple[Content, ...]
    spots: tuple[Spot, ...] = ()
    rows: tuple[tuple[int, int], ...] = ()
    """For each row its first line and its height, where a row is more than the places in it."""
    heads: tuple[Head, ...] = ()


class Drawn(Widget):
    """A widget made of lines of text."""

    DEFAULT_CSS = """
    Drawn {
        height: auto;
        width: 1fr;
        text-wrap: nowrap;
        text-overflow: clip;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin with nothing laid out."""
        super().__init__(id=id, classes=classes, markup=False)
        self._laid: dict[int, Laid] = {}

    def get_component_styles(self, *names: str) -> RenderStyles:
        """Take what is the same for all from the page."""
        shared = INKS.issuperset(names)
        return self.screen.get_component_styles(*names) if shared else super().get_component_styles(*names)

    def lay(self, width: int) -> Laid:
        """Return the lines at this width."""
        raise NotImplementedError

    def laid(self, width: int) -> Laid:
        """Return the lines at this width, worked out once."""
        if width not in self._laid:
            self._laid = {width: self.lay(width)}
        return self._laid[width]

    def height(self, width: int) -> int:
        """Return how many lines it needs at this width."""
        return len(self.laid(width).lines)

    def repaint(self) -> None:
        """Draw again; the number of lines stays as it is."""
        self._laid.clear()
        self.refresh()

    def redraw(self) -> None:
        """Draw again and give it the room it needs now."""
        self._laid.clear()
        self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the lines."""
        return stacked(self.laid(self.content_size.width).lines)

    # Headings that stay in view

    @property
    def body(self) -> Body | None:
        """The part of the page that scrolls, if this stands in it."""
        return next((each for each in self.ancestors if isinstance(each, Body)), None)

    @property
    def heads(self) -> tuple[Head, ...]:
        """The headings that may stay."""
        return self.laid(self.content_size.width).heads

    def head_at(self, top: int) -> Head | None:
        """Return the headings that stay when `top` is the first line in view; none where they would fill the view."""
        body = self.body
        if top <= 0 or body is None:
            return None
        head = next((head for head in self.heads if head.stays(top)), None)
        return head if head is not None and head.height * SHARE <= body.content_size.height else None

    @property
    def top(self) -> int:
        """The line of the screen on which this begins, as it will be painted."""
        body = self.body
        return self.content_region.y + (0 if body is None else body.lag)

    def open_view(self, top: int) -> Region:
        """Return the cells in which this is seen while it begins at a line: the body, but for headings that stay."""
        body = self.body
        if body is None:
            return self.content_region
        view = body.content_region
        head = self.head_at(view.y - top)
        return view if head is None else view.shrink((head.height, 0, 0, 0))

    def under_head(self, line: int) -> int:
        """Return how many lines of headings stay above this line of a table."""
        return next((head.height for head in self.heads if head.line + head.height <= line < head.end), 0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what is in view, with the headings that stay."""
        if self.body is not None and self.body.held:
            return [Strip.blank(crop.width, self.visual_style.rich_style)] * crop.height
        strips = super().render_lines(crop)
        above = self.gutter.top
        head = self.head_at(crop.y - above)
        if head is None:
            return strips
        kept = super().render_lines(Region(crop.x, head.line + above, crop.width, head.height))
        return [*kept, *strips[head.height :]]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Say how many lines there are at this width."""
        del container, viewport
        return len(self.laid(width).lines)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take all the width there is."""
        del viewport
        return container.width
