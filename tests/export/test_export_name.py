"""Default names of summary files."""

import re
from datetime import date
from pathlib import Path

import pytest

from sciatui.export.name import free_name, stem, usable
from sciatui.flow.interface import languages, load_words

DAY = date(2026, 11, 22)
OURS = stem(load_words("en"), DAY)


def test_a_name_says_what_it_is_and_the_day(tmp_path: Path) -> None:
    assert free_name(tmp_path, OURS, "txt") == tmp_path / "sciatui-summary-2026-11-22.txt"


def test_a_second_one_gets_the_next_free_number(tmp_path: Path) -> None:
    free_name(tmp_path, OURS, "txt").touch()
    (tmp_path / "sciatui-summary-2026-11-22-2.txt").symlink_to("nowhere")
    assert free_name(tmp_path, OURS, "txt").name == "sciatui-summary-2026-11-22-3.txt"
    assert free_name(tmp_path, OURS, "html").name == "sciatui-summary-2026-11-22.html"


@pytest.mark.parametrize("language", languages())
def test_the_name_is_in_the_language_of_the_summary_and_safe_for_every_system(language: str) -> None:
    name = stem(load_words(language), DAY)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*-2026-11-22", name)
    assert (name == OURS) == (language == "en")


def test_a_summary_goes_where_the_program_was_started_or_where_no_file_can_be_made_to_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, here, locked = (tmp_path / name for name in ("home", "here", "locked"))
    for folder in (home, here, locked):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr("os.access", lambda folder, _: folder != locked)
    assert usable(here) == here
    assert usable(locked) == home
    assert usable(tmp_path / "gone") == home
    assert usable(tmp_path / "no\x1b[2Jname") == home


def test_where_there_is_no_home_either_the_place_stays_and_saving_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "no home"))
    assert usable(tmp_path / "gone") == tmp_path / "gone"

    def unknown() -> Path:
        raise RuntimeError("nobody knows")

    monkeypatch.setattr(Path, "home", unknown)
    assert usable(tmp_path / "gone") == tmp_path / "gone"
