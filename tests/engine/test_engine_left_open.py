"""Who stops early is told of every warning sign that was not checked, also where its questions would come later."""

from pathlib import Path

import pytest

from sciatui.engine.session import Session
from sciatui.flow.bundled import bundled_names
from sciatui.flow.load import load_flow

SMALL = Path(__file__).parents[1] / "flows" / "small"
TEMPLATE = Path(__file__).parents[2] / "src" / "sciatui" / "templates" / "flow"


@pytest.mark.parametrize("where", [*bundled_names(), SMALL, TEMPLATE], ids=str)
def test_before_the_first_answer_no_warning_sign_was_checked(where: str | Path) -> None:
    flow = load_flow(where)
    result = Session.begin(flow).stop().result()
    assert result.unchecked == tuple(one.id for one in flow.red_flags.values() if one.if_unknown is not None)
    assert result.open_advice == tuple(one.id for one in flow.advice.values() if one.if_unknown is not None)


def test_a_sign_whose_second_question_was_not_asked_yet_is_open_and_is_not_once_it_cannot_be_asked() -> None:
    begun = Session.begin(load_flow(TEMPLATE)).answer("burning", "no")
    assert isinstance(begun, Session)
    assert begun.result().unchecked == ("does_not_beep",)
    beeps = begun.answer("beeps_at_test", "yes")
    assert isinstance(beeps, Session)
    assert beeps.result().unchecked == ()
