"""What an entry of the treatments says, and from whom the answers hold it back."""

import re
from typing import Any, Final

import pytest
from flow_files import tables
from story import told

TREATMENTS: Final = tables("treatment")
LINES: Final = ("line", "suits", "ask_first", "expect")
STEPS: Final = ["activity_pacing", "home_exercise"]

HELD_BACK: Final[list[tuple[dict[str, Any], list[str]]]] = [
    ({"conditions": ["kidney"]}, ["nsaids", "otc_pain_relief"]),
    ({"conditions": ["stomach"]}, ["nsaids", "otc_pain_relief"]),
    ({"conditions": ["heart"]}, ["nsaids", "otc_pain_relief"]),
    ({"conditions": ["blood_pressure"]}, ["nsaids"]),
    ({"conditions": ["asthma"]}, ["nsaids"]),
    ({"medicines": ["blood_thinner"]}, ["nsaids", "chiropractic", "manual_therapy", "acupuncture"]),
    (
        {"medicines": ["blood_thinner"], "leg_pain": 8, "course": "same"},
        ["epidural_injection", "nerve_block", "trigger_point_injection"],
    ),
    ({"medicines": ["steroid"]}, ["nsaids"]),
    ({"medicines": ["chemo"]}, ["nsaids", "otc_pain_relief"]),
    ({"medicines": ["other"]}, ["nsaids", "otc_pain_relief"]),
    # Who reads "advised against" of the one and not the other takes the wrong one.
    ({"conditions": ["kidney"]}, ["paracetamol"]),
    ({"medicines": ["blood_thinner"]}, ["paracetamol"]),
    ({"immune_weak": "yes"}, ["paracetamol"]),
    ({"medicines": ["anti_inflammatory"]}, ["nsaids"]),
    ({"medicines": ["antidepressant"]}, ["antidepressants_for_pain", "nsaids", "otc_pain_relief"]),
    ({"conditions": ["arteries"]}, ["nsaids", "otc_pain_relief"]),
    ({"conditions": ["aneurysm"]}, ["nsaids", "chiropractic", "manual_therapy"]),
    ({"kidney_pain": "yes"}, ["nsaids"]),
    ({"pelvic_signs": "yes"}, ["nsaids"]),
    ({"tummy_pulse": "yes"}, ["nsaids"]),
    ({"pregnant": "yes"}, ["nsaids", "chiropractic", "home_exercise", "heat_pack", "acupuncture"]),
    ({"conditions": ["numb_skin"]}, ["heat_pack", "cold_pack", "massage"]),
    ({"main_trouble": "numb"}, ["heat_pack", "cold_pack"]),
    ({"leg_tingle": "yes", "conditions": ["diabetes"]}, ["heat_pack", "cold_pack"]),
    ({"blister_rash": "yes"}, ["heat_pack", "cold_pack"]),
    ({"conditions": ["arteries"]}, ["heat_pack", "cold_pack", "massage"]),
    ({"conditions": ["heart"]}, ["heat_pack", "cold_pack"]),
    ({"cancer_ever": "yes"}, ["heat_pack", "cold_pack"]),
    ({"medicines": ["blood_thinner"]}, ["massage"]),
    ({"leg_gives_way": "yes"}, ["chiropractic", "manual_therapy", "strengthening", "swimming", "low_impact_yoga"]),
    ({"foot_slap": "yes"}, ["chiropractic", "manual_therapy", "strengthening"]),
    ({"cancer_ever": "yes"}, ["chiropractic", "manual_therapy"]),
    ({"bone_thin": "yes"}, ["chiropractic", "manual_therapy", "massage"]),
    ({"medicines": ["steroid"]}, ["chiropractic", "manual_therapy"]),
    ({"medicines": ["chemo"]}, ["chiropractic", "manual_therapy"]),
    ({"weight_loss": "yes"}, ["chiropractic", "manual_therapy"]),
    ({"lump_shape": "yes"}, ["chiropractic", "manual_therapy"]),
    ({"age": 56, "night_pain": "yes"}, ["chiropractic", "manual_therapy"]),
    ({"bone_thin": "yes", "onset": "sudden"}, ["home_exercise", "stretching", "range_of_motion"]),
    ({"leg_weak": "yes", "weak_level": "clear", "weak_since": "days"}, ["chiropractic", "strengthening", "swimming"]),
    ({"leg_weak": "yes", "weak_level": "slight", "weak_since": "weeks"}, ["chiropractic", "strengthening"]),
    ({"hot_knee": "yes"}, ["stay_active", "activity_pacing", "walking"]),
    ({"fever": "yes"}, ["chiropractic", "massage", "heat_pack", "acupuncture"]),
    ({"swollen_calf": "yes"}, ["massage", "heat_pack", "walking"]),
    ({"minor_fall": "yes", "bone_thin": "yes"}, ["stay_active", "home_exercise", "walking"]),
    ({"leg_weaker": "yes"}, ["home_exercise", "walking", "stay_active", "regular_exercise", "massage", "acupuncture"]),
    ({"heel_walk": "no"}, ["home_exercise", "walking", "massage"]),
    (
        {"hot_knee": "yes", "age": 58, "main_trouble": "knee", "knee_use": "yes", "knee_stiff": "short"},
        ["nsaids", "knee_nsaid_gel", "knee_exercise"],
    ),
    ({"conditions": ["heart"]}, ["antidepressants_for_pain"]),
    ({"conditions": ["diabetes"], "leg_pain": 8, "course": "same"}, ["epidural_injection"]),
    ({"effects": ["balance"]}, ["home_exercise"]),
    ({"leg_weak": "yes", "falls": "yes"}, ["home_exercise"]),
]


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_every_entry_says_why_whom_it_may_suit_who_asks_first_and_what_to_expect(treatment: str) -> None:
    assert [line for line in LINES if not TREATMENTS[treatment].get(line)] == []


@pytest.mark.parametrize("treatment", TREATMENTS)
def test_every_entry_has_a_question_to_take_to_a_visit(treatment: str) -> None:
    assert TREATMENTS[treatment].get("ask", "").endswith("?")


@pytest.mark.parametrize("treatment", STEPS)
def test_what_is_done_at_home_has_steps_and_says_when_to_stop(treatment: str) -> None:
    about = TREATMENTS[treatment]["about"]
    assert len(about) >= 4
    assert [line for line in about if line.startswith("Stop if ")]


@pytest.mark.parametrize(("story", "held_back"), HELD_BACK)
def test_an_answer_that_makes_a_treatment_unsafe_holds_it_back(story: dict[str, Any], held_back: list[str]) -> None:
    result = told({"leg_tingle": "no"} | story).result()
    assert set(held_back) - {entry.id for entry in result.withheld} == set()
    assert not set(held_back) & {entry.id for entry in result.treatments}


@pytest.mark.parametrize("story", [{"pregnant": "yes"}, {"pregnant": "yes", "conditions": ["kidney"]}])
def test_in_pregnancy_paracetamol_is_named_to_ask_about_and_never_advised_against(story: dict[str, Any]) -> None:
    result = told(story).result()
    stances = {entry.id: entry.stance for entry in result.treatments}
    assert stances["paracetamol_pregnancy"] == "may_be_offered"
    assert "paracetamol" not in stances
    assert "ibuprofen" in TREATMENTS["paracetamol_pregnancy"]["line"]


@pytest.mark.parametrize("treatment", [name for name, table in TREATMENTS.items() if "avoid" in table])
def test_why_an_entry_is_held_back_names_no_cause_that_a_reader_may_not_have(treatment: str) -> None:
    causes = r"blood thinner|infection|pregnan|surgery|numb|swell|swollen|fever|broken|arter|weak|canal|knee|foot"
    assert not re.search(causes, TREATMENTS[treatment]["avoid"], re.IGNORECASE)


@pytest.mark.parametrize("sign", ["dark_pee", "faint_pain", "chest_breath", "stroke_signs", "accident", "saddle_numb"])
def test_a_doubtful_emergency_holds_back_tablets_from_the_shop_and_exercise(sign: str) -> None:
    result = told({}, unsure=sign).result()
    held_back = {entry.id for entry in result.withheld}
    assert result.urgency == "same_day"
    assert held_back >= {"nsaids", "otc_pain_relief", "home_exercise", "walking", "massage"}


@pytest.mark.parametrize("weak", [{"weak_level": "slight", "weak_since": "weeks"}, {"weak_since": "years"}])
def test_slight_and_steady_weakness_may_walk_and_take_what_the_pharmacist_allows(weak: dict[str, Any]) -> None:
    shown = {entry.id for entry in told({"leg_weak": "yes", **weak}).result().treatments}
    assert shown >= {"stay_active", "home_exercise", "walking", "nsaids"}


def test_a_healthy_person_with_plain_sciatica_is_kept_from_nothing_at_home() -> None:
    shown = {entry.id for entry in told({"leg_tingle": "no", "medicines": ["none"]}).result().treatments}
    assert {"stay_active", "home_exercise", "heat_pack", "cold_pack", "nsaids", "massage", "chiropractic"} <= shown


@pytest.mark.parametrize("days", [recheck["days"] for recheck in tables("recheck").values()])
def test_a_date_to_look_again_is_at_most_four_weeks_away(days: int) -> None:
    assert days <= 28


@pytest.mark.parametrize(
    ("story", "recheck"),
    [
        ({"duration": "under_2w"}, "first_weeks"),
        ({"duration": "w2_to_6", "course": "better"}, "first_weeks"),
        ({"duration": "w2_to_6", "course": "same"}, "six_weeks_near"),
        ({"duration": "w6_to_12", "course": "same"}, "lasting"),
        ({"duration": "w6_to_12", "course": "better"}, "getting_better"),
        ({"course": "worse"}, "soon"),
        ({"leg_pain": 8}, "strong_pain"),
        ({"leg_weak": "yes", "weak_side": "left", "weak_course": "same"}, "weak_leg"),
        ({"foot_slap": "yes"}, "today"),
        ({"saddle_numb": "yes"}, ""),
    ],
)
def test_the_date_to_look_again_follows_the_answers(story: dict[str, Any], recheck: str) -> None:
    assert told(story).result().recheck == recheck


LONG_AND_BETTER: Final[dict[str, Any]] = {"duration": "over_6m", "course": "better", "back_began": "from_45"}


@pytest.mark.parametrize(
    "sign", ["stroke_signs", "chest_breath", "faint_pain", "cold_leg", "dark_pee", "accident", "swallowing"]
)
def test_a_doubtful_emergency_is_looked_at_again_tomorrow_however_well_it_goes(sign: str) -> None:
    assert told(LONG_AND_BETTER, unsure=sign).result().recheck == "today"


def test_who_gets_better_after_a_long_time_and_is_sure_looks_again_in_weeks() -> None:
    assert told(LONG_AND_BETTER).result().recheck == "getting_better"


def test_no_date_is_written_as_a_number_in_its_words() -> None:
    assert all("{date}" in one["text"] for one in tables("recheck").values())
    assert not [one["text"] for one in tables("recheck").values() if re.search(r"\bin \d+ (days|weeks)\b", one["text"])]
