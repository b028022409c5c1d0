"""The exit codes that are documented are the ones that the program gives."""

import os
import re
import signal
import subprocess
import sys
import time
from array import array
from fcntl import ioctl
from pathlib import Path
from termios import FIONREAD
from typing import IO

import pytest

from sciatui import signals
from sciatui.errors import Exit

ROOT = Path(__file__).parent.parent.parent
SMALL = str(ROOT / "tests" / "flows" / "small")
DOCUMENTED = {
    name: int(code)
    for code, name in re.findall(
        r"^\| (\d+) \| ([A-Z_]+) \|", (ROOT / "docs" / "exit-codes.md").read_text("utf-8"), re.MULTILINE
    )
}
SIGNS = b"- A brake that does not hold"


def started(*arguments: str, **others: str) -> subprocess.Popen[bytes]:
    """Start the real program, without a terminal."""
    return subprocess.Popen(
        [sys.executable, "-m", "sciatui", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"XDG_STATE_HOME": "/dev/null/nowhere"} | others,
    )


def ran(*arguments: str, typed: bytes = b"", **others: str) -> tuple[int, bytes, bytes]:
    process = started(*arguments, **others)
    out, err = process.communicate(typed, timeout=30)
    return process.returncode, out, err


def test_the_page_names_every_code_that_there_is() -> None:
    ours = {code.name: code.value for code in Exit}
    by_signal = {name: 128 + getattr(signal, name) for name in (*signals.NAMES, "SIGPIPE")}
    assert ours | by_signal == DOCUMENTED
    assert DOCUMENTED["SIGPIPE"] == signals.BROKEN_PIPE


@pytest.mark.parametrize(
    ("arguments", "typed", "code"),
    [
        (["--version"], b"", Exit.DONE),
        (["--help"], b"", Exit.DONE),
        (["start", "--help"], b"", Exit.DONE),
        (["paths"], b"", Exit.DONE),
        (["schema", "flow"], b"", Exit.DONE),
        (["nonsense"], b"", Exit.USAGE),
        (["--nonsense"], b"", Exit.USAGE),
        (["start", "no/such/flow"], b"", Exit.USAGE),
        (["start", SMALL, "--region", "moon"], b"", Exit.USAGE),
        (["run", SMALL], b"", Exit.USAGE),
        (["run", SMALL, "--answers", "no/such/file"], b"", Exit.USAGE),
        (["start", SMALL], b"start\n", Exit.END_OF_INPUT),
        (["start", SMALL], b"start\nquit\nquit\n", Exit.LEFT),
        (["start", SMALL], b"start\n2\n1\nstop\nquit\nquit\n", Exit.DONE),
    ],
)
def test_each_end_has_its_code(arguments: list[str], typed: bytes, code: Exit) -> None:
    assert ran(*arguments, typed=typed)[0] == code == DOCUMENTED[code.name]


@pytest.mark.parametrize("name", signals.NAMES)
@pytest.mark.parametrize("arguments", [["start", SMALL], ["run", SMALL, "--answers", "-"]])
def test_a_signal_ends_with_its_own_code_and_without_a_word(arguments: list[str], name: str) -> None:
    process = started(*arguments)
    if arguments[0] == "start":
        assert process.stdout is not None
        until(process.stdout, b"Type start")
    else:
        wait_until_it_reads(process)
    process.send_signal(getattr(signal, name))
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (DOCUMENTED[name], b"")


def wait_until_it_reads(process: subprocess.Popen[bytes]) -> None:
    """Give the program a line, and wait until it has taken it and so waits for more."""
    assert process.stdin is not None
    process.stdin.write(b"[answers]\n")
    process.stdin.flush()
    left = array("i", [1])
    while left[0]:
        assert process.poll() is None
        time.sleep(0.01)
        ioctl(process.stdin, FIONREAD, left)


def test_ctrl_c_in_a_headless_run_ends_with_130_and_without_a_word() -> None:
    process = started("run", SMALL, "--answers", "-")
    wait_until_it_reads(process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (Exit.LEFT, b"")


def test_ctrl_c_twice_in_plain_mode_ends_with_130_after_the_warning_signs() -> None:
    with started("start", SMALL) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        until(process.stdout, b"Type start")
        process.send_signal(signal.SIGINT)
        said = until(process.stdout, b"Type quit again")
        process.send_signal(signal.SIGINT)
        assert b"Nothing is saved." in process.stdout.read()
        assert SIGNS in said
        assert (process.wait(timeout=30), process.stderr.read()) == (Exit.LEFT, b"")


def until(stream: IO[bytes], awaited: bytes) -> bytes:
    """Read lines up to the one that holds what is awaited, which must come before the end."""
    said = b""
    while awaited not in said:
        line = stream.readline()
        assert line, said
        said += line
    return said


def test_a_reader_that_has_gone_is_no_fault() -> None:
    process = started("start", SMALL)
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(b"start\n", timeout=30)
    assert (process.returncode, err) == (signals.BROKEN_PIPE, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["questions", SMALL], ["start", SMALL]])
def test_output_that_cannot_be_written_is_said_and_is_no_success(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "sciatui", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (process.returncode, process.stderr) == (Exit.FAULT, b"The output could not be written in full.\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_fault(closed: str) -> None:
    command = f'exec "$0" -m sciatui start "$1" {closed}'
    process = subprocess.run(["sh", "-c", command, sys.executable, SMALL], capture_output=True, input=b"", check=False)
    assert process.returncode in {Exit.USAGE, Exit.END_OF_INPUT}
    assert b"Traceback" not in process.stderr


def test_bytes_that_are_no_text_do_not_end_the_conversation() -> None:
    code, out, err = ran("start", SMALL, typed=b"start\n\xff\xfe\xe9\n1\n")
    assert (code, err) == (Exit.END_OF_INPUT, b"")
    assert out.count(b"Answer:") == 1


def test_a_terminal_without_utf8_gets_stand_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    code, out, err = ran("start", SMALL, typed="start\n2\n1\nstop\n\u00e9\nclinician\n".encode())
    assert (code, err) == (Exit.DONE, b"")
    assert out.isascii()


FAULTY = """
import sys, sciatui.cli as cli
def broken(argv):
    answer = "my-knee-hurts"
    sys.stdout.write("half a line")
    raise KeyError(answer)
cli.COMMANDS = dict(cli.COMMANDS, start=broken)
sys.exit(cli.main(["start"]))
"""


def test_a_fault_is_told_in_one_sentence_without_a_value(tmp_path: Path) -> None:
    environ = os.environ | {"XDG_STATE_HOME": str(tmp_path)}
    process = subprocess.run([sys.executable, "-c", FAULTY], capture_output=True, env=environ, check=False)
    assert process.returncode == Exit.FAULT
    assert process.stderr.count(b"\n") == 1
    noted = (tmp_path / "sciatui" / "faults.jsonl").read_bytes()
    assert b"KeyError-" in process.stderr
    assert b"knee" not in process.stderr + process.stdout + noted
