"""An amount is said as people say it: after the number one its unit has a form of its own."""

from decimal import Decimal

import pytest

from sciatui.engine.summarise_words import answer_in_words
from sciatui.flow.load import load_flow


@pytest.mark.parametrize(("language", "one", "more"), [("en", "year", "years"), ("es", "año", "años")])
def test_one_is_said_with_the_unit_for_one_and_all_else_with_that_for_several(
    language: str, one: str, more: str
) -> None:
    flow = load_flow("sciatica", language=language)
    age = flow.questions["age"]
    said = [answer_in_words(age, number, flow.words).split(" ")[1] for number in (0, 1, Decimal("1.5"), 2, 11, 21)]
    assert said == [more, one, more, more, more, more]


def test_a_unit_without_a_word_for_one_is_said_as_it_is() -> None:
    flow = load_flow("tests/flows/small")
    assert answer_in_words(flow.questions["distance"], 1, flow.words) == "1 km"


@pytest.mark.parametrize("name", ["sciatica", "example-headache", "example-mountain-tour"])
def test_every_unit_of_a_shipped_flow_has_a_word_for_one(name: str) -> None:
    numbers = [question for question in load_flow(name).questions.values() if question.unit]
    assert numbers
    assert [question.id for question in numbers if question.unit_one == question.unit] == []
