"""Conditions as plain data: nothing is lost on the way, and what reads them says what the reference says."""

import marshal
from decimal import Decimal

import pytest
from condition_world import EFFECTIVE, QUESTIONS, definitions, trees
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatui.flow.condition import plain
from sciatui.flow.condition.definitions import Definitions
from sciatui.flow.condition.evaluate import truth
from sciatui.flow.condition.functions import Functions
from sciatui.flow.condition.tree import AnswerTo, Arithmetic, Compare, Is, Literally, NamedNumber


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_plain_conditions_say_what_the_reference_says(data: st.DataObject) -> None:
    defined, names = data.draw(definitions())
    conditions = data.draw(st.lists(trees(tuple(QUESTIONS), names), min_size=1, max_size=4))
    functions = Functions(plain.plain_definitions(defined))
    made = [functions.truth(plain.plain(condition)) for condition in conditions]
    for effective in data.draw(st.lists(EFFECTIVE, min_size=1, max_size=4)):
        assert [function(effective) for function in made] == [
            truth(condition, effective, defined) for condition in conditions
        ]


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_condition_comes_back_from_plain_data_as_it_was(data: st.DataObject) -> None:
    defined, names = data.draw(definitions())
    tree = data.draw(trees(tuple(QUESTIONS), names))
    written, table = plain.plain(tree), dict(plain.plain_definitions(defined))
    assert marshal.loads(marshal.dumps([written, table])) == [written, table]  # noqa: S302 - our own
    assert plain.tree(written) == tree
    assert plain.definitions(plain.plain_definitions(defined)) == defined


def test_a_decimal_is_kept_to_its_last_digit() -> None:
    tree = Compare(
        AnswerTo("fever"), ">=", Arithmetic(Literally(Decimal("37.80")), "+", NamedNumber("constant", "more"))
    )
    defined = Definitions(constants={"more": Decimal("0.1")})
    function = Functions(plain.plain_definitions(defined)).truth(plain.plain(tree))
    assert function({"fever": Decimal("37.9")}) is True
    assert function({"fever": Decimal("37.8999")}) is False
    assert str(plain.tree(plain.plain(tree))) == str(tree)


@pytest.mark.parametrize(
    "data",
    [
        ("Nothing", "q"),
        ("Is", "q"),
        ("Compare", ("AnswerTo", "q"), "~", ("AnswerTo", "q")),
        ("Compare", ("Is", "q", ("yes",)), "<", ("AnswerTo", "q")),
        ("Named", "flag", "nothing"),
        ("Named", "constant", "nothing"),
        ("Has", "q", "some_of", ("a",)),
        ("Asks", "q", "__class__"),
        (),
    ],
)
def test_data_that_is_no_condition_becomes_no_function(data: tuple[object, ...]) -> None:
    with pytest.raises((LookupError, TypeError, ValueError)):
        Functions(plain.plain_definitions(Definitions())).truth(data)


def test_equal_conditions_stay_equal() -> None:
    assert plain.plain(Is("q", ("yes",))) == plain.plain(Is("q", ("yes",))) != plain.plain(Is("q", ("no",)))
