"""That a finished check of the sciatica flow always ends with a picture, whatever one answer is left in doubt."""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from story import FLOW, told

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
