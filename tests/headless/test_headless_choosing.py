"""Which scenarios are run, in how many processes, and how programs read what came of it."""

import json
from pathlib import Path

import pytest
from headless_support import SMALL, call
from scenario_support import WELL, empty_folder

from sciatui.errors import Exit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write scenarios with the tags red, red and blue, and blue, and one that is broken."""
    folder = empty_folder(tmp_path)
    for name, tags in (("a", ["red"]), ("b", ["red", "blue"]), ("c", ["blue"])):
        text = f'title = "{name}"\ntags = {tags}\n{WELL}[expect]\nurgency = "self_care"\n'
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ((), "abc"),
        (("-t", "red"), "ab"),
        (("-t", "red", "-t", "blue"), "abc"),
        (("-t", "blue", "-k", "c.toml"), "c"),
    ],
)
def test_scenarios_are_chosen_by_tag(folder: Path, options: tuple[str, ...], titles: str) -> None:
    lines = call("test", str(folder), *options).out.splitlines()
    assert [line.rpartition(" ")[2] for line in lines[:-1]] == list(titles)


def test_a_tag_is_a_whole_word_and_one_that_nobody_has_is_an_error(folder: Path) -> None:
    assert call("test", str(folder), "-t", "re").exit is Exit.USAGE


def test_a_broken_scenario_is_never_left_out_by_tag(folder: Path) -> None:
    (folder / "broken.toml").write_text("titel = 1", encoding="utf-8")
    called = call("test", str(folder), "-t", "red")
    assert called.exit is Exit.USAGE
    assert called.out.endswith("2 passed, 0 failed, 1 broken\n")


def test_several_processes_say_the_same_in_the_same_order(folder: Path) -> None:
    for number in range(20):
        urgency = "soon" if number % 7 == 0 else "self_care"
        text = f'title = "{number}"\n{WELL}[expect]\nurgency = "{urgency}"\n'
        (folder / f"x{number:02}.toml").write_text(text, encoding="utf-8")
    options = ("--coverage", "--format", "json")
    alone, together = (call("test", str(folder), *options, "--jobs", jobs) for jobs in ("1", "3"))
    assert alone.out == together.out
    assert alone.exit is together.exit is Exit.FAULT
    assert together.json["failed"] == 3


@pytest.mark.parametrize(
    "options", [("--jobs", "0"), ("--jobs", "1000"), ("--min", "5"), ("--coverage", "--min", "101")]
)
def test_options_that_make_no_sense_are_refused_before_anything_is_run(options: tuple[str, ...]) -> None:
    called = call("test", str(SMALL), *options)
    assert (called.exit, called.out) == (Exit.USAGE, "")


def test_programs_read_every_failure_with_its_line(folder: Path) -> None:
    text = f'title = "bad"\n{WELL}[expect]\nurgency = "soon"\n'
    (folder / "a.toml").write_text(text, encoding="utf-8")
    (folder / "broken.toml").write_text("titel = 1", encoding="utf-8")
    document = call("test", str(folder), "--format", "json").json
    assert (document["schema"], document["passed"], document["failed"], document["broken"]) == (1, 2, 1, 1)
    bad, good, ugly, _ = document["scenarios"]
    (failure,) = bad["failures"]
    assert (failure["line"], failure["key"], failure["expected"], failure["came"]) == (
        4,
        "urgency",
        "soon",
        "self_care",
    )
    assert failure["because"][0] == "decided by no rule"
    assert good == {"file": str(folder / "b.toml"), "title": "b", "verdict": "ok"}
    assert "titel" in ugly["message"]
    assert json.dumps(document)
