"""A widget with places to go to: the base of every list and grid of answers.

The cursor does not wrap round. Places come from `lay`; a place that is not there is stepped over. A list of answers
opens with the cursor on its first row, where Space takes it; Enter takes a row only once the person has moved the
cursor, so that Enter alone never answers anything.
"""

from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from sciatui.tui.commands import Where, bindings
from sciatui.tui.widgets.drawn import Drawn, Spot

POINTER: Final = ">"
"""Stands before what the cursor is on, since a colour alone says nothing to many."""


class Board(Drawn, can_focus=True):
    """Places that can be reached by arrows and by mouse."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("board")
    takes: tuple[Where, ...] = ()
    """Whose keys the line of keys shows while this has the focus."""
    pick_label: str = "tui.command.pick.label"
    """What the line of keys calls the digits while this has the focus."""

    class Changed(Message):
        """What is marked has changed."""

        def __init__(self, board: "Board") -> None:
            """Say whose marks changed; the marks themselves are not in the message."""
            super().__init__()
            self.board = board

        @property
        def control(self) -> "Board":
            """The board whose marks changed."""
            return self.board

    class Offered(Message):
        """Enter means something else now: the line of keys is to say so."""

    class Unseen(Message):
        """A key only led to what it would have answered, since that was out of view."""

        def __init__(self, key: str) -> None:
            """Say which key: a digit, or the name of a command whose words say it."""
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        """Begin with the cursor nowhere."""
        super().__init__(id=id, classes=classes)
        self.cursor: tuple[int, int] | None = None
        self.moved = False
        """Whether the person has put the cursor where it is."""
        self._offered = ""

    # What subclasses say

    @property
    def digits(self) -> str:
        """The digits that reach something here, as the line of keys writes them."""
        return ""

    def chosen(self, spot: Spot) -> None:
        """Take a click or a key on a place."""
        raise NotImplementedError

    def enter(self) -> bool:
        """Take Enter if it means something at the cursor; False if it means "go on"."""
        return False

    @property
    def offer(self) -> str:
        """What Enter would do now, as the key of its words; empty if it means "go on"."""
        return ""

    def repaint(self) -> None:
        """Draw again, and tell the page if Enter means something else now."""
        super().repaint()
        if self._offered != (offer := self.offer):
            self._offered = offer
            self.post_message(self.Offered())

    # Where the places are

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The places at the present width."""
        return self.laid(self.content_size.width).spots

    def spot(self, row: int, column: int = 0) -> Spot | None:
        """Return the place at this row and column, or at this row where a row is one place."""
        in_row = [spot for spot in self.spots if spot.row == row]
        return next((spot for spot in in_row if spot.column == column), in_row[0] if len(in_row) == 1 else None)

    @property
    def here(self) -> Spot | None:
        """The place under the cursor."""
        return None if self.cursor is None else self.spot(*self.cursor)

    def row_ink(self, line: Content, row: int, width: int) -> Content:
        """Colour a whole line if the cursor is in its row."""
        if self.cursor is None or self.cursor[0] != row or not self.has_focus:
            return line
        return self.lit(line.pad_right(max(0, width - line.cell_length)))

    def lit(self, content: Content) -> Content:
        """Give a text the look of the cursor; without colours that is reverse."""
        content = content.stylize(self.get_visual_style("ink--here"))
        return content.stylize("reverse") if self.app.native_ansi_color else content

    # Moving

    def go_to(self, spot: Spot) -> None:
        """Put the cursor on a place and keep it in view."""
        self.cursor = (spot.row, spot.column)
        self.moved = True
        self.repaint()
        self.follow()

    @property
    def in_view(self) -> bool:
        """Whether the place under the cursor can be seen: nobody is to answer what they cannot read."""
        return self.shows(self.place_here())

    def shows(self, place: Region | None) -> bool:
        """Say whether a place can be seen, from its first line on as far as the window is high."""
        if place is None or self.body is None:
            return True
        view = self.open_view(self.top)
        return view.y <= place.y and min(place.bottom, place.y + max(1, view.height)) <= view.bottom

    def shows_some(self, place: Region | None) -> bool:
        """Say whether any part of a place can be seen."""
        return place is not None and (self.body is None or self.open_view(self.top).overlaps(place))

    def follow(self) -> None:
        """Scroll to the cursor."""
        place, body = self.place_here(), self.body
        if place is not None and body is not None:
            above = self.under_head(place.y - self.top)
            body.show_place(place.grow((above, 0, 0, 0)))
        self.point()

    def point(self) -> None:
        """Put the terminal's own cursor on ours, for those whose tools follow it."""
        place = self.place_here()
        if place is not None:
            self.app.cursor_position = place.offset

    def place_here(self) -> Region | None:
        """Return the cells of the screen under the cursor, or under the first place before there is one."""
        spots = self.spots
        if not spots:
            return None
        row = spots[0].row if self.cursor is None else self.cursor[0]
        return self.place_of(self.here or next((spot for spot in spots if spot.row == row), spots[0]))

    def place_of(self, spot: Spot) -> Region | None:
        """Return the cells of the screen that a place and its row take."""
        if not self.is_attached:
            return None
        rows = self.laid(self.content_size.width).rows
        line, height = rows[spot.row] if spot.row < len(rows) else (spot.line, spot.height)
        return Region(spot.x, line, spot.width, height).translate((self.content_region.x, self.top))

    def spot_in_view(self, rows: int) -> Spot | None:
        """Return the first place in view on the way down, or the last on the way up; else one of which a part is."""
        seen = [spot for spot in self.spots if self.shows(self.place_of(spot))]
        seen = seen or [spot for spot in self.spots if self.shows_some(self.place_of(spot))]
        return None if not seen else seen[-1] if rows < 0 else seen[0]

    def action_move(self, rows: int, columns: int) -> None:
        """Go to the next place in a direction, or to what is in view if the cursor was left behind; at the end stay."""
        spots = self.spots
        if not spots:
            return
        self.moved = True
        self.repaint()
        if not self.in_view:
            near = self.spot_in_view(rows)
            if near is None:
                self.follow()
            else:
                self.go_to(near)
            return
        if self.cursor is None:
            backwards = rows < 0 or columns < 0
            self.go_to(spots[-1] if backwards else spots[0])
            return
        row, column = self.cursor
        ahead = [spot for spot in spots if _ahead(spot, row, column, rows, columns)]
        if ahead:
            self.go_to(min(ahead, key=lambda spot: (abs(spot.row - row), abs(spot.column - column))))
        elif rows and self.body is not None:
            # What stands above the first answer and below the last is read with the same keys.
            self.body.scroll_relative(y=rows, animate=False)

    @property
    def last_answer(self) -> int:
        """The last row that is an answer like any other: what stands below it is "I am not sure", or the like."""
        return self.spots[-1].row

    def action_edge(self, end: int) -> None:
        """Go to the first row or to the last answer; from there to what stands under it."""
        spots = self.spots
        if not spots:
            return
        row, column = self.cursor or (-1, 0)
        first, last = spots[0].row, spots[-1].row
        if first == last:
            self.go_to(spots[0] if end < 0 else spots[-1])
            return
        to = first if end < 0 else self.last_answer if row < self.last_answer else last
        self.go_to(min((spot for spot in spots if spot.row == to), key=lambda spot: abs(spot.column - column)))

    def action_tick(self) -> None:
        """Choose what is under the cursor; where there is none yet, show it."""
        self.take("tick")

    def take(self, key: str) -> None:
        """Choose what is under the cursor, or show it and say which key then does."""
        if self.cursor is None:
            self.action_move(1, 0)
        elif not self.in_view:
            self.follow()
            self.post_message(self.Unseen(key))
        elif self.here is not None:
            self.chosen(self.here)

    def paged(self) -> None:
        """Hear that the page was read on by as much as is in view."""

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse."""
        offset = event.get_content_offset(self)
        if offset is None or (self.body is not None and event.screen_y < self.open_view(self.content_region.y).y):
            return
        spot = next((spot for spot in self.spots if spot.holds(*offset)), None)
        if spot is not None:
            self.go_to(spot)
            self.chosen(spot)

    def on_focus(self) -> None:
        """Show the cursor again. The page stays where it is: its question is to be read first."""
        self.repaint()
        self.call_after_refresh(self.point)

    def on_blur(self) -> None:
        """Take the cursor's look away while something else has the keys."""
        self.repaint()


def _ahead(spot: Spot, row: int, column: int, rows: int, columns: int) -> bool:
    """Say whether a place lies in the direction gone: in another row, or beside in the same row."""
    if rows:
        return (spot.row - row) * rows > 0
    return spot.row == row and (spot.column - column) * columns > 0
