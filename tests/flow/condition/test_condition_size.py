"""How long, how deep and how wrong a condition may be, and how soon a monster is refused."""

import pytest
from condition_world import SYMBOLS, only, seconds

from sciatui.flow.condition.fault import MOST_FAULTS
from sciatui.flow.condition.parse import parse_condition

TOO_MUCH = {
    "characters": ("leg_pain or " * 100 + "leg_pain", "1000 characters; this one has 1208"),
    "brackets": ("(" * 21 + "leg_pain" + ")" * 21, "20 deep"),
    "nots": ("not " * 21 + "leg_pain", "20 deep"),
    "brackets and nots": ("not (" * 11 + "leg_pain" + ")" * 11, "20 deep"),
    "minuses": ("-" * 21 + "1 > pain", "20 deep"),
    "signs": ("1+" * 21 + "1 > pain", "20 of + - *"),
    "parts": ("0<1 or " * 68 + "0<1", "200 parts; this one has 208"),
    "calls": ("any_of(" * 100, "20 deep"),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_condition_has_a_size(what: str) -> None:
    text, says = TOO_MUCH[what]
    fault = only(parse_condition(text, SYMBOLS).faults)
    assert fault.rule == "E-size"
    assert says in fault.message


def test_a_condition_may_be_as_deep_and_as_long_as_the_caps_say() -> None:
    deep = "not (" * 10 + "leg_pain" + ")" * 10
    assert parse_condition(deep, SYMBOLS).faults == ()
    long = "leg_pain or " * 82 + "leg_pain"
    assert parse_condition(long, SYMBOLS).faults == ()


@pytest.mark.parametrize("text", ["(" * 5_000 + ")" * 5_000, "not " * 5_000, "-" * 5_000, "a+" * 5_000, "x" * 10**7])
def test_a_monster_is_refused_at_once(text: str) -> None:
    assert only(parse_condition(text, SYMBOLS).faults).rule == "E-size"
    assert seconds(text) < 0.05


def test_no_more_faults_are_told_than_help() -> None:
    text = " or ".join(f"x{number}" for number in range(100))
    assert len(parse_condition(text, SYMBOLS).faults) == MOST_FAULTS
    assert len(parse_condition("?" * 500, SYMBOLS).faults) == MOST_FAULTS
