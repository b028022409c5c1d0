"""That a summary says one thing about how soon and where: nobody reads "within two weeks" under "today"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import pytest
from story import FLOW, told

from sciatui.engine.summarise import summarise
from sciatui.engine.summary import Card, Entry, Paragraph, Summary

DAY: Final = date(2026, 11, 22)
LESS: Final = FLOW.words("summary.reasons.also")
PLACE: Final = FLOW.words("summary.care.place")
FOOT_AND_LEG: Final[Mapping[str, Any]] = {"leg_weak": "yes", "foot_slap": "yes"}
MORE_THAN_SLIGHT: Final[tuple[Mapping[str, Any], ...]] = (
    {"weak_level": "clear", "weak_since": "days"},
    {"weak_level": "severe", "weak_since": "months"},
    {"weak_course": "worse"},
    {"leg_gives_way": "yes"},
    {"weak_side": "both"},
    {"weak_side": "both", "weak_level": "severe", "weak_since": "weeks"},
)


def reasons(summary: Summary) -> Iterator[str]:
    """Yield the titles and sentences of the reasons, in order."""
    for block in next(part for part in summary.person if part.id == "reasons").blocks:
        if isinstance(block, Entry):
            yield block.title
        elif isinstance(block, Paragraph):
            yield block.text


def acts(summary: Summary) -> str:
    """Return what the reasons say to do."""
    blocks = next(part for part in summary.person if part.id == "reasons").blocks
    return " ".join(line for block in blocks if isinstance(block, Entry) for line in block.lines)


def card(summary: Summary) -> Card:
    """Return the card that stands first."""
    first = summary.person[0].blocks[0]
    assert isinstance(first, Card)
    return first


def test_what_is_less_urgent_stands_behind_a_sentence_that_says_so() -> None:
    today, soon = FLOW.red_flags["foot_drop"].title, FLOW.red_flags["mild_weakness"].title
    assert list(reasons(summarise(told(FOOT_AND_LEG).finish(), DAY)))[:3] == [today, LESS, soon]


@pytest.mark.parametrize("more", MORE_THAN_SLIGHT)
def test_a_weakness_that_is_more_than_slight_is_not_told_again_in_smaller_words(more: Mapping[str, Any]) -> None:
    said = list(reasons(summarise(told({"leg_weak": "yes", **more}).finish(), DAY)))
    assert FLOW.red_flags["mild_weakness"].title not in said
    assert len(said) == 1


@pytest.mark.parametrize("thoughts", ["thoughts", "danger"])
def test_what_is_said_of_self_harm_holds_for_the_person_and_for_a_helper(thoughts: str) -> None:
    flag = FLOW.red_flags[f"mood_{thoughts}"]
    asked = FLOW.questions["mood_crisis"]
    assert not re.search(r"\b(you|your|I|my)\b", " ".join([asked.ask, *asked.choices.values()]), re.IGNORECASE)
    assert "your " not in flag.act
    for helper in ("yes", "no"):
        session = told({"other_answers": helper, "mood_crisis": thoughts})
        assert any(line.startswith(flag.title) for line in reasons(summarise(session, DAY)))


@pytest.mark.parametrize("story", [{"heel_walk": "no_long"}, {"saddle_numb": "yes", "leg_weak": "yes"}, {}])
def test_where_all_reasons_are_of_one_level_the_sentence_is_not_there(story: Mapping[str, Any]) -> None:
    assert LESS not in list(reasons(summarise(told(story), DAY)))


def test_today_says_that_a_place_named_below_goes_first() -> None:
    assert PLACE in card(summarise(told({"hip_no_weight": "yes", "minor_fall": "yes"}), DAY)).lines


EMERGENCY: Final = FLOW.urgencies["emergency"].act


@pytest.mark.parametrize(
    ("story", "act"),
    [
        ({"saddle_numb": "yes"}, EMERGENCY),
        ({"saddle_numb": "yes", "fever": "yes", "fever_numb": "yes"}, EMERGENCY),
        ({"stroke_signs": "yes"}, FLOW.red_flags["stroke"].act),
    ],
)
def test_an_emergency_says_once_what_to_do_and_the_same_under_each_sign_that_says_it(
    story: Mapping[str, Any], act: str
) -> None:
    summary = summarise(told(story), DAY)
    assert card(summary).lines[0] == act
    assert PLACE not in card(summary).lines
    assert acts(summary) == ""


def test_an_emergency_with_signs_that_are_acted_on_differently_says_of_each_what_to_do() -> None:
    summary = summarise(told({"saddle_numb": "yes", "stroke_signs": "yes"}), DAY)
    assert card(summary).lines[0] == EMERGENCY
    assert PLACE in card(summary).lines
    assert FLOW.red_flags["stroke"].act in acts(summary)
    assert EMERGENCY not in acts(summary)


def test_every_emergency_names_the_number_before_the_place() -> None:
    emergencies = [flag.act for flag in FLOW.red_flags.values() if flag.urgency == "emergency"]
    both = [act for act in emergencies if "999" in act and "A&E" in act]
    assert len(both) > 5
    assert [act for act in both if not act.startswith("Call 999 or go to A&E now.")] == []


@pytest.mark.parametrize("story", [{"saddle_numb": "yes"}, {"heel_walk": "no_long"}, {}])
def test_no_other_level_speaks_of_a_place_below(story: Mapping[str, Any]) -> None:
    assert PLACE not in card(summarise(told(story), DAY)).lines
