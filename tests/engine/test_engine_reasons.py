"""The reason for a finding: the first of the smallest sets of answers that are enough, as trying them all finds it."""

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from sciatui.engine.reasons import enough
from sciatui.flow.aliases import Effective
from sciatui.flow.definition import Condition
from sciatui.flow.values import Blank, is_said

QUESTIONS = tuple(f"q{number}" for number in range(9))


def any_of(groups: list[frozenset[str]]) -> Condition:
    """Return a condition that is true once every answer of one group is known, and unknown before."""

    def truth(effective: Effective) -> bool | None:
        known = {question for question in QUESTIONS if is_said(effective[question])}
        return True if any(group <= known for group in groups) else None

    return Condition("", QUESTIONS, truth)


@given(st.lists(st.frozensets(st.sampled_from(QUESTIONS), min_size=1, max_size=5), min_size=1, max_size=6))
@example([frozenset({"q0", "q1", "q2"}), frozenset({"q3", "q4", "q5"}), frozenset({"q7", "q8"})])
def test_the_reason_is_the_first_of_the_smallest_sets_that_are_enough(groups: list[frozenset[str]]) -> None:
    said: Effective = dict.fromkeys(QUESTIONS, "yes")
    every = (some for size in range(1, len(QUESTIONS) + 1) for some in combinations(QUESTIONS, size))
    first = next(some for some in every if any(group <= set(some) for group in groups))
    assert enough(any_of(groups), said) == first


def test_what_nobody_answered_is_no_reason() -> None:
    effective: Effective = {**dict.fromkeys(QUESTIONS, Blank.UNANSWERED), "q3": "yes", "q4": "no"}
    assert enough(any_of([frozenset({"q3"})]), effective) == ("q3",)
