"""Plain mode in a real terminal: the whole program, from its start to a saved summary, and every way out."""

import contextlib
import os
import pty
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from sciatui.errors import Exit

SMALL = str(Path(__file__).parent.parent / "flows" / "small")
PATIENCE = 30.0
ATTACHED = (
    "import os, sys; os.open(os.ttyname(0), os.O_RDWR); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
"""Opening the terminal makes it the controlling one of the new session, so that keys and hang-up send signals."""


class Terminal:
    """The program at work in a terminal of its own."""

    def __init__(self, folder: Path, *arguments: str, **environ: str) -> None:
        self.master, slave = pty.openpty()
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        self.said = b""
        self.process = subprocess.Popen(
            [sys.executable, "-c", ATTACHED, "-m", "sciatui", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            start_new_session=True,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm", "LANG": "C.UTF-8"} | environ,
        )

    def until(self, awaited: str) -> str:
        """Read until the program has said something new, and return what it said up to now since the last call."""
        new = b""
        while awaited.encode() not in new.replace(b"\r\n", b"\n"):
            ready, _, _ = select.select([self.master], [], [], PATIENCE)
            assert ready, f"it never said {awaited}"
            new += os.read(self.master, 4096)
        self.said += new
        return new.decode().replace("\r\n", "\n")

    def type(self, *lines: str) -> None:
        """Type lines, each when the program waits for it."""
        for line in lines:
            os.write(self.master, f"{line}\n".encode())
            self.until("\n> ")

    def end(self) -> int:
        """Wait for the end and return the exit code."""
        code = self.process.wait(PATIENCE)
        with contextlib.suppress(OSError):
            while select.select([self.master], [], [], 0)[0]:
                self.said += os.read(self.master, 4096)
        return code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def terminal(folder: Path) -> Iterator[Terminal]:
    here = Terminal(folder, "start", SMALL, "--plain")
    here.until("\n> ")
    yield here
    here.process.kill()
    here.process.wait()
    for descriptor in (here.master, here.slave):
        with contextlib.suppress(OSError):
            os.close(descriptor)


def test_from_the_start_to_a_saved_summary(terminal: Terminal, folder: Path) -> None:
    terminal.type("start", "2", "2", "3", "2", "1", "1 2", "1", "400", "3.5", "none", "decline", "to work", "4", "done")
    terminal.type(
        "2", "the bell \u00e9", "change 3", "keep", "continue", "treatments", "treatment 1", "save", "1", "here"
    )
    os.write(terminal.master, b"quit\n")
    assert terminal.end() == Exit.DONE
    (summary,) = folder.glob("sciatui-summary-*.txt")
    assert "the bell \u00e9" in summary.read_text(encoding="utf-8")
    assert summary.name.encode() in terminal.said.replace(b"\r\n", b"")


def test_nothing_but_text_is_written_and_the_terminal_stays_as_it_was(terminal: Terminal) -> None:
    terminal.type("start", "2", "1", "continue", "help", "quit")
    os.write(terminal.master, b"quit\n")
    assert terminal.end() == Exit.LEFT
    assert b"\x1b" not in terminal.said
    assert termios.tcgetattr(terminal.slave) == terminal.before


def test_what_is_typed_is_shown_once(terminal: Terminal) -> None:
    os.write(terminal.master, b"nonsense\n")
    assert terminal.until("\n> ").count("nonsense") == 1


def test_ctrl_c_asks_and_a_second_one_leaves(terminal: Terminal) -> None:
    os.write(terminal.master, b"\x03")
    assert "- A brake that does not hold" in terminal.until("Type continue to go on.\n> ")
    os.write(terminal.master, b"\x03")
    assert terminal.end() == Exit.LEFT


def test_ctrl_d_is_the_end_of_input_and_no_answer(terminal: Terminal) -> None:
    terminal.type("start")
    os.write(terminal.master, b"1\x04\x04")
    assert terminal.end() == Exit.END_OF_INPUT
    assert b"Answer:" not in terminal.said


def test_closing_the_terminal_ends_the_program(terminal: Terminal) -> None:
    terminal.type("start")
    os.close(terminal.slave)
    os.close(terminal.master)
    assert terminal.process.wait(PATIENCE) == 128 + signal.SIGHUP


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_leaves_the_terminal_as_it_was(terminal: Terminal, name: str) -> None:
    number = getattr(signal, name)
    terminal.process.send_signal(number)
    assert terminal.end() == 128 + number
    assert termios.tcgetattr(terminal.slave) == terminal.before


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TERM": ""}, {"SCIATUI_PLAIN": "1"}, {"ACCESSIBLE": "1"}])
def test_the_environment_chooses_plain_mode(folder: Path, environ: dict[str, str]) -> None:
    here = Terminal(folder, "start", SMALL, **environ)
    assert "Type start and press Enter" in here.until("\n> ")
    os.write(here.master, b"\x04")
    assert here.end() == Exit.END_OF_INPUT
    os.close(here.master)
    os.close(here.slave)
