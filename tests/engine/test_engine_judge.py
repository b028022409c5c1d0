"""Which reason stands beside an urgency: the shortest, the first of equals, and none for an open question."""

from collections.abc import Mapping

import pytest
from random_flows import compiled

from sciatui.engine.session import Session
from sciatui.flow.definition import Flow
from sciatui.flow.values import Blank

RULES: Mapping[str, tuple[str, str, str]] = {
    "both": ("a == 'yes' and b == 'yes'", "soon", "self_care"),
    "one": ("c == 'yes'", "soon", "self_care"),
    "another": ("d == 'yes'", "soon", "self_care"),
    "open": ("e == 'yes'", "emergency", "same_day"),
    "also_open": ("f == 'yes'", "emergency", "same_day"),
}
QUESTIONS = "abcdef"


def flow() -> Flow:
    texts = {"interrupt": False, "title": "Flag", "act": "Act.", "source": ["one"]}
    return compiled(
        {
            "question": {
                name: {"section": "all", "ask": f"{name}?", "kind": "choice", "choices": {"yes": "Yes", "no": "No"}}
                for name in QUESTIONS
            },
            "red_flag": {
                name: {"when": when, "urgency": urgency, "if_unknown": unknown, **texts}
                for name, (when, urgency, unknown) in RULES.items()
            },
        }
    )


@pytest.mark.parametrize(
    ("yes", "urgency", "because"),
    [
        ("ab", "soon", ("a", "b")),
        ("abd", "soon", ("d",)),
        ("abcd", "soon", ("c",)),
        ("abcde", "emergency", ("e",)),
        ("", "self_care", ()),
    ],
)
def test_the_reason_for_an_urgency_is_the_shortest_and_the_first(
    yes: str, urgency: str, because: tuple[str, ...]
) -> None:
    session = Session.filled(flow(), {name: "yes" if name in yes else "no" for name in QUESTIONS})
    assert isinstance(session, Session)
    assert (session.result().urgency, session.result().because) == (urgency, because)


def test_an_urgency_that_only_an_open_question_gives_has_no_reason() -> None:
    session = Session.filled(flow(), {**dict.fromkeys("abcd", "yes"), "f": "no"})
    assert isinstance(session, Session)
    assert (session.result().urgency, session.result().because) == ("same_day", ())
    assert session.result().unchecked == ("open",)


@pytest.mark.parametrize(("unsure", "left_open"), [("e", "also_open"), ("f", "open")])
def test_what_somebody_is_not_sure_of_is_a_reason_where_an_open_question_weighs_the_same(
    unsure: str, left_open: str
) -> None:
    session = Session.filled(flow(), {**dict.fromkeys("abcd", "no"), unsure: Blank.UNSURE})
    assert isinstance(session, Session)
    assert (session.result().urgency, session.result().because) == ("same_day", (unsure,))
    assert session.result().unchecked == (left_open,)
