"""What must not stand in a text: finds it and replaces it. `gate` says where that matters.

A module of its own, because to compile the patterns takes as long as a short process has for everything else.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category

MARKS: Final = 8
"""How many combining marks may follow each other."""

_REPLACEMENT: Final = "\ufffd"

_PLANES: Final = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_REFUSED: Final = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u2028\u2029"
    "\u202a-\u202e\u2066-\u2069"
    "\U000e0000-\U000e007f"
    "\ufdd0-\ufdef" + _PLANES + "\ud800-\udfff"
    "]"
)

_PERHAPS_MARKS: Final = re.compile(f"[^\x00-\u02ff\u2000-\u206f]{{{MARKS + 1},}}")
"""Where too many marks could stand at all: saves looking at each character of most texts."""


def first(text: str) -> str:
    """Name the first thing in `text` that is refused, with its place; empty if there is none."""
    found = _REFUSED.search(text)
    if found is not None:
        return f"U+{ord(found.group()):04X} at character {found.start() + 1}"
    cleaned = _fewer_marks(text)
    if cleaned != text:
        at = next(n for n, (old, new) in enumerate(zip(text, cleaned, strict=False), 1) if old != new)
        return f"more than {MARKS} combining marks in a row at character {at}"
    return ""


def replaced(text: str) -> str:
    """Replace what is refused by U+FFFD."""
    return _fewer_marks(_REFUSED.sub(_REPLACEMENT, text))


def _fewer_marks(text: str) -> str:
    """Replace the marks of a row that go beyond the limit by one U+FFFD."""
    if _PERHAPS_MARKS.search(text) is None:
        return text
    kept: list[str] = []
    row = 0
    for character in text:
        row = row + 1 if category(character) in {"Mn", "Me"} else 0
        if row <= MARKS:
            kept.append(character)
        elif row == MARKS + 1:
            kept.append(_REPLACEMENT)
    return "".join(kept)
