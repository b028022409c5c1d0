import json
import os
import stat
from pathlib import Path

import pytest
from plain_talk import WHOLE, Talker

NAME = "sciatui-summary-2026-11-22"


@pytest.mark.parametrize(("number", "ending"), [("1", "txt"), ("2", "html"), ("3", "md"), ("4", "json")])
def test_each_kind_of_file_is_written_privately_and_its_path_is_said(
    talk: Talker, tmp_path: Path, number: str, ending: str
) -> None:
    said = talk([*WHOLE, "save", number, "here"])
    path = tmp_path / f"{NAME}.{ending}"
    assert path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert f"Saved: {path.name}" in said.text


def test_saving_twice_leaves_the_first_file_as_it_is(talk: Talker, tmp_path: Path) -> None:
    talk([*WHOLE, "save", "txt", "here", "save", "txt", "here"])
    assert {path.name for path in tmp_path.iterdir()} == {f"{NAME}.txt", f"{NAME}-2.txt"}


def test_a_file_that_is_there_is_never_replaced(talk: Talker, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    said = talk([*WHOLE, "save", "1", "mine", "other", "quit"])
    assert "Error: There is already something called mine.txt." in said.text
    assert said.text.count("Or type another file name") == 1, "the error says already what to do"
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "other.txt").exists()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("mine", "mine.txt"),
        ("mine.text", "mine.text"),
        ("My Summary", "My Summary.txt"),
        ("folder", f"folder/{NAME}.txt"),
        ("folder/", f"folder/{NAME}.txt"),
        ("folder/mine", "folder/mine.txt"),
        ("~/mine", "home/mine.txt"),
        ("~", f"home/{NAME}.txt"),
    ],
)
def test_a_place_may_be_a_name_a_folder_or_a_path(
    talk: Talker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, written: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    talk([*WHOLE, "save", "1", typed])
    assert (tmp_path / written).is_file()


@pytest.mark.parametrize(
    "typed", ["nowhere/mine", "pipe", "link", "x" * 300, "x" * 5000, "~nobody-of-this-name/x", "", "yes", "continue"]
)
def test_a_place_that_cannot_be_is_refused_and_asked_again(talk: Talker, tmp_path: Path, typed: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "victim")
    said = talk([*WHOLE, "save", "1", typed, "good"])
    assert "Error:" in said.text.rpartition("Where?")[2]
    assert {path.name for path in tmp_path.iterdir()} == {"good.txt", "pipe", "link"}


def test_a_number_alone_is_no_name_for_a_summary_and_it_is_said_what_is(talk: Talker, tmp_path: Path) -> None:
    said = talk([*WHOLE, "save", "1", "1", "here"])
    told = " ".join(said.text.rpartition("Where?")[2].split())
    assert f"Error: a number alone is no choice here. To save as {NAME}.txt, type here." in told
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.txt"]


@pytest.mark.parametrize("typed", [["back"], ["1", "back"], ["7", "back"]])
def test_saving_can_be_given_up(talk: Talker, tmp_path: Path, typed: list[str]) -> None:
    said = talk([*WHOLE, "save", *typed])
    assert "Nothing was saved." in said.text
    assert list(tmp_path.iterdir()) == []


def test_in_the_middle_the_summary_so_far_is_saved_and_says_that_it_was_stopped(talk: Talker, tmp_path: Path) -> None:
    said = talk(["start", "1", "save", "4", "here", "2"])
    document = json.loads((tmp_path / f"{NAME}.json").read_text(encoding="utf-8"))
    assert document["status"] == "stopped"
    assert said.text.count("Answer:") == 2, "the questions go on"
    assert "Your summary is saved" in said.text


def test_a_summary_that_is_saved_in_the_middle_says_that_the_questions_are_not_finished_yet(
    talk: Talker, tmp_path: Path
) -> None:
    talk(["start", "2", "1", "continue", "save", "1", "here", "2"])
    summary = (tmp_path / f"{NAME}.txt").read_text(encoding="utf-8")
    assert "The questions are not finished yet." in summary
    assert "State: Not finished when this was made: some questions are open" in " ".join(summary.split())
    assert "stopped" not in summary.casefold()
