"""The end by a signal, for the faces without a screen: `Terminated` unwinds, `main` turns it into 128 + n.

Unwinding lets a half-written file be removed. Nothing is written to the terminal on the way, since a stalled
terminal would hold the program for ever. SIGINT is left to Python, whose KeyboardInterrupt the faces ask about.
"""

import os
import signal
from types import FrameType
from typing import Final, NoReturn

NAMES: Final = ("SIGTERM", "SIGHUP", "SIGQUIT")
"""The signals that end the program; a system that lacks one does not send it."""

BROKEN_PIPE: Final = 128 + 13
"""The exit code of a program whose reader has gone, as if SIGPIPE had ended it."""


class Terminated(BaseException):
    """A signal asks the program to end now."""

    def __init__(self, number: int) -> None:
        """Keep the exit code that tells which signal it was."""
        super().__init__()
        self.code: Final = 128 + number


def install() -> None:
    """Let each of the signals raise `Terminated`; one that the caller ignores stays ignored."""
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _terminate)


def leave_now(code: int) -> NoReturn:
    """End the process without flushing anything: what is still buffered may have nowhere to go."""
    os._exit(code)


def _terminate(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, lambda again, _: leave_now(128 + again))
    raise Terminated(number)
