"""Regions of the body as a table: a line for each place, a mark for each side.

Which codes belong together is read from their names (`knee_left`, `knee_right`); the words for the place are what
the two labels share, so that it works in any language. A region without a partner has one mark. With enough width two
tables stand side by side, so that the whole map is seen at once.
"""

from collections.abc import Mapping
from typing import ClassVar, Final, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from sciatui.tui.commands import Where, bindings
from sciatui.tui.text import hanging, plain
from sciatui.tui.widgets.board import POINTER, Board
from sciatui.tui.widgets.drawn import MARK, QUIET, STRONG, Head, Laid, Spot
from sciatui.tui.widgets.row_list import Row, toggled

WIDE: Final = 68
"""From this width on two tables stand side by side."""

GAP: Final = 2

_PUNCTUATION: Final = " ,;:-()"


class Place(NamedTuple):
    """One line of the table."""

    label: str
    codes: tuple[str, ...]
    """Left and right, or the only one."""


class RegionGrid(Board):
    """A set of regions, with rows below for what excludes them all."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("many")
    takes: tuple[Where, ...] = ("many",)

    def __init__(self, regions: Mapping[str, str], sides: tuple[str, str], alone: tuple[Row, ...]) -> None:
        """Show these regions; `alone` are the rows that exclude every region, such as "no place"."""
        super().__init__()
        self.places = places(regions)
        self.sides = tuple(plain(side) for side in sides)
        self.alone = alone
        self.values: frozenset[str] = frozenset()
        self.cursor = (0, 0)

    @property
    def has_sides(self) -> bool:
        """Whether any region has a left and a right, so that a table says more than a list."""
        return any(len(place.codes) > 1 for place in self.places)

    def show_values(self, values: frozenset[str]) -> None:
        """Fill in an earlier answer."""
        self.values = values
        self.repaint()

    def lay(self, width: int) -> Laid:
        """Draw one or two tables and the rows below."""
        blocks = 2 if width >= WIDE and len(self.places) > GAP else 1
        most = -(-len(self.places) // blocks)
        each = (width - GAP * (blocks - 1)) // blocks
        lines = [self._cut(Content(" " * GAP).join([self._sides(each)] * blocks), width)]
        spots: list[Spot] = []
        for row in range(most):
            drawn = [
                self._place(row, block, self.places[block * most + row], each)
                for block in range(blocks)
                if block * most + row < len(self.places)
            ]
            for block in range(len(drawn)):
                spots.extend(self._spots(row, block, block * most + row, len(lines), each))
            for line in range(max(map(len, drawn))):
                cells = [part[line] if line < len(part) else Content("") for part in drawn]
                lines.append(Content(" " * GAP).join([cell.pad_right(each - cell.cell_length) for cell in cells]))
        heads = (Head(0, 1, len(lines)),) if self.has_sides else ()
        for number, alone in enumerate(self.alone, most):
            below = self._alone(number, alone, width)
            spots.append(Spot(number, 0, len(lines), 0, width, len(below)))
            lines.extend(below)
        return Laid(tuple(lines), tuple(spots), (), heads)

    def _cut(self, line: Content, width: int) -> Content:
        return line.truncate(width).stylize(QUIET)

    def _columns(self) -> list[int]:
        return [max(side.cell_length, len("[ ]")) + 1 for side in self.sides]

    def _sides(self, each: int) -> Content:
        left, right = self._columns()
        room = each - left - right
        return (
            Content(" " * room)
            .append(self.sides[0].pad_right(left - self.sides[0].cell_length))
            .append(self.sides[1].pad_right(right - self.sides[1].cell_length))
        )

    def _place(self, row: int, block: int, place: Place, each: int) -> list[Content]:
        """Draw one place: cursor, words, marks."""
        columns = self._columns()
        room = each - sum(columns)
        at = self.cursor if self.cursor is not None and self.has_focus else (-1, -1)
        in_row = at[0] == row and at[1] // 2 == block
        chosen = any(code in self.values for code in place.codes)
        label = plain(place.label)
        first = Content.assemble(("> " if in_row else "  ", MARK))
        lines = hanging(first, label.stylize(STRONG) if chosen else label, room - 1)
        lines[0] = lines[0].pad_right(max(0, room - 1 - lines[0].cell_length))
        for side, code in enumerate(place.codes):
            here = in_row and (at[1] % 2 == side or len(place.codes) == 1)
            mark = self._mark(code, here=here)
            lines[0] += (Content(POINTER if here else " ") + mark).pad_right(columns[side] - 1 - mark.cell_length)
        return lines

    def _mark(self, code: str, *, here: bool) -> Content:
        chosen = code in self.values
        mark = Content("[x]" if chosen else "[ ]").stylize(MARK if chosen else QUIET)
        return self.lit(mark) if here else mark

    def _spots(self, row: int, block: int, number: int, line: int, each: int) -> list[Spot]:
        """Return where a place can be clicked: on its marks, or on its whole line if it has no sides."""
        x = block * (each + GAP)
        left, right = self._columns()
        if len(self.places[number].codes) == 1:
            return [Spot(row, block * 2, line, x, each)]
        marks = x + each - left - right
        return [Spot(row, block * 2, line, marks, left), Spot(row, block * 2 + 1, line, marks + left, right)]

    def _alone(self, number: int, row: Row, width: int) -> list[Content]:
        here = self.cursor is not None and self.cursor[0] == number and self.has_focus
        chosen = row.code in self.values
        first = Content.assemble(
            ("> " if here else "  ", MARK), ("(x) " if chosen else "( ) ", MARK if chosen else QUIET)
        )
        label = plain(row.label)
        lines = hanging(first, label.stylize(STRONG) if chosen else label, width)
        return [self.row_ink(line, number, width) for line in lines]

    @property
    def last_answer(self) -> int:
        """The last line of the table; what excludes every region stands below it."""
        return self.spots[-1].row - len(self.alone)

    def chosen(self, spot: Spot) -> None:
        """Choose a region or take it back."""
        self.values = toggled(self.values, self._code(spot), lambda code: any(row.code == code for row in self.alone))
        self.repaint()
        self.post_message(self.Changed(self))

    def _code(self, spot: Spot) -> str:
        blocks = 2 if self.content_size.width >= WIDE and len(self.places) > GAP else 1
        most = -(-len(self.places) // blocks)
        if spot.row >= most:
            return self.alone[spot.row - most].code
        codes = self.places[spot.column // 2 * most + spot.row].codes
        return codes[spot.column % 2 if len(codes) > 1 else 0]


def places(regions: Mapping[str, str]) -> tuple[Place, ...]:
    """Put left and right of the same region on one line, in the order of the left ones."""
    found: list[Place] = []
    taken: set[str] = set()
    for code, label in regions.items():
        if code in taken:
            continue
        other = _partner(code)
        shared = _shared(label, regions[other]) if other in regions else ""
        if shared:
            pair = (code, other) if _is_left(code) else (other, code)
            taken.update(pair)
            found.append(Place(shared, pair))
        else:
            found.append(Place(label, (code,)))
    return tuple(found)


def _is_left(code: str) -> bool:
    return code.startswith("left_") or code.endswith("_left")


def _partner(code: str) -> str:
    """Return the code of the same region on the other side; empty if the code names no side."""
    for side, other in (("left", "right"), ("right", "left")):
        if code.endswith(f"_{side}"):
            return code.removesuffix(side) + other
        if code.startswith(f"{side}_"):
            return other + code.removeprefix(side)
    return ""


def _shared(left: str, right: str) -> str:
    """Return the words that two labels share at their beginning or end, whichever is longer."""
    front = _same_start(left, right)
    back = _same_start(left[::-1], right[::-1])[::-1]
    # A shared beginning ends with a whole word, a shared end begins with one.
    front = front[: front.rfind(" ") + 1].strip(_PUNCTUATION)
    back = back[back.find(" ") + 1 :].strip(_PUNCTUATION) if " " in back else ""
    longer = max(front, back, key=len)
    return longer[:1].upper() + longer[1:]


def _same_start(one: str, other: str) -> str:
    """Return the characters with which both begin."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:same]
