"""The terminal driver, with an input thread that nothing a terminal sends can end.

================================== =================== =====================================================
what comes                         Textual as it comes here
================================== =================== =====================================================
a byte that is no UTF-8            program ends        U+FFFD
a key number beyond Unicode        program ends        dropped
a window of 65,535 by 65,535       20 GB of memory     taken for 1,000 by 500
a paste without an end             keyboard dead       ends after a second of silence
a paste with escapes               typed as keys       U+FFFD
end of input, terminal gone        spins for ever      terminal given back, exit 4
Ctrl+Z where no shell would wake   stopped for ever    nothing happens
Ctrl+Z below `make run`            make goes on alone  the whole job sleeps, and the shell can wake it
the end, on the Linux console      answers stay there  wiped: that console has no second screen to go back to
================================== =================== =====================================================

Uses Textual's private names; a test for each row notices when they no longer work as here.
"""

import os
import selectors
import signal
import sys
from collections.abc import Callable, Iterable
from time import monotonic
from types import FrameType
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from textual.message import Message

from sciatui.tui.input_filter import InputFilter
from sciatui.tui.lifeline import WIPE

WIDEST: Final = 1_000
HIGHEST: Final = 500
_CHUNK: Final = 4_096
_TICK: Final = 0.1


class TolerantParser(XTermParser):
    """Drops key numbers that stand for nothing."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:  # noqa: FBT001, FBT002
        try:
            return list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, None)]


class CalmDriver(LinuxDriver):
    """Textual's driver for POSIX, with limits."""

    on_end_of_input: Callable[[], None] = staticmethod(lambda: None)
    """Called in the input thread when there is nobody to read from any more."""

    @property
    def can_suspend(self) -> bool:
        """Whether a shell would wake it: one that leads this session and has put the program into a job of its own."""
        return os.getpgrp() != os.getsid(0)

    def _sigtstp_application(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        # A shell notices only a job that sleeps as a whole, with whatever started the program in it.
        os.killpg(os.getpgrp(), signal.SIGSTOP)

    def stop_application_mode(self) -> None:
        """Wipe what was painted, then give the terminal back: the next person there is another one."""
        self.write(WIPE.decode())
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Read, filter and parse until the app ends or input does."""
        selector = selectors.SelectSelector()
        selector.register(self.fileno, selectors.EVENT_READ)
        parser = TolerantParser()
        incoming = InputFilter()
        try:
            while not self.exit_event.is_set():
                ready = selector.select(_TICK)
                text = incoming.take(self._read(), monotonic()) if ready else incoming.tick(monotonic())
                for event in (*parser.feed(text), *parser.tick()) if text else parser.tick():
                    self.process_message(event)
        finally:
            selector.close()

    def _read(self) -> bytes:
        """Read what there is; when that is nothing, there is no terminal any more."""
        try:
            data = os.read(self.fileno, _CHUNK)
        except OSError:
            data = b""
        if not data:
            type(self).on_end_of_input()
            self.exit_event.wait()
        return data

    def process_message(self, message: Message) -> None:
        """Pass a message on; a window larger than any screen is cut to size."""
        if isinstance(message, events.Resize):
            message = within(message)
        super().process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        width, height = super()._get_terminal_size()
        return min(width, WIDEST), min(height, HIGHEST)


def within(resize: events.Resize) -> events.Resize:
    """Return a resize within the limits."""
    width, height = resize.size
    if width <= WIDEST and height <= HIGHEST:
        return resize
    pixels = resize.pixel_size
    size = (min(width, WIDEST), min(height, HIGHEST))
    return events.Resize.from_dimensions(size, None if pixels is None else (pixels.width, pixels.height))


assert sys.platform != "win32"  # noqa: S101 - Windows has a driver of its own; `app.run` does not come here
