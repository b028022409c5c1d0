"""A drawing as SVG: a panel for each section, with what it hangs on at the left and what it leads to at the right.

One panel a section keeps it readable: what a section leads to elsewhere is drawn again there, with a dashed edge.
"""

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap
from typing import Final, NamedTuple

from sciatui.check.author.drawing import Drawing, Node, sections_of
from sciatui.check.author.graph_text import QUIET, WARNING
from sciatui.check.author.layout import Laid, Place, laid
from sciatui.flow.gate import outgoing

_WIDE: Final = 230
_HIGH: Final = 54
_COLUMN: Final = 330
_ROW: Final = 66
_EDGE: Final = 30
_HEAD: Final = 64
_LETTERS: Final = 34
_LINES: Final = 2
_LOOSE: Final = 4
"""How many questions that are joined to nothing stand in a row."""
_FONT: Final = "font-family='Helvetica, Arial, sans-serif'"


class Panel(NamedTuple):
    """One section, drawn."""

    lines: tuple[str, ...]
    width: float
    height: float


def svg(drawn: Drawing) -> str:
    """Return a drawing as SVG, a panel for each of its sections."""
    panels = [_panel(section) for section in sections_of(drawn)]
    width = max((panel.width for panel in panels), default=0) + 2 * _EDGE
    height = sum(panel.height + _EDGE for panel in panels) + _HEAD + _EDGE
    start = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:.0f} {height:.0f}'"
        f" width='{width:.0f}' height='{height:.0f}' {_FONT} font-size='13' role='img'>"
    )
    lines = [
        start,
        f"<title>{_text(drawn.title)}</title>",
        "<defs>",
        _head("to", QUIET),
        _head("warn", WARNING),
        "</defs>",
        f"<rect width='{width:.0f}' height='{height:.0f}' fill='#ffffff'/>",
        f"<text x='{_EDGE}' y='40' font-size='22' font-weight='bold' fill='#1b1f24'>{_text(drawn.title)}</text>",
    ]
    top = float(_HEAD)
    for panel in panels:
        lines += [f"<g transform='translate({_EDGE} {top:.0f})'>", *panel.lines, "</g>"]
        top += panel.height + _EDGE
    return "\n".join([*lines, "</svg>"]) + "\n"


def _head(name: str, colour: str) -> str:
    return (
        f"<marker id='{name}' viewBox='0 0 10 10' refX='9' refY='5' markerWidth='7' markerHeight='7' orient='auto'>"
        f"<path d='M0 0 L10 5 L0 10 z' fill='{colour}'/></marker>"
    )


def _panel(drawn: Drawing) -> Panel:
    """Draw one section."""
    own = next(iter(drawn.sections))
    number = {node.thing: at for at, node in enumerate(drawn.nodes)}
    edges = {(number[one.source], number[one.target]): one.leads for one in drawn.arrows}
    found = laid(edges) if edges else Laid({}, {}, 0)
    top = _HEAD
    joined = [(drawn.nodes[at], _point(place, top)) for at, place in found.places.items()]
    below = top + found.rows * _ROW
    loose = [node for at, node in enumerate(drawn.nodes) if at not in found.places]
    alone = [(node, (_EDGE + at % _LOOSE * (_WIDE + 20), below + at // _LOOSE * _ROW)) for at, node in enumerate(loose)]
    placed = joined + alone
    width = max((x for _, (x, _) in placed), default=0) + _WIDE + _EDGE
    height = max((y for _, (_, y) in placed), default=0) + _HIGH + _EDGE
    arrows = [
        _arrow(way, top, leads=edges[edge]) for edge, way in sorted(found.ways.items(), key=lambda one: edges[one[0]])
    ]
    boxes = [
        line for node, (x, y) in placed for line in _box(node, x, y, foreign=bool(node.section) and node.section != own)
    ]
    head = [
        f"<rect width='{width:.0f}' height='{height:.0f}' rx='8' fill='#f6f8fa' stroke='#d0d7de'/>",
        f"<text x='{_EDGE}' y='36' font-size='18' font-weight='bold' fill='#1b1f24'>{_text(drawn.title)}</text>",
    ]
    return Panel((*head, *arrows, *boxes), width, height)


def _point(place: Place, top: float) -> tuple[float, float]:
    return _EDGE + place.column * _COLUMN, top + place.row * _ROW


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
    colour, head, thick = (WARNING, "warn", 1.6) if leads else (QUIET, "to", 1.2)
    look = f"fill='none' stroke='{colour}' stroke-width='{thick}' opacity='0.8'"
    return f"<path d='{path}' {look} marker-end='url(#{head})'/>"


def _box(node: Node, x: float, y: float, *, foreign: bool) -> Iterator[str]:
    """Draw a node: questions square, names round, warning signs filled."""
    is_flag = node.thing.kind == "red_flag"
    fill = "#fdecea" if is_flag else "#ffffff" if node.thing.kind == "question" else "#eaf2fb"
    edge, thick = (WARNING, 3 if is_flag else 1.6) if node.leads else (QUIET, 1)
    dashes = " stroke-dasharray='6 4'" if foreign else ""
    corner = 4 if node.thing.kind == "question" else _HIGH / 2 if not is_flag else 0
    yield (
        f"<rect x='{x:.0f}' y='{y:.0f}' width='{_WIDE}' height='{_HIGH}' rx='{corner:.0f}' fill='{fill}'"
        f" stroke='{edge}' stroke-width='{thick}'{dashes}><title>{_text(_full(node))}</title></rect>"
    )
    lines = wrap(node.label, _LETTERS)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1][: _LETTERS - 2].rstrip(' ,.')} …"]
    rows = [*lines, node.note] if node.note else lines
    first = y + _HIGH / 2 - (len(rows) - 1) * 8 + 4
    for at, row in enumerate(rows):
        weight = " font-weight='bold'" if is_flag and row != node.note else ""
        small = " font-size='11' fill='#57606a'" if row == node.note else " fill='#1b1f24'"
        place = f"x='{x + _WIDE / 2:.0f}' y='{first + at * 16:.0f}' text-anchor='middle'"
        yield f"<text {place}{weight}{small}>{_text(row)}</text>"


def _full(node: Node) -> str:
    note = f" ({node.note})" if node.note else ""
    return f"{node.thing.kind} {node.thing.id}: {node.label}{note}"


def _text(text: str) -> str:
    return escape(outgoing(text))
