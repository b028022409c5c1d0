"""What every topic of one sort has to say: a picture, its two sides and what is checked; a test, what it shows."""

from datetime import date
from typing import Any, Final

import pytest
from flow_files import tables
from story import told

from sciatui.engine.reading import topic_shelves
from sciatui.engine.summarise_words import case_of

TOPICS: Final = tables("topic")
OF_A_PICTURE: Final = ("What fits", "What does not fit: ", "It could also be: ", "What is checked: ")
OF_A_TEST: Final = ("What it shows: ", "When it helps: ", "A normal result: ")
TESTS: Final = [
    "examination",
    "movement_test",
    "strength_test",
    "reflex_test",
    "feeling_test",
    "straight_leg_raise",
    "mri_scan",
    "x_ray",
    "ct_scan",
    "myelogram",
    "bone_scan",
    "nerve_tests",
    "blood_tests",
    "ck_test",
    "muscle_sample",
]


def _missing(topic: str, parts: tuple[str, ...]) -> list[str]:
    return [part for part in parts if not any(text.startswith(part) for text in TOPICS[topic]["text"])]


@pytest.mark.parametrize("pattern", tables("pattern"))
def test_the_topic_of_a_picture_says_what_fits_what_does_not_what_else_and_what_is_checked(pattern: str) -> None:
    assert _missing(tables("pattern")[pattern]["topic"], OF_A_PICTURE) == []


@pytest.mark.parametrize("pattern", tables("pattern"))
def test_a_picture_lists_answers_that_speak_for_it_and_most_list_some_against(pattern: str) -> None:
    table = tables("pattern")[pattern]
    assert table["supports"]
    assert table.get("against") or pattern in {"cauda_equina", "other"}


@pytest.mark.parametrize("topic", TESTS)
def test_the_topic_of_a_test_says_what_it_shows_when_it_helps_and_what_a_normal_result_means(topic: str) -> None:
    assert _missing(topic, OF_A_TEST) == []


@pytest.mark.parametrize("story", [{}, {"leg_weak": "yes", "weak_side": "both"}, {"pregnant": "yes"}])
def test_every_topic_can_be_read_by_everybody_and_stands_in_one_place(story: dict[str, Any]) -> None:
    shelves = topic_shelves(case_of(told({"leg_tingle": "no"} | story), date(2026, 11, 22), by_person=True))
    assert sorted(item.id for shelf in shelves for item in shelf.items) == sorted(TOPICS)
