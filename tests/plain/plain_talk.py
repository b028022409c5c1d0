"""A conversation in plain mode as two strings: what is typed, and everything that is said."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from sciatui.errors import Exit

WHOLE: Final = [
    *("start", "2", "2", "3", "2", "1", "1 2", "1", "400", "3.5", "none", "decline", "to work", "4", "done"),
    *("2", "decline", "change 3", "0", "yes", "continue"),
]
"""A way through the small flow with every kind of question, a change and its consequence."""

INTERRUPT: Final = "^C"
"""Ctrl+C where a line is awaited."""


class Talk(NamedTuple):
    """How a conversation ended, and what was said in it."""

    exit: Exit
    text: str


Talker = Callable[..., Talk]


class Typist:
    """Types lines, then ends."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = list(lines)

    def isatty(self) -> bool:
        return False

    def readline(self, _size: int = -1, /) -> str:
        if not self._lines:
            return ""
        line = self._lines.pop(0)
        if line == INTERRUPT:
            raise KeyboardInterrupt
        return f"{line}\n"
