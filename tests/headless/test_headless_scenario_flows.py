"""Which flow a scenario is tested on: the one that it lies in or names, and never another."""

import shutil
from pathlib import Path

import pytest
from headless_support import SMALL, small
from scenario_support import broken, empty_folder, passes, try_out

from sciatui.headless.flows import Flows
from sciatui.headless.scenario import run_scenario
from sciatui.headless.scenario_play import Played


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return empty_folder(tmp_path)


def test_a_copy_of_a_flow_is_tested_and_not_the_one_it_was_copied_from(folder: Path) -> None:
    (folder / "one.toml").write_text('title = "t"\nflow = "bicycle"\n[expect]\nadvice = []', encoding="utf-8")
    tested = run_scenario(folder / "one.toml", Flows())
    assert isinstance(tested, Played)
    assert tested.scenario.flow.id == small().id


def test_a_scenario_in_a_flow_is_never_tested_on_another_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL, folder.parent / "other")
    monkeypatch.chdir(folder.parent)
    for name in ("sciatica", "other", "example-headache"):
        said = broken(try_out(folder, f'tags = []\nflow = "{name}"\n[expect]\nadvice = []'))
        assert "one.toml:3:8: E-flow: This lies in the flow 'bicycle'" in said
        assert f"but names '{name}'" in said
    assert passes(try_out(folder, 'flow = "../other/"\n[expect]\nadvice = []'))


def test_a_scenario_in_no_flow_names_one_and_never_one_that_happens_to_lie_in_this_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SMALL, tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    assert "has to say which flow" in broken(try_out(tmp_path, "[expect]\nadvice = []"))
    said = broken(try_out(tmp_path, 'flow = "mine"\n[expect]\nadvice = []'))
    assert "one.toml:2:8: E-flow: No flow of the name 'mine' comes with the program" in said
    said = broken(try_out(tmp_path, 'flow = "example_headache"\n[expect]\nadvice = []'))
    assert "Did you mean 'example-headache'?" in said
    assert passes(try_out(tmp_path, 'flow = "mine/"\n[expect]\nadvice = []'))
