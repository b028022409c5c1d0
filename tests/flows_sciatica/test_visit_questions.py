"""Which questions people take to their visit: each is reached by a story, and none by a plain sciatica for nothing."""

from typing import Any, Final

import pytest
from flow_files import tables
from story import told

FOR_EVERYBODY: Final = ["likely_cause", "what_i_can_do"]
SPINE_SIGNS: Final = ("spa_night", "spa_buttock", "spa_moving", "spa_tablets")
STORIES: Final[dict[str, dict[str, Any]]] = {
    "weak_leg_test": {"leg_weak": "yes", "weak_side": "left"},
    "foot_drop_plan": {"foot_slap": "yes"},
    "leg_gets_stronger": {"leg_weak": "yes", "weak_course": "better"},
    "muscle_test": {"main_trouble": "weak", "weak_side": "both", "weak_since": "months"},
    "stiff_hips_and_shoulders": {"age": 73, "where": ["hip_left", "hip_right"], "girdle_morning": "yes"},
    "cancer_check": {"cancer_ever": "yes"},
    "bone_check": {"bone_thin": "yes"},
    "hip_bone": {
        "main_trouble": "leg",
        "where": ["groin_left"],
        "onset": "overuse",
        "course": "worse",
        "effects": ["walking"],
    },
    "feet_tingle": {"where": ["sole_left", "sole_right"], "course": "worse", "both_legs_kind": "feet"},
    "back_before": {"conditions": ["back_before"]},
    "spine_inflamed": {
        "main_trouble": "back",
        "duration": "over_6m",
        "back_began": "before_35",
        **dict.fromkeys(SPINE_SIGNS, "yes"),
    },
    "leg_pulses": {"conditions": ["arteries"]},
    "narrow_canal_walk": {
        "age": 72,
        "worse_with": ["standing", "walking"],
        "better_with": ["bend_forward"],
        "effects": ["walking"],
        "walk_brings": "yes",
    },
    "knee_or_back": {"main_trouble": "knee", "where": ["knee_left"], "below_knee": "no"},
    "hip_or_back": {
        "main_trouble": "buttock",
        "where": ["groin_left"],
        "below_knee": "no",
        "hip_groin": "yes",
        "hip_stiff": "yes",
    },
    "medicine_mix": {"conditions": ["kidney"]},
    "medicine_down": {"medicines": ["opioid"]},
    "mood": {"effects": ["mood"]},
    "next_step": {"duration": "w6_to_12", "course": "same"},
    "tablets_not_enough": {"medicines": ["paracetamol"], "course": "same"},
    "not_seen_a_physio": {"duration": "w6_to_12", "tried": ["tablets"]},
    "strong_pain": {"leg_pain": 8},
    "work": {"effects": ["work"]},
    "sleep": {"treatment_goals": ["sleep"]},
    "not_again": {"onset": "came_back"},
    "how_much_support": {"effects": ["walking", "stairs", "sleep", "work"]},
}


def test_every_question_has_its_story() -> None:
    assert list(tables("visit_question")) == [*STORIES, *FOR_EVERYBODY]


@pytest.mark.parametrize("question", STORIES)
def test_a_question_is_taken_along_when_the_answers_call_for_it(question: str) -> None:
    assert question in told(STORIES[question]).result().visit_questions


def test_a_plain_sciatica_takes_along_only_what_everybody_may_ask() -> None:
    assert list(told({}).result().visit_questions) == FOR_EVERYBODY


def test_on_an_emergency_nobody_is_given_questions_for_a_visit() -> None:
    assert told({"saddle_numb": "yes"}).result().visit_questions == ()
