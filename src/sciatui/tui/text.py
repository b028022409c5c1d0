"""The one door through which a text reaches the screen.

`plain` gives text that no markup parser ever sees and that holds nothing a terminal could act on. Every widget takes
`Content`, never `str`; what is styled is styled by us, by position, after the text has passed here.
"""

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from sciatui.export.wrap import joined, parted
from sciatui.flow.gate import outgoing

NARROWEST: Final = 8
"""A text is never wrapped to fewer cells than this; what does not fit is cut by the window."""


def plain(text: str) -> Content:
    """Return `text` as something that can only be read."""
    return Content(outgoing(text).expandtabs(4))


def wrapped(text: Content, width: int) -> list[Content]:
    """Break a text into lines of at most `width` cells; a phone number stays whole."""
    width = max(width, NARROWEST)
    whole = joined(text.plain, width)
    if whole == text.plain:
        return [line.rstrip() for line in text.wrap(width)]
    lines = Content(whole, list(text.spans)).wrap(width)
    return [Content(parted(line.plain), list(line.spans)).rstrip() for line in lines]


def hanging(first: Content, text: Content, width: int) -> list[Content]:
    """Put `first` before a text and indent the lines after the first as far."""
    indent = Content(" " * first.cell_length)
    lines = wrapped(text, width - first.cell_length)
    return [(indent if number else first) + line for number, line in enumerate(lines)]


def beside(left: Content, right: Content, width: int) -> Content:
    """Put one text at the left end of a line and one at the right, with at least two cells between them.

    The right one gives way: it is cut when there is no room for both.
    """
    room = width - left.cell_length - 2
    if room < 1:
        return left.truncate(width, ellipsis=True)
    right = right.truncate(room, ellipsis=True)
    return left + Content(" " * (width - left.cell_length - right.cell_length)) + right


def stacked(lines: Iterable[Content]) -> Content:
    """Join lines into one text."""
    return Content("\n").join(lines)
