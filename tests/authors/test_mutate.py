"""`sciatui mutate`: each mistake is noticed by a scenario, makes no difference, or is shown by somebody."""

import shutil
from pathlib import Path

import pytest
from authors_support import FLOWS, SMALL, call

from sciatui.check.author.mutants import mutants
from sciatui.check.author.opened import opened
from sciatui.errors import Exit
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_play import Played
from sciatui.headless.scenario_run import run_scenario

QUIET = """title = "Nothing wrong"
[answers]
front_brake = "no"
rear_brake = "no"
frame_crack = "no"
noise_level = 0
distance = 10
pressure = 4
loose_parts = ["none"]
[expect]
urgency = "self_care"
red_flags = []
"""


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """The small flow with a single scenario."""
    flow = Path(shutil.copytree(SMALL, tmp_path / "flow", ignore=shutil.ignore_patterns("scenarios")))
    (flow / "scenarios").mkdir()
    (flow / "scenarios" / "quiet.toml").write_text(QUIET, encoding="utf-8")
    return flow


def test_every_kind_of_mistake_is_tried() -> None:
    what = " / ".join(mutant.what for mutant in mutants(opened("sciatica")))
    wanted = ("turned round", "dropped", "became or", "became and", "without", "never", "the opposite", "> became >=")
    assert all(word in what for word in (*wanted[:7], "emergency became same_day", ">= became >", "16 became 17"))


def test_a_number_with_decimals_goes_wrong_in_its_last_digit() -> None:
    what = {mutant.what for mutant in mutants(opened(SMALL))}
    assert {"3.5 became 3.4", "3.5 became 3.6"} <= what
    assert "3.5 became 2.5" not in what


def test_no_mistake_is_tried_that_no_scenario_can_expect() -> None:
    keys = {mutant.path[2] for mutant in mutants(opened("sciatica"), ("pattern",))}
    assert keys == {"fit", "partly"}


def test_a_mistake_is_one_change_and_its_flow_is_the_same_elsewhere() -> None:
    whole = opened(SMALL)
    for mutant in mutants(whole):
        assert mutant.files != whole.files or mutant.conditions != whole.conditions


def test_a_mistake_in_a_picture_or_a_score_counts_also_where_it_is_named() -> None:
    """`fits('radicular_disc')` and `sugioka >= 7` read it too."""
    for mutant in mutants(opened("sciatica"), ("pattern", "score")):
        conditions = mutant.conditions
        wrong = conditions.trees[mutant.path]
        match mutant.path:
            case ("pattern", name, "fit"):
                assert conditions.definitions.patterns[str(name)] == wrong
            case ("score", name, "when"):
                assert conditions.definitions.scores[str(name)].when == wrong
            case ("score", name, "items", int(at), "when"):
                assert conditions.definitions.scores[str(name)].items[at].when == wrong


def test_what_no_scenario_notices_is_told_with_its_line_and_fails(alone: Path) -> None:
    called = call("mutate", alone, "--only", "red_flags")
    assert called.exit == Exit.FAULT
    assert "rules.toml:10: nobody noticed: red_flag.brakes_fail.when, never" in called.out


def test_the_scenarios_that_are_proposed_kill_every_mistake(alone: Path, tmp_path: Path) -> None:
    proposed = alone / "scenarios" / "found"
    proposed.mkdir()
    for _ in range(3):
        called = call("mutate", alone, "--only", "red_flags", "--save", tmp_path / "new")
        for path in (tmp_path / "new").glob("*.toml") if (tmp_path / "new").exists() else ():
            shutil.move(path, proposed / path.name)
    assert call("mutate", alone, "--only", "red_flags").exit == Exit.DONE, called.out
    for path in proposed.glob("*.toml"):
        played = run_scenario(path, Flows())
        assert isinstance(played, Played)
        assert not played.failures


def test_no_scenario_is_written_twice_and_who_needs_one_is_told_which(alone: Path, tmp_path: Path) -> None:
    called = call("mutate", alone, "--save", tmp_path / "new")
    sheets = [path.read_text("utf-8").partition("[answers]")[2] for path in (tmp_path / "new").glob("*.toml")]
    assert len(sheets) == len(set(sheets)) > 0
    told = called.out.count("nobody noticed:")
    others = called.out.count("would notice it too") + called.out.count("no scenario can expect")
    assert told == len(sheets) + others > len(sheets)


def test_a_second_run_writes_beside_what_the_first_one_wrote(alone: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert call("mutate", alone, "--only", "constants", "--save", tmp_path / "new").exit == Exit.DONE
    names = sorted(path.name[:3] for path in (tmp_path / "new").iterdir())
    assert names == [f"{number:03}" for number in range(1, len(names) + 1)]
    assert len(names) > 1


def test_a_mistake_in_what_is_only_read_is_no_mistake_for_nobody(alone: Path) -> None:
    """Kept back, shown, to be read, to be asked at the visit: all of that can go wrong, and is noticed or told."""
    for kind in ("treatments", "patterns", "scores", "topics", "visit_questions", "rechecks"):
        counts = call("mutate", alone, "--only", kind, "--format", "json").json["counts"]
        assert counts["survived"] > 0
    scenario = QUIET.replace("pressure = 4", "pressure = 3")
    (alone / "scenarios" / "soft.toml").write_text(scenario + 'treatments = ["pump"]\n', encoding="utf-8")
    told = call("mutate", alone, "--only", "treatments").out
    assert "treatment.pump.when, never" not in told
    assert "treatment.pump.avoid_when, never" in told


def test_a_mistake_that_makes_no_difference_is_not_told(alone: Path) -> None:
    text = (alone / "rules.toml").read_text(encoding="utf-8")
    other = text.replace(
        "front_brake == 'yes', rear_brake == 'yes'", "front_brake == 'yes', front_brake == 'yes', rear_brake == 'yes'"
    )
    (alone / "rules.toml").write_text(other, encoding="utf-8")
    assert "part 1 dropped" not in call("mutate", alone, "--only", "red_flags").out


def test_a_scenario_that_fails_as_it_is_is_named(alone: Path) -> None:
    (alone / "scenarios" / "quiet.toml").write_text(QUIET.replace("self_care", "soon"), encoding="utf-8")
    called = call("mutate", alone)
    assert called.exit == Exit.USAGE
    assert "quiet.toml" in called.err


def test_only_a_mistake_in_a_red_flag_fails_unless_all_are_to_be_noticed(alone: Path) -> None:
    called = call("mutate", alone, "--only", "topics")
    assert "nobody noticed" in called.out
    assert called.exit == Exit.DONE
    assert call("mutate", alone, "--only", "topics", "--strict").exit == Exit.FAULT


@pytest.mark.parametrize("name", ["example-headache", "example-mountain-tour"])
def test_the_scenarios_of_an_example_notice_every_mistake_in_a_red_flag(name: str) -> None:
    assert call("mutate", FLOWS / name, "--only", "red_flags").exit == Exit.DONE


def test_the_same_comes_as_data(alone: Path) -> None:
    told = call("mutate", alone, "--only", "red_flags").out
    found = call("mutate", alone, "--only", "red_flags", "--format", "json").json
    counts = found["counts"]
    assert found["flow"]["id"] == "bicycle"
    assert counts["total"] == counts["killed"] + counts["equivalent"] + counts["survived"]
    assert counts["survived"] == len(found["survivors"]) > 0
    for one in found["survivors"]:
        assert one["decided"]
        assert f"{one['file']}:{one['line']}: nobody noticed: {one['key']}, {one['what']}" in told
        assert one["scenario"].startswith("# ")


@pytest.mark.parametrize("arguments", [("cover", "sciatca"), ("mutate", "sciatca"), ("diff", "sciatica", "sciatca")])
def test_a_wrong_name_is_told_before_that_the_solver_is_missing(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert "no flow 'sciatca'. Did you mean 'sciatica'?" in call(*arguments).err
