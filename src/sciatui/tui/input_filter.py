"""What a terminal sends, made safe for the key parser. Pure: bytes and times in, text out.

A paste ends although its end never comes, holds no escapes that could fall out of it as keys, and has a limit; one that
comes without marks gets them, so that it is no flood of keys; a byte that is no UTF-8 becomes U+FFFD.
"""

import re
from codecs import getincrementaldecoder
from typing import Final

PASTE_START: Final = "\x1b[200~"
PASTE_END: Final = "\x1b[201~"

LONGEST_PASTE: Final = 20_000
"""Characters of one paste that are passed on. Each field has a limit of its own far below."""

LONGEST_TYPED: Final = 200
"""As many characters that come at once were not typed: they are a paste from a terminal that marks none."""

_FLOOD: Final = re.compile(f"\x1b(?:\\[[0-?]*[ -/]*[@-~]|O?.)|(?P<flood>[^\x1b]{{{LONGEST_TYPED},}})", re.DOTALL)
"""A key that is sent as an escape, so that its end is not taken for letters; or letters without end."""

LONGEST_SILENCE: Final = 1.0
"""Seconds after which a paste that has not ended is taken to have ended."""

_REPLACEMENT: Final = "\ufffd"


class InputFilter:
    """Remembers only whether a paste is open and how long it is."""

    def __init__(self) -> None:
        """Begin outside of any paste."""
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._held = ""
        """The end of a text that may be the beginning of a mark."""
        self._left: int | None = None
        """Characters that the open paste may still have; None while there is none."""
        self._last = 0.0

    def take(self, data: bytes, now: float) -> str:
        """Return what the parser may see of `data`."""
        self._last = now
        text = self._held + self._decode(data)
        self._held = ""
        passed = ""
        while text:
            step, text = self._inside(text) if self._left is not None else self._outside(text)
            passed += step
        return passed

    def tick(self, now: float) -> str:
        """Return what the parser is to see although nothing came: what was held back, the end of a forgotten paste."""
        if self._left is not None:
            if now - self._last < LONGEST_SILENCE:
                return ""
            self._left, self._held = None, ""
            return PASTE_END
        held, self._held = self._held, ""
        return held

    def _outside(self, text: str) -> tuple[str, str]:
        """Pass text on up to the beginning of a paste."""
        before, mark, after = text.partition(PASTE_START)
        if mark:
            self._left = LONGEST_PASTE
            return marked(before) + mark, after
        cut = _overlap(text, PASTE_START)
        if cut > 1:  # an escape alone is a key, which is not to wait
            text, self._held = text[:-cut], text[-cut:]
        return marked(text), ""

    def _inside(self, text: str) -> tuple[str, str]:
        """Pass a paste on up to its end, without escapes and within the limit."""
        before, mark, after = text.partition(PASTE_END)
        if not mark:
            cut = _overlap(before, PASTE_END)
            if cut:
                before, self._held = before[:-cut], before[-cut:]
        shown = before[: self._left].replace("\x1b", _REPLACEMENT)
        if mark:
            self._left = None
            return shown + mark, after
        self._left = max(0, (self._left or 0) - len(before))
        return shown, ""


def marked(text: str) -> str:
    """Return keys as they are, and what nobody can have typed at once between the marks of a paste."""
    return _FLOOD.sub(lambda found: f"{PASTE_START}{found[0]}{PASTE_END}" if found["flood"] else found[0], text)


def _overlap(text: str, mark: str) -> int:
    """Return how many characters at the end of `text` may be the beginning of `mark`."""
    return next((size for size in range(min(len(text), len(mark) - 1), 0, -1) if text.endswith(mark[:size])), 0)
