"""The wheel, built and put where nothing else of the project is, still has its flows and words."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and install it, and nothing else, into an empty folder."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    place = folder / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(place)]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    return place


def run(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed program. What it depends on comes from this environment, but not the project itself: a
    folder on PYTHONPATH is not searched for the files that make an editable install."""
    path = os.pathsep.join([str(installed), sysconfig.get_path("purelib")])
    environment = {"PYTHONPATH": path, "PATH": os.environ["PATH"], "HOME": str(cwd), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, "-S", "-m", "sciatui", *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_finds_its_flow_from_any_folder(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "questions", "sciatica", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "saddle_numb" in done.stdout


def test_the_wheel_holds_everything_that_is_no_code(installed: Path) -> None:
    package = installed / "sciatui"
    for wanted in ("flows/sciatica/flow.toml", "words/en/engine.toml", "py.typed"):
        assert (package / wanted).is_file(), wanted
    assert list((package / "tui").rglob("*.tcss"))
    assert list((package / "export").glob("*.css"))


def test_it_is_the_installed_package_that_runs(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "paths", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert str(installed) in done.stdout
    assert str(ROOT / "flows") not in done.stdout
