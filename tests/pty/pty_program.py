"""The real program on a real pseudo-terminal: types bytes, reads what is painted, and looks at what is left behind."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pyte

SMALL: Final = Path(__file__).parent.parent / "flows" / "small"
KEYS: Final = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "down": b"\x1b[B",
    "f10": b"\x1b[21~",
    "f9": b"\x1b[20~",
}
PATIENCE: Final = 30.0
ONCE_MORE: Final = 3.0
SWITCHED_OFF: Final = ("1000", "1003", "1004", "1006", "1015", "1016", "1049", "2004", "2048")
SWITCHED_ON: Final = ("7", "25")
_MODE: Final = re.compile(rb"\x1b\[\?(\d+)([hl])")
_COLOUR: Final = re.compile(rb"\x1b\[[\d;]*m")


class Program:
    def __init__(self, process: subprocess.Popen[bytes], master: int, slave: int) -> None:
        self.process = process
        self.raw = b""
        self._master = master
        self._slave = slave
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self._before = termios.tcgetattr(slave)
        self._hung_up = False
        os.set_blocking(master, False)

    @property
    def sees(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def read(self, seconds: float) -> bool:
        """Read what comes within a time; False if nothing does."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return False
        with suppress(OSError):
            data = os.read(self._master, 65_536)
            self.raw += data
            self._stream.feed(data)
            return bool(data)
        return False

    def wait_for(self, *words: str, again: str = "") -> "Program":
        """Read until all these words stand on the screen, and the painting has come to rest.

        On a slow machine a key may come before its page takes keys; a person then presses it `again`.
        """
        end = time.monotonic() + PATIENCE
        repeat = time.monotonic() + ONCE_MORE
        while time.monotonic() < end:
            if not self.read(0.2) and all(word in self.sees for word in words):
                return self
            if again and time.monotonic() > repeat:
                self.press(again)
                repeat = time.monotonic() + ONCE_MORE
        raise AssertionError(f"{words} never came:\n{self.sees}")

    def answer(self, *keys: str, then: str) -> "Program":
        """Press keys and wait for what they lead to."""
        return self.press(*keys).wait_for(then, again=keys[-1])

    def press(self, *keys: str) -> "Program":
        """Press keys as a person would: with a pause after each."""
        for key in keys:
            self.send(KEYS.get(key, key.encode()))
            end = time.monotonic() + 0.3
            while time.monotonic() < end:
                self.read(0.1)
        return self

    def send(self, data: bytes) -> "Program":
        """Type all of it, reading meanwhile what the program paints."""
        until = time.monotonic() + PATIENCE
        while data := data[self._write(data) :]:
            assert time.monotonic() < until, "the program takes no more input"
            self.read(0.05)
        return self

    def pour(self, data: bytes) -> "Program":
        """Type without reading; what finds no room is lost."""
        self._write(data)
        return self

    def _write(self, data: bytes) -> int:
        try:
            return os.write(self._master, data)
        except BlockingIOError:
            return 0

    def end(self, seconds: float = PATIENCE) -> int:
        """Wait for the end, still reading, and return how it ended."""
        until = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < until:
            self.read(0.05)
        while time.monotonic() < until + seconds and self.read(0.05):
            pass
        assert self.process.poll() is not None, "the program did not end"
        return self.process.returncode

    def hang_up(self) -> None:
        if not self._hung_up:
            self._hung_up = True
            os.close(self._master)

    def be_gone(self) -> None:
        """End the program if it still runs; the terminal goes first, so that nothing waits for it to be read."""
        if self.process.poll() is None:
            self.process.kill()
        self.hang_up()
        self.process.wait(PATIENCE)
        os.close(self._slave)

    def left_behind(self) -> list[str]:
        """Name what the terminal was not given back as it was."""
        state = dict(_MODE.findall(self.raw))
        wrong = [f"?{mode} on" for mode in SWITCHED_OFF if state.get(mode.encode()) == b"h"]
        wrong += [f"?{mode} off" for mode in SWITCHED_ON if state.get(mode.encode()) == b"l"]
        return wrong + ["attributes"] * (termios.tcgetattr(self._slave) != self._before)

    def colours(self) -> set[bytes]:
        """Return every code painted that sets a colour other than the terminal's own."""
        codes = {code for found in _COLOUR.findall(self.raw) for code in found[2:-1].split(b";") if code}
        return {code for code in codes if re.fullmatch(rb"3[0-8]|4[0-8]|9\d|10\d", code)}


def environment(home: Path, **extra: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": str(home), **extra}


@contextmanager
def started(
    folder: Path,
    *,
    command: Sequence[str] = ("start", str(SMALL)),
    before: str = "",
    extra: Mapping[str, str] | None = None,
    ignored: Sequence[signal.Signals] = (),
) -> Iterator[Program]:
    """Start the program in `folder`; `before` is Python that runs in the same process before it."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    prepare = "import fcntl, signal, sys, termios\nfcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    prepare += "".join(f"signal.signal({int(number)}, signal.SIG_IGN)\n" for number in ignored)
    code = f"{prepare}{before}\nfrom sciatui.cli import main\nsys.exit(main({list(command)!r}))"
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=folder,
        env=environment(folder, **(extra or {})),
        start_new_session=True,
    )
    program = Program(process, master, slave)
    try:
        yield program
    finally:
        program.be_gone()
