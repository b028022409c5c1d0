"""The pages for testers do what they say: every file and command in them is taken out and run."""

import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import sciatui
from sciatui import cli
from sciatui.headless.pipe_requests import KEYS
from sciatui.headless.pipe_requests import KEYS as VERBS
from sciatui.headless.scenario_step import KEYS as STEP_KEYS

DOCS = Path(__file__).parents[2] / "docs"
TESTING = (DOCS / "testing.md").read_text(encoding="utf-8")
API = (DOCS / "python-api.md").read_text(encoding="utf-8")
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
SMALL = Path(__file__).parents[1] / "flows" / "small"


class Block(NamedTuple):
    """A block of a page: what kind it is, the file that it is, and its text."""

    kind: str
    file: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    """Yield each block of a page."""
    for found in re.finditer(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        yield Block(found[1], found[2] or "", found[3])


def file(name: str) -> str:
    """Return the file of that name in the page for testers."""
    (text,) = [block.text for block in blocks(TESTING) if block.file == name]
    return text


def run(command: str) -> str:
    """Run one command of a page; one of ours in this process."""
    program, *arguments = shlex.split(command)
    if program != "sciatui":
        called = [sys.executable, "-m", program, "-p", "no:cacheprovider", *arguments]
        return subprocess.run(called, capture_output=True, env=ENVIRONMENT, check=False).stdout.decode()
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        cli.main(arguments)
        out.flush()
    return out.buffer.getvalue().decode()


def matches(expected: str, said: str) -> bool:
    """Compare; a line of … stands for any lines, … within a line for any words."""
    pattern = re.escape(expected).replace("…\\\n", "(?:.*\n)*").replace("…", ".*")
    return re.fullmatch(pattern, said) is not None


def test_the_tutorial_works_from_its_first_file_to_its_last_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    for block in blocks(TESTING):
        if block.file:
            path = tmp_path / block.file
            path.parent.mkdir(exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.kind == "console":
            for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
                said = run(command)
                assert matches(expected, said), f"{command}\n{said}"
                if "wrong.toml" in command:
                    (tmp_path / "scenarios" / "wrong.toml").unlink()
    ended = subprocess.run(["sh", "ci.sh", "junit.xml"], env=ENVIRONMENT, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stdout.decode()
    assert (tmp_path / "junit.xml").exists()


@pytest.mark.parametrize("flow", [str(SMALL), "sciatica"])
def test_the_driver_in_python_leads_a_whole_session(tmp_path: Path, flow: str) -> None:
    (tmp_path / "driver.py").write_text(file("driver.py"), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "driver.py", flow], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    urgency, answers = ended.stdout.decode().split()
    assert urgency in {"same_day", "emergency"}
    assert int(answers) > 10


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ('fever "no"\nfever_weak "yes"\nfever 5\n', "fever_weak: not_asked\nfever: wrong_type\nsame_day\n"),
        ('fever "no"\nsaddle_numb "yes"\nage 44\n', "saddle_numb: interrupted by cauda_equina\nemergency\n"),
    ],
)
def test_the_driver_in_shell_plays_a_file_of_answers(tmp_path: Path, answers: str, said: str) -> None:
    (tmp_path / "driver.sh").write_text(file("driver.sh"), encoding="utf-8")
    (tmp_path / "answers").write_text(answers, encoding="utf-8")
    command = ["sh", "driver.sh", "sciatica", "answers"]
    ended = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False, timeout=60)
    assert (ended.stdout.decode(), ended.stderr, ended.returncode) == (said, b"", 0)


def test_drivers_are_about_twenty_lines() -> None:
    for name in ("driver.py", "driver.sh"):
        assert len([line for line in file(name).splitlines() if line and not line.startswith("#!")]) <= 22


def test_every_verb_of_the_pipe_and_every_key_of_a_step_is_on_the_page() -> None:
    assert VERBS is KEYS
    for verb in KEYS:
        assert f'"{verb}"' in TESTING or f"`{verb}`" in TESTING, verb
    for key in STEP_KEYS:
        assert f"`{key} = " in TESTING, key


def test_the_examples_of_the_python_api_run() -> None:
    examples = "\n".join(block.text for block in blocks(API) if block.kind == "pycon")
    test = doctest.DocTestParser().get_doctest(examples, {}, "python-api.md", "python-api.md", 0)
    said = io.StringIO()
    doctest.DocTestRunner().run(test, out=said.write)
    assert said.getvalue() == ""
    assert len(test.examples) > 20


def test_every_public_name_is_on_the_page_and_can_be_had() -> None:
    for name in sciatui.__all__:
        assert getattr(sciatui, name) is not None
        assert f"`{name}" in API or name == "__version__", name
    assert set(sciatui.__all__) <= set(dir(sciatui))
