"""The end by a signal, for the faces without a screen: `Terminated` unwinds, `main` turns it into 128 + n.

Unwinding lets a half-written file be removed. Nothing is written to the terminal on the way, since a stalled
terminal would hold the program for ever. SIGINT is left to Python, whose KeyboardInterrupt the faces ask about.

Python acts on a signal between two steps of its own. One that comes just before it begins to wait for input would be
noticed only with the next line typed; a thread sees it at once and nudges the main one out of its wait.
"""

from __future__ import annotations

import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from types import FrameType
    from typing import Final, NoReturn
else:
    try:
        import _signal as signal  # what `signal` has, without the enums that it makes of every number
    except ImportError:  # pragma: no cover - another Python
        import signal

NAMES: Final = ("SIGTERM", "SIGHUP", "SIGQUIT")
"""The signals that end the program; a system that lacks one does not send it."""

NUDGE: Final = getattr(signal, "SIGURG", 0)
"""A signal that nobody else sends to a program like this one, and that is ignored where it means nothing."""

PATIENCE: Final = 0.05

BROKEN_PIPE: Final = 128 + 13
"""The exit code of a program whose reader has gone, as if SIGPIPE had ended it."""


class Terminated(BaseException):
    """A signal asks the program to end now."""

    def __init__(self, number: int) -> None:
        """Keep the exit code that tells which signal it was."""
        super().__init__()
        self.code: Final = 128 + number


def install(*, waits: bool = True) -> None:
    """Let each of the signals raise `Terminated`; one that the caller ignores stays ignored.

    `waits` says whether the program will wait for input: one that never does needs no thread that watches.
    """
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _terminate)
    if waits and hasattr(signal, "pthread_kill"):
        _watch_for_missed_ones()


def leave_now(code: int) -> NoReturn:
    """End the process without flushing anything: what is still buffered may have nowhere to go."""
    os._exit(code)


def _watch_for_missed_ones() -> None:
    """Start the thread that hears of every signal, whatever the main thread waits for."""
    import threading  # noqa: PLC0415 - only who waits for input needs a thread

    hearing, telling = os.pipe()
    os.set_blocking(telling, False)
    signal.signal(NUDGE, lambda *_: None)
    signal.set_wakeup_fd(telling, warn_on_full_buffer=False)
    threading.Thread(target=_nudge, args=(hearing, threading.get_ident()), daemon=True).start()


def _nudge(hearing: int, main: int) -> None:
    """Interrupt the main thread's wait a moment after each signal; if it has acted already, nothing happens."""
    while number := os.read(hearing, 1):
        if number[0] != NUDGE:
            time.sleep(PATIENCE)
            signal.pthread_kill(main, NUDGE)


def _terminate(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, lambda again, _: leave_now(128 + again))
    raise Terminated(number)
