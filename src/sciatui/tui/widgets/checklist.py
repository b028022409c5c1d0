"""Up to six short items under one heading, each with an answer of its own on the same line.

A digit answers the item under the cursor and goes to the next one; 0 answers no to every item, on purpose. Each
answer is told at once, because a warning sign must not wait for the rest of the list.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from sciatui.tui.commands import Where, bindings
from sciatui.tui.guard import Guard
from sciatui.tui.steps import NO
from sciatui.tui.text import hanging, plain, wrapped
from sciatui.tui.widgets.board import POINTER, Board
from sciatui.tui.widgets.drawn import MARK, QUIET, STRONG, Head, Laid, Spot
from sciatui.tui.widgets.row_list import Row

GAP: Final = 2
NARROWEST_ITEM: Final = 28
"""With fewer cells for the words of an item its answers stand under it."""

WIDEST_COLUMN: Final = 10
"""A column's heading is broken into lines of at most this many cells, or its longest word."""

DENSE_LINES: Final = 2
"""So many lines has a heading where lines are scarce."""


class Checklist(Board):
    """Items with the same few answers, as a table."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pick", "none")
    takes: tuple[Where, ...] = ("pick", "none")

    class Undecided(Message):
        """Space was pressed on an item, but on none of its answers."""

    def __init__(self, guard: Guard, tell: Callable[[Mapping[str, str]], None]) -> None:
        """Begin without items; `guard` says whether a key is held or pressed.

        `tell` is called with what was just said to which items, before another key is heard: a message would wait
        behind a key that goes on, and be taken for answers to items that nobody has seen yet.
        """
        super().__init__()
        self.items: tuple[Row, ...] = ()
        self.answers: tuple[Row, ...] = ()
        self.none = ""
        self.values: dict[str, str] = {}
        self.guard = guard
        self.tell = tell
        self.seen: set[int] = set()
        """The lines that were in view, at the width they were drawn for."""
        self.seen_at = 0
        self.dense = False
        """Whether lines are scarce."""

    def show_items(self, items: Sequence[Row], answers: Sequence[Row], none: str) -> None:
        """Show these items with these answers to choose from."""
        self.items, self.answers, self.none = tuple(items), tuple(answers), none
        self.seen.clear()
        self.redraw()

    def start(self, values: Mapping[str, str], at: str) -> None:
        """Fill in what was said before and begin at an item, else at the first that is open."""
        self.values = dict(values)
        codes = [item.code for item in self.items]
        begin = next((code for code in (at, *self.open_items) if code in codes), codes[0])
        first = codes.index(begin)
        # On the item, but on none of its answers: a digit is needed, or an arrow first.
        self.cursor = (first, -1)
        self.moved = False
        self.guard.hidden()
        self.repaint()
        self.call_after_refresh(self.guard.painted)

    def go_to_open(self) -> None:
        """Show the first item that is still open; what was pressed before it is seen does not answer it."""
        if self.open_items:
            codes = [item.code for item in self.items]
            self.cursor = (codes.index(self.open_items[0]), -1)
            self.guard.hidden()
            self.repaint()
            self.follow()
            self.call_after_refresh(self.guard.painted)

    def show_answers(self, values: Mapping[str, str]) -> None:
        """Show these answers; the cursor stays where it is."""
        self.values = dict(values)
        self.repaint()

    @property
    def open_items(self) -> tuple[str, ...]:
        """The items without an answer."""
        return tuple(item.code for item in self.items if item.code not in self.values)

    @property
    def digits(self) -> str:
        """The digits that answer an item."""
        return f"1-{len(self.answers)}" if self.answers else ""

    def lay(self, width: int) -> Laid:
        """Draw a table, or in a narrow window the answers of each item under it; then the row for none of these."""
        heads = self._heads()
        widths = [max(line.cell_length for line in head) for head in heads]
        room = width - sum(widths) - GAP * len(widths)
        lines: list[Content] = []
        spots: list[Spot] = []
        rows: list[tuple[int, int]] = []
        if room >= NARROWEST_ITEM:
            lines.extend(_head(heads, widths, room, line) for line in range(max(map(len, heads), default=0)))
        for number, item in enumerate(self.items):
            at = len(lines)
            if room >= NARROWEST_ITEM:
                drawn = self._table_row(number, item, room, widths)
                starts = [room + sum(widths[:column]) + GAP * column for column in range(len(widths))]
                places = [(x, 0, cell + GAP, len(drawn)) for x, cell in zip(starts, widths, strict=True)]
            else:
                drawn, places = self._stacked(number, item, width)
            spots.extend(Spot(number, column, at + y, x, w, h) for column, (x, y, w, h) in enumerate(places))
            rows.append((at, len(drawn)))
            lines.extend(self.row_ink(line, number, width) for line in drawn)
        table = (Head(0, max(map(len, heads)), len(lines)),) if room >= NARROWEST_ITEM and heads else ()
        if self.none:
            spots.append(Spot(len(self.items), 0, len(lines), 0, width))
            lines.extend(self._none(width))
        return Laid(tuple(lines), tuple(spots), tuple(rows), table)

    def _heads(self) -> list[list[Content]]:
        """Return the columns' headings in lines; where lines are scarce, two of them and no wider than that takes."""
        labels = [(answer, plain(f"{number} {answer.label}")) for number, answer in enumerate(self.answers, 1)]
        if not self.dense:
            return [wrapped(label, _column(answer)) for answer, label in labels]
        tries = [[wrapped(label, width) for width in range(1, label.cell_length + 1)] for _, label in labels]
        return [next(lines for lines in each if len(lines) <= DENSE_LINES) for each in tries]

    def show_dense(self, *, dense: bool) -> None:
        """Save lines, or do not."""
        if dense != self.dense:
            self.dense = dense
            self.seen.clear()
            self.redraw()

    def heights(self, width: int) -> tuple[int, int]:
        """Return how many lines it takes, and how many where lines are scarce."""
        now = self.dense
        found = []
        for self.dense in (False, True):
            found.append(len(self.lay(width).lines))
        self.dense = now
        return found[0], found[1]

    def _label(self, number: int, item: Row, width: int) -> list[Content]:
        """Draw the words of an item, with the cursor before them."""
        here = self.cursor is not None and self.cursor[0] == number and self.has_focus
        label = plain(item.label)
        first = Content("> " if here else "  ").stylize(MARK)
        return hanging(first, label.stylize(STRONG) if item.code in self.values else label, width)

    def _mark(self, number: int, column: int, item: Row) -> Content:
        """Draw the mark of one answer to one item."""
        chosen = self.values.get(item.code) == self.answers[column].code
        mark = Content("(x)" if chosen else "( )").stylize(MARK if chosen else QUIET)
        return mark.stylize("reverse") if self._at(number, column) else mark

    def _at(self, number: int, column: int) -> bool:
        """Say whether the cursor is on this answer. Without colours the whole row is in reverse, and a sign tells."""
        return self.cursor == (number, column) and self.has_focus

    def _table_row(self, number: int, item: Row, room: int, widths: list[int]) -> list[Content]:
        """Draw one item with its marks on its first line."""
        lines = self._label(number, item, room)
        lines[0] = lines[0].pad_right(max(0, room - lines[0].cell_length))
        for column, cell in enumerate(widths):
            mark = self._mark(number, column, item)
            before = f"{POINTER:>{GAP}}" if self._at(number, column) else " " * GAP
            lines[0] += (Content(before) + mark).pad_right(cell - mark.cell_length)
        return lines

    def _stacked(self, number: int, item: Row, width: int) -> tuple[list[Content], list[tuple[int, int, int, int]]]:
        """Draw one item over its answers, and say where those are: x, line, width, height."""
        lines = [*self._label(number, item, width), Content(" " * GAP)]
        places: list[tuple[int, int, int, int]] = []
        for column, answer in enumerate(self.answers):
            before = POINTER if self._at(number, column) else " "
            words = Content.assemble((f"{column + 1}{before}", QUIET), self._mark(number, column, item), " ")
            words = (words + plain(answer.label)).truncate(width - GAP)
            if lines[-1].cell_length > GAP and lines[-1].cell_length + GAP + words.cell_length > width:
                lines.append(Content(" " * GAP))
            elif lines[-1].cell_length > GAP:
                lines[-1] += Content(" " * GAP)
            places.append((lines[-1].cell_length, len(lines) - 1, words.cell_length, 1))
            lines[-1] += words
        return lines, places

    def _none(self, width: int) -> list[Content]:
        """Draw the row that answers no to every item."""
        number = len(self.items)
        here = self.cursor is not None and self.cursor[0] == number and self.has_focus
        first = Content.assemble(("> " if here else "  ", MARK), ("0  ", QUIET))
        return [self.row_ink(line, number, width) for line in hanging(first, plain(self.none), width)]

    def chosen(self, spot: Spot) -> None:
        """Answer an item, or say none."""
        if spot.row == len(self.items):
            self.say_none()
            return
        item = self.items[spot.row]
        code = self.answers[spot.column].code
        self.values[item.code] = code
        self.repaint()
        self.tell({item.code: code})

    def action_pick(self, digit: int) -> None:
        """Answer the item under the cursor and go to the next; a held key answers only once."""
        if not self.in_view:
            self.follow()
            self.post_message(self.Unseen(str(digit)))
            return
        row = 0 if self.cursor is None else self.cursor[0]
        spot = self.spot(row, digit - 1)
        if row >= len(self.items) or spot is None or not self.guard.takes():
            return
        below = self.spot(row + 1, digit - 1)
        self.go_to(below if below is not None and row + 1 < len(self.items) else spot)
        self.chosen(spot)

    def take(self, key: str) -> None:
        """Choose the answer under the cursor; on an item alone, ask for one: no key means yes by itself."""
        if self.here is None and self.in_view:
            self.post_message(self.Undecided())
        else:
            super().take(key)

    @property
    def last_answer(self) -> int:
        """The last item; the row for none of these stands below it."""
        return len(self.items) - 1

    def action_none(self) -> None:
        """Say that none of the items applies."""
        if self.none and self.guard.takes():
            self.say_none()

    def say_none(self) -> None:
        """Answer no to each open item, once every item was in view: no key takes away a yes or a doubt unasked."""
        if not self.all_seen():
            self.post_message(self.Unseen("none"))
        elif self.open_items:
            self.tell(dict.fromkeys(self.open_items, NO))

    def look(self) -> None:
        """Remember which lines are in view now."""
        body, width = self.body, self.content_size.width
        if body is None or not self.is_attached:
            return
        if width != self.seen_at:
            self.seen.clear()
            self.seen_at = width
        top = self.content_region.y
        view = self.open_view(top)
        self.seen.update(range(max(0, view.y - top), view.bottom - top))

    def all_seen(self) -> bool:
        """Say whether every item was in view; if not, read on to the first that was not."""
        self.look()
        body = self.body
        for line, height in self.laid(self.content_size.width).rows:
            hidden = [each for each in range(line, line + height) if each not in self.seen]
            if hidden and body is not None:
                start = line if height <= self.open_view(self.top).height else hidden[0]
                self.guard.hidden()
                body.show_from(self.top + start - self.under_head(start))
                self.call_after_refresh(self.guard.painted)
                return False
        return True

    @property
    def on_none(self) -> bool:
        """Whether the cursor is on the row for none of these."""
        return self.cursor is not None and self.cursor[0] == len(self.items)

    @property
    def offer(self) -> str:
        """Enter says none of these on the row for that, as long as an item is open."""
        return "tui.command.none.label" if self.on_none and self.open_items else ""

    def enter(self) -> bool:
        """Take Enter on the row for none of these while an item is open; else it goes on."""
        if not (self.on_none and self.open_items):
            return False
        self.say_none()
        return True


def _column(answer: Row) -> int:
    """How wide a column is: its longest word, the mark, or the widest that a heading may be."""
    words = [len(word) for word in answer.label.split()]
    return max(WIDEST_COLUMN, *words) if words else WIDEST_COLUMN


def _head(heads: list[list[Content]], widths: list[int], room: int, line: int) -> Content:
    """Draw one line of the columns' headings, lowest line last."""
    drawn = Content(" " * room)
    most = max(map(len, heads))
    for head, width in zip(heads, widths, strict=True):
        at = line - (most - len(head))
        text = head[at] if at >= 0 else Content("")
        drawn += text.pad_left(GAP).pad_right(width - text.cell_length)
    return drawn.stylize(QUIET)
