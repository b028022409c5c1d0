"""The summary's part for the person."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from bicycle import BY_URGENCY, CALM, FLOW, WORN, bicycle, told
from reading import ids, part, texts

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.engine.summary import Card, Summary
from sciatui.flow.aliases import Urgency
from sciatui.flow.load import load_flow
from sciatui.flow.values import URGENCIES, Blank

DAY = date(2026, 11, 22)


def summary_of(session: Session) -> Summary:
    """Return the summary as it is made at home."""
    return summarise(session, DAY)


@pytest.mark.parametrize("urgency", URGENCIES)
def test_the_level_in_words_comes_first(urgency: Urgency) -> None:
    summary = summary_of(told(BY_URGENCY[urgency]))
    first = summary.person[0].blocks[0]
    assert summary.urgency == urgency
    assert isinstance(first, Card)
    assert (first.urgency, first.level) == (urgency, bicycle().words(f"summary.level.{urgency}"))
    only = bicycle().red_flags["brakes_fail"].act if urgency == "emergency" else ""
    assert first.lines[0] == (only or bicycle().urgencies[urgency].act)
    assert first.lines[1] == f"By when: {bicycle().urgencies[urgency].by_when}"


@pytest.mark.parametrize("urgency", URGENCIES)
def test_the_whole_warning_list_stands_in_every_result(urgency: Urgency) -> None:
    said = texts([part(summary_of(told(BY_URGENCY[urgency])), "warning")])
    assert [flag.sign for flag in bicycle().red_flags.values() if flag.sign not in said] == []
    assert said.index("A brake that does not hold") < said.index("A crack in the frame")
    assert "Emergency: Leave the bicycle where it is." in said


def test_the_parts_stand_in_the_order_in_which_they_help() -> None:
    assert ids(summary_of(told({**WORN, "pressure": 3})).person) == [
        "care",
        "reasons",
        "patterns",
        "worth_doing",
        "may_be_offered",
        "unclear",
        "not_recommended",
        "questions",
        "warning",
        "again",
        "limits",
        "sources",
    ]


def test_an_emergency_shows_nothing_that_keeps_somebody_from_going() -> None:
    summary = summary_of(told({"front_brake": "yes"}))
    assert ids(summary.person) == ["care", "reasons", "take_along", "warning"]
    assert ids(summary.clinician)[-1] == "sources"


def test_a_reason_is_the_rule_in_words_and_the_answer_behind_it() -> None:
    said = texts([part(summary_of(told(BY_URGENCY["same_day"])), "reasons")])
    assert said == [
        "What you told us that led here",
        "The frame may break",
        "Show the crack to a bicycle mechanic today. [1]",
        "Crack in the frame: Yes, I can see one",
    ]


def test_a_question_of_its_own_is_named_though_its_no_is_the_warning_and_an_absent_sign_is_not(tmp_path: Path) -> None:
    flow = shutil.copytree(FLOW, tmp_path / "small")
    rules = (flow / "rules.toml").read_text("utf-8")
    when = "front_brake == 'no' and chain_skips == 'no' and any_of(noises, 'grinding')"
    (flow / "rules.toml").write_text(rules.replace("frame_crack == 'yes'", when, 1), "utf-8")
    answers = {**WORN, "chain_skips": "no"}
    said = texts([part(summary_of(told(answers, Session.begin(load_flow(flow)))), "reasons")])
    assert "Does the chain skip?: No" in said
    assert not any("brake" in line for line in said)


def test_the_most_urgent_reason_comes_first() -> None:
    said = texts([part(summary_of(told({**WORN, "frame_crack": "yes"})), "reasons")])
    assert said.index("The frame may break") < said.index("A service is due")


def test_a_doubt_is_called_a_doubt_and_counts_as_its_level() -> None:
    said = texts([part(summary_of(told({**CALM, "front_brake": Blank.UNSURE})), "reasons")])
    flag = bicycle().red_flags["brakes_fail"]
    assert "The front brake does not hold: You were not sure about this" in said
    assert f"Not sure about: {flag.title}" in said
    assert flag.title not in said
    assert "What we do not know could matter here. To be safe, it counts as: Today." in said
    assert any(line.startswith(f"If this is so, or you become sure: {flag.act}") for line in said)


def test_who_prefers_not_to_speak_of_self_harm_is_told_whom_to_call_and_never_to_see_a_physiotherapist() -> None:
    after = Session.begin(load_flow("sciatica", region="uk")).decline("mood_crisis")
    assert not isinstance(after, Problem)
    flags = after.flow.red_flags
    summary = summary_of(after.stop())
    said = texts([part(summary, "care"), part(summary, "reasons")])
    assert flags["mood_unsaid"].title in said
    assert any(flags["mood_unsaid"].act in line for line in said)
    assert not any("physiotherapist" in line for line in said)
    assert not any(flags[name].title in line for name in ("mood_danger", "mood_thoughts") for line in said)


def test_what_one_answer_leaves_in_doubt_is_told_once_by_its_most_urgent_rule() -> None:
    after = Session.begin(load_flow("sciatica")).unsure("hot_knee")
    assert not isinstance(after, Problem)
    flags = after.flow.red_flags
    said = texts([part(summary_of(after.stop()), "reasons")])
    assert f"Not sure about: {flags['septic_joint'].title}" in said
    assert not any(flags["hot_joint"].title in line for line in said), "one question, one doubt"


def test_an_emergency_gives_the_words_for_the_answers_that_led_here() -> None:
    said = texts([part(summary_of(told({**CALM, "front_brake": "yes"})), "take_along")])
    assert said[2] == "Say what led here: The front brake does not hold (Yes, new or changed)."


def test_nothing_reported_is_said_as_what_it_is_and_never_as_all_clear() -> None:
    said = texts([part(summary_of(told(CALM)), "reasons")])
    assert said[1].startswith("You did not report any of the warning signs we asked about today.")


def test_a_warning_sign_taken_back_stays_named_with_what_to_do_if_it_is_true_after_all() -> None:
    session = told({"front_brake": "yes"}).acknowledge()
    (line,) = texts([part(summary_of(told({"front_brake": "no"}, session)), "changed")])[2:]
    assert line.startswith(
        "You first told us: The front brake does not hold (Yes, new or changed). Then you changed that."
    )
    assert line.endswith("If it is true after all: Do not ride. Push the bicycle to a bicycle mechanic.")


def test_a_slip_that_was_put_right_does_not_frighten() -> None:
    session = told({"front_brake": "yes"}).acknowledge()
    summary = summary_of(told({"front_brake": "no"}, session))
    said = texts([part(summary, "changed")])
    assert said[1].startswith("If the first answer was a slip, leave it.")
    assert not any("A brake does not hold" in line for line in said), "what the answers no longer point to"
    reasons = texts([part(summary_of(told({**CALM, "front_brake": "no"}, session)), "reasons")])
    assert not any("You did not report" in line for line in reasons), "it was reported first"
    assert any(line.startswith("With your answers as they are now, you report none") for line in reasons)
    record = texts([one for one in summary.clinician if one.id == "urgency"])
    assert "The front brake does not hold: first: Yes, new or changed; now: No" in record


def test_what_was_never_taken_back_is_not_named_as_changed() -> None:
    assert "changed" not in ids(summary_of(told(CALM)).person)


def test_an_urgency_that_only_open_advice_gives_has_a_reason_for_both_readers() -> None:
    summary = summary_of(told(dict.fromkeys(("front_brake", "rear_brake", "frame_crack"), "no")).stop())
    assert "Not all questions were answered. To be safe, what is open counts as: Routine." in texts(summary.person)
    assert any("did not report" in line for line in texts(summary.person))
    said = texts(summary.clinician)
    assert "Advice rules left open: loud" in said
    assert not any("No rule fired" in line for line in said)
    assert any("Advice rules that could not be decided count too" in line for line in said)
    louder = told(dict.fromkeys(("front_brake", "rear_brake", "frame_crack"), "no") | {"noise_level": 9}).stop()
    assert not any("what is open counts" in line for line in texts(summary_of(louder).person))


def test_stopping_early_says_what_could_not_be_checked() -> None:
    summary = summary_of(told({"front_brake": "no", "rear_brake": "no"}).stop())
    assert "A crack in the frame" in texts([part(summary, "unchecked")])
    assert "The questions are not finished yet. This rests on the answers so far." in texts([part(summary, "care")])
    assert not any("did not report" in line for line in texts(summary.person))


def test_a_pattern_says_fit_with_what_speaks_for_and_against_it() -> None:
    said = texts([part(summary_of(told(WORN)), "patterns")])
    assert "Your answers fit: A worn chain" in said
    assert any(line.startswith("Speaks for it: Does the chain skip? (Yes); ") for line in said)
    assert "Speaks against it: nothing you told us" in said
    assert any("our own reading of the sources" in line for line in said)
    partly = texts([part(summary_of(told({**WORN, "noises": ["clicking"]})), "patterns")])
    assert "Your answers partly fit: A worn chain" in partly


def test_no_pattern_is_an_honest_answer() -> None:
    said = texts([part(summary_of(told(CALM)), "patterns")])
    assert any("do not clearly fit" in line for line in said)


def test_treatments_stand_under_what_guidance_says_of_them() -> None:
    summary = summary_of(told({**WORN, "pressure": 3}))
    assert [line for line in texts([part(summary, "worth_doing")]) if "[" not in line][2:] == [
        "Pump up the tyres",
        "Oil the chain",
    ]
    assert any(line.startswith("A new chain: It helps") for line in texts([part(summary, "may_be_offered")]))
    assert "Wax." in texts([part(summary, "unclear")])
    assert "Cleaning it with a jet of water." in texts([part(summary, "not_recommended")])
    assert "Is the chain longer than it should be?" in texts([part(summary, "questions")])


def test_questions_on_what_is_for_these_answers_come_first_and_then_those_on_what_is_to_ask_about(
    tmp_path: Path,
) -> None:
    flow = shutil.copytree(FLOW, tmp_path / "small")
    rules = (flow / "rules.toml").read_text("utf-8")
    for treatment, ask in {"oil": "Which oil?", "pump": "How hard?"}.items():
        rules = rules.replace(f"[treatment.{treatment}]\n", f'[treatment.{treatment}]\nask = "{ask}"\n')
    light = '[treatment.light]\ntitle = "A light"\ngroup = "workshop"\nstance = "may_be_offered"\n'
    rules += f'{light}line = "It is seen."\nask = "Which light?"\nsource = ["handbook"]\n'
    (flow / "rules.toml").write_text(rules, "utf-8")
    said = texts([part(summary_of(told({**WORN, "pressure": 3}, Session.begin(load_flow(flow)))), "questions")])
    ours = ["Is the chain longer than it should be?", "How hard?", "Which light?", "Which oil?"]
    assert [line for line in said if line in ours] == ours


def test_what_is_kept_back_is_named_with_the_reason_and_the_answer() -> None:
    summary = summary_of(told({**CALM, "frame_crack": "yes", "pressure": 3}))
    assert texts([part(summary, "withheld")])[1:] == [
        "You told us: Crack in the frame (Yes, I can see one)",
        "Pump up the tyres. Let somebody look at the frame first.",
    ]


def test_every_number_of_a_source_is_in_the_list() -> None:
    summary = summary_of(told(WORN))
    listed = {line.split("]")[0][1:] for line in texts([part(summary, "sources")])[1:]}
    others = [*(one for one in summary.person if one.id != "sources"), *summary.clinician]
    used = {
        number for line in texts(others) for found in re.findall(r"\[([\d, ]+)\]", line) for number in found.split(", ")
    }
    assert used == listed == {"1"}


def test_its_own_words_never_name_what_somebody_has() -> None:
    ours = [text for key, text in bicycle().words.texts.items() if key.startswith("summary.")]
    assert [text for text in ours if "you have" in text.lower() or "you are " in text.lower()] == []


@pytest.mark.parametrize("urgency", URGENCIES)
def test_it_never_claims_reassures_or_counts_chances(urgency: Urgency) -> None:
    summary = summary_of(told(BY_URGENCY[urgency]))
    said = "\n".join(texts((*summary.person, *summary.clinician))).lower()
    for phrase in ("%", "percent", "no red flag", "nothing serious", "nothing to worry", "all clear"):
        assert phrase not in said
