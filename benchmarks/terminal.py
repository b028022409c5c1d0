"""The full screen in a real pseudo-terminal against a plain Textual RadioSet: start, keys, idle processor time.

    python benchmarks/terminal.py [--rounds 7] [--idle 10]

usable    from the start of the process until the first screen is painted and the first key, sent as soon as it is to be
          seen, has had its effect
question  until the first question is painted, the start page being passed as soon as it takes a key; the pause that
          the program makes is part of it (ours only)
key       from writing a key to a changed screen, on one question (arrow down and up)
next      from the key that continues to the next question on the screen (ours only)
idle      milliseconds of processor time a second without input

Programs take turns; a ratio is the median over rounds of ours by the RadioSet app's in the same round. The screen is
emulated by pyte; times are taken when bytes are read, not when they are parsed. Byte code is present.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pyte

ROOT = Path(__file__).resolve().parent.parent
ROWS, COLUMNS = 24, 80
DOWN, UP, F9 = b"\x1b[B", b"\x1b[A", b"\x1b[20~"
QUIET = 0.15
PAUSE = 0.2
"""A page takes no key in its first 150 ms, so that a held key cannot answer it; a person needs longer to read."""

PRIVATE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b[P_^].*?\x1b\\", re.DOTALL)
QUERY = re.compile(rb"\x1b\[c|\x1b\[6n|\x1b\[\?(\d+)\$p")


class Terminal:
    """One program in a pseudo-terminal, with the screen that a person would see."""

    def __init__(self, argv: list[str]) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.start = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "NO_COLOR"}}
            environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            os.execve(argv[0], argv, environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def now(self) -> float:
        """Return the seconds since the program was started."""
        return time.perf_counter() - self.start

    def read(self, patience: float) -> float | None:
        """Take in what is there; return when it was read, or None if nothing came."""
        ready, _, _ = select.select([self.fd], [], [], patience)
        if not ready:
            return None
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            sys.exit("the program ended early")
        moment = self.now()
        for query in QUERY.finditer(data):
            if query.group(0).endswith(b"n"):
                os.write(self.fd, b"\x1b[1;1R")
            elif query.group(0).endswith(b"c"):
                os.write(self.fd, b"\x1b[?62;22c")
            else:
                os.write(self.fd, b"\x1b[?%s;2$y" % query.group(1))
        self.stream.feed(PRIVATE.sub(b"", data))
        return moment

    def look(self) -> int:
        """Return a fingerprint of the screen with its colours."""
        return hash(tuple(tuple(self.screen.buffer[y][x] for x in range(COLUMNS)) for y in range(ROWS)))

    def shows(self, wanted: str) -> bool:
        """Say whether the screen shows this."""
        return re.search(wanted, "\n".join(self.screen.display)) is not None

    def until(self, holds: Callable[[], bool], limit: float = 20.0) -> float:
        """Return when `holds` became true."""
        while self.now() < limit + 600:
            moment = self.read(limit)
            if moment is None:
                break
            if holds():
                return moment
        sys.exit("the program did not show what was expected:\n" + "\n".join(self.screen.display))

    def settle(self) -> float:
        """Return when the screen last changed before it was quiet."""
        last, seen = self.now(), self.look()
        while (moment := self.read(QUIET)) is not None:
            if self.look() != seen:
                last, seen = moment, self.look()
        return last

    def key(self, data: bytes, wanted: str = "") -> float:
        """Return the seconds from a key to a changed screen, or to one that shows `wanted`."""
        before = self.look()
        sent = self.now()
        os.write(self.fd, data)
        return self.until(lambda: self.shows(wanted) if wanted else self.look() != before) - sent

    def processor(self) -> float:
        """Return the seconds of processor time of the program and its children so far."""
        total = 0.0
        for pid in self.family():
            tasks = Path(f"/proc/{pid}/task").iterdir()
            total += sum(int((task / "schedstat").read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9
        return total

    def family(self) -> list[int]:
        """Return the program and its children."""
        found, todo = [], [self.pid]
        while todo:
            pid = todo.pop()
            found.append(pid)
            for task in Path(f"/proc/{pid}/task").iterdir():
                todo += [int(child) for child in (task / "children").read_text(encoding="ascii").split()]
        return found

    def close(self) -> None:
        """End the program."""
        for pid in reversed(self.family()):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def radio(idle: float) -> dict[str, float]:
    """Measure the RadioSet app."""
    terminal = Terminal([sys.executable, str(ROOT / "benchmarks" / "radio_app.py")])
    terminal.until(lambda: terminal.shows(r"option 7[\s\S]*Quit"))
    terminal.key(DOWN)
    return {"usable": terminal.settle(), **measure(terminal, idle)}


def ours(idle: float) -> dict[str, float]:
    """Measure our program: its start page, its first question, and the way to the next."""
    terminal = Terminal([sys.executable, "-m", "sciatui", "start", str(ROOT / "benchmarks" / "radio_flow")])
    terminal.until(lambda: terminal.shows("F10"))
    terminal.key(F9)
    start = terminal.settle()
    terminal.close()
    terminal = Terminal([sys.executable, "-m", "sciatui", "start", str(ROOT / "benchmarks" / "radio_flow")])
    terminal.until(lambda: terminal.shows("F10"))
    terminal.settle()
    time.sleep(PAUSE)
    os.write(terminal.fd, b"\r")
    terminal.until(lambda: terminal.shows("Where is the pain"))
    question = terminal.settle()
    found = measure(terminal, 0.0)
    terminal.key(b"1")
    time.sleep(0.5)
    found["next"] = terminal.key(b"\r", "Which side")
    terminal.settle()
    found["idle"] = idle_cost(terminal, idle)
    terminal.close()
    return {"usable": start, "question": question, **found}


def measure(terminal: Terminal, idle: float) -> dict[str, float]:
    """Measure keys, and idle time if wanted, on the question that is shown."""
    time.sleep(PAUSE)
    for _ in range(2):  # the first key may only show where one is
        os.write(terminal.fd, DOWN)
        terminal.settle()
    keys = []
    for turn in range(30):
        keys.append(terminal.key(DOWN if turn % 2 else UP))
        terminal.settle()
    found = {"key": statistics.median(keys)}
    if idle:
        found["idle"] = idle_cost(terminal, idle)
        terminal.close()
    return found


def idle_cost(terminal: Terminal, seconds: float) -> float:
    """Return the seconds of processor time that a second without input costs."""
    before, start = terminal.processor(), terminal.now()
    while terminal.now() - start < seconds:
        terminal.read(0.5)
    return (terminal.processor() - before) / (terminal.now() - start)


def main() -> None:
    """Measure in turns and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--idle", type=float, default=10.0)
    options = parser.parse_args()
    programs = {"RadioSet": radio, "sciatui": ours}
    found: dict[str, list[dict[str, float]]] = {name: [] for name in programs}
    for turn in range(-1, options.rounds):
        for name, program in programs.items():
            figures = program(options.idle if turn >= 0 else 0.5)
            if turn >= 0:
                found[name].append(figures)
    base = found["RadioSet"]
    print(f"{'program':<10}{'what':<10}{'ms':>9}{'x RadioSet':>12}")
    for name, rows in found.items():
        for what in rows[0]:
            like = {"question": "usable", "next": "key"}.get(what, what)
            ratio = statistics.median(row[what] / other[like] for row, other in zip(rows, base, strict=True))
            middle = statistics.median(row[what] for row in rows)
            print(f"{name:<10}{what:<10}{middle * 1e3:>9.2f}{ratio:>12.2f}")


if __name__ == "__main__":
    main()
