"""The headless commands as programs: exit codes, what goes to which stream, and what is never imported."""

import json
import os
import subprocess
import sys

import pytest
from headless_support import QUIET, SMALL, sheet

WORN = SMALL / "scenarios" / "worn.toml"


def start(*arguments: str, stdin: bytes = b"", code: str = "") -> subprocess.CompletedProcess[bytes]:
    """Run the program in a locale that knows only ASCII."""
    kept = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    environment = {**kept, "LC_ALL": "C", "PYTHONUTF8": "0"}
    how = ["-c", code] if code else ["-m", "sciatui"]
    return subprocess.run(
        [sys.executable, *how, *arguments], input=stdin, capture_output=True, env=environment, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("arguments", "answers", "code"),
    [
        (("run", str(SMALL), "--answers", "-"), QUIET, 0),
        (("run", str(SMALL), "--answers", "-", "--fail-on", "emergency"), {"front_brake": "yes"}, 3),
        (("run", str(SMALL), "--answers", "-"), {}, 2),
        (("run", str(SMALL), "--answers", "-"), {"nothing": "yes"}, 2),
        (("run", str(SMALL)), {}, 2),
        (("questions", str(SMALL), "--format", "yaml"), {}, 2),
        (("test", str(WORN)), {}, 0),
        (("test", str(SMALL / "flow.toml")), {}, 2),
    ],
)
def test_exit_codes_are_kept_and_data_and_words_do_not_mix(
    arguments: tuple[str, ...], answers: dict[str, object], code: int
) -> None:
    ended = start(*arguments, stdin=sheet(answers))
    assert ended.returncode == code, ended.stderr
    if arguments[0] == "run":
        assert bool(ended.stdout) == (code != 2)
        assert bool(ended.stderr) == (code == 2)


def test_output_is_utf_8_whatever_the_locale_says() -> None:
    ended = start("run", str(SMALL), "--answers", "-", stdin=sheet({**QUIET, "notes": "grüßt 🚲"}))
    assert "grüßt 🚲" in ended.stdout.decode()


def test_a_headless_run_imports_no_screen() -> None:
    code = (
        "import sys; from sciatui.cli import main; main(sys.argv[1:]);"
        "print([name for name in ('textual', 'rich', 'sciatui.tui', 'sciatui.plain') if name in sys.modules],"
        " file=sys.stderr)"
    )
    ended = start("run", str(SMALL), "--answers", "-", "--format", "html", stdin=sheet(QUIET), code=code)
    assert ended.stderr.decode() == "[]\n"


def test_the_same_answers_give_the_same_bytes_in_every_process() -> None:
    outs = {start("run", str(SMALL), "--answers", "-", stdin=sheet(QUIET)).stdout for _ in range(2)}
    assert len(outs) == 1
    assert json.loads(outs.pop())["status"] == "finished"
