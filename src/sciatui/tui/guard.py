"""Keeps a held key from running through pages: when a page may take "go on", and when an item may take an answer.

The clock is an argument, so that time is a number in the tests. Nothing here knows a screen.
"""

from collections.abc import Callable
from typing import Final

PAGE: Final = 0.15
"""Seconds after its first painting before a page takes "go on", and between two key presses that it takes."""

DANGER: Final = 0.25
"""The same for a page that nobody may run past."""

ITEM: Final = 0.06
"""Seconds between two answers on one page: longer than a key repeats, shorter than a person types."""


class Guard:
    """Takes a key only when the page has been seen and the key was let go in between."""

    def __init__(self, clock: Callable[[], float], pause: float) -> None:
        """Begin before the page is painted: nothing is taken until `painted` is called."""
        self._clock = clock
        self._pause = pause
        self._open_from: float | None = None

    def hidden(self) -> None:
        """Say that something new is about to be shown: nothing is taken until it is painted."""
        self._open_from = None

    def painted(self) -> None:
        """Say that the page is on the screen now."""
        self._open_from = self._clock() + self._pause

    def takes(self) -> bool:
        """Say whether a key press counts. One that comes too early makes the pause begin again."""
        if self._open_from is None:
            return False
        now = self._clock()
        counts = now >= self._open_from
        self._open_from = now + self._pause
        return counts
