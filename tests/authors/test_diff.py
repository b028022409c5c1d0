"""`sciatui diff`: what differs between two versions, for whom, and that nothing does where nothing can."""

import shutil
from pathlib import Path

import pytest
from authors_support import FLOWS, SMALL, call

from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import scenario_files
from sciatui.headless.scenario_play import Played
from sciatui.headless.scenario_run import run_scenario


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "other"))


def change(flow: Path, name: str, old: str, new: str) -> None:
    text = (flow / name).read_text(encoding="utf-8")
    assert old in text
    (flow / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_flow_does_not_differ_from_itself(other: Path) -> None:
    told = call("diff", SMALL, other, "--format", "json").json
    assert told["changes"] == []
    assert told["differences"] == []
    assert told["same_for_any_answers"]


def test_a_changed_text_means_no_difference_for_anybody(other: Path) -> None:
    change(other, "questions.toml", "How loud is it when you pedal?", "How loud is it?")
    told = call("diff", SMALL, other, "--format", "json").json
    assert [(one["what"], one["key"], one["is_text"]) for one in told["changes"]] == [
        ("changed", "question.noise_level.ask", True)
    ]
    assert told["same_for_any_answers"]
    assert "No difference for any answers" in call("diff", SMALL, other).out


def test_a_question_with_another_name_is_named_with_its_old_one(other: Path) -> None:
    for path in other.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("noise_level", "how_loud"), encoding="utf-8")
    assert call("diff", SMALL, other, "--format", "json").json["renamed"] == [{"old": "noise_level", "new": "how_loud"}]
    assert "question.how_loud asks what question.noise_level asked." in call("diff", SMALL, other).out
    assert call("diff", SMALL, SMALL, "--format", "json").json["renamed"] == []


def test_a_rule_that_is_written_otherwise_and_means_the_same_makes_no_difference(other: Path) -> None:
    change(
        other,
        "rules.toml",
        "at_least(1, front_brake == 'yes', rear_brake == 'yes')",
        "rear_brake == 'yes' or front_brake == 'yes'",
    )
    told = call("diff", SMALL, other, "--format", "json").json
    assert [one["key"] for one in told["changes"]] == ["red_flag.brakes_fail.when"]
    assert told["same_for_any_answers"]


def test_a_moved_threshold_is_shown_by_somebody_at_its_edge(other: Path) -> None:
    change(other, "rules.toml", "noise_level >= 7", "noise_level >= 8")
    told = call("diff", SMALL, other, "--format", "json").json
    assert [one["about"] for one in told["differences"]] == ["urgency", "advice.loud"]
    assert "noise_level = 7\n" in told["differences"][0]["scenario"]
    assert told["differences"][0]["old"]["urgency"] == "soon"


def test_who_gets_a_less_urgent_result_than_a_rule_gave_before_is_told_by_that_rule(other: Path) -> None:
    change(other, "rules.toml", "noise_level >= 7", "noise_level >= 8")
    (found,) = call("diff", SMALL, other, "--format", "json").json["less_urgent"]
    assert (found["about"], found["old"]["urgency"]) == ("advice.loud", "soon")
    assert "noise_level = 7\n" in found["scenario"]
    assert "advice.loud: for somebody it falls from soon to " in call("diff", SMALL, other).out


def test_a_change_that_only_raises_lowers_nobody(other: Path) -> None:
    change(other, "rules.toml", "noise_level >= 7", "noise_level >= 6")
    assert call("diff", SMALL, other, "--format", "json").json["less_urgent"] == []
    assert "Nobody gets a less urgent result than before." in call("diff", SMALL, other).out


def test_numbers_of_both_versions_are_looked_at_where_a_range_grew(other: Path) -> None:
    change(other, "questions.toml", "max = 12", "max = 15")
    assert call("diff", SMALL, other, "--format", "json").json["same_for_any_answers"]
    change(other, "rules.toml", "pressure < 3.5", "pressure < 13")
    assert call("diff", SMALL, other, "--format", "json").json["undecided"] == []


def test_a_red_flag_that_was_taken_out_is_missed_by_somebody(other: Path) -> None:
    change(other, "rules.toml", "frame_crack == 'yes'\"\nif_unknown", "frame_crack == 'no'\"\nif_unknown")
    told = call("diff", SMALL, other, "--format", "json").json
    assert {"urgency", "red_flag.broken_frame"} <= {one["about"] for one in told["differences"]}


@pytest.mark.parametrize(
    ("old", "new", "about"),
    [
        ("avoid_when = \"flag('broken_frame')\"", "avoid_when = \"flag('brakes_fail')\"", "treatment.pump"),
        ('when = "pressure < 3.5"', 'when = "pressure < 3"', "treatment.pump"),
        ("when = \"fits('worn_chain')\"", 'when = "worn"', "treatment.new_chain"),
        ('when = "worn"\ndays', "when = \"chain_skips == 'yes'\"\ndays", "recheck.worn"),
        ("when = \"frame_crack == 'yes'\"\nsource", "when = \"frame_crack == 'no'\"\nsource", "visit_question.frame"),
        ('count(loose_parts) >= 2", points = 2', 'count(loose_parts) >= 3", points = 2', "score.wear"),
        ('topic = "chains"', 'topic = "loose_parts"', "topic.chains"),
        ("partly = \"worn or any_of(noises, 'grinding')\"", 'partly = "worn"', "pattern.worn_chain"),
    ],
)
def test_whatever_people_are_told_is_compared(other: Path, old: str, new: str, about: str) -> None:
    change(other, "rules.toml", old, new)
    told = call("diff", SMALL, other, "--format", "json").json
    assert about in [one["about"] for one in told["differences"]]
    assert not told["same_for_any_answers"]
    assert told["undecided"] == []


def test_a_question_that_is_asked_of_others_is_told(other: Path) -> None:
    change(other, "questions.toml", "noise_level >= 1", "noise_level >= 2")
    told = call("diff", SMALL, other, "--format", "json").json
    assert "question.noises" in [one["about"] for one in told["differences"]]


def test_somebody_found_is_a_scenario_that_the_new_version_passes(other: Path) -> None:
    change(other, "rules.toml", "noise_level >= 7", "noise_level >= 8")
    (other / "scenarios").mkdir(exist_ok=True)
    for number, one in enumerate(call("diff", SMALL, other, "--format", "json").json["differences"]):
        path = other / "scenarios" / f"found_{number}.toml"
        path.write_text(one["scenario"], encoding="utf-8")
        played = run_scenario(path, Flows())
        assert isinstance(played, Played)
        assert not played.failures


def test_a_moved_question_and_a_new_one_are_told(other: Path) -> None:
    extra = '\n[question.bell]\nsection = "safety"\nkind = "choice"\nask = "Is there a bell?"\nchoices = "yes_no"\n'
    with (other / "questions.toml").open("a", encoding="utf-8") as file:
        file.write(extra)
    told = call("diff", SMALL, other, "--format", "json").json
    assert ("added", "question.bell") in [(one["what"], one["key"]) for one in told["changes"]]
    assert told["same_for_any_answers"]


def test_flows_that_have_nothing_in_common_can_be_compared() -> None:
    told = call("diff", FLOWS / "example-headache", FLOWS / "example-mountain-tour", "--format", "json").json
    assert "urgency" in {one["about"] for one in told["differences"]}


def test_words_tables_and_dates_are_told_apart_from_rules(other: Path) -> None:
    change(other, "rules.toml", "days = 14", "days = 7")
    change(other, "rules.toml", "The row of links that turns the rear wheel.", "Links that turn the rear wheel.")
    change(other, "rules.toml", '"by hand"', '"by both hands"')
    told = call("diff", SMALL, other, "--format", "json").json
    assert {(one["key"], one["is_text"]) for one in told["changes"]} == {
        ("recheck.worn.days", False),
        ("glossary.chain.text", True),
        ("topic.loose_parts.table.rows[0]", True),
    }


def differences(other: Path) -> dict[str, list[tuple[object, object]]]:
    """Return what each version says of each thing that differs, once for each person who shows it."""
    found: dict[str, list[tuple[object, object]]] = {}
    for one in call("diff", SMALL, other, "--format", "json").json["differences"]:
        found.setdefault(one["about"], []).append((one["old"]["said"], one["new"]["said"]))
    return found


def test_a_grade_is_compared_where_both_versions_name_the_picture(other: Path) -> None:
    change(other, "rules.toml", 'grade = "C"', 'grade = "A"\ngrade_when = "chain_skips == \'yes\'"\ngrade_else = "C"')
    assert differences(other) == {"grade.worn_chain": [("C", "A")]}


def test_less_and_more_are_shown_by_somebody_each(other: Path) -> None:
    change(other, "rules.toml", "frame_crack == 'yes'\"\nif_unknown", "frame_crack == 'no'\"\nif_unknown")
    found = differences(other)
    assert ("same_day", "self_care") in found["urgency"]
    assert ("self_care", "same_day") in found["urgency"]
    assert {(True, None), (None, True)} <= set(found["red_flag.broken_frame"])


def test_who_is_told_something_less_urgent_comes_first_and_as_far_down_as_there_is(other: Path) -> None:
    change(other, "rules.toml", "front_brake == 'yes', rear_brake == 'yes'", "front_brake == 'no', rear_brake == 'no'")
    first = call("diff", SMALL, other, "--format", "json").json["differences"][0]
    assert (first["about"], first["old"]["urgency"], first["new"]["urgency"]) == ("urgency", "emergency", "self_care")
    assert "emergency -> self_care, less urgent" in call("diff", SMALL, other).out


def test_what_only_an_emergency_hides_is_no_difference_of_its_own(other: Path) -> None:
    change(other, "rules.toml", "at_least(1, front_brake", "at_least(2, front_brake")
    assert {name.partition(".")[0] for name in differences(other)} == {"urgency", "red_flag"}


def test_somebody_shows_all_that_is_told_to_them_differently_and_has_answered_everything(other: Path) -> None:
    change(other, "rules.toml", "noise_level >= 7", "noise_level >= 8")
    told = call("diff", SMALL, other, "--format", "json").json["differences"]
    assert [(one["about"], one["patient"]) for one in told] == [("urgency", 1), ("advice.loud", 1)]
    assert told[0]["scenario"] == told[1]["scenario"]
    answers = told[0]["scenario"].partition("[answers]\n")[2].partition("\n\n")[0]
    assert {line.partition(" = ")[0] for line in answers.splitlines()} >= {"front_brake", "distance", "rides", "notes"}


def test_everybody_who_was_found_can_be_saved_as_a_scenario_that_passes(other: Path, tmp_path: Path) -> None:
    change(other, "rules.toml", "pressure < 3.5", "pressure < 3")
    call("diff", SMALL, other, "--save", tmp_path / "found")
    files = scenario_files([tmp_path / "found"])
    assert [path.name for path in files] == ["diff_001.toml"]
    played = run_scenario(files[0], Flows())
    assert isinstance(played, Played)
    assert not played.failures
