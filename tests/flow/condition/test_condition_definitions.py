"""Values that name each other, what a condition depends on, and definitions that cannot stand."""

from itertools import pairwise

import pytest
from condition_world import SYMBOLS
from hypothesis import given
from hypothesis import strategies as st

from sciatui.flow.condition.circles import unsound
from sciatui.flow.condition.definitions import Definitions, ScoreDefinition, ScoreItem
from sciatui.flow.condition.names import RESERVED, nearest
from sciatui.flow.condition.order import in_order
from sciatui.flow.condition.parse import parse_condition, parse_values
from sciatui.flow.condition.reads import Reader, reads
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Arithmetic,
    Asks,
    Compare,
    Condition,
    Is,
    Literally,
    Named,
    NamedNumber,
)

FRESH = SYMBOLS._replace(values={})


def test_a_value_may_stand_above_those_it_names() -> None:
    parsed = parse_values({"late": "far or twice > 9", "far": "weeks > 6", "twice": "pain * 2"}, FRESH)
    assert parsed.faults == {}
    assert list(parsed.trees) == ["late", "far", "twice"]
    assert {name: made.kind for name, made in parsed.symbols.values.items()} == {
        "late": "boolean",
        "far": "boolean",
        "twice": "number",
    }
    assert parse_condition("far and twice > 4", parsed.symbols).faults == ()


def test_a_value_keeps_the_unit_of_its_numbers() -> None:
    symbols = parse_values({"double": "weeks * 2", "plain": "2 * 3"}, FRESH).symbols
    assert parse_condition("double > days", symbols).faults[0].rule == "E-unit"
    assert parse_condition("days > plain and weeks > plain", symbols).faults == ()


def test_values_that_go_in_circles_are_told_by_name() -> None:
    parsed = parse_values(
        {"a": "leg or c", "b": "pain > 3 and a", "c": "not b", "leg": "saddle == 'yes'", "d": "d"}, FRESH
    )
    assert {name: (fault.rule, fault.column) for name, (fault,) in parsed.faults.items()} == {
        "a": ("E-cycle", 8),
        "d": ("E-cycle", 1),
    }
    assert parsed.faults["a"][0].message == "This leans on itself: a → c → b → a."
    assert list(parsed.trees) == ["leg"]


def test_a_value_with_a_fault_is_told_once_however_often_it_is_named() -> None:
    parsed = parse_values({"bad": "saddel == 'yes'", "user": "bad or leg", "leg": "saddle == 'yes'"}, FRESH)
    assert list(parsed.faults) == ["bad"]
    assert list(parsed.trees) == ["leg"]


YES = Is("saddle", ("yes",))


def test_a_condition_depends_on_what_it_names_too() -> None:
    definitions = Definitions(
        values={"far": Compare(AnswerTo("weeks"), ">", NamedNumber("constant", "long"))},
        constants={"long": 6},
        scores={"start": ScoreDefinition((ScoreItem(Named("value", "far"), 1),), when=Asks("pain", "asked"))},
        flags={"red": YES},
        patterns={"seen": Named("flag", "red")},
    )
    tree = And((Named("pattern", "seen"), Compare(NamedNumber("score", "start"), ">", Literally(0))))
    assert reads(tree).questions == frozenset()
    assert reads(tree).names == {("pattern", "seen"), ("score", "start")}
    assert Reader(definitions).questions(tree) == {"saddle", "weeks", "pain"}
    assert unsound(definitions) == ()


def test_definitions_in_a_circle_are_named() -> None:
    definitions = Definitions(
        flags={"red": Named("pattern", "seen"), "fine": YES},
        patterns={"seen": Compare(NamedNumber("score", "start"), ">", Literally(0))},
        scores={"start": ScoreDefinition((ScoreItem(YES, 1), ScoreItem(Named("flag", "red"), 1)))},
    )
    (found,) = unsound(definitions)
    assert (found.name, found.fault.rule) == (("flag", "red"), "E-cycle")
    assert found.fault.message.endswith("flag 'red' → pattern 'seen' → score 'start' → flag 'red'.")


def doubling(levels: int) -> Definitions:
    """Each value names the one before it twice."""
    values: dict[str, Condition] = {"v0": YES}
    for level in range(1, levels):
        values[f"v{level}"] = And((Named("value", f"v{level - 1}"),) * 2)
    return Definitions(values=dict(values))


def test_definitions_that_grow_without_bound_are_refused() -> None:
    assert unsound(doubling(10)) == ()
    assert [(found.name, found.fault.rule) for found in unsound(doubling(14))] == [(("value", "v11"), "E-size")]


def test_definitions_that_lean_on_each_other_too_deep_are_refused() -> None:
    values = {
        f"v{level}": Arithmetic(NamedNumber("value", f"v{level - 1}"), "+", Literally(1)) for level in range(1, 300)
    }
    found = unsound(Definitions(values={"v0": AnswerTo("pain"), **values}))
    assert found
    assert {one.fault.rule for one in found} == {"E-size"}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.frozensets(st.sampled_from("abcdefgh"))))
def test_whatever_leans_on_what_comes_in_order_and_circles_are_circles(leans: dict[str, frozenset[str]]) -> None:
    order, circles = in_order(leans)
    cut = {(circle[0], circle[1]) for circle in circles}
    place = {thing: at for at, thing in enumerate(order)}
    assert all(
        place[other] < place[one] for one, others in leans.items() for other in others if (one, other) not in cut
    )
    for circle in circles:
        assert circle[0] == circle[-1] == min(circle)
        assert all(other in leans[one] for one, other in pairwise(circle))


@pytest.mark.parametrize(("name", "near"), [("sadle", "saddle"), ("SADDLE", ""), ("", ""), ("x" * 10_000, "")])
def test_the_nearest_name_is_near(name: str, near: str) -> None:
    assert nearest(name, ["saddle", "bladder"]) == near


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_reserved_word_can_never_be_read_as_a_name(name: str) -> None:
    symbols = FRESH._replace(questions={name: SYMBOLS.questions["pain"]})
    assert parse_condition(f"{name} > 3", symbols).tree is None
