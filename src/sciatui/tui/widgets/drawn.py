"""The base of every widget of ours that draws text: it lays lines out once for a width and knows what lies where.

A subclass says in `lay` what its lines are. Text comes in as `Content` only. Colours and weights are the classes
`ink--…`, which `styles/ink.tcss` fills; nothing here names a colour. The constants below are those classes.
"""

from typing import ClassVar, Final, NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from sciatui.tui.text import stacked

QUIET: Final = ".ink--quiet"
STRONG: Final = ".ink--strong"
MARK: Final = ".ink--mark"
WRONG: Final = ".ink--wrong"
LEVEL: Final = ".ink--level"


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


class Laid(NamedTuple):
    """What there is to draw at one width."""

    lines: tuple[Content, ...]
    spots: tuple[Spot, ...] = ()
    rows: tuple[tuple[int, int], ...] = ()
    """For each row its first line and its height, where a row is more than the places in it."""


class Drawn(Widget):
    """A widget made of lines of text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "ink--quiet",
        "ink--strong",
        "ink--mark",
        "ink--here",
        "ink--wrong",
        "ink--level",
    }

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

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Say how many lines there are at this width."""
        del container, viewport
        return len(self.laid(width).lines)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take all the width there is."""
        del viewport
        return container.width
