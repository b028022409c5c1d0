"""The full screen on a real terminal: a whole assessment, every way it can end, and what a terminal may send."""

import signal
import stat
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("these are the terminals of POSIX", allow_module_level=True)

from pty_program import Program, started

ANSWER = "PRIVATEWORDS"

BROKEN = f"""
from sciatui.tui.screens.question import QuestionPage
def broken(self):
    said = {ANSWER!r}
    raise RuntimeError(said)
QuestionPage.go_on = broken
"""

STUCK = """
import time
from sciatui.tui.screens.question import QuestionPage
QuestionPage.go_on = lambda self: time.sleep(60)
"""


def begun(program: Program) -> Program:
    return program.wait_for("[ Start ]").answer("enter", then="brakes")


def test_a_person_goes_from_start_to_a_saved_summary(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        begun(program).answer("0", "enter", then="crack")
        program.answer("2", "enter", then="How loud")
        program.answer("8", "enter", then="What do you hear?")
        program.answer("1", "enter", then="Does the chain skip?")
        program.answer("1", "enter", then="How far")
        program.answer("2500", "enter", then="pressure")
        program.answer("2,5", "enter", then="Which parts are loose?")
        program.answer("1", "2", "enter", then="last service?")
        program.answer("30", "tab", "9", "tab", "2026", "enter", then="Which rides")
        program.answer("to work", "tab", "6", "enter", then="What do you use it for")
        program.answer("1", "enter", then="What else")
        program.answer("It was a gift.", "tab", "tab", "enter", then="Check your answers")
        program.answer("enter", then="! Soon")
        program.answer("4", "enter", then="Your summary is saved here:")
        program.answer("enter", then="Your result")
        program.press("5").wait_for("Do you want to leave?")
        program.press("3")
        assert program.end() == 0
        assert program.left_behind() == []
    (summary,) = tmp_path.glob("sciatui-summary-*.txt")
    assert stat.S_IMODE(summary.stat().st_mode) == 0o600
    assert "It was a gift." in summary.read_text()


def wiped(program: Program) -> bool:
    """Say whether nothing is to be read; the terminal of the tests shows the last letter of a code it does not know."""
    return program.sees.strip() in {"", "u"}


def test_nothing_of_a_session_stays_on_a_terminal_without_a_second_screen(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        begun(program).answer("2", then="(x)")
        program.answer("f10", then="Do you want to leave?").press("3")
        assert program.end() == 130
        assert wiped(program)
    with started(tmp_path) as program:
        begun(program).process.send_signal(signal.SIGHUP)
        assert program.end() == 129
        assert wiped(program)


def test_what_is_cut_out_of_a_line_never_reaches_the_clipboard_of_the_terminal(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        begun(program).answer("f10", then="Do you want to leave?").answer("2", then="Where?")
        program.answer("tab", ANSWER, then=ANSWER)
        program.send(b"\x1b[1;2H\x18").wait_for("Where?")
        assert ANSWER not in program.sees
        program.send(b"\x16").wait_for(ANSWER)
        assert b"\x1b]52" not in program.raw


@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGQUIT", 131), ("SIGINT", 130)])
def test_a_signal_gives_the_terminal_back_and_has_a_code_of_its_own(number: str, code: int, tmp_path: Path) -> None:
    with started(tmp_path) as program:
        begun(program)
        program.process.send_signal(getattr(signal, number))
        assert program.end(5) == code
        assert program.left_behind() == []


def test_a_signal_ends_a_program_that_is_stuck(tmp_path: Path) -> None:
    with started(tmp_path, before=STUCK) as program:
        begun(program).press("0").send(b"\r")
        time.sleep(0.5)
        program.process.send_signal(signal.SIGTERM)
        assert program.end(5) == 143
        assert program.left_behind() == []


def test_a_signal_ends_a_program_whose_terminal_is_not_read(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        begun(program)
        for _ in range(400):
            program.pour(b"\x1b[20~\x1b")
        time.sleep(1.5)
        program.process.send_signal(signal.SIGTERM)
        assert program.process.wait(5) == 143


def test_leaving_asks_and_has_a_code_of_its_own(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        begun(program).press("\x03").wait_for("Do you want to leave?", "A brake that does not hold")
        program.press("3")
        assert program.end() == 130
        assert program.left_behind() == []


def test_ctrl_c_twice_leaves(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        begun(program).press("\x03").wait_for("Do you want to leave?")
        program.press("\x03")
        assert program.end() == 130
        assert program.left_behind() == []


def test_the_region_can_be_changed_before_the_first_question(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        program.wait_for("for: United Kingdom", "[ Change country ]").press("tab", "\x1b[C", "\x1b[C", "enter")
        program.wait_for("Which country").press("2", "enter").wait_for("for: United States", "[ Start ]")


def test_a_fault_says_one_sentence_and_no_answer(tmp_path: Path) -> None:
    with started(tmp_path, before=BROKEN) as program:
        begun(program).press("0", "enter")
        assert program.end() == 1
        assert program.left_behind() == []
        after = program.raw.rpartition(b"\x1b[?1049l")[2]
        assert b"This program has a fault" in after
        assert b"Traceback" not in program.raw
        assert ANSWER.encode() not in program.raw
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or ANSWER.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    "sent",
    [b"\xe9", b"\xff\xfe\xc3(", b"\x1b[99999999999u", b"\x1b[1114112;1u", b"\x1b[M\xff\xff\xff", b"\x1b[200~words"],
    ids=["latin1", "garbage", "huge key", "no code point", "old mouse", "unfinished paste"],
)
def test_nothing_that_a_terminal_sends_ends_the_program(sent: bytes, tmp_path: Path) -> None:
    with started(tmp_path) as program:
        begun(program).send(sent)
        time.sleep(1.3)
        program.press("0").wait_for("(x)").answer("enter", then="crack")


def test_ctrl_z_does_not_put_a_program_to_sleep_that_no_shell_would_wake(tmp_path: Path) -> None:
    with started(tmp_path) as program:
        program.wait_for("[ Start ]").send(b"\x1a")
        begun(program).press("f10").wait_for("Do you want to leave?").press("3")
        assert program.end() == 130


SHELL = """
import os
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
if job := os.fork():
    os.waitpid(job, os.WUNTRACED)
    os.tcsetpgrp(0, os.getpgrp())
    print("asleep", flush=True)
    sys.stdin.readline()
    os.tcsetpgrp(0, job)
    os.killpg(job, signal.SIGCONT)
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(job, 0)[1]))
os.setpgid(0, 0)
os.tcsetpgrp(0, os.getpid())
if program := os.fork():
    os._exit(os.waitstatus_to_exitcode(os.waitpid(program, 0)[1]))
"""
"""A shell that starts a job, such as make, which starts the program."""


def test_ctrl_z_gives_the_terminal_to_a_shell_that_can_wake_the_whole_job(tmp_path: Path) -> None:
    with started(tmp_path, before=SHELL) as program:
        program.wait_for("[ Start ]").send(b"\x1a")
        program.wait_for("asleep").send(b"fg\r")
        begun(program).press("f10").wait_for("Do you want to leave?").press("3")
        assert program.end() == 130


def test_the_end_of_input_ends_the_program(tmp_path: Path) -> None:
    with started(tmp_path, ignored=[signal.SIGHUP]) as program:
        begun(program)
        program.hang_up()
        assert program.process.wait(5) == 4


def test_without_colours_no_colour_is_sent(tmp_path: Path) -> None:
    with started(tmp_path, extra={"NO_COLOR": "1"}) as program:
        begun(program).press("2", "\x1b[20~").wait_for("Emergency advice")
        assert program.colours() == set()


def test_an_empty_no_color_means_nothing(tmp_path: Path) -> None:
    with started(tmp_path, extra={"NO_COLOR": "", "TEXTUAL_THEME": "dracula", "TEXTUAL_DEBUG": "1"}) as program:
        begun(program)
        assert program.colours()
    assert not list(tmp_path.glob("keys.log"))


def test_a_linux_console_gets_ascii(tmp_path: Path) -> None:
    with started(tmp_path, extra={"TERM": "linux"}) as program:
        begun(program).press("1").wait_for("!! Emergency")
        assert program.sees.isascii()
