"""Conditions in plain words."""

import pytest
from condition_world import PLACES, QUESTIONS, SYMBOLS, YES_NO, definitions, trees
from hypothesis import given

from sciatui.flow.condition.parse import parse_condition
from sciatui.flow.condition.tree import Condition
from sciatui.flow.condition.words import Labels, in_words
from sciatui.flow.interface import load_words

LABELS = Labels(
    questions={"saddle": "numb between the legs", "places": "where it hurts", "weeks": "how long"},
    choices={"saddle": YES_NO, "places": PLACES},
    units={"weeks": "weeks"},
    names={("flag", "infection"): "Fever with back pain", ("value", "leg_pain"): "the leg hurts"},
)
SAID = {
    "saddle == 'yes'": 'numb between the legs is "Yes, new or changed"',
    "saddle != 'yes'": 'numb between the legs is not "Yes, new or changed"',
    "saddle in ('yes', 'no')": 'numb between the legs is "Yes, new or changed" or "No"',
    "saddle not in ('yes', 'no')": 'numb between the legs is neither "Yes, new or changed" nor "No"',
    "any_of(places, 'calf', 'foot')": 'where it hurts includes "Calf" or "Foot or toes"',
    "all_of(places, 'calf', 'foot')": 'where it hurts includes "Calf" and "Foot or toes"',
    "not all_of(places, 'calf', 'foot')": 'where it hurts does not include all of "Calf" and "Foot or toes"',
    "none_of(places, 'calf')": 'where it hurts does not include "Calf"',
    "not none_of(places, 'calf')": 'where it hurts includes "Calf"',
    "weeks >= 6": "how long is at least 6 weeks",
    "not weeks >= 6": "how long is not at least 6 weeks",
    "weeks > long_weeks": "how long is more than long_weeks",
    "fever >= 37.5": "fever is at least 37.5",
    "pain - worst > (pain + 1) * 2": "pain minus worst is more than (pain plus 1) times 2",
    "count(places) == 0": "the number of choices in where it hurts is 0",
    "start != 2": "start is not 2",
    "unsure(saddle)": 'numb between the legs is "not sure"',
    "not answered(saddle)": "numb between the legs has no answer",
    "asked(saddle) and leg_pain": "numb between the legs is asked and the leg hurts",
    "not leg_pain": "not the leg hurts",
    "flag('infection')": 'the warning sign "Fever with back pain" is there',
    "not fits('disc')": 'the pattern "disc" does not fit',
    "leg_pain and (pain > 3 or worst > 3)": "the leg hurts and (pain is more than 3 or worst is more than 3)",
    "at_least(2, leg_pain, pain > 3, worst > 3)": (
        "at least 2 of: the leg hurts; pain is more than 3; worst is more than 3"
    ),
    "not (leg_pain or pain > 3)": "not (the leg hurts or pain is more than 3)",
    "not not leg_pain": "the leg hurts",
    "at_least(1, leg_pain)": "the leg hurts",
    "True": "always",
    "not True": "never",
}


@pytest.mark.parametrize("text", SAID)
def test_a_condition_reads_like_a_sentence(text: str) -> None:
    tree = parse_condition(text, SYMBOLS).tree
    assert tree is not None
    assert in_words(tree, load_words("en"), LABELS) == SAID[text]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("saddle not in ('yes', 'no')", 'numb between the legs no es ni "Yes, new or changed" ni "No"'),
        ("not all_of(places, 'calf', 'foot')", 'where it hurts no incluye a la vez "Calf" y "Foot or toes"'),
        ("fever >= 37.5", "fever es al menos 37,5"),
        ("not leg_pain and flag('infection')", 'no the leg hurts y está la señal de alarma "Fever with back pain"'),
        ("not unsure(saddle)", 'numb between the legs no es "no lo sé"'),
    ],
)
def test_it_is_said_in_another_language_with_the_labels_of_the_flow(text: str, said: str) -> None:
    tree = parse_condition(text, SYMBOLS).tree
    assert tree is not None
    assert in_words(tree, load_words("es"), LABELS) == said


@given(tree=definitions().flatmap(lambda made: trees(tuple(QUESTIONS), made[1])))
def test_every_condition_can_be_said(tree: Condition) -> None:
    assert in_words(tree, load_words("en"))
