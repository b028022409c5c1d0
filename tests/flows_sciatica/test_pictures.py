"""That a finished check of the sciatica flow ends with a picture, whatever one doubt is left, and how well founded."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pytest
from story import FLOW, told

from sciatui.engine.summarise import summarise
from sciatui.engine.summary import Entry

BACK_LED: Final = {"below_knee": "no", "leg_worse": "no", "leg_tingle": "no", "main_trouble": "back"}
STORIES: Final[Mapping[str, Mapping[str, Any]]] = {
    "back": BACK_LED,
    "buttock": {**BACK_LED, "main_trouble": "buttock"},
    "knee": {**BACK_LED, "main_trouble": "knee", "knee_hurt": "yes"},
    "muscles": {**BACK_LED, "main_trouble": "weak", "weak_side": "both"},
    "walking": {**BACK_LED, "age": 66, "worse_with": ["walking"]},
    "long": {**BACK_LED, "duration": "over_6m", "back_began": "before_35", "spa_night": "yes"},
    "fever": {**BACK_LED, "fever": "yes", "hot_knee": "yes"},
    "cancer": {**BACK_LED, "cancer_ever": "yes", "minor_fall": "yes"},
}


@pytest.mark.parametrize("story", STORIES)
def test_no_single_doubt_leaves_a_person_without_a_picture(story: str) -> None:
    empty = []
    for question, asked in FLOW.questions.items():
        for doubt in [kind for kind in ("unsure", "declined") if getattr(asked, kind.removesuffix("d"))]:
            result = told(STORIES[story], **{doubt: question}).result()
            if result.urgency != "emergency" and not result.patterns:
                empty.append(f"{question} {doubt}")
    assert empty == []


KNEE: Final[Mapping[str, Any]] = {
    "main_trouble": "knee",
    "where": ["knee_left"],
    "below_knee": "no",
    "leg_tingle": "no",
}
WORN: Final[Mapping[str, Any]] = {**KNEE, "age": 58, "knee_use": "yes", "knee_stiff": "short"}
WALKS: Final[Mapping[str, Any]] = {"age": 72, "worse_with": ["walking"], "leg_worse": "yes", "sit_eases": "yes"}
CANAL: Final[Mapping[str, Any]] = {"worse_with": ["standing"], "better_with": ["bend_forward"], "walk_brings": "yes"}


@pytest.mark.parametrize(
    ("story", "picture", "grade"),
    [
        (WORN, "knee_joint", "A"),
        ({**KNEE, "age": 25, "knee_swollen": "yes", "knee_locks": "yes"}, "knee_joint", "C"),
        ({**WORN, "hot_knee": "yes"}, "knee_joint", "C"),
        ({**WALKS, **CANAL}, "spinal_stenosis", "A"),
        ({**WALKS, "both_sides_long": "yes", "walk_brings": "yes"}, "spinal_stenosis", "B"),
    ],
)
def test_a_picture_is_called_a_published_rule_only_where_that_rule_is_met(
    story: Mapping[str, Any], picture: str, grade: str
) -> None:
    summary = summarise(told(story).finish(), date(2026, 11, 27))
    told_so = [
        " ".join(block.lines)
        for part in summary.person
        for block in part.blocks
        if isinstance(block, Entry) and FLOW.patterns[picture].title in block.title
    ]
    assert [text for text in told_so if FLOW.words(f"summary.grade.{grade}") in text] == told_so != []


@pytest.mark.parametrize("sign", [{"hot_knee": "yes"}, {"knee_hurt": "yes", "knee_recent": "yes"}])
def test_a_knee_that_is_not_typical_is_not_counted_as_worn(sign: Mapping[str, Any]) -> None:
    result = told({**WORN, **sign}).result()
    assert "osteoarthritis" not in [score.id for score in result.scores]
    assert "osteoarthritis" in [score.id for score in told(WORN).result().scores]


@pytest.mark.parametrize("told_later", [{"leg_tingle": "yes"}, {"leg_tingle": "no", "effects": ["balance"]}])
def test_past_cancer_with_an_everyday_sign_fits_a_growth_in_part_and_names_both(told_later: Mapping[str, Any]) -> None:
    fits = {fit.id: fit for fit in told({"course": "better", "cancer_ever": "yes", **told_later}).result().patterns}
    assert fits["malignancy"].fit == "partly_fit"
    assert {"cancer_ever", "effects" if "effects" in told_later else "leg_tingle"} <= set(fits["malignancy"].supports)


def test_past_cancer_with_pain_that_never_rests_fits_a_growth() -> None:
    fits = {fit.id: fit for fit in told({"cancer_ever": "yes", "night_pain": "yes"}).result().patterns}
    assert fits["malignancy"].fit == "fit"
