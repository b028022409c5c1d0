"""The summary's part for the clinician, and what holds for the whole document."""

from datetime import date

import pytest
from bicycle import BY_URGENCY, CALM, WORN, bicycle, told
from reading import ids, part, texts, typed

from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.engine.summary import Summary
from sciatui.flow.aliases import Urgency
from sciatui.flow.values import URGENCIES, Blank

DAY = date(2026, 11, 22)


def summary_of(session: Session) -> Summary:
    """Return the summary as it is made at home."""
    return summarise(session, DAY)


def test_it_opens_with_what_it_is_not() -> None:
    clinician = summary_of(told(CALM)).clinician
    assert texts(clinician)[1] == "Self-reported. Not examined by anyone. Not a diagnosis."


def test_who_answered_is_told_or_said_to_be_unknown() -> None:
    said = texts([part(summary_of(told(CALM)), "notice")])
    assert "Who answered: Not asked: it may be the person or somebody else" in said


@pytest.mark.parametrize("urgency", URGENCIES)
def test_every_question_asked_stands_under_its_section_with_its_answer(urgency: Urgency) -> None:
    session = told(BY_URGENCY[urgency])
    summary = summary_of(session)
    for asked in session.result().asked:
        question = bicycle().questions[asked.subject]
        said = " ".join(texts([part(summary, f"record.{question.section}")]))
        assert question.short in said


def test_answers_are_written_as_a_person_would_say_them() -> None:
    said = texts(summary_of(told({**WORN, "pressure": 3.5, "last_service": Blank.DECLINED})).clinician)
    for line in (
        "How loud is it when you pedal?: 4 out of 10",
        "What do you hear?: Grinding; Clicking",
        "How far has it gone since its last service?: 2500 km",
        "What is the pressure in the front tyre?: 3.5 bar",
        "Which parts are loose?: Saddle; Handlebars",
        "When was its last service?: preferred not to say",
        "What do you use it for most?: Fun",
    ):
        assert line in said
    calm = texts(summary_of(told(CALM)).clinician)
    assert "When was its last service?: 14 March 2026" in calm
    assert "Which parts are loose?: No part is loose" in calm


def test_what_was_typed_comes_before_the_findings_and_only_there() -> None:
    summary = summary_of(told(CALM))
    assert ids(summary.clinician)[:3] == ["notice", "typed", "urgency"]
    assert typed(summary) == [
        ("Which rides matter to you, and how well do they go?: 6 out of 10 (10 = as before)", "To the lake"),
        ("What else should the bicycle mechanic know?", "It stood in the rain."),
    ]
    everything = " ".join(texts((*summary.person, *summary.clinician)))
    assert "lake" not in everything
    assert "rain" not in everything


def test_a_rule_that_fired_is_named_by_id_with_its_answers() -> None:
    said = texts([part(summary_of(told(BY_URGENCY["same_day"])), "urgency")])
    assert said[1:] == [
        "Urgency: Today [same_day]",
        "Enough for this level: Crack in the frame (Yes, I can see one)",
        "The frame may break [broken_frame]: Today",
        "Crack in the frame (Yes, I can see one)",
    ]


def test_warning_signs_are_grouped_by_their_answers() -> None:
    answers = {"front_brake": "yes", "rear_brake": Blank.UNSURE, "frame_crack": "no"}
    assert texts([part(summary_of(told(answers)), "flags")])[1:] == [
        "Part of a rule that fired",
        "The front brake does not hold: Yes, new or changed",
        "Not sure, or not said",
        "Rear brake fails: not sure",
        'Answered "No"',
        "Crack in the frame",
    ]


def test_open_warning_signs_and_rules_are_listed() -> None:
    summary = summary_of(told({"front_brake": "no"}).stop())
    flags = texts([part(summary, "flags")])
    assert flags[flags.index("Not answered") + 1] == "Rear brake fails; Crack in the frame"
    unknown = texts([part(summary, "unknown")])
    assert unknown[-2] == "Warning-sign rules left open: brakes_fail, broken_frame"
    assert "Rear brake fails" not in " ".join(unknown)


def test_every_unknown_is_listed() -> None:
    summary = summary_of(told({**CALM, "distance": Blank.UNSURE, "notes": Blank.DECLINED}))
    assert texts([part(summary, "unknown")])[1:] == [
        "How far has it gone since its last service?: not sure",
        "What else should the bicycle mechanic know?: preferred not to say",
    ]


def test_a_score_says_how_its_total_came_about_and_is_a_range_where_answers_are_missing() -> None:
    sure = texts([part(summary_of(told(WORN)), "scores")])
    counted = "The chain skips +1; A long way since its service +1; Two parts or more are loose +2"
    assert sure[1:] == [f"Signs of wear [1]: 4 of 4: Much wear (counted: {counted})"]
    unsure = texts([part(summary_of(told({**WORN, "distance": Blank.UNSURE})), "scores")])
    counted = "The chain skips +1; Two parts or more are loose +2"
    assert unsure[1:] == [f"Signs of wear [1]: 3 to 4 of 4 (answers missing): Much wear (counted: {counted})"]


def test_a_warning_sign_taken_back_stays_named_with_both_answers() -> None:
    session = told({"front_brake": "yes"}).acknowledge()
    said = texts([part(summary_of(told({"front_brake": "no"}, session)), "urgency")])
    assert "Shown earlier, then an answer was changed: A brake does not hold [brakes_fail]" in said
    assert "The front brake does not hold: first: Yes, new or changed; now: No" in said


def test_it_says_which_flow_made_it_and_who_reviewed_that() -> None:
    summary = summary_of(told(CALM))
    said = texts([part(summary, "about")])
    assert "Question set: Is this bicycle fit to ride? [bicycle]" in said
    assert "Version: 1.0.0 of 2026-11-01, content hash 0123456789ab" in said
    assert "Language and region: en; United Kingdom" in said
    assert "Reviewed: not yet reviewed by a mechanic" in said
    assert "Made on: 22 November 2026" in said
    assert "0123456789ab" in summary.footer[0]


def test_a_summary_of_an_answers_file_is_never_taken_for_a_persons() -> None:
    mark = "Made from an answers file, not by a person at a screen."
    made = summarise(told(CALM), DAY, by_person=False)
    assert made.subtitle == f"Made on 22 November 2026. {mark}"
    assert mark in texts([part(made, "notice")])
    at_home = summarise(told(CALM), DAY)
    assert mark not in " ".join([at_home.subtitle, *texts(at_home.clinician)])


def test_a_replayed_session_gives_the_same_summary() -> None:
    session = told(WORN)
    assert summary_of(Session.replay(session.flow, session.events)) == summary_of(session)


def test_no_repr_shows_an_answer() -> None:
    summary = summary_of(told(WORN))
    blocks = [block for part in (*summary.person, *summary.clinician) for block in part.blocks]
    shown = repr(summary) + repr(summary.person) + repr(summary.clinician) + repr(blocks)
    assert "Grinding" not in shown
    assert "rain" not in shown
