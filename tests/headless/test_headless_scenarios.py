"""`sciatui test`: scenario files, what they may say, and what is said when one fails."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from headless_support import SMALL, call
from scenario_support import WELL, empty_folder, passes, try_out

from sciatui.errors import Exit
from sciatui.headless.expectation import KEYS
from sciatui.headless.flows import Flows
from sciatui.headless.scenario import run_scenario
from sciatui.headless.scenario_file import scenario_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return empty_folder(tmp_path)


def test_the_scenarios_of_the_small_flow_pass() -> None:
    called = call("test", str(SMALL))
    assert called.exit is Exit.DONE, called.out
    count = len(list((SMALL / "scenarios").glob("*.toml")))
    assert called.out.splitlines()[-1] == f"{count} passed, 0 failed"
    assert all(line.startswith("ok ") for line in called.out.splitlines()[:-1])


# What is expected

WORN = (
    WELL
    + """[answers]
noise_level = 8
noises = ["grinding", "clicking"]
chain_skips = "yes"
distance = 2500
pressure = 2.5
loose_parts = ["saddle", "bars"]
frame_crack = "yes"
[expect]
"""
)

TRUE_OF_WORN = [
    'urgency = "same_day"',
    'urgency_at_least = "soon"',
    'urgency_at_least = "same_day"',
    'urgency_at_most = "emergency"',
    'urgency_at_most = "same_day"',
    'status = "finished"',
    'interrupted_at = ""',
    'red_flags = ["broken_frame"]',
    'not_red_flags = ["brakes_fail"]',
    "unchecked = []",
    "unsure = []",
    'not_unsure = ["broken_frame"]',
    "withdrawn = []",
    'advice = ["service_due", "loud"]',
    "not_advice = []",
    'patterns = ["worn_chain"]',
    'patterns = { worn_chain = "fit" }',
    'treatments = ["hose"]',
    'not_treatments = ["pump"]',
    'withheld = ["pump"]',
    'not_withheld = ["oil"]',
    'topics = ["loose_parts"]',
    'visit_questions = ["frame"]',
    "not_visit_questions = []",
    'recheck = "worn"',
    'asked = ["noises", "chain_skips"]',
    "not_asked = []",
    "unused = []",
    "scores = { wear = 4 }",
    'scores = ["wear"]',
]
FALSE_OF_WORN = [
    'urgency = "soon"',
    'urgency = "emergency"',
    'urgency_at_least = "emergency"',
    'urgency_at_most = "soon"',
    'status = "stopped"',
    'interrupted_at = "front_brake"',
    'red_flags = ["broken_frame", "brakes_fail"]',
    "red_flags = []",
    'not_red_flags = ["broken_frame"]',
    'unchecked = ["brakes_fail"]',
    'unsure = ["broken_frame"]',
    'open_advice = ["loud"]',
    'withdrawn = ["brakes_fail"]',
    "advice = []",
    'not_advice = ["loud"]',
    "patterns = []",
    'not_patterns = ["worn_chain"]',
    'patterns = { worn_chain = "partly_fit" }',
    'patterns = { worn_chain = "no" }',
    'treatments = ["pump"]',
    "treatments = []",
    'not_treatments = ["oil"]',
    "withheld = []",
    'topics = ["loose_parts", "chains"]\nnot_topics = ["chains"]',
    "visit_questions = []",
    'not_visit_questions = ["frame", "next_service"]',
    'recheck = "everybody"',
    'recheck = ""',
    "asked = []",
    'not_asked = ["noises"]',
    'unused = ["noises"]',
    "scores = { wear = 3 }",
    'not_scores = ["wear"]',
]


@pytest.mark.parametrize("claim", TRUE_OF_WORN)
def test_a_claim_that_holds_passes(folder: Path, claim: str) -> None:
    called = try_out(folder, WORN + claim)
    assert passes(called), called.out


@pytest.mark.parametrize("claim", FALSE_OF_WORN)
def test_a_claim_that_does_not_hold_fails_and_is_named(folder: Path, claim: str) -> None:
    called = try_out(folder, WORN + claim)
    assert not passes(called)
    assert claim.partition(" ")[0] in called.out
    assert "expected" in called.out
    assert "secret" not in called.out


def test_a_warning_sign_that_counts_only_by_a_doubt_can_be_told_from_one_that_is_sure(folder: Path) -> None:
    answers = '[answers]\nfront_brake = "no"\nrear_brake = "not_sure"\nframe_crack = "yes"\n'
    fired = 'red_flags = ["brakes_fail", "broken_frame"]'
    called = try_out(folder, f'{answers}[expect]\n{fired}\nunsure = ["brakes_fail"]\nnot_unsure = ["broken_frame"]')
    assert passes(called), called.out


def test_every_expectation_is_tried_here_both_ways() -> None:
    for claims in (TRUE_OF_WORN, FALSE_OF_WORN):
        tried = {line.split(" ")[0] for claim in claims for line in claim.splitlines()}
        assert not tried - set(KEYS)
    both = {claim.partition(" ")[0] for claim in (*TRUE_OF_WORN, *FALSE_OF_WORN)}
    assert set(KEYS) - both <= {"not_unchecked", "not_open_advice", "not_withdrawn", "not_topics"}


def test_a_failed_urgency_names_the_rule_that_decided_and_what_it_read(folder: Path) -> None:
    out = try_out(folder, WORN + 'urgency = "soon"').out
    assert "urgency: expected soon; came same_day" in out
    assert "decided by broken_frame, which gives same_day: it reads frame_crack = yes" in out
    assert "way taken: brakes > frame_crack > noise_level" in out


def test_a_missing_rule_is_shown_with_its_condition_its_truth_and_what_it_read(folder: Path) -> None:
    out = try_out(folder, WORN + 'red_flags = ["brakes_fail"]').out
    assert "red_flags: expected brakes_fail; came broken_frame" in out
    assert "when of brakes_fail is false: at_least(1, front_brake == 'yes', rear_brake == 'yes')" in out
    assert "it reads front_brake = no, rear_brake = no" in out


def test_a_question_that_was_asked_by_mistake_is_shown_with_its_condition(folder: Path) -> None:
    out = try_out(folder, WORN + 'not_asked = ["noises"]').out
    assert "when of noises is true: noise_level >= 1; it reads noise_level = 8" in out


def test_of_many_rules_that_were_left_open_a_few_are_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    (tmp_path / "early.toml").write_text(
        'title = "Early"\nflow = "sciatica"\n[answers]\nheel_walk = "yes"\n[expect]\nurgency = "self_care"\n',
        encoding="utf-8",
    )
    lines = call("test", str(tmp_path)).out.splitlines()
    assert sum("which was left open" in line for line in lines) == 3
    assert any(re.fullmatch(r" +and by \d+ more that were left open", line) for line in lines)
    assert max(map(len, lines)) < 300


def test_a_failure_names_the_advice_that_an_open_question_leaves_to_decide(folder: Path) -> None:
    answers = 'front_brake = "no"\nrear_brake = "no"\nframe_crack = "no"'
    out = try_out(folder, f'[answers]\n{answers}\n[expect]\nurgency = "self_care"\nopen_advice = []').out
    assert "decided by loud, which was left open: it reads noise_level = " in out
    assert "open_advice: expected none; came loud" in out


# Answers


def test_answers_that_are_left_out_stay_open_and_later_ones_still_count(folder: Path) -> None:
    called = try_out(
        folder,
        '[answers]\nnoise_level = 8\n[expect]\nstatus = "stopped"\nadvice = ["loud"]\n'
        'unchecked = ["brakes_fail", "broken_frame"]\nurgency = "same_day"\nasked = ["noise_level"]',
    )
    assert passes(called), called.out


def test_an_answer_that_nobody_asks_for_fails_the_scenario(folder: Path) -> None:
    called = try_out(folder, f'{WELL}[answers]\nchain_skips = "no"\n[expect]\nurgency = "self_care"')
    assert not passes(called)
    assert "never asked for: chain_skips" in called.out


@pytest.mark.parametrize(
    "said", ['[expect]\nunused = ["chain_skips"]', '[expect]\nnot_asked = ["chain_skips"]', "[expect]\nadvice = []"]
)
def test_an_unused_answer_may_be_meant(folder: Path, said: str) -> None:
    head = "unused = true\n" if "advice" in said else ""
    assert passes(try_out(folder, f'{head}{WELL}[answers]\nchain_skips = "no"\n{said}'))


def test_the_answers_of_a_base_may_stay_unused(folder: Path) -> None:
    assert passes(try_out(folder, f'{WELL}[answers]\nfront_brake = "yes"\n[expect]\nstatus = "interrupted"'))


def test_after_an_emergency_a_scenario_can_go_on(folder: Path) -> None:
    text = f'on_emergency = "continue"\n{WELL}[answers]\nfront_brake = "yes"\n[expect]\nstatus = "finished"\n'
    assert passes(try_out(folder, text + 'urgency = "emergency"\ninterrupted_at = "front_brake"'))


def test_a_base_may_have_a_base_and_the_nearest_answer_wins(folder: Path) -> None:
    (folder / "base" / "crack.toml").write_text('base = "well.toml"\n[answers]\nframe_crack = "yes"', encoding="utf-8")
    assert passes(try_out(folder, 'base = "base/crack.toml"\n[expect]\nurgency = "same_day"\nstatus = "finished"'))


# Steps


def test_steps_change_answer_and_look_in_turn(folder: Path) -> None:
    text = f"""{WELL}
[[step]]
expect = {{ urgency = "self_care", status = "finished" }}
[[step]]
change = {{ noise_level = 8 }}
expect = {{ status = "stopped", asked = ["noise_level"], not_asked = ["noises"], advice = ["loud"] }}
[[step]]
answers = {{ noises = ["clicking"], chain_skips = "yes" }}
expect = {{ status = "finished", advice = ["service_due"], patterns = {{ worn_chain = "partly_fit" }} }}
[[step]]
change = {{ noises = ["none"] }}
loses = ["chain_skips"]
[expect]
urgency = "soon"
not_asked = ["chain_skips"]
"""
    called = try_out(folder, text)
    assert passes(called), called.out


def test_a_wrong_claim_in_a_step_is_reported_with_the_step(folder: Path) -> None:
    text = (
        f'{WELL}[[step]]\nexpect = {{ urgency = "soon" }}\n[[step]]\nchange = {{ noise_level = 1 }}\nloses = ["uses"]'
    )
    out = try_out(folder, text).out
    assert "step 1: urgency: expected soon; came self_care" in out
    assert "step 2: loses: expected uses; came none" in out


def test_an_answer_that_came_back_counts_only_when_a_step_confirms_it(folder: Path) -> None:
    text = f"""{WELL}
[[step]]
change = {{ noise_level = 8 }}
answers = {{ noises = ["grinding"], chain_skips = "yes" }}
expect = {{ advice = ["service_due"] }}
[[step]]
change = {{ noise_level = 0 }}
loses = ["noises", "chain_skips"]
[[step]]
change = {{ noise_level = 8 }}
expect = {{ not_asked = ["noises"], status = "stopped", not_advice = ["service_due"] }}
[[step]]
answers = {{ noises = ["grinding"], chain_skips = "yes" }}
expect = {{ advice = ["service_due"], status = "finished" }}
"""
    called = try_out(folder, text)
    assert passes(called), called.out


def test_an_emergency_can_be_taken_back_in_a_step(folder: Path) -> None:
    text = f"""{WELL}
[answers]
front_brake = "yes"
[[step]]
expect = {{ status = "interrupted", not_asked = ["uses"] }}
[[step]]
change = {{ front_brake = "no" }}
[expect]
status = "finished"
urgency = "self_care"
withdrawn = ["brakes_fail"]
interrupted_at = "front_brake"
"""
    called = try_out(folder, text)
    assert passes(called), called.out


def test_a_step_that_answers_what_is_not_asked_fails(folder: Path) -> None:
    out = try_out(folder, f'{WELL}[[step]]\nanswers = {{ noises = ["none"] }}\n[expect]\nadvice = []').out
    assert "step 1: answers.noises: expected an answer that is taken; came not_asked" in out


# Many scenarios


def several(folder: Path) -> None:
    """Write a scenario that passes, one that fails and one that is broken."""
    (folder / "deep").mkdir()
    (folder / "a.toml").write_text(
        f'title = "Good"\ntags = ["red flag"]\n{WELL}[expect]\nadvice = []', encoding="utf-8"
    )
    (folder / "deep" / "b.toml").write_text('title = "Bad <&>"\n[expect]\nurgency = "soon"', encoding="utf-8")
    (folder / "c.toml").write_text('title = "Ugly"\n[expect]\nurgence = "soon"', encoding="utf-8")


def test_all_scenarios_of_a_folder_are_run_and_a_broken_one_stops_none(folder: Path) -> None:
    several(folder)
    called = call("test", str(folder.parent))
    verdicts = [line.split()[0] for line in called.out.splitlines() if not line.startswith(" ")]
    assert verdicts == ["ok", "ERROR", "FAIL", "1"]
    assert called.out.splitlines()[-1] == "1 passed, 1 failed, 1 broken"
    assert called.exit is Exit.USAGE


def test_some_scenarios_can_be_chosen_by_file_title_or_tag(folder: Path) -> None:
    several(folder)
    for text, last in (("a.toml", "1 passed, 0 failed"), ("bad", "0 passed, 1 failed"), ("RED", "1 passed, 0 failed")):
        assert call("test", str(folder), "-k", text).out.splitlines()[-1] == last


def test_a_call_that_finds_nothing_to_run_is_no_success(folder: Path, tmp_path: Path) -> None:
    assert call("test", str(folder)).exit is Exit.USAGE
    assert call("test", str(tmp_path / "nowhere")).exit is Exit.USAGE
    several(folder)
    assert call("test", str(folder), "-k", "nothing of the kind").exit is Exit.USAGE


def test_folders_give_their_scenarios_and_never_a_base_a_link_or_a_chapter_of_the_flow(folder: Path) -> None:
    several(folder)
    (folder / "circle").symlink_to(folder)
    (folder / ".hidden.toml").write_text("", encoding="utf-8")
    expected = ["scenarios/a.toml", "scenarios/c.toml", "scenarios/deep/b.toml"]
    for place in (folder, folder.parent, folder.parent.parent):
        found = scenario_files([place, folder / "a.toml"])
        assert [path.relative_to(folder.parent).as_posix() for path in found] == expected


def test_the_results_can_be_read_by_build_servers(folder: Path, tmp_path: Path) -> None:
    several(folder)
    path = tmp_path / "junit.xml"
    call("test", str(folder), "--junit", str(path))
    suite = ET.fromstring(path.read_bytes())[0]  # noqa: S314  (our own file)
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("3", "1", "1")
    assert [case.get("name") for case in suite if case.find("failure") is not None] == ["Bad <&>"]


def test_the_junit_file_of_the_last_run_is_replaced(folder: Path, tmp_path: Path) -> None:
    several(folder)
    path = tmp_path / "junit.xml"
    path.write_text("the last run", encoding="utf-8")
    call("test", str(folder), "--junit", str(path))
    assert ET.fromstring(path.read_bytes()).tag == "testsuites"  # noqa: S314  (our own file)


def test_a_link_is_never_written_through_and_nothing_is_run_before_that_is_said(folder: Path, tmp_path: Path) -> None:
    several(folder)
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    path = tmp_path / "junit.xml"
    path.symlink_to(victim)
    called = call("test", str(folder), "--junit", str(path))
    assert (called.exit, called.out) == (Exit.USAGE, "")
    assert victim.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_told_before_anything_is_run(folder: Path, tmp_path: Path) -> None:
    several(folder)
    called = call("test", str(folder), "--junit", str(tmp_path / "nowhere" / "junit.xml"))
    assert (called.exit, called.out) == (Exit.FAULT, "")
    assert "the folder does not exist" in called.err


def test_a_flow_that_cannot_be_loaded_is_explained_once(folder: Path) -> None:
    several(folder)
    (folder.parent / "rules.toml").write_text("[red_flag.x]\nurgency = 1", encoding="utf-8")
    out = call("test", str(folder), "--lang", "en").out
    assert out.count("E-urgency") == out.count("ERROR") == 1
    assert "told above: 2.\n0 passed, 0 failed, 3 broken" in out


def test_played_scenarios_hide_their_answers_from_a_fault_report(folder: Path) -> None:
    (folder / "one.toml").write_text(f'title = "t"\n{WELL}[expect]\nadvice = []', encoding="utf-8")
    assert "secret" not in repr(run_scenario(folder / "one.toml", Flows()))
