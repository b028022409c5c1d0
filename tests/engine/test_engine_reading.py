"""What stands beside a result: questions to take along and the date to check again, both worked out from answers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.load import load_flow

SMALL = load_flow(Path(__file__).parent.parent / "flows" / "small")
QUIET = {"front_brake": "no", "rear_brake": "no", "frame_crack": "no", "noise_level": 0, "distance": 100}


def answered(**answers: object) -> Session:
    session = Session.begin(SMALL)
    for question, value in {**QUIET, **answers}.items():
        after = session.unsure(question) if value == "unsure" else session.answer(question, value)
        assert not isinstance(after, Problem), after
        session = after
    return session


def test_a_question_to_take_along_is_there_for_everybody_or_for_those_whom_it_helps() -> None:
    assert answered().result().visit_questions == ("next_service",)
    assert answered(frame_crack="yes").result().visit_questions == ("frame", "next_service")
    assert answered(frame_crack="unsure").result().visit_questions == ("next_service",)


def test_of_the_dates_to_check_again_the_soonest_counts() -> None:
    assert answered().result().recheck == "everybody"
    assert answered(distance=9000).result().recheck == "worn"


def test_a_date_that_may_be_meant_counts_like_one_that_is() -> None:
    assert answered(distance="unsure").result().recheck == "worn"


@pytest.mark.parametrize("of", [lambda result: result.visit_questions, lambda result: result.recheck])
def test_an_emergency_has_neither(of: Callable[[object], object]) -> None:
    assert not of(answered(front_brake="yes", distance=9000).result())
