"""What the summary of a story names as the reason: what this person answered, and nothing that they did not."""

import re
from datetime import date
from typing import Any, Final

import pytest
from story import FLOW, told

from sciatui.engine.reading import treatment_parts
from sciatui.engine.summarise import summarise
from sciatui.engine.summarise_words import case_of
from sciatui.engine.summary import Bullets, Entry, Part, Rows, Summary
from sciatui.export.txt import render

DAY: Final = date(2026, 11, 22)
STENOSIS: Final[dict[str, Any]] = {
    "age": 72,
    "leg_pain": 9,
    "duration": "over_6m",
    "course": "same",
    "worse_with": ["standing", "walking"],
    "better_with": ["sitting", "bend_forward"],
    "effects": ["walking"],
    "walk_brings": "yes",
    "sit_eases": "yes",
}


ROUTES: Final[list[dict[str, Any]]] = [
    {},
    STENOSIS,
    {"saddle_numb": "yes"},
    {"pregnant": "yes", "scope_change": "no"},
    {"main_trouble": "back", "below_knee": "no", "leg_worse": "no", "leg_tingle": "no"},
    {"main_trouble": "knee", "where": ["knee_right"], "age": 63, "below_knee": "no", "leg_tingle": "no"},
    {"onset": "sudden", "duration": "under_2w", "night_pain": "yes", "age": 78, "conditions": ["smoking"]},
    {"cancer_ever": "yes", "cancer_pain": "yes"},
    {"fever": "yes", "hot_knee": "yes"},
]


def summary_of(story: dict[str, Any]) -> Summary:
    return summarise(told(story).finish(), DAY)


def reasons_withheld(story: dict[str, Any]) -> list[str]:
    part = next(part for part in summary_of(story).person if part.id == "withheld")
    return [block.title for block in part.blocks if isinstance(block, Entry)]


def test_a_list_of_conditions_is_cut_to_the_one_that_is_the_reason() -> None:
    reasons = reasons_withheld({"leg_tingle": "no", "conditions": ["kidney", "gout", "back_before"]})
    assert reasons == ["You told us: Conditions (Kidney disease)"]


def test_every_condition_that_is_a_reason_is_named() -> None:
    reasons = reasons_withheld({"leg_tingle": "no", "conditions": ["kidney", "heart", "gout"]})
    (kidney,) = [reason for reason in reasons if "Kidney disease" in reason]
    assert "Heart disease" in kidney


@pytest.mark.parametrize(
    "story",
    [STENOSIS, {"pregnant": "yes"}, {"other_answers": "yes"}, {"conditions": ["numb_skin"]}, {"fever": "yes"}],
)
def test_no_reason_for_holding_back_names_what_the_person_denied(story: dict[str, Any]) -> None:
    assert [reason for reason in reasons_withheld({"scope_change": "no", **story}) if "(No)" in reason] == []


def test_what_has_the_same_to_be_said_of_it_stands_in_one_line() -> None:
    part = next(part for part in summary_of({"pregnant": "yes"}).person if part.id == "withheld")
    lines = [line for block in part.blocks if isinstance(block, Bullets) for line in block.lines]
    assert len(lines) <= 10
    assert sum(line.endswith("Ask about this when you are seen, before you start.") for line in lines) == 1


def test_the_page_of_a_treatment_names_the_same_reason() -> None:
    session = told({"leg_tingle": "no", "conditions": ["kidney", "gout"]})
    page, *_ = treatment_parts(case_of(session, DAY, by_person=True), "nsaids")
    (rows,) = (block for block in page.blocks if isinstance(block, Rows))
    assert [(row.label, row.value) for row in rows.rows] == [("Conditions", "Kidney disease")]


def _titles(story: dict[str, Any]) -> list[str]:
    part = next(part for part in summary_of(story).person if part.id == "reasons")
    return [block.title for block in part.blocks if isinstance(block, Entry)]


def test_what_a_more_urgent_reason_says_already_is_not_said_again() -> None:
    said = _titles({"course": "worse", "conditions": ["diabetes"]})
    assert said == [FLOW.red_flags["infection_risk_worse"].title]


def test_what_a_more_urgent_reason_does_not_say_is_still_told() -> None:
    said = _titles({"course": "worse", "swollen_calf": "yes"})
    assert said == [FLOW.red_flags["clot"].title, FLOW.advice["getting_worse"].title]


def test_two_findings_that_share_an_answer_are_both_told_with_what_to_do() -> None:
    both = {"onset": "sudden", "duration": "under_2w", "night_pain": "yes", "age": 78, "conditions": ["smoking"]}
    assert _titles(both) == [
        FLOW.red_flags["aneurysm_sudden"].title,
        *_titles_of("malignancy_signs", "fracture_possible"),
    ]


def test_a_muscle_finding_that_is_for_today_does_not_hide_the_blood_test_and_the_word_on_statins() -> None:
    said = _titles({"chair_hard": "yes", "leg_weak": "yes", "muscle_neck": "yes", "muscle_time": "weeks"})
    assert said == _titles_of("muscle_fast", "mild_weakness", "muscle_slow")


def _titles_of(*flags: str) -> list[str]:
    return [FLOW.red_flags[flag].title for flag in flags]


@pytest.mark.parametrize("story", ROUTES)
def test_the_list_of_sources_holds_what_the_summary_cites_and_nothing_else(story: dict[str, Any]) -> None:
    summary = summary_of(story)
    rest = summary._replace(person=_without_sources(summary.person), clinician=_without_sources(summary.clinician))
    groups = re.findall(r"\[(\d+(?:,\s+\d+)*)\]", render(rest._replace(annex=())))
    cited = {int(number) for group in groups for number in group.split(",")}
    (sources,) = (part for part in (*summary.person, *summary.clinician) if part.id == "sources")
    assert sorted(cited) == list(range(1, len(sources.blocks) + 1))


def _without_sources(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.id != "sources")


def test_the_clinician_sees_every_rule_that_fired() -> None:
    part = next(
        one for one in summary_of({"course": "worse", "conditions": ["diabetes"]}).clinician if one.id == "urgency"
    )
    told_of = " ".join(block.title for block in part.blocks if isinstance(block, Entry))
    assert "[infection_risk_worse]" in told_of
    assert "[getting_worse]" in told_of
