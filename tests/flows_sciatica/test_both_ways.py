"""That a person who is plainly getting better is not sent further than a routine visit by one weak sign or one doubt.

Weak signs are those that most people with plain back pain report, by the evidence file (rule 7 of its section 3a). What
must never be missed is proved by the guarantees of the flow; this is the other direction.
"""

from collections.abc import Mapping
from typing import Any, Final

import pytest
from story import FLOW, told

from sciatui.flow.values import RANK

WEAK: Final[Mapping[str, Mapping[str, Any]]] = {
    "worse at night": {"night_pain": "yes"},
    "worse on coughing": {"cough_worse": "yes"},
    "over fifty": {"age": 62},
    "over seventy, and it came on slowly": {"age": 78},
    "a small knock": {"minor_fall": "yes", "onset": "injury"},
    "thin bones without a fall": {"bone_thin": "yes"},
    "a stubborn spell that now gets better": {"duration": "over_6m", "back_began": "from_45"},
    "very strong pain that eases": {"leg_pain": 9, "cannot_cope": "no"},
    "the weakness is pain": {"leg_weak": "yes", "weak_side": "none"},
    "cannot try the heels, and lifts both feet": {"heel_walk": "cannot_try", "foot_lift": "yes"},
    "an unhappy time": {"effects": ["mood", "sleep"]},
    "hard to keep the balance": {"effects": ["balance"]},
    "a fever long over": {"conditions": ["infection"]},
    "a statin that does no harm": {"medicines": ["statin"]},
    "steroid tablets": {"medicines": ["steroid"]},
    "a blood thinner": {"medicines": ["blood_thinner"]},
}
STRONG: Final = frozenset({"aneurysm"})
"""Conditions that are no weak sign: pain with a known aneurysm is told to a doctor soon."""

BETTER: Final[Mapping[str, Any]] = {"course": "better"}


@pytest.mark.parametrize("sign", WEAK)
def test_one_weak_sign_does_not_send_who_gets_better_beyond_a_routine_visit(sign: str) -> None:
    result = told({**BETTER, **WEAK[sign]}).result()
    assert RANK[result.urgency] <= RANK["routine"], [rule.id for rule in (*result.red_flags, *result.advice)]


@pytest.mark.parametrize("condition", sorted(set(FLOW.questions["conditions"].choices) - STRONG))
def test_no_common_condition_alone_makes_a_plain_pain_urgent(condition: str) -> None:
    assert RANK[told({**BETTER, "conditions": [condition]}).result().urgency] <= RANK["routine"]


@pytest.mark.parametrize("question", [name for name, asked in FLOW.questions.items() if asked.unsure])
def test_no_single_doubt_of_who_gets_better_is_an_emergency(question: str) -> None:
    assert told(BETTER, unsure=question).result().urgency != "emergency"
