"""Ordered steps: pages, back, interruptions, answers taken back; and the ways to write the two blanks."""

from pathlib import Path

import pytest
from scenario_support import WELL, broken, empty_folder, passes, try_out

ORDERED = """
[[step]]
page = "brakes"
answers = { front_brake = "no", rear_brake = "no" }
[[step]]
page = "frame_crack"
answers = { frame_crack = { unsure = true } }
[[step]]
page = "noise_level"
do = ["back"]
[[step]]
page = "frame_crack"
do = ["go_on"]
[[step]]
page = "noise_level"
answers = { noise_level = 0 }
expect = { not_asked = ["noises"], red_flags = ["broken_frame"] }
[[step]]
page = "distance"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return empty_folder(tmp_path)


def test_steps_follow_a_person_from_page_to_page_and_back(folder: Path) -> None:
    called = try_out(folder, ORDERED)
    assert passes(called), called.out


def test_a_page_that_is_not_shown_fails_its_step_and_says_why(folder: Path) -> None:
    called = try_out(folder, ORDERED.replace('page = "distance"', 'page = "noises"'))
    assert not passes(called)
    assert "one.toml:20: step 6: page: expected noises; came distance" in called.out
    assert "when of noises is false: noise_level >= 1; it reads noise_level = 0" in called.out


def test_to_wait_at_an_interruption_needs_a_step_that_acknowledges_it(folder: Path) -> None:
    text = f"""on_emergency = "wait"
{WELL}[answers]
front_brake = "yes"
[[step]]
page = "brakes_fail"
expect = {{ status = "interrupted", not_asked = ["rear_brake"] }}
[[step]]
do = ["acknowledge"]
expect = {{ asked = ["notes"], status = "finished" }}
[[step]]
page = "check"
do = ["finish"]
[[step]]
page = "done"
"""
    called = try_out(folder, text)
    assert passes(called), called.out


def test_an_answer_can_be_taken_back(folder: Path) -> None:
    text = f"""{WELL}[[step]]
clear = ["uses"]
expect = {{ status = "stopped", not_asked = ["uses"] }}
[[step]]
page = "uses"
answers = {{ uses = "fun" }}
[expect]
status = "finished"
"""
    called = try_out(folder, text)
    assert passes(called), called.out


@pytest.mark.parametrize("verb", ["back", "go_on", "acknowledge", "finish"])
def test_what_cannot_be_done_fails_its_step(folder: Path, verb: str) -> None:
    called = try_out(folder, f'[[step]]\ndo = ["{verb}"]\nexpect = {{ red_flags = [] }}')
    assert not passes(called)
    assert f"step 1: do.{verb}: expected " in called.out


def test_the_two_blanks_can_be_written_as_words_or_as_tables(folder: Path) -> None:
    for unsure, declined in (('"not_sure"', '"declined"'), ("{ unsure = true }", "{ declined = true }")):
        text = f"{WELL}[answers]\nframe_crack = {unsure}\nnotes = {declined}\n"
        assert passes(try_out(folder, text + '[expect]\nurgency = "soon"\nstatus = "finished"'))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[answers]\nframe_crack = { unsure = false }\n[expect]\nadvice = []", "frame_crack"),
        ('[[step]]\npage = "brake"', "Did you mean 'brakes'?"),
        ('[[step]]\npage = "front_brake"', "It is asked on the page 'brakes'."),
        ('[[step]]\ndo = ["bak"]\n[expect]\nadvice = []', "Did you mean 'back'?"),
        ('[[step]]\nclear = ["uzes"]\n[expect]\nadvice = []', "Did you mean 'uses'?"),
        ('explore = "all"\n[expect]\nurgency = "soon"', "explore is 'rest'"),
        ('explore = "rest"\n[expect]\nadvice = []', "needs an urgency"),
    ],
)
def test_a_step_that_cannot_be_used_says_why(folder: Path, text: str, says: str) -> None:
    assert says in broken(try_out(folder, text))


def test_a_failure_names_the_line_of_the_expectation(folder: Path) -> None:
    text = """[answers]
frame_crack = "yes"

[expect]
status = "stopped"
# Patterns stand in a table of their own.
patterns = { worn_chain = "fit" }
advice = ["loud"]
"""
    out = try_out(folder, text).out
    assert "one.toml:8: patterns.worn_chain: expected fit; came no" in out
    assert "one.toml:9: advice: expected loud; came none" in out


def test_what_a_person_typed_is_not_shown_where_a_condition_reads_it(folder: Path) -> None:
    rules = folder.parent / "rules.toml"
    changed = rules.read_text(encoding="utf-8").replace("count(loose_parts) >= 1", "answered(notes)")
    rules.write_text(changed, encoding="utf-8")
    out = try_out(folder, f"{WELL}[expect]\nnot_topics = ['loose_parts']").out
    assert "it reads notes = answered" in out
    assert "secret" not in out
