"""Options that are written plainly are read without argparse, and exactly as argparse reads them."""

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatui.arguments import Parser
from sciatui.errors import UsageError
from sciatui.headless import questions, run, scenario
from sciatui.options import Options, read_plainly

WORDS = (
    *(
        "sciatica",
        "a flow",
        "",
        "-",
        "--",
        "-x",
        "- x",
        "-5",
        "json",
        "txt",
        "stop",
        "error",
        "emergency",
        "2026-01-31",
    ),
    *("--answers", "--answers=-", "--format", "--format=json", "--missing", "--on-emergency", "--fail-on", "--output"),
    *("--lang", "--region", "--today", "--repro", "--ans", "--nothing", "-h", "--help"),
)


class Known:
    """Takes options and keeps them."""

    def __init__(self) -> None:
        self.calls: list[tuple[tuple[str, ...], dict[str, Any]]] = []

    def add_argument(self, *names: str, **about: Any) -> None:
        self.calls.append((names, about))

    def set_defaults(self, **_: Any) -> None:
        pass


def known_by(add: Callable[..., None]) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    known = Known()
    add(known)
    return known.calls


def by_argparse(add: Callable[[ArgumentParser], None], argv: list[str]) -> dict[str, Any] | None:
    parser = Parser("run", argv)
    add(parser)
    try:
        found = vars(parser.read())
    except (UsageError, SystemExit):
        return None
    return {name: value for name, value in found.items() if name not in {"cache", "system"}}


@pytest.mark.parametrize("add", [run.add_arguments, questions.add_arguments], ids=["run", "questions"])
@given(argv=st.lists(st.sampled_from(WORDS), max_size=7))
@settings(max_examples=400)
def test_what_is_read_plainly_is_read_as_argparse_reads_it(
    add: Callable[[ArgumentParser], None], argv: list[str]
) -> None:
    plainly = read_plainly(known_by(add), argv)
    if plainly is not None:
        assert plainly == by_argparse(add, argv)


@pytest.mark.parametrize(
    "argv",
    [
        ["--answers", "a.json"],
        ["sciatica", "--answers", "-", "--format", "html", "--output", "out.html"],
        ["--missing", "stop", "--answers", "a.toml", "flows/mine", "--fail-on", "emergency", "--region", "us"],
    ],
)
def test_a_usual_call_is_read_plainly(argv: list[str]) -> None:
    assert read_plainly(known_by(run.add_arguments), argv) == by_argparse(run.add_arguments, argv)


def test_a_command_with_unusual_options_is_left_to_argparse() -> None:
    assert read_plainly(known_by(scenario.add_arguments), ["a.toml"]) is None


def test_a_mistake_is_told_as_ever() -> None:
    options = Options("run")
    run.add_arguments(options)  # type: ignore[arg-type]  # it takes options as argparse does
    with pytest.raises(UsageError, match="--format"):
        options.read(["--fromat", "json", "--answers", "a"])
    with pytest.raises(UsageError, match="'xml'"):
        options.read(["--format", "xml", "--answers", "a"])
    options.set_defaults(cache="/there")
    assert options.read(["--answers", "a"]).cache == options.read(["--answers=a"]).cache == "/there"


def test_a_usual_call_does_not_wait_for_argparse() -> None:
    code = (
        "import sys; from sciatui.cli import main; main(['run', 'nowhere', '--answers', '-']);"
        "print([name for name in ('argparse', 'gettext', 'locale', 'shutil') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, input="", check=True)
    assert "There is no flow 'nowhere'" in done.stderr
    assert done.stdout == "[]\n"
