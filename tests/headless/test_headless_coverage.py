"""`sciatui test --coverage`: what scenarios show of a flow, and every line that none of them reached."""

from pathlib import Path
from typing import Any

import pytest
from headless_support import SMALL, call
from scenario_support import WELL, empty_folder

from sciatui.errors import Exit

NOISY = f"""{WELL}[answers]
noise_level = 8
noises = ["grinding"]
chain_skips = "yes"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return empty_folder(tmp_path)


def covered(folder: Path, *texts: str) -> Any:
    """Return the coverage of the small flow by these scenarios."""
    for number, text in enumerate(texts):
        (folder / f"s{number}.toml").write_text(f'title = "{number}"\n{text}', encoding="utf-8")
    called = call("test", str(folder), "--coverage", "--format", "json")
    assert called.exit is Exit.DONE, called.out
    (one,) = called.json["coverage"]
    return one


def never(coverage: Any, kind: str) -> dict[str, list[str]]:
    """Return what was never seen of one kind."""
    return {hole["id"]: hole["never"] for hole in coverage["holes"] if hole["kind"] == kind}


def line(coverage: Any, kind: str, name: str) -> tuple[str, int, int]:
    """Return where a hole is."""
    (hole,) = [hole for hole in coverage["holes"] if (hole["kind"], hole["id"]) == (kind, name)]
    return Path(hole["file"]).name, hole["line"], hole["column"]


def text_of(file: str, number: int, column: int) -> str:
    """Return what stands there in the small flow."""
    return (SMALL / file).read_text(encoding="utf-8").splitlines()[number - 1][column - 1 :]


def test_every_kind_of_thing_is_counted(folder: Path) -> None:
    kinds = covered(folder, f'{WELL}[expect]\nurgency = "self_care"')["kinds"]
    assert kinds["question"] == {"seen": 11, "of": 13}
    assert kinds["interruption"] == {"seen": 0, "of": 1}
    assert kinds["edit"] == {"seen": 0, "of": 2}
    assert kinds["red flag"] == {"seen": 2, "of": 6}
    assert kinds["advice"] == {"seen": 2, "of": 5}
    assert kinds["pattern"] == {"seen": 1, "of": 3}
    assert kinds["score band"] == {"seen": 1, "of": 2}
    assert kinds["treatment"] == {"seen": 3, "of": 6}
    assert kinds["topic"] == {"seen": 0, "of": 2}


def test_a_red_flag_is_unknown_only_where_somebody_was_not_sure(folder: Path) -> None:
    stopped = '[answers]\nfront_brake = "no"\n[expect]\nstatus = "stopped"'
    assert never(covered(folder, stopped), "red flag")["brakes_fail"] == ["true", "false", "unknown"]
    unsure = f'{WELL}[answers]\nfront_brake = "not_sure"\n[expect]\nurgency = "same_day"'
    assert never(covered(folder, unsure), "red flag")["brakes_fail"] == ["true", "false"]


def test_what_was_not_asked_shows_nothing_of_an_atom(folder: Path) -> None:
    quiet = covered(folder, f"{WELL}[expect]\nadvice = []")
    assert never(quiet, "atom")["value.worn.expr: chain_skips == 'yes'"] == ["true", "false", "unknown"]
    noisy = covered(folder, f"{NOISY}[expect]\nadvice = ['loud']")
    assert never(noisy, "atom")["value.worn.expr: chain_skips == 'yes'"] == ["false", "unknown"]


def test_a_hole_has_the_place_of_what_was_not_seen(folder: Path) -> None:
    coverage = covered(folder, f"{WELL}[expect]\nadvice = []")
    for kind, name, starts in (
        ("choice", "uses = fun", '"Fun"'),
        ("choice", "rear_brake = yes", "{ ask ="),
        ("choice", "noises = none", '"None of these"'),
        ("question", "noises", "question.noises]"),
        ("interruption", "brakes_fail", "red_flag.brakes_fail]"),
        ("score band", "wear", "{ low = 2"),
        ("treatment", "pump", "treatment.pump]"),
        ("edit", "noise_level", "question.noise_level]"),
        ("atom", "value.worn.expr: distance >= long_way", "distance >= long_way"),
        ("atom", "pattern.worn_chain.against[0]: chain_skips == 'no'", "chain_skips == 'no'"),
        ("atom", "red_flag.brakes_fail.when: rear_brake == 'yes'", "rear_brake == 'yes'"),
    ):
        place = text_of(*line(coverage, kind, name))
        assert place.lstrip("['\"").startswith(starts.lstrip("['\"")), (kind, name, place)


def test_an_edit_counts_where_it_made_answers_fall_away(folder: Path) -> None:
    edit = "[[step]]\nchange = { noise_level = 0 }\n[expect]\nadvice = []"
    assert set(never(covered(folder, f"{NOISY}{edit}"), "edit")) == {"noises"}
    no_loss = "[[step]]\nchange = { noise_level = 7 }\n[expect]\nadvice = ['loud']"
    assert set(never(covered(folder, f"{NOISY}{no_loss}"), "edit")) == {"noise_level", "noises"}


def test_a_scenario_that_fails_shows_nothing(folder: Path) -> None:
    (folder / "bad.toml").write_text(f'title = "bad"\n{NOISY}[expect]\nadvice = []', encoding="utf-8")
    called = call("test", str(folder), "--coverage", "--format", "json")
    (one,) = called.json["coverage"]
    assert (called.exit, one["scenarios"], one["percent"]) == (Exit.FAULT, 0, 0)


def test_each_step_is_looked_at_as_well_as_the_end(folder: Path) -> None:
    steps = "[[step]]\nexpect = { advice = ['loud'] }\n[[step]]\nchange = { noise_level = 0 }\n[expect]\nadvice = []"
    assert never(covered(folder, f"{NOISY}{steps}"), "advice")["loud"] == ["unknown"]


@pytest.mark.parametrize(("least", "code"), [("10", Exit.DONE), ("99", Exit.FAULT)])
def test_too_little_coverage_can_fail_the_run(least: str, code: Exit) -> None:
    called = call("test", str(SMALL), "--coverage", "--min", least)
    assert called.exit is code
    table = called.out.partition("Coverage of bicycle 1.0.0 by 6 scenarios that pass:\n")[2]
    assert "questions asked" in table
    assert "rules.toml:10:43: atom red_flag.brakes_fail.when: rear_brake == 'yes': never true\n" in table


AVOID = """avoid_when = "flag('broken_frame')\""""
ONLY_IN_AN_EMERGENCY = """avoid_when = "answered(front_brake) and front_brake == 'yes'\""""


def test_what_no_answers_lead_to_does_not_count(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = folder.parent / "rules.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace(AVOID, ONLY_IN_AN_EMERGENCY), encoding="utf-8")
    quiet = f'{WELL}[expect]\nurgency = "self_care"'
    found = covered(folder, quiet)
    assert found["impossible"] == 1
    assert never(found, "treatment")["pump"] == ["offered"]
    assert found["kinds"]["treatment"]["of"] == 5
    monkeypatch.setattr("sciatui.headless.scenario_run.find_spec", lambda _: None)
    assert covered(folder, quiet)["impossible"] == 0


def test_what_some_answers_lead_to_is_never_left_out(folder: Path) -> None:
    assert covered(folder, f'{WELL}[expect]\nurgency = "self_care"')["impossible"] == 0


def test_a_choice_that_is_called_none_is_a_choice_like_all_others(folder: Path) -> None:
    questions = folder.parent / "questions.toml"
    text = questions.read_text(encoding="utf-8")
    questions.write_text(
        text.replace('no = "No" }\nsource', 'no = "No", none = "No frame" }\nsource'), encoding="utf-8"
    )
    found = covered(folder, f'{WELL}[expect]\nurgency = "self_care"')
    assert never(found, "choice")["frame_crack = none"] == ["chosen"]
    assert found["impossible"] == 0
    chosen = covered(folder, f'{WELL}[answers]\nframe_crack = "none"\n[expect]\nurgency = "self_care"')
    assert "frame_crack = none" not in never(chosen, "choice")
    assert found["kinds"]["choice"]["of"] == chosen["kinds"]["choice"]["of"]


UNREADABLE = 'when = "noise_level >= 1 and noise_level < 1"'


def test_a_change_that_can_never_lose_an_answer_does_not_count(folder: Path) -> None:
    questions = folder.parent / "questions.toml"
    text = questions.read_text(encoding="utf-8")
    questions.write_text(text.replace('when = "noise_level >= 1"', UNREADABLE), encoding="utf-8")
    found = covered(folder, f'{WELL}[expect]\nurgency = "self_care"')
    assert {"noise_level", "noises"} & set(never(found, "edit")) == set()
