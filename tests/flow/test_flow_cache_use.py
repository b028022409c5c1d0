"""Where flows are kept, and what a command that finds one need not import."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from flow_folders import SMALL

from sciatui import paths
from sciatui.flow.load import load_flow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "sciatui"


HEAVY = frozenset(
    {
        *("pydantic", "tree_sitter", "difflib", "asyncio", "logging", "subprocess", "tempfile", "importlib.metadata"),
        *("dataclasses", "inspect", "ast", "pathlib", "hashlib", "shutil", "locale", "argparse"),
        *("sciatui.flow.checked", "sciatui.flow.condition.tree", "sciatui.engine.summary"),
    }
)

SPARED = frozenset(
    {
        *("typing", "contextlib", "importlib", "signal", "decimal", "datetime", "threading", "tomli"),
        *("json", "re", "enum", "functools", "collections", "operator", "unicodedata"),
    }
)
"""What takes as long to import as an assessment, and what only some runs need."""


def modules_of(code: str, *arguments: str) -> set[str]:
    """Return what a process of its own imports."""
    command = [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)", *arguments]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stderr.split())


@pytest.mark.parametrize("form", ["json", "toml"])
def test_a_run_of_a_flow_that_is_kept_imports_little(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    sheet = tmp_path / f"answers.{form}"
    text = (Path(__file__).parents[2] / "benchmarks" / "answers.toml").read_text("utf-8")
    sheet.write_text(json.dumps({"answers": tomllib.loads(text)["answers"]}) if form == "json" else text, "utf-8")
    code = "from sciatui.cli import main; assert main(sys.argv[1:]) == 0"
    first, second = (modules_of(code, "run", "sciatica", "--answers", str(sheet)) for _ in range(2))
    assert {"pydantic", "dataclasses", "sciatui.flow.checked"} <= first
    assert second & (HEAVY | SPARED) == set()


def test_a_full_screen_of_a_flow_that_is_kept_needs_no_models(folder: Path) -> None:
    code = "from sciatui.tui.app import run; from sciatui import load_flow; load_flow(sys.argv[1], cache=sys.argv[2])"
    load_flow(SMALL, cache=str(folder))
    assert not modules_of(code, str(SMALL), str(folder)) & {"pydantic", "tomli", "sciatui.flow.checked"}


def test_a_run_keeps_nothing_if_it_is_told_so(tmp_path: Path) -> None:
    sheet = tmp_path / "answers.json"
    sheet.write_text('{"answers": {"front_brake": "yes"}}', "utf-8")
    command = [sys.executable, "-m", "sciatui", "run", str(SMALL), "--answers", str(sheet)]
    outs = []
    for folder, how in (("off", {"SCIATUI_CACHE": "off"}), ("on", {}), ("on", {})):
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / folder), **how}
        outs.append(subprocess.run(command, capture_output=True, env=environment, check=True).stdout)
    assert len(set(outs)) == 1
    assert not (tmp_path / "off").exists()
    assert len(list((tmp_path / "on" / "sciatui").iterdir())) == 1


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"XDG_CACHE_HOME": "/a", "HOME": "/b"}, "/a/sciatui"),
        ({"XDG_CACHE_HOME": "a", "HOME": "/b"}, "/b/.cache/sciatui"),
        ({"HOME": "/b", "SCIATUI_CACHE": ""}, "/b/.cache/sciatui"),
        ({"HOME": "/b", "SCIATUI_CACHE": "Off "}, None),
        ({"HOME": "/b", "SCIATUI_CACHE": "0"}, None),
    ],
)
def test_the_environment_says_where_flows_are_kept(environ: dict[str, str], folder: str | None) -> None:
    assert paths.cache_folder(environ) == folder


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert paths.cache_folder({}) is None
