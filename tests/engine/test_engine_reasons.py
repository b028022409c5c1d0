"""The reason for a finding: the first of the smallest sets of answers that are enough, as trying them all finds it."""

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from sciatui.engine.reasons import enough, telling
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


def _set_has(*codes: str, beside: str = "") -> Condition:
    """Return a condition that is true if the set `q0` has one of these codes, and `beside`, if any, was answered."""

    def truth(effective: Effective) -> bool | None:
        chosen = effective["q0"]
        if not isinstance(chosen, frozenset) or (beside and not is_said(effective[beside])):
            return None
        return bool(chosen & set(codes))

    return Condition("", QUESTIONS, truth)


CHOSEN: Effective = {**dict.fromkeys(QUESTIONS, "yes"), "q0": frozenset({"kidney", "gout", "stomach"})}


def test_of_a_set_only_the_choices_that_count_are_told() -> None:
    assert telling(_set_has("kidney", "stomach", "heart"), CHOSEN, ("q0",)) == {"q0": {"kidney", "stomach"}}


def test_a_choice_counts_together_with_the_other_answers_of_the_reason() -> None:
    assert telling(_set_has("gout", beside="q3"), CHOSEN, ("q0", "q3")) == {"q0": {"gout"}}


def test_where_no_choice_counts_by_itself_all_are_told() -> None:
    many = Condition("", QUESTIONS, lambda effective: len(effective["q0"]) >= 3)  # type: ignore[arg-type]
    assert telling(many, CHOSEN, ("q0",)) == {"q0": CHOSEN["q0"]}


def test_one_choice_and_a_plain_answer_are_left_as_they_are() -> None:
    assert telling(_set_has("gout"), {**CHOSEN, "q0": frozenset({"gout"})}, ("q0", "q3")) == {}
