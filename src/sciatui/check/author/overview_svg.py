"""An overview as SVG: a card for each section, from top to bottom in the order asked.

At the left of the cards a line runs to each section that earlier answers open: a dot is where an answer goes in. At
the right stand the warning signs that are settled by the end of the section.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sciatui.check.author.graph_text import QUIET, WARNING
from sciatui.check.author.overview import Chapter, Overview, Sign, counted
from sciatui.check.author.svg_parts import (
    EDGE,
    INK,
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
from sciatui.flow.words import Words

_CARD: Final = 290
_LEAST: Final = 84
_GAP: Final = 22
_LANE: Final = 17
_HEAD: Final = 112
_COLUMN: Final = 450
_COLUMNS: Final = 2
_SHORT: Final = 5
"""So many rows are not broken into columns."""
_ROW: Final = 19
_LETTERS: Final = 62


class _Card(NamedTuple):
    """A section in its place."""

    chapter: Chapter
    top: float
    high: float
    doors: dict[int, float]
    """Where each line leaves it, by the section that it leads to; `0` is where lines come in."""


def overview_svg(seen: Overview, say: Words) -> str:
    """Return an overview as SVG."""
    targets = [one for one in seen.chapters if _openers(one)]
    left = EDGE + _LANE * (len(targets) + 1)
    cards = _cards(seen, targets)
    right = left + _CARD + 30
    width = right + _COLUMN * _COLUMNS + EDGE
    height = max((card.top + card.high for card in cards), default=_HEAD) + EDGE
    by_number = {card.chapter.number: card for card in cards}
    lines = list(_legend(seen, say))
    for at, target in enumerate(targets):
        # The line of the last section runs at the far left, so that shorter lines stay near the cards.
        lines += _line(target, by_number, left, left - _LANE * (at + 1.3))
    for card in cards:
        lines += _drawn(card, left, say)
        lines += _signs(card.chapter.signs, right, card.top)
    return document(seen.title, width, height, lines)


def _openers(chapter: Chapter) -> list[int]:
    return [number for number in chapter.opened_by if number != chapter.number]


def _cards(seen: Overview, targets: Sequence[Chapter]) -> list[_Card]:
    cards, top = [], float(_HEAD)
    for chapter in seen.chapters:
        leaving = [one.number for one in targets if chapter.number in _openers(one)]
        rows = max(map(len, _in_columns(chapter.signs)))
        high = max(_LEAST, rows * _ROW + 20, (len(leaving) + 1) * 13 + 24)
        doors = {number: top + high - 14 - 13 * at for at, number in enumerate(reversed(leaving))}
        cards.append(_Card(chapter, top, high, {0: top + 26, **doors}))
        top += high + _GAP
    return cards


def _legend(seen: Overview, say: Words) -> Iterator[str]:
    pages = sum(one.pages for one in seen.chapters)
    questions = sum(one.questions for one in seen.chapters)
    signs = sum(len(one.signs) for one in seen.chapters)
    sections = len(seen.chapters)
    yield letters(say("graph.all", sections=sections, pages=pages, questions=questions, signs=signs), EDGE, 66)
    yield letters(say("graph.how"), EDGE, 88, size=12, fill=PALE)


def _line(target: Chapter, cards: dict[int, _Card], left: float, x: float) -> Iterator[str]:
    """Draw the line that leads to a section, from every section that opens it."""
    doors = [cards[number].doors[target.number] for number in _openers(target)]
    end = cards[target.number].doors[0]
    colour = WARNING if target.leads else QUIET
    first = min(doors)
    out = f"M{left:.0f} {first:.0f} H{x + 6:.0f} Q{x:.0f} {first:.0f} {x:.0f} {first + 6:.0f}"
    into = f"V{end - 6:.0f} Q{x:.0f} {end:.0f} {x + 6:.0f} {end:.0f} H{left:.0f}"
    yield f"<path d='{out} {into}' {stroke(leads=target.leads)}/>"
    for y in doors:
        if y != first:
            thin = f"fill='none' stroke='{colour}' stroke-width='1.2' opacity='0.8'"
            yield f"<path d='M{left:.0f} {y:.0f} H{x:.0f}' {thin}/>"
            yield _dot(x, y, 2.6, colour)
        yield _dot(left, y, 3.4, colour)


def _dot(x: float, y: float, size: float, colour: str) -> str:
    return f"<circle cx='{x:.0f}' cy='{y:.0f}' r='{size}' fill='{colour}'/>"


def _drawn(card: _Card, left: float, say: Words) -> Iterator[str]:
    chapter = card.chapter
    colour, thick = (WARNING, 1.8) if chapter.leads else (QUIET, 1)
    look = f"rx='6' fill='{PAPER}' stroke='{colour}' stroke-width='{thick}'"
    yield box(left, card.top, _CARD, card.high, look, title=f"section {chapter.id}: {chapter.title}")
    yield letters(f"{chapter.number}  {chapter.title}", left + 16, card.top + 30, size=16, more="font-weight='bold'")
    yield letters(counted(chapter, say), left + 16, card.top + 51)
    yield letters(_asked(chapter, say), left + 16, card.top + 69, size=12, fill=PALE)


def _asked(chapter: Chapter, say: Words) -> str:
    """Say who is asked this, and what opens it."""
    openers = _listed(_openers(chapter))
    if chapter.always == chapter.pages:
        return say("graph.always")
    if chapter.always:
        return say("graph.partly_opened" if openers else "graph.partly", count=chapter.always, openers=openers)
    return say("graph.opened" if openers else "graph.needed", openers=openers)


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _in_columns(signs: Sequence[Sign]) -> list[list[Sign | str]]:
    """Break the signs with their headings into two columns of about the same height."""
    rows: list[Sign | str] = []
    before = ""
    for sign in signs:
        if sign.node.note != before:
            rows.append(sign.node.note)
            before = sign.node.note
        rows.append(sign)
    high = max(-(-len(rows) // _COLUMNS), _SHORT)
    if high >= len(rows):
        return [rows]
    if isinstance(rows[high - 1], str):
        high += 1
    rest = rows[high:]
    again = [] if isinstance(rest[0], str) else [next(row for row in reversed(rows[:high]) if isinstance(row, str))]
    return [rows[:high], [*again, *rest]]


def _signs(signs: Sequence[Sign], x: float, top: float) -> Iterator[str]:
    """List the warning signs that a section settles."""
    for column in _in_columns(signs):
        y = top + 16
        for row in column:
            if isinstance(row, str):
                yield letters(row.upper(), x, y, size=11, fill=WARNING, more="font-weight='bold' letter-spacing='1'")
            else:
                look = f"fill='{RED_PAPER}' stroke='{WARNING}' stroke-width='2'"
                yield box(x, y - 10, 10, 10, look, title=_full(row))
                (line,) = fitted(row.node.label, _LETTERS, 1)
                after = f" <tspan fill='{PALE}' font-size='11'>{words(_listed(row.reads))}</tspan>"
                yield f"<text x='{x + 18:.0f}' y='{y:.0f}' font-size='13' fill='{INK}'>{words(line)}{after}</text>"
            y += _ROW
        x += _COLUMN


def _full(sign: Sign) -> str:
    return f"{sign.node.thing.kind} {sign.node.thing.id}: {sign.node.label} ({sign.node.note})"
