"""Tests on one's feet: nobody is led to one who may fall or has a bone in doubt (R14, hazard H09)."""

from typing import Any, Final

import pytest
from flow_files import tables
from story import FLOW, told

ON_FEET: Final = {"heel_walk": "cannot_try", "weak_moves": "Not sure"}
"""Each screen that speaks of a test on one's feet, and the way out of it."""

FIRST: Final = ("accident", "faint_pain", "minor_fall", "hip_no_weight", "spine_procedure", "both_legs_weak")
UNSAFE: Final[dict[str, dict[str, Any]]] = {
    "a small fall at 76": {"age": 76, "minor_fall": "yes"},
    "spine surgery": {"spine_procedure": "yes"},
    "falls": {"falls": "yes"},
    "poor balance": {"effects": ["balance"]},
    "bad pain": {"leg_pain": 9},
    "did not dare the heels": {"heel_walk": "cannot_try", "foot_lift": "yes"},
    "thin bones, and it came suddenly": {"bone_thin": "yes", "onset": "sudden"},
}
WEAK: Final[dict[str, Any]] = {"leg_weak": "yes", "weak_side": "left", "weak_course": "same"}


@pytest.mark.parametrize("sign", FIRST)
def test_what_makes_a_test_on_ones_feet_unsafe_is_asked_before_it(sign: str) -> None:
    order = list(FLOW.questions)
    assert order.index(sign) < order.index("heel_walk") < order.index("tiptoe_hard")


@pytest.mark.parametrize("screen", ON_FEET)
def test_a_screen_with_such_a_test_says_who_should_not_try_and_how_to_go_on(screen: str) -> None:
    hint = tables("question")[screen]["hint"]
    assert all(word in hint for word in ("Do not try it", "fall", "accident", "surgery"))
    assert ON_FEET[screen] in tables("question")[screen].get("choices", {}) or ON_FEET[screen] in hint


@pytest.mark.parametrize("why", UNSAFE)
def test_who_may_fall_is_not_told_to_test_the_leg_again(why: str) -> None:
    recheck = told({**WEAK, **UNSAFE[why]}).result().recheck
    assert recheck != "weak_leg"
    assert "Do not test the leg" in tables("recheck")["weak_leg_untested"]["text"]


def test_a_steady_weak_leg_of_somebody_firm_is_tested_again() -> None:
    assert told(WEAK).result().recheck == "weak_leg"


@pytest.mark.parametrize("unsure", ["minor_fall", "spine_procedure", "falls", "effects"])
def test_who_is_not_sure_of_that_is_not_told_to_test_the_leg_again_either(unsure: str) -> None:
    assert told(WEAK, unsure=unsure).result().recheck in {"weak_leg_untested", "today"}
