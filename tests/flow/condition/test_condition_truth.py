"""What a condition means: the three truth values, the four kinds of blank, and what is named elsewhere."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from typing import TypeAlias

import pytest

from sciatui.flow.aliases import Value
from sciatui.flow.condition.definitions import Definitions, ScoreDefinition, ScoreItem
from sciatui.flow.condition.evaluate import number, truth
from sciatui.flow.condition.generate import compile_condition
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Arithmetic,
    Asks,
    AtLeast,
    Compare,
    Condition,
    Count,
    Has,
    Is,
    Literally,
    Named,
    NamedNumber,
    Not,
    Or,
    Term,
    Truth,
)
from sciatui.flow.values import Blank

T, F, U = True, False, None
Three: TypeAlias = bool | None
ANSWER: Mapping[Three, Value | Blank] = {T: "yes", F: "no", U: Blank.UNSURE}
VALUES: tuple[Three, ...] = (T, F, U)
NOTHING = Definitions()


def says(tree: Condition, effective: Mapping[str, Value | Blank], definitions: Definitions = NOTHING) -> Three:
    """Ask the reference and the generated code, which have to agree."""
    told = truth(tree, effective, definitions)
    assert compile_condition(tree, definitions)(effective) is told
    return told


def atoms(values: tuple[Three, ...]) -> tuple[tuple[Condition, ...], dict[str, Value | Blank]]:
    """Return conditions with these truth values, and the answers that give them."""
    trees = tuple(Is(f"q{at}", ("yes",)) for at in range(len(values)))
    return trees, {f"q{at}": ANSWER[value] for at, value in enumerate(values)}


# Kleene's tables, written out.
AND = {
    (T, T): T, (T, F): F, (T, U): U,
    (F, T): F, (F, F): F, (F, U): F,
    (U, T): U, (U, F): F, (U, U): U,
}  # fmt: skip
OR = {
    (T, T): T, (T, F): T, (T, U): T,
    (F, T): T, (F, F): F, (F, U): U,
    (U, T): T, (U, F): U, (U, U): U,
}  # fmt: skip
NOT = {T: F, F: T, U: U}


@pytest.mark.parametrize("values", list(product(VALUES, repeat=2)))
def test_two_conditions_are_joined_as_kleene_says(values: tuple[Three, Three]) -> None:
    parts, effective = atoms(values)
    assert says(And(parts), effective) is AND[values]
    assert says(Or(parts), effective) is OR[values]


@pytest.mark.parametrize("value", VALUES)
def test_the_opposite_of_unknown_is_unknown(value: Three) -> None:
    (part,), effective = atoms((value,))
    assert says(Not(part), effective) is NOT[value]
    assert says(Not(Not(part)), effective) is value


@pytest.mark.parametrize("values", [*product(VALUES, repeat=3), *product(VALUES, repeat=4)])
def test_at_least_is_unknown_only_while_the_unknown_could_decide_it(values: tuple[Three, ...]) -> None:
    parts, effective = atoms(values)
    for n in range(1, len(values) + 1):
        completions = product(*((T, F) if value is U else (value,) for value in values))
        outcomes = {sum(map(bool, complete)) >= n for complete in completions}
        assert says(AtLeast(n, parts), effective) is (outcomes.pop() if len(outcomes) == 1 else U)


@pytest.mark.parametrize("values", list(product(VALUES, repeat=3)))
def test_longer_rows_and_the_laws_of_de_morgan_hold(values: tuple[Three, Three, Three]) -> None:
    parts, effective = atoms(values)
    assert says(And(parts), effective) is AND[AND[values[0], values[1]], values[2]]
    assert says(Or(parts), effective) is OR[OR[values[0], values[1]], values[2]]
    assert says(Not(And(parts)), effective) is says(Or(tuple(Not(part) for part in parts)), effective)
    assert says(AtLeast(1, parts), effective) is says(Or(parts), effective)
    assert says(AtLeast(3, parts), effective) is says(And(parts), effective)


@pytest.mark.parametrize("value", VALUES)
def test_unknown_is_not_excluded_by_both_sides_of_itself(value: Three) -> None:
    (part,), effective = atoms((value,))
    assert says(Or((part, Not(part))), effective) is (U if value is U else T)
    assert says(And((part, Not(part))), effective) is (U if value is U else F)
    assert says(And((part, Truth(value=False))), effective) is F
    assert says(Or((part, Truth(value=True))), effective) is T


# The table of blanks: answered yes, answered no, UNSURE, DECLINED, UNANSWERED, NOT_ASKED.
BLANKS = (Blank.UNSURE, Blank.DECLINED, Blank.UNANSWERED, Blank.NOT_ASKED)
CHOICE: dict[Condition, tuple[Three, ...]] = {
    Is("q", ("yes",)): (T, F, U, U, U, F),
    Is("q", ("yes", "no")): (T, T, U, U, U, F),
    Not(Is("q", ("yes",))): (F, T, U, U, U, T),
    Asks("q", "answered"): (T, T, F, F, F, F),
    Asks("q", "unsure"): (F, F, T, F, F, F),
    Asks("q", "declined"): (F, F, F, T, F, F),
    Asks("q", "asked"): (T, T, T, T, T, F),
    Not(Asks("q", "asked")): (F, F, F, F, F, T),
}
BACK_AND_CALF, NONE_OF_THESE = frozenset({"back", "calf"}), frozenset[str]()
SET: dict[Condition, tuple[Three, ...]] = {
    Has("q", "any_of", ("calf",)): (T, F, U, U, U, F),
    Has("q", "any_of", ("calf", "foot")): (T, F, U, U, U, F),
    Has("q", "all_of", ("calf", "foot")): (F, F, U, U, U, F),
    Has("q", "all_of", ("calf", "back")): (T, F, U, U, U, F),
    Has("q", "none_of", ("foot",)): (T, T, U, U, U, T),
    Has("q", "none_of", ("calf", "foot")): (F, T, U, U, U, T),
    Not(Has("q", "any_of", ("calf",))): (F, T, U, U, U, T),
    Compare(Count("q"), "==", Literally(2)): (T, F, U, U, U, F),
    Compare(Count("q"), "<=", Literally(1)): (F, T, U, U, U, F),
    Compare(Literally(0), ">=", Count("q")): (F, T, U, U, U, F),
    Asks("q", "answered"): (T, T, F, F, F, F),
}
NUMBER: dict[Condition, tuple[Three, ...]] = {
    Compare(AnswerTo("q"), ">=", Literally(6)): (T, F, U, U, U, F),
    Compare(AnswerTo("q"), "<", Literally(6)): (F, T, U, U, U, F),
    Compare(AnswerTo("q"), "==", Literally(Decimal("6.0"))): (T, F, U, U, U, F),
    Not(Compare(AnswerTo("q"), "==", Literally(6))): (F, T, U, U, U, T),
    Compare(Literally(6), ">", AnswerTo("q")): (F, T, U, U, U, F),
    Compare(Arithmetic(AnswerTo("q"), "*", Literally(0)), "==", Literally(0)): (T, T, U, U, U, F),
    Compare(Arithmetic(Literally(Decimal("0.5")), "+", AnswerTo("q")), ">", Literally(6)): (T, F, U, U, U, F),
    Compare(AnswerTo("q"), "==", AnswerTo("q")): (T, T, U, U, U, F),
}


@pytest.mark.parametrize("tree", CHOICE)
def test_what_each_blank_does_to_a_choice(tree: Condition) -> None:
    assert tuple(says(tree, {"q": answer}) for answer in ("yes", "no", *BLANKS)) == CHOICE[tree]


@pytest.mark.parametrize("tree", SET)
def test_what_each_blank_does_to_a_set_and_that_none_of_these_is_an_answer(tree: Condition) -> None:
    assert tuple(says(tree, {"q": answer}) for answer in (BACK_AND_CALF, NONE_OF_THESE, *BLANKS)) == SET[tree]


@pytest.mark.parametrize("tree", NUMBER)
def test_what_each_blank_does_to_a_number_and_that_it_is_never_zero(tree: Condition) -> None:
    assert tuple(says(tree, {"q": answer}) for answer in (6, 0, *BLANKS)) == NUMBER[tree]


@pytest.mark.parametrize("open_", [Blank.UNSURE, Blank.DECLINED, Blank.UNANSWERED])
def test_not_asked_wins_over_unknown_in_a_comparison(open_: Blank) -> None:
    effective = {"here": open_, "gone": Blank.NOT_ASKED}
    here, gone = AnswerTo("here"), AnswerTo("gone")
    assert says(Compare(here, ">", gone), effective) is F
    assert says(Compare(gone, ">", here), effective) is F
    assert says(Compare(Arithmetic(here, "+", gone), ">", Literally(1)), effective) is F
    assert says(Compare(Literally(1), ">", Arithmetic(gone, "-", here)), effective) is F


ITEMS = (ScoreItem(Is("a", ("yes",)), 2), ScoreItem(Is("b", ("yes",)), 1), ScoreItem(Asks("c", "asked"), -1))
DEFINED = Definitions(
    values={"both": And((Is("a", ("yes",)), Is("b", ("yes",)))), "twice": Arithmetic(AnswerTo("n"), "*", Literally(2))},
    constants={"limit": 2},
    scores={"sum": ScoreDefinition(ITEMS), "for_some": ScoreDefinition(ITEMS, when=Is("a", ("yes",)))},
    flags={"red": Named("value", "both")},
    patterns={"seen": Or((Named("flag", "red"), Compare(NamedNumber("value", "twice"), ">", Literally(9))))},
)
ANSWERS: dict[str, Value | Blank] = {"a": "yes", "b": "no", "c": "no", "n": 3}


def total(name: str, **answers: Value | Blank) -> Term | object:
    return number(NamedNumber("score", name), ANSWERS | answers, DEFINED)


def test_what_is_named_is_what_it_stands_for() -> None:
    flag, pattern = Named("flag", "red"), Named("pattern", "seen")
    assert says(flag, ANSWERS, DEFINED) is F
    assert says(flag, ANSWERS | {"b": "yes"}, DEFINED) is T
    assert says(flag, ANSWERS | {"b": Blank.UNSURE}, DEFINED) is U
    assert says(flag, ANSWERS | {"b": Blank.NOT_ASKED}, DEFINED) is F
    assert says(pattern, ANSWERS | {"n": 5}, DEFINED) is T
    assert says(pattern, ANSWERS | {"n": Blank.UNANSWERED}, DEFINED) is U
    assert says(pattern, ANSWERS | {"n": Blank.NOT_ASKED}, DEFINED) is F
    assert says(Compare(AnswerTo("n"), ">", NamedNumber("constant", "limit")), ANSWERS, DEFINED) is T
    assert says(Compare(Literally(2), ">=", NamedNumber("constant", "limit")), ANSWERS, DEFINED) is T


def test_a_score_is_a_number_once_every_item_is_known() -> None:
    assert total("sum") == 1
    assert total("sum", b="yes", c=Blank.NOT_ASKED) == 3
    assert isinstance(total("sum", b=Blank.UNSURE), Blank)
    at_least_one = Compare(NamedNumber("score", "sum"), ">=", Literally(1))
    assert says(at_least_one, ANSWERS, DEFINED) is T
    assert says(at_least_one, ANSWERS | {"b": Blank.UNSURE}, DEFINED) is U
    assert says(at_least_one, ANSWERS | {"b": Blank.NOT_ASKED}, DEFINED) is T


def test_a_score_made_for_others_is_unknown() -> None:
    more = Compare(NamedNumber("score", "for_some"), ">", Literally(0))
    assert total("for_some") == 1
    assert says(more, ANSWERS, DEFINED) is T
    assert says(more, ANSWERS | {"a": "no"}, DEFINED) is U
    assert says(more, ANSWERS | {"a": Blank.DECLINED}, DEFINED) is U
