"""That a red flag which is true for a while only, as answers come in, interrupts also where a sheet is read at once."""

import pytest
from random_flows import compiled

from sciatui.engine.plan import Plan
from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.definition import Flow
from sciatui.flow.values import Blank

QUESTIONS = {"first": "", "gate": "", "inside": "gate == 'yes'", "last": ""}


def flow_with(when: str) -> Flow:
    """Return a flow of four questions, one of them behind another, with one red flag that interrupts."""
    rule = {"when": when, "if_unknown": "soon", "urgency": "emergency", "interrupt": True}
    return compiled(
        {
            "question": {
                name: {"section": "all", "ask": f"{name}?", "kind": "choice", "choices": {"yes": "Yes", "no": "No"}}
                | ({"when": gate} if gate else {})
                for name, gate in QUESTIONS.items()
            },
            "red_flag": {"flag": {**rule, "title": "Flag", "act": "Act.", "source": ["one"]}},
        }
    )


@pytest.mark.parametrize("many", [False, True], ids=["few", "many"])
@pytest.mark.parametrize(
    ("when", "raised"),
    [
        ("first == 'yes' and not answered(last)", "first"),
        ("not answered(last)", "first"),
        ("asked(inside) and not answered(last)", "gate"),
        ("asked(inside) and not answered(inside)", "gate"),
        ("inside == 'yes' and not answered(last)", "inside"),
        ("inside == 'yes' and not last == 'no'", ""),
        ("first == 'yes' and not asked(inside) and not answered(last)", "first"),
    ],
)
def test_a_red_flag_that_is_true_for_a_while_interrupts(when: str, raised: str, many: bool) -> None:  # noqa: FBT001
    flow = flow_with(when)
    if many:
        plan = Plan.of(flow)
        plan.reader = plan.make_reader()
    sheet = {**dict.fromkeys(QUESTIONS, "yes"), "last": "no"}
    person = Session.begin(flow)
    for name, value in sheet.items():
        after = person.answer(name, value)
        assert not isinstance(after, Problem)
        person = after
        while person.position.at == "interrupt":
            person = person.acknowledge()
    assert person.result().interrupted_at == raised
    read = Session.filled(flow, sheet)
    assert isinstance(read, Session)
    assert read.events == person.events
    assert read.result() == person.result()
    assert Blank.UNANSWERED not in read.effective.values()
