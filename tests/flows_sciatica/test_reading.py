"""That every screen can be read by most people: at grade six or easier, with questions of under 25 words.

England's adults read health texts at about this level or below (the evidence names its sources); the formula is no
judge of meaning, so it holds a limit and praises nothing.
"""

from typing import Final

import pytest
from flow_files import FILES, tables
from reading_grade import words
from screens import Screen, flow_screens, interface_screens, shortest_that_counts

HARDEST: Final = 6.0
LONGEST_QUESTION: Final = 25
SCREENS: Final = {
    screen.name: screen for screen in (*flow_screens(), *interface_screens()) if shortest_that_counts(screen)
}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_a_screen_reads_at_grade_six_or_easier_beside_the_terms_that_are_explained(screen: Screen) -> None:
    assert screen.grade_beside_terms <= HARDEST, "\n".join(screen.texts)


def test_terms_are_no_excuse_for_more_than_a_handful_of_screens() -> None:
    hard = [screen.name for screen in SCREENS.values() if screen.grade > HARDEST]
    assert len(hard) <= 6, hard


def test_a_section_reads_at_grade_six_or_easier_with_every_term_in_it() -> None:
    sections = {screen.section for screen in SCREENS.values()}
    average = {
        section: sum(grades) / len(grades)
        for section in sections
        if (grades := [screen.grade for screen in SCREENS.values() if screen.section == section])
    }
    assert {section: grade for section, grade in average.items() if grade > HARDEST} == {}


@pytest.mark.parametrize("question", tables("question"))
def test_a_question_has_under_twenty_five_words(question: str) -> None:
    table = tables("question")[question]
    asked = [table["ask"], *(item["ask"] for item in table.get("items", {}).values())]
    assert [text for text in asked if len(words(text)) >= LONGEST_QUESTION] == []


def test_what_the_program_says_of_itself_is_measured_too() -> None:
    assert {"about", "not_for", "limits", "emergency"} <= set(SCREENS)
    assert FILES["flow.toml"]["flow"]["about"]
