"""The preview on a real terminal: a saved file is seen at once, and the terminal is given back as it was."""

import signal
import sys
from pathlib import Path
from shutil import copytree

import pytest

if sys.platform == "win32":
    pytest.skip("these are the terminals of POSIX", allow_module_level=True)

from pty_program import SMALL, started


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    folder = tmp_path / "bike"
    copytree(SMALL, folder)
    return folder


def rewrite(flow: Path, old: str, new: str) -> None:
    """Save a file as editors do: a new one takes the place of the old."""
    path = flow / "questions.toml"
    text = path.read_text()
    assert old in text
    other = flow / "questions.toml~"
    other.write_text(text.replace(old, new))
    other.replace(path)


def preview(flow: Path, *options: str) -> tuple[str, ...]:
    return ("preview", str(flow), *options)


def test_a_saved_file_is_seen_at_once_and_a_mistake_is_named_with_its_place(flow: Path, tmp_path: Path) -> None:
    with started(tmp_path, command=preview(flow, "--at", "frame_crack")) as program:
        program.wait_for("Is there a crack in the frame?", "preview")
        rewrite(flow, "Is there a crack in the frame?", "Do you see a crack?")
        program.wait_for("Do you see a crack?")
        rewrite(flow, 'kind = "scale"', 'kind = "scales"')
        program.wait_for("questions.toml:", "E-kind", "The files have errors")
        rewrite(flow, 'kind = "scales"', 'kind = "scale"')
        program.wait_for("Do you see a crack?")
        program.press("f10").wait_for("Do you want to leave?").press("3")
        assert program.end() == 0
        assert program.left_behind() == []


def test_what_was_tried_becomes_a_scenario(flow: Path, tmp_path: Path) -> None:
    with started(tmp_path, command=preview(flow, "--at", "frame_crack", "--repro", "seen.toml")) as program:
        program.wait_for("Is there a crack in the frame?").answer("2", "enter", then="How loud")
        program.press("f10").wait_for("Do you want to leave?").press("3")
        assert program.end() == 0
    assert 'frame_crack = "no"' in (tmp_path / "seen.toml").read_text()


def test_a_signal_gives_the_terminal_back(flow: Path, tmp_path: Path) -> None:
    with started(tmp_path, command=preview(flow)) as program:
        program.wait_for("[ Start ]")
        program.process.send_signal(signal.SIGTERM)
        assert program.end(5) == 143
        assert program.left_behind() == []
