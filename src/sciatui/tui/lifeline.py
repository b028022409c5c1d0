"""Gives the terminal back when a signal ends the program, whatever the program is doing.

A plain signal handler, because one that the event loop runs waits for a busy loop for ever. It takes no lock and
logs nothing: it cuts the painter off, writes one fixed string without waiting for a terminal that does not read,
restores the attributes and ends the process. Nothing is saved here; there is nothing that would need it.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, Final

SIGNALS: Final = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT")

WIPE: Final = b"\x1b[0m\x1b[H\x1b[2J"
"""Takes what stands on the screen away, for a terminal that has no second screen to go back to."""

RESET: Final = (
    b"\x1b[?2026l"  # no frame is being held back
    + WIPE
    + b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # no mouse reports
    b"\x1b[?1004l\x1b[?2004l\x1b[?2048l"  # no reports of focus, paste or size
    b"\x1b[<u"  # the keyboard as it was
    b"\x1b[?7h\x1b[0m"  # lines wrap, no colour
    b"\x1b[?1049l\x1b[?25h"  # the ordinary screen and its cursor
)


class Lifeline:
    """Holds what is needed to give one terminal back."""

    def __init__(self) -> None:
        """Remember the terminal as it is before anything is painted."""
        self._input = sys.__stdin__.fileno() if sys.__stdin__ is not None else 0
        self._painter = sys.__stderr__.fileno() if sys.__stderr__ is not None else 2
        self._terminal = os.dup(self._painter)
        self._nothing = os.open(os.devnull, os.O_WRONLY)
        self._attributes = _attributes(self._input)

    def give_back(self) -> None:
        """Leave the terminal as it was found."""
        with suppress(OSError):
            os.dup2(self._nothing, self._painter)
        with suppress(OSError, AttributeError):
            os.set_blocking(self._terminal, False)
            os.write(self._terminal, RESET)
        with suppress(OSError, AttributeError):
            # The shell reads from the same terminal and expects it to wait.
            os.set_blocking(self._terminal, True)
        _restore(self._input, self._attributes)

    def end(self, code: int) -> None:
        """Give the terminal back and end the process now."""
        self.give_back()
        os._exit(code)

    def on_signal(self, number: int, _frame: FrameType | None) -> None:
        """End with 128 + the signal."""
        self.end(128 + number)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Listen for the signals; one that the caller ignores stays ignored."""
        before: dict[int, Any] = {}
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, self.on_signal)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(self._terminal)
            os.close(self._nothing)


def _attributes(fileno: int) -> list[Any] | None:
    """Return how the terminal treats what is typed; None where there is no such thing."""
    with suppress(ImportError, OSError):
        import termios  # noqa: PLC0415 - not on every system

        with suppress(termios.error):
            return termios.tcgetattr(fileno)
    return None


def _restore(fileno: int, attributes: list[Any] | None) -> None:
    if attributes is None:
        return
    import termios  # noqa: PLC0415 - not on every system

    with suppress(termios.error, OSError):
        termios.tcsetattr(fileno, termios.TCSANOW, attributes)
