"""That a clear sciatica takes few screens, that an emergency takes fewer, and that the stories go both ways."""

from statistics import median
from typing import Final

import pytest
from lengths import KINDS, lines, of_kind, shares, told

MOST_SCREENS: Final = 25
"""The limit for a clear sciatica: more, and people skim or leave."""

FEWEST_STORIES: Final = 150


def test_a_clear_sciatica_takes_at_most_25_screens() -> None:
    assert max(of_kind(told("scenarios/stories"), "clear sciatica")) <= MOST_SCREENS


def test_half_of_the_emergencies_are_shown_within_the_first_six_screens() -> None:
    assert median(of_kind(told("scenarios/stories"), "emergency")) <= 6


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_stories_enough_to_count(kind: str) -> None:
    assert len(of_kind(told("scenarios/stories"), kind)) >= 5


def test_the_stories_go_in_both_directions() -> None:
    stories = told("scenarios/stories")
    assert len(stories) >= FEWEST_STORIES
    assert all(n >= len(stories) / 10 for n in shares(stories).values()), "a tenth of them at least for each urgency"
    assert sum("near miss" in one.tags for one in stories) >= len(stories) / 2


def test_the_figures_name_each_kind_and_each_urgency() -> None:
    stories = told("scenarios/stories")
    printed = "\n".join(lines(stories, stories))
    assert all(name in printed for name in (*KINDS, *shares(stories)))
