"""Sections of a flow as SVG: a panel for each, with what it hangs on at the left and what it leads to at the right.

What a section leads to elsewhere is drawn again there, with a dashed edge. The library that lays out is in `layout`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sciatui.check.author.drawing import Drawing, Node
from sciatui.check.author.graph_text import QUIET, WARNING
from sciatui.check.author.layout import Laid, Place, laid
from sciatui.check.author.svg_parts import (
    BLUE_PAPER,
    EDGE,
    LINE,
    PALE,
    PAPER,
    RED_PAPER,
    box,
    document,
    fitted,
    letters,
    stroke,
    words,
)

_WIDE: Final = 270
_HIGH: Final = 38
_COLUMN: Final = 350
_ROW: Final = 46
_HEAD: Final = 56
_LETTERS: Final = 36
_LINES: Final = 2
_LOOSE: Final = 3
"""How many questions that are joined to nothing stand in a row."""
_GAP: Final = 16
_PAPERS: Final[Mapping[str, str]] = {"question": "#ffffff", "section": PAPER, "red_flag": RED_PAPER}
_CORNERS: Final[Mapping[str, int]] = {"question": 4, "section": 4, "red_flag": 0}


class Panel(NamedTuple):
    """One section, drawn."""

    lines: tuple[str, ...]
    width: float
    height: float


def svg(title: str, sections: Iterable[Sequence[Drawing]]) -> str:
    """Return sections as SVG, a panel for each; a section may come in several drawings."""
    panels = [_panel(drawings) for drawings in sections if drawings]
    width = max((panel.width for panel in panels), default=0) + 2 * EDGE
    lines: list[str] = []
    top = 64.0
    for panel in panels:
        lines += [f"<g transform='translate({EDGE} {top:.0f})'>", *panel.lines, "</g>"]
        top += panel.height + EDGE
    return document(title, width, top, lines)


def _panel(drawings: Sequence[Drawing]) -> Panel:
    """Draw one section, with a rule between its drawings."""
    ((own, title),) = drawings[0].sections.items()
    lines: list[str] = []
    rules: list[float] = []
    top, width = float(_HEAD), 0.0
    for number, drawn in enumerate(drawings):
        if number:
            rules.append(top + _GAP)
            top += 2 * _GAP
        part = _drawn(drawn, own, top)
        lines += part.lines
        width, top = max(width, part.width), part.height
    width, height = width + EDGE, top + EDGE
    head = [
        box(0, 0, width, height, f"rx='8' fill='{PAPER}' stroke='{LINE}'"),
        letters(title, EDGE, 36, size=18, more="font-weight='bold'"),
    ]
    between = [f"<path d='M{EDGE} {y:.0f} H{width - EDGE:.0f}' stroke='{LINE}' stroke-width='1'/>" for y in rules]
    return Panel((*head, *between, *lines), width, height)


def _drawn(drawn: Drawing, own: str, top: float) -> Panel:
    """Draw one drawing below `top`; its width and height are where it ends."""
    number = {node.thing: at for at, node in enumerate(drawn.nodes)}
    edges = {(number[one.source], number[one.target]): one.leads for one in drawn.arrows}
    found = laid(edges) if edges else Laid({}, {}, 0)
    placed = [(drawn.nodes[at], _point(place, top)) for at, place in found.places.items()]
    below = top + found.rows * _ROW
    loose = [node for at, node in enumerate(drawn.nodes) if at not in found.places]
    for at, node in enumerate(loose):
        placed.append((node, (EDGE + at % _LOOSE * (_WIDE + 20), below + at // _LOOSE * _ROW)))
    arrows = [
        _arrow(way, top, leads=edges[edge]) for edge, way in sorted(found.ways.items(), key=lambda one: edges[one[0]])
    ]
    boxes = [line for node, place in placed for line in _box(node, place, drawn, own)]
    width = max((x for _, (x, _) in placed), default=0) + _WIDE
    height = max((y for _, (_, y) in placed), default=0) + _HIGH
    return Panel((*arrows, *boxes), width, height)


def _point(place: Place, top: float) -> tuple[float, float]:
    return EDGE + place.column * _COLUMN, top + place.row * _ROW


def _arrow(way: Sequence[Place], top: float, *, leads: bool) -> str:
    """Draw an arrow through its bends, level where it meets a column."""
    x, y = _point(way[0], top)
    x, y = x + _WIDE, y + _HIGH / 2
    path = f"M{x:.0f} {y:.0f}"
    for place in way[1:]:
        to_x, to_y = _point(place, top)
        to_y += _HIGH / 2
        middle = (x + to_x) / 2
        path += f" C{middle:.0f} {y:.0f} {middle:.0f} {to_y:.0f} {to_x:.0f} {to_y:.0f}"
        x, y = to_x, to_y
        if place is not way[-1]:
            x += _WIDE
            path += f" L{x:.0f} {y:.0f}"
    return f"<path d='{path}' {stroke(leads=leads)}/>"


def _box(node: Node, place: tuple[float, float], drawn: Drawing, own: str) -> Iterator[str]:
    """Draw a node: questions square, names round, warning signs filled; what stands elsewhere is dashed."""
    x, y = place
    kind = node.thing.kind
    edge, thick = (WARNING, 3 if kind == "red_flag" else 1.6) if node.leads else (QUIET, 1)
    dashes = " stroke-dasharray='6 4'" if node.section not in {"", own} else ""
    look = (
        f"rx='{_CORNERS.get(kind, _HIGH // 2)}' fill='{_PAPERS.get(kind, BLUE_PAPER)}'"
        f" stroke='{edge}' stroke-width='{thick}'{dashes}"
    )
    yield box(x, y, _WIDE, _HIGH, look, title=_full(node))
    if kind == "question":
        # Headings of checklists are much alike, so an author finds them by their id.
        (label,) = fitted(node.label, _LETTERS + 3, 1)
        yield letters(label, x + 12, y + 16, size=12, more="font-weight='bold'" if node.thing == drawn.about else "")
        yield letters(f"{node.thing.id}{node.note and ', ' + node.note}", x + 12, y + 31, size=11, fill=PALE)
        return
    rows = fitted(node.label, _LETTERS - len(node.note) - 2 if node.note else _LETTERS, _LINES)
    first = y + _HIGH / 2 - (len(rows) - 1) * 8 + 4
    bold = "font-weight='bold'" if kind == "red_flag" else ""
    for at, row in enumerate(rows):
        yield letters(row, x + 12, first + at * 15, size=12, more=bold)
    if node.note:
        right, colour = f"{x + _WIDE - 10:.0f}", WARNING if kind == "red_flag" else PALE
        yield (
            f"<text x='{right}' y='{y + _HIGH / 2 + 4:.0f}' text-anchor='end' font-size='11' fill='{colour}'>"
            f"{words(node.note)}</text>"
        )


def _full(node: Node) -> str:
    note = f" ({node.note})" if node.note else ""
    return f"{node.thing.kind} {node.thing.id}: {node.label}{note}"
