"""The gate that every text passes on its way in, and again on its way out.

============= =============================================================================================
function      for
============= =============================================================================================
`refused_in`  flows and translations: names what must not stand in a text, so that the author removes it
`incoming`    what people type, paste or hand over in a file: replaced by U+FFFD, never refused
`outgoing`    every face, export and message: the same filter again, whatever was forgotten before
`quoted`      a piece of foreign text inside a message of ours: short, on one line, nothing hidden
============= =============================================================================================

Refused are controls (but newline and tab), DEL, C1, line and paragraph separators, bidi overrides and isolates, tag
characters, noncharacters, lone surrogates, and more than 8 combining marks in a row. Joiners, variation selectors
and direction marks stay: Persian, Hindi and emoji need them. A text is never normalised here.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MARKS: Final = 8
"""How many combining marks may follow each other."""

QUOTED: Final = 60
"""How many characters of a foreign text a message shows."""

_REPLACEMENT: Final = "\ufffd"


def refused_in(text: str) -> str:
    """Name the first thing in `text` that a flow must not hold, with its place; empty if there is none."""
    if text.isascii() and text.isprintable():
        return ""
    found = _refused().search(text)
    if found is not None:
        return f"U+{ord(found.group()):04X} at character {found.start() + 1}"
    cleaned = _fewer_marks(text)
    if cleaned != text:
        at = next(n for n, (old, new) in enumerate(zip(text, cleaned, strict=False), 1) if old != new)
        return f"more than {MARKS} combining marks in a row at character {at}"
    return ""


def incoming(text: str) -> str:
    """Make what a person or a file handed over safe to keep: line ends become newlines, the rest U+FFFD."""
    return _filtered(_with_newlines(text))


def outgoing(text: str) -> str:
    """Make a text safe to show or write. What came in by `incoming` passes unchanged."""
    return _filtered(text)


def quoted(text: str) -> str:
    """Show foreign text inside a message: in quotes, at most 60 characters, every odd character spelled out."""
    shown = ""
    for taken, character in enumerate(text):
        visible = _visible(character)
        if taken == QUOTED or len(shown) + len(visible) > QUOTED:
            return f"'{shown}…'"
        shown += visible
    return f"'{shown}'"


@cache
def _refused() -> re.Pattern[str]:
    """Return what finds a refused character. Most texts are plain and most processes short: made when it is needed."""
    planes = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    return re.compile(
        "["
        "\x00-\x08\x0b-\x1f\x7f-\x9f"
        "\u2028\u2029"
        "\u202a-\u202e\u2066-\u2069"
        "\U000e0000-\U000e007f"
        "\ufdd0-\ufdef" + planes + "\ud800-\udfff"
        "]"
    )


@cache
def _perhaps_marks() -> re.Pattern[str]:
    """Return what finds where too many marks could stand at all: saves looking at each character of most texts."""
    return re.compile(f"[^\x00-\u02ff\u2000-\u206f]{{{MARKS + 1},}}")


def _with_newlines(text: str) -> str:
    """Write every line end as a newline."""
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text


def _filtered(text: str) -> str:
    """Replace what is refused."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return _fewer_marks(_refused().sub(_REPLACEMENT, text))


def _fewer_marks(text: str) -> str:
    """Replace the marks of a row that go beyond the limit by one U+FFFD."""
    if _perhaps_marks().search(text) is None:
        return text
    from unicodedata import category  # noqa: PLC0415 - few texts need it

    kept: list[str] = []
    row = 0
    for character in text:
        row = row + 1 if category(character) in {"Mn", "Me"} else 0
        if row <= MARKS:
            kept.append(character)
        elif row == MARKS + 1:
            kept.append(_REPLACEMENT)
    return "".join(kept)


def _visible(character: str) -> str:
    """Spell out a character that is refused, breaks the line or cannot be seen."""
    from unicodedata import combining  # noqa: PLC0415 - only messages need it

    if character in "'\\":
        return "\\" + character
    if character.isprintable() and not combining(character):
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
