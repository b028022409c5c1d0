"""Default names of summary files."""

from datetime import date
from pathlib import Path

from sciatui.export.name import free_name

DAY = date(2026, 11, 22)


def test_a_name_says_what_it_is_and_the_day(tmp_path: Path) -> None:
    assert free_name(tmp_path, DAY, "txt") == tmp_path / "sciatui-summary-2026-11-22.txt"


def test_a_second_one_gets_the_next_free_number(tmp_path: Path) -> None:
    free_name(tmp_path, DAY, "txt").touch()
    (tmp_path / "sciatui-summary-2026-11-22-2.txt").symlink_to("nowhere")
    assert free_name(tmp_path, DAY, "txt").name == "sciatui-summary-2026-11-22-3.txt"
    assert free_name(tmp_path, DAY, "html").name == "sciatui-summary-2026-11-22.html"
