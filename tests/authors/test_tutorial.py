"""The tutorial for authors does what it says, from the first command to the last."""

import io
import re
import shlex
from pathlib import Path

import pytest
from authors_support import TESTS

from sciatui import cli

PAGE = (TESTS.parent / "docs" / "authors.md").read_text(encoding="utf-8")
TUTORIAL = PAGE[PAGE.index("## From nothing") : PAGE.index("## `sciatui preview")]
MAY_FAIL = {"sciatui check rabbit", "sciatui mutate rabbit --only red_flags --save rabbit/scenarios/found"}
"""The first of each shows what is wrong with the flow."""


def run(command: str) -> tuple[int, str]:
    program, *arguments = shlex.split(command)
    if program == "rm":
        for path in Path().glob(arguments[0]):
            path.unlink()
        return 0, ""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", out)
        code = cli.main(arguments)
        out.flush()
    return code, out.buffer.getvalue().decode()


def matches(expected: str, said: str) -> bool:
    """Compare; a line of … stands for any lines, … within a line for any words."""
    pattern = re.escape(expected).replace("…\\\n", "(?:.*\n)*").replace("…", ".*")
    return re.fullmatch(pattern, said) is not None


def lay(name: str, text: str) -> None:
    """Write a file of the page, or change one line of one that is there."""
    file, _, old = name.partition(", instead of: ")
    path = Path(file)
    if old:
        before = path.read_text(encoding="utf-8")
        assert old in before
        text = before.replace(old, text.strip())
    path.write_text(text, encoding="utf-8")


def test_the_tutorial_leads_from_nothing_to_a_proved_flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    failed = []
    for kind, name, text in re.findall(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", TUTORIAL, re.MULTILINE | re.DOTALL):
        if kind == "toml":
            lay(name, text)
            continue
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
            code, said = run(command)
            assert matches(expected, said), f"{command}\n{said}"
            failed += [command] * (code != 0)
    assert sorted(failed) == sorted(MAY_FAIL)
    assert "hours" in (tmp_path / "rabbit" / "questions.toml").read_text(encoding="utf-8")
