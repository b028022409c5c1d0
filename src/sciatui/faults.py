"""Faults of the program itself: one calm sentence with a code for the person, one line for who mends it.

Neither holds a value: no message of an exception, no local variable, no answer. Five hooks lead here: the
three that `install` sets, asyncio's (`watch`), and the full-screen front end's own, which calls `note` and
`sentence`. The words stand here and not in a file of words, because reading a file may be what failed.
"""

from __future__ import annotations

import os
import stat
import sys

from sciatui.named import NamedTuple
from sciatui.paths import fault_file, make_private

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Any, Final

LARGEST: Final = 1_000_000
"""The fault file starts afresh rather than grow beyond this many bytes."""

SENTENCES: Final = {
    "en": "This program has a fault and cannot go on as it should (code {code}). None of your answers was shown.",
    "es": "Este programa tiene un fallo y no puede seguir como debe (código {code}). No se mostró ninguna respuesta.",
}
"""What the person is told, in every language that the program speaks."""

_question = ""


class Fault(NamedTuple):
    """Where a fault happened; everything that is ever noted of it."""

    code: str
    module: str
    line: int
    question: str


def at(question: str) -> None:
    """Remember which question or screen is being asked, by its id in the flow."""
    global _question  # noqa: PLW0603 - there is one person at the program
    _question = question


def place(exception: BaseException) -> Fault:
    """Return where `exception` was raised: in the innermost frame that is ours, else the innermost of all."""
    from zlib import crc32  # noqa: PLC0415 - only a fault costs its import

    module, line = "", 0
    trace: TracebackType | None = exception.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.partition(".")[0] == "sciatui" or not module.startswith("sciatui"):
            module, line = name, trace.tb_lineno
        trace = trace.tb_next
    kind = type(exception).__name__
    digest = crc32(f"{kind} {module} {line}".encode()) & 0xFFFF
    return Fault(f"{kind}-{digest:04X}", module, line, _question)


def note(exception: BaseException) -> str:
    """Write the fault to the fault file and return its code. A file that cannot be written is left alone."""
    import json  # noqa: PLC0415 - the same

    fault = place(exception)
    try:
        _append(fault_file(os.environ), json.dumps(fault._asdict()).encode() + b"\n")
    except (OSError, RuntimeError):
        pass
    return fault.code


def sentence(code: str, language: str = "") -> str:
    """Return what to tell the person, in a language; without one in that of the command line, else of the system."""
    return SENTENCES.get(language or _language(), SENTENCES["en"]).replace("{code}", code)


def _language() -> str:
    """Return the language, as far as it can be told without reading anything."""
    from itertools import pairwise  # noqa: PLC0415 - the same

    from sciatui.terminal import languages  # noqa: PLC0415 - the same

    words = [part for word in sys.argv[1:] for part in word.split("=", 1)]
    asked = [value for name, value in pairwise(words) if name in {"--lang", "--language"}]
    return next((one for one in (*asked, *languages(os.environ)) if one in SENTENCES), "")


def tell(exception: BaseException) -> None:
    """Note the fault and say so on standard error."""
    _print(sentence(note(exception)))


def install(say: Callable[[str], None] | None = None, *, threads: bool = True) -> None:
    """Set the hooks for what nobody caught: in the main thread, in other threads, in clean-up.

    `say` shows the sentence, for a front end that paints the screen itself; without it standard error does. A command
    that has no `threads` need not wait for the import of what would start them.
    """
    show = say or _print

    def uncaught(_kind: type[BaseException], exception: BaseException, _trace: TracebackType | None) -> None:
        show(sentence(note(exception)))

    def unraisable(found: sys.UnraisableHookArgs) -> None:
        if found.exc_value is not None:
            show(sentence(note(found.exc_value)))

    sys.excepthook = uncaught
    sys.unraisablehook = unraisable
    if threads:
        _hook_threads(show)
    _no_core()


def _hook_threads(show: Callable[[str], None]) -> None:
    import threading  # noqa: PLC0415 - see `install`

    def in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None and not isinstance(found.exc_value, SystemExit):
            show(sentence(note(found.exc_value)))

    threading.excepthook = in_thread


def watch(loop: AbstractEventLoop, say: Callable[[str], None] | None = None) -> None:
    """Set the hook for what a task or callback of `loop` left uncaught."""
    show = say or _print

    def handle(_loop: AbstractEventLoop, context: Mapping[str, Any]) -> None:
        exception = context.get("exception")
        if isinstance(exception, BaseException):
            show(sentence(note(exception)))

    loop.set_exception_handler(handle)


def _print(text: str) -> None:
    """Print one line on standard error, which may be closed or gone."""
    try:
        if sys.stderr is not None:
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
    except (OSError, ValueError):
        pass


def _append(path: Path, line: bytes) -> None:
    """Add `line` to a private, regular file of ours; a link, pipe or device in its place is refused."""
    make_private(str(path.parent))
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.open(path, flags, 0o600)
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode):
            return
        if about.st_size + len(line) > LARGEST:
            os.ftruncate(file, 0)
        os.write(file, line)
    finally:
        os.close(file)


def _no_core() -> None:
    """Ask for no core file, which would hold every answer."""
    try:
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        pass
