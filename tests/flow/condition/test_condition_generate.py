"""Generated code against the reference evaluator, and against loops that anybody can read."""

from collections.abc import Mapping, Sequence

from condition_world import EFFECTIVE, QUESTIONS, RAW, definitions, trees
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatui.flow.condition.definitions import Definitions
from sciatui.flow.condition.evaluate import truth
from sciatui.flow.condition.generate import compile_conditions
from sciatui.flow.condition.program import AskedWhen, Rule, compile_program
from sciatui.flow.values import URGENCIES, Blank, Urgency, Value, most_urgent

URGENCY = st.sampled_from(URGENCIES)


@given(data=st.data())
@settings(max_examples=250, deadline=None)
def test_generated_code_says_what_the_reference_says(data: st.DataObject) -> None:
    defined, names = data.draw(definitions())
    conditions = data.draw(st.lists(trees(tuple(QUESTIONS), names), min_size=1, max_size=4))
    compiled = compile_conditions(conditions, defined)
    for effective in data.draw(st.lists(EFFECTIVE, min_size=1, max_size=4)):
        told = [function(effective) for function in compiled]
        assert told == [truth(condition, effective, defined) for condition in conditions]


@st.composite
def flows(draw: st.DrawFn) -> tuple[list[AskedWhen], list[Rule], list[Rule], Definitions]:
    """Give a flow whose questions read only earlier ones."""
    ids = tuple(QUESTIONS)
    defined, names = draw(definitions(ids[:5]))
    questions = [
        AskedWhen(id_, draw(st.none() | trees(ids[:at], names if at >= 5 else (), 2)) if at else None)
        for at, id_ in enumerate(ids)
    ]
    unknown = st.none() | URGENCY
    flags = [Rule(id_, tree, draw(URGENCY), draw(unknown)) for id_, tree in defined.flags.items()]
    conditions = trees(ids, names, 2)
    flags += [Rule(f"red{n}", draw(conditions), draw(URGENCY), draw(unknown)) for n in range(draw(st.integers(0, 3)))]
    advice = [Rule(f"tip{n}", draw(conditions), draw(URGENCY), draw(unknown)) for n in range(draw(st.integers(0, 2)))]
    return questions, flags, advice, defined


def walked(
    questions: Sequence[AskedWhen], raw: Mapping[str, Value | Blank], defined: Definitions
) -> dict[str, Value | Blank]:
    effective: dict[str, Value | Blank] = {}
    for question in questions:
        asked = question.when is None or truth(question.when, effective, defined) is True
        effective[question.id] = raw.get(question.id, Blank.UNANSWERED) if asked else Blank.NOT_ASKED
    return effective


def decided(
    rules: Sequence[Rule], effective: Mapping[str, Value | Blank], defined: Definitions
) -> tuple[Urgency, tuple[str, ...]]:
    given_: list[Urgency] = []
    fired: list[str] = []
    for rule in rules:
        said = truth(rule.when, effective, defined)
        gives = rule.urgency if said else rule.if_unknown if said is None else None
        if gives is not None:
            given_.append(gives)
            fired.append(rule.id)
    return most_urgent(given_), tuple(fired)


@given(flow=flows(), raws=st.lists(RAW, min_size=1, max_size=4))
@settings(max_examples=250, deadline=None)
def test_a_compiled_flow_does_what_a_plain_loop_does(
    flow: tuple[list[AskedWhen], list[Rule], list[Rule], Definitions], raws: list[dict[str, Value | Blank]]
) -> None:
    questions, flags, advice, defined = flow
    program = compile_program(questions, flags, advice, defined)
    for raw in raws:
        effective = walked(questions, raw, defined)
        assert list(program.effective(raw).items()) == list(effective.items())
        assert program.decide(raw) == decided([*flags, *advice], effective, defined)
