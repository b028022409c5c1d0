"""The pytest plugin, tried in a project of its own: what it collects, how it fails, and what it rewrites."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sciatui.export.write import CannotWrite, write_over
from sciatui.flow.locate import Positions
from sciatui.headless import report, scenario_run, update

pytest_plugins = ["pytester"]

IMPORTED = (report, scenario_run, update)
"""After each inner run pytester forgets what was imported in it: what is shared is imported before."""

SMALL = Path(__file__).parents[1] / "flows" / "small"

WRONG = """# What a broken frame comes to.
title = "A crack"
flow = "../flow/"
tags = ["frame"]

[answers]
frame_crack = "yes"  # é, so that bytes are no characters

[expect]
urgency = "soon"  # This comment stays.
advice = []

# So does this one.
red_flags = [
    "brakes_fail",
]
not_asked = ["frame_crack", "uses"]
patterns = { worn_chain = "fit" }
scores.wear = 4

[[step]]
change = { frame_crack = "no" }
loses = ["uses"]
expect = { urgency = 'emergency', urgency_at_most = "self_care" }

[[step]]
change = { frame_crack = "yes" }
"""

RIGHT = """# What a broken frame comes to.
title = "A crack"
flow = "../flow/"
tags = ["frame"]

[answers]
frame_crack = "yes"  # é, so that bytes are no characters

[expect]
urgency = "same_day"  # This comment stays.
advice = []

# So does this one.
red_flags = ["broken_frame"]
not_asked = ["frame_crack", "uses"]
patterns = { worn_chain = "no" }
scores.wear = 4

[[step]]
change = { frame_crack = "no" }
loses = []
expect = { urgency = "same_day", urgency_at_most = "self_care" }

[[step]]
change = { frame_crack = "yes" }
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Make a project with a flow, two scenarios, and a test of the ordinary kind."""
    monkeypatch.delenv("CI", raising=False)
    flow = pytester.mkdir("flow")
    for path in SMALL.glob("*.toml"):
        (flow / path.name).write_bytes(path.read_bytes())
    scenarios = pytester.mkdir("scenarios")
    (scenarios / "base").mkdir()
    (scenarios / "base" / "no_scenario.toml").write_text("", encoding="utf-8")
    (scenarios / "wrong.toml").write_text(WRONG, encoding="utf-8")
    good = 'title = "Good brakes"\nflow = "flow/"\ntags = ["brakes"]\n[answers]\nfront_brake = "yes"\n'
    (pytester.path / "good.scenario.toml").write_text(f'{good}[expect]\nurgency = "emergency"\n', encoding="utf-8")
    pytester.makeini("[pytest]\nsciatui_scenarios = scenarios\n")
    pytester.makepyfile("def test_plain(): pass")
    return pytester


def test_scenarios_are_collected_by_their_name_or_their_folder(project: pytest.Pytester) -> None:
    result = project.runpytest("--collect-only", "-q")
    assert sorted(line for line in result.outlines if "::" in line) == [
        "good.scenario.toml::good",
        "scenarios/wrong.toml::wrong",
        "test_scenarios_are_collected_by_their_name_or_their_folder.py::test_plain",
    ]


def test_without_the_setting_only_the_name_tells_a_scenario(project: pytest.Pytester) -> None:
    project.makeini("[pytest]\n")
    project.runpytest("-q").assert_outcomes(passed=2)


@pytest.mark.parametrize(("text", "count"), [("brakes", 1), ("crack", 1), ("frame", 1), ("Good and brakes", 1)])
def test_title_and_tags_choose_scenarios(project: pytest.Pytester, text: str, count: int) -> None:
    outcome = project.runpytest("-q", "-k", text).parseoutcomes()
    assert outcome.get("passed", 0) + outcome.get("failed", 0) == count


def test_a_failure_reads_as_it_does_on_the_command_line(project: pytest.Pytester) -> None:
    result = project.runpytest("-q", "scenarios")
    result.assert_outcomes(failed=1)
    text = result.stdout.str()
    assert f"{project.path}/scenarios/wrong.toml:10: urgency: expected soon; came same_day" in text
    assert "decided by broken_frame, which gives same_day: it reads frame_crack = yes" in text
    assert "way taken: frame_crack" in text
    assert "Traceback" not in text
    assert "wrong: A crack" in text


def test_a_broken_scenario_fails_with_its_complaints(project: pytest.Pytester) -> None:
    (project.path / "bad.scenario.toml").write_text("titel = 1", encoding="utf-8")
    result = project.runpytest("-q", "bad.scenario.toml")
    result.assert_outcomes(failed=1)
    assert "Did you mean 'title'?" in result.stdout.str()


def test_an_update_rewrites_what_differs_and_nothing_else(project: pytest.Pytester) -> None:
    path = project.path / "scenarios" / "wrong.toml"
    path.chmod(0o640)
    result = project.runpytest("-q", "--flow-update")
    result.assert_outcomes(passed=2, failed=1)
    assert path.read_text(encoding="utf-8") == RIGHT
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert 'wrong.toml: line 10: urgency: "soon" is now "same_day"' in result.stdout.str()
    # What cannot be known is not made up: the score stays a failure until somebody takes it out.
    assert "scores.wear: expected 4; came unknown" in result.stdout.str()
    # What must not be is a promise, which an update does not take back.
    assert "not_asked: expected not frame_crack; came frame_crack" in result.stdout.str()
    assert "urgency_at_most: expected self_care; came same_day" in result.stdout.str()
    by_hand = RIGHT.replace("scores.wear = 4\n", "").replace('["frame_crack", "uses"]', '["uses"]')
    path.write_text(by_hand.replace(', urgency_at_most = "self_care"', ""), encoding="utf-8")
    before = path.stat().st_mtime_ns
    project.runpytest("-q", "--flow-update").assert_outcomes(passed=3)
    assert path.stat().st_mtime_ns == before
    assert sorted(one.name for one in path.parent.iterdir()) == ["base", "wrong.toml"]


def test_an_update_is_refused_where_ci_is_set(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = project.runpytest("--flow-update")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "refused where CI is set" in result.stderr.str()
    assert (project.path / "scenarios" / "wrong.toml").read_text(encoding="utf-8") == WRONG


def test_a_file_that_was_changed_in_the_meantime_or_is_a_link_is_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "one.toml"
    path.write_bytes(b"mine")
    (tmp_path / "link.toml").symlink_to(path)
    for place, known in ((path, b"other"), (tmp_path / "link.toml", b"mine"), (tmp_path / "none.toml", b"")):
        with pytest.raises(CannotWrite):
            write_over(place, b"new", known)
    assert path.read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 2


def test_the_span_of_a_value_is_what_stands_behind_its_key() -> None:
    positions = Positions(WRONG)
    for at, expected in (
        (("expect", "urgency"), '"soon"'),
        (("step", 0, "expect", "urgency"), "'emergency'"),
        (("expect", "patterns", "worn_chain"), '"fit"'),
    ):
        span = positions.span(at)
        assert span is not None
        assert WRONG[slice(*span)] == expected
    assert positions.span(("expect", "topics")) is None


def test_ordinary_runs_import_nothing_of_ours_but_the_plugin(tmp_path: Path) -> None:
    (tmp_path / "test_plain.py").write_text(
        "import sys\ndef test_plain():\n"
        "    ours = {name for name in sys.modules if name.startswith('sciatui')}\n"
        "    assert ours == {'sciatui', 'sciatui.headless', 'sciatui.headless.pytest_plugin'}\n",
        encoding="utf-8",
    )
    environment = {name: os.environ[name] for name in ("PATH", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
    code = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    ended = subprocess.run(code, capture_output=True, env=environment, cwd=tmp_path, check=False)
    assert ended.returncode == 0, ended.stdout.decode()


def test_a_file_of_a_scenario_folder_that_cannot_be_read_is_a_failure_and_no_crash(project: pytest.Pytester) -> None:
    (project.path / "scenarios" / "binary.toml").write_bytes(b"\0\xff")
    result = project.runpytest("-q", "scenarios/binary.toml")
    result.assert_outcomes(failed=1)
    assert "This is not a text file" in result.stdout.str()
