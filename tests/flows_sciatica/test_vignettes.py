"""The patients of the trials: nobody is told less than is acceptable, and no emergency is missed."""

from collections import Counter
from typing import Final

import pytest
from story import FLOW

from sciatui.flow.values import URGENCIES
from vignettes import ENDS, UNSAID, UNSURE, Vignette, answers, table, vignettes

PATIENTS: Final = vignettes()
TOLD: Final = ("condition", "story", "facts", "why")
BEST_PUBLISHED: Final = 0.4
"""The better of two published trials of symptom checkers, of those who may look after themselves."""

each = pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: patient.name)


@each
def test_nobody_is_told_less_than_is_acceptable(patient: Vignette) -> None:
    assert URGENCIES.index(patient.urgency) >= patient.least, patient.told["why"]


@pytest.mark.parametrize("patient", [one for one in PATIENTS if one.gold == "emergency"], ids=lambda one: one.name)
def test_no_emergency_is_missed(patient: Vignette) -> None:
    assert patient.urgency == "emergency", patient.told["why"]


def test_more_are_told_to_look_after_themselves_than_by_published_checkers() -> None:
    home = [one for one in PATIENTS if one.gold == "self_care"]
    assert sum(one.end == "exact" for one in home) / len(home) > BEST_PUBLISHED


@each
def test_a_patient_answers_all_that_is_asked(patient: Vignette) -> None:
    """Whoever adds a question, or gives it other words, answers it for each patient from story and facts."""
    assert patient.left_open == ()


@each
def test_a_patient_gives_only_answers_that_there_are(patient: Vignette) -> None:
    sheet = answers(patient.told)
    assert sheet.keys() <= FLOW.questions.keys()
    for question, given in sheet.items():
        codes = FLOW.questions[question].choices
        if codes and given not in (UNSURE, UNSAID):
            assert {given} if isinstance(given, str) else set(given) <= {*codes, "none"}, question


@each
def test_a_patient_has_a_story_facts_and_a_reason(patient: Vignette) -> None:
    assert all(str(patient.told[part]).strip() for part in TOLD)
    assert patient.gold in patient.told["acceptable"]
    assert set(patient.told.get("renewed", ())) <= answers(patient.told).keys()


def test_each_urgency_has_as_many_patients() -> None:
    assert set(Counter(one.gold for one in PATIENTS).values()) == {len(PATIENTS) // len(URGENCIES)}


def test_the_table_counts_every_patient_once() -> None:
    sums = table(PATIENTS).splitlines()[-1].strip("| ").split(" | ")
    assert sums[:2] == ["all", str(len(PATIENTS))]
    assert sum(map(int, sums[2:])) == len(PATIENTS)
    assert len(sums[2:]) == len(ENDS)
