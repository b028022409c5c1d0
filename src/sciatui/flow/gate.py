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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

QUOTED: Final = 60
"""How many characters of a foreign text a message shows."""


def refused_in(text: str) -> str:
    """Name the first thing in `text` that a flow must not hold, with its place; empty if there is none."""
    if text.isascii() and text.isprintable():
        return ""
    from sciatui.flow import odd_characters  # noqa: PLC0415 - most texts are plain and most processes short

    return odd_characters.first(text)


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


def _with_newlines(text: str) -> str:
    """Write every line end as a newline."""
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text


def _filtered(text: str) -> str:
    """Replace what is refused."""
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    from sciatui.flow import odd_characters  # noqa: PLC0415 - the same

    return odd_characters.replaced(text)


def _visible(character: str) -> str:
    """Spell out a character that is refused, breaks the line or cannot be seen."""
    from unicodedata import combining  # noqa: PLC0415 - only messages need it

    if character in "'\\":
        return "\\" + character
    if character.isprintable() and not combining(character):
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
