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
        assert flag.title in list(reasons(summarise(session, DAY)))


@pytest.mark.parametrize("story", [{"heel_walk": "no_long"}, {"saddle_numb": "yes", "leg_weak": "yes"}, {}])
def test_where_all_reasons_are_of_one_level_the_sentence_is_not_there(story: Mapping[str, Any]) -> None:
    assert LESS not in list(reasons(summarise(told(story), DAY)))


def test_today_says_that_a_place_named_below_goes_first() -> None:
    assert PLACE in card(summarise(told({"hip_no_weight": "yes", "minor_fall": "yes"}), DAY)).lines


@pytest.mark.parametrize("story", [{"saddle_numb": "yes"}, {"heel_walk": "no_long"}, {}])
def test_no_other_level_speaks_of_a_place_below(story: Mapping[str, Any]) -> None:
    assert PLACE not in card(summarise(told(story), DAY)).lines
