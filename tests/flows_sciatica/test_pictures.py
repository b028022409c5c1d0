"""That a finished check of the sciatica flow always ends with a picture, whatever one answer is left in doubt."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.load import load_flow

SCENARIOS: Final = Path(__file__).parents[2] / "flows" / "sciatica" / "scenarios"
FLOW: Final = load_flow("sciatica")

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


def _calm() -> dict[str, Any]:
    files = ("clear.toml", "follow_ups.toml")
    sheets = [tomllib.loads((SCENARIOS / "base" / name).read_text("utf-8"))["answers"] for name in files]
    return {question: answer for sheet in sheets for question, answer in sheet.items()}


CALM: Final = _calm()


def _told(story: Mapping[str, Any], *, unsure: str = "", declined: str = "") -> Session:
    """Answer everything that is asked, in order, with one question left in doubt."""
    session = Session.begin(FLOW)
    answers = {**CALM, **story}
    for question in FLOW.questions:
        if question == unsure:
            after = session.unsure(question)
        elif question == declined:
            after = session.decline(question)
        elif question in answers:
            after = session.answer(question, answers[question])
        else:
            continue
        session = session if isinstance(after, Problem) else after
    return session


@pytest.mark.parametrize("story", STORIES)
def test_no_single_doubt_leaves_a_person_without_a_picture(story: str) -> None:
    empty = []
    for question, asked in FLOW.questions.items():
        for doubt in [kind for kind in ("unsure", "declined") if getattr(asked, kind.removesuffix("d"))]:
            result = _told(STORIES[story], **{doubt: question}).result()
            if result.urgency != "emergency" and not result.patterns:
                empty.append(f"{question} {doubt}")
    assert empty == []
