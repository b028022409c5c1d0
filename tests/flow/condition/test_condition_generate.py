"""Generated code against the reference evaluator, and against loops that anybody can read."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from condition_world import EFFECTIVE, QUESTIONS, RAW, SYMBOLS, Themselves, definitions, trees
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatui.flow.condition.body import AskedWhen, Rule
from sciatui.flow.condition.circles import unsound
from sciatui.flow.condition.definitions import Definitions
from sciatui.flow.condition.evaluate import truth
from sciatui.flow.condition.generate import Compiler, compile_condition, compile_conditions
from sciatui.flow.condition.parse import parse_condition
from sciatui.flow.condition.program import compile_program
from sciatui.flow.condition.reads import Reader
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Asks,
    Compare,
    Condition,
    Has,
    Is,
    Literally,
    Named,
    Not,
    Or,
    Truth,
)
from sciatui.flow.program import Lookup, Lookups
from sciatui.flow.values import RANK, URGENCIES, Blank

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sciatui.flow.aliases import Urgency, Value
    from sciatui.flow.program import Finding

URGENCY = st.sampled_from(URGENCIES)


@given(data=st.data())
@settings(max_examples=150)
def test_generated_code_says_what_the_reference_says(data: st.DataObject) -> None:
    defined, names = data.draw(definitions())
    conditions = data.draw(st.lists(trees(tuple(QUESTIONS), names), min_size=1, max_size=4))
    compiled = Compiler(defined).functions(conditions)
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
    return max(given_, key=RANK.__getitem__, default="self_care"), tuple(fired)


@given(flow=flows(), raws=st.lists(RAW, min_size=1, max_size=4))
@settings(max_examples=150)
def test_a_compiled_flow_does_what_a_plain_loop_does(
    flow: tuple[list[AskedWhen], list[Rule], list[Rule], Definitions], raws: list[dict[str, Value | Blank]]
) -> None:
    questions, flags, advice, defined = flow
    program = compile_program(questions, flags, advice, defined)
    for raw in raws:
        effective = walked(questions, raw, defined)
        assert list(program.effective(raw).items()) == list(effective.items())
        assert program.decide(raw) == decided([*flags, *advice], effective, defined)


def listed(question: str) -> list[Value]:
    """Return what can be answered to a question, as far as that can be listed; some are left out on purpose."""
    symbol, codes = QUESTIONS[question], tuple(QUESTIONS[question].codes)
    if question in {"bladder", "worst"}:
        return []
    match symbol.kind:
        case "choice":
            return list(codes)
        case "choices" | "body_map":
            return [frozenset(some) for size in range(len(codes) + 1) for some in combinations(codes, size)]
        case "number" | "scale":
            return list(range(9))
        case _:
            return []


def rows(questions: Sequence[AskedWhen]) -> Lookups:
    """Return tables of the answers that can be listed, as sheets are read by."""

    def other(name: str, answers: Mapping[str, object]) -> tuple[Any, Any]:
        return (answers[name], (name, answers[name])) if name in answers else (Blank.UNANSWERED, False)

    tables = {
        name: Lookup(type(values[0]), {one: (name, one) for one in (*values, Blank.UNSURE)})
        for name in (question.id for question in questions)
        if (values := listed(name))
    }
    return Lookups(tables, other, lambda answers: answers, Themselves())


@given(flow=flows(), raws=st.lists(RAW, min_size=1, max_size=4))
@settings(max_examples=200)
def test_a_sheet_and_its_findings_are_what_a_plain_loop_finds(
    flow: tuple[list[AskedWhen], list[Rule], list[Rule], Definitions], raws: list[dict[str, Value | Blank]]
) -> None:
    questions, flags, advice, defined = flow
    flags = [flag._replace(interrupts=at % 2 == 0) for at, flag in enumerate(flags)]
    program = compile_program(questions, flags, advice, defined)
    read = program.sheet(rows(questions))
    reader = Reader(defined)
    seen: dict[Finding, tuple[int, dict[str, Value | Blank]]] = {}
    for raw in [*raws, *raws]:
        effective = walked(questions, raw, defined)
        truths = [truth(rule.when, effective, defined) for rule in (*flags, *advice)]
        gives = [rule.if_unknown is not None for rule in (*flags, *advice)]
        wanted = [(at, said) for at, said in enumerate(truths) if said or (said is None and gives[at])]
        found = program.findings(effective)
        assert [finding[:2] for finding in found] == wanted
        kept, in_sheet, lacks, stops = read(raw)
        said_ = {name: value for name, value in effective.items() if name in raw and value is not Blank.NOT_ASKED}
        if Blank.UNANSWERED not in raw.values() and Blank.NOT_ASKED not in raw.values():
            assert kept == tuple(said_.items())
            assert (lacks is None) == (Blank.UNANSWERED not in effective.values())
        assert [finding[:2] for finding in in_sheet] == wanted
        assert stops == any(truths[at] and flag.interrupts for at, flag in enumerate(flags))
        for finding in (one for one in (*found, *in_sheet) if one[1]):
            number, other = seen.setdefault(finding, (finding[0], effective))
            _same_reasons([*flags, *advice][number].when, effective, other, (reader, defined))


def _same_reasons(
    tree: Condition,
    one: Mapping[str, Value | Blank],
    other: Mapping[str, Value | Blank],
    known: tuple[Reader, Definitions],
) -> None:
    """Hold that equal findings mean the same truth, whichever of the answers are left out."""
    reader, defined = known
    asked = [name for name in sorted(reader.questions(tree)) if one[name] is not Blank.NOT_ASKED]
    assert all((one[name] is Blank.NOT_ASKED) == (other[name] is Blank.NOT_ASKED) for name in reader.questions(tree))
    for left_out in (some for size in range(len(asked) + 1) for some in combinations(asked[:6], size)):
        gone = dict.fromkeys(left_out, Blank.UNANSWERED)
        assert truth(tree, {**one, **gone}, defined) is truth(tree, {**other, **gone}, defined)


def test_a_condition_says_the_same_before_and_after_it_is_compiled() -> None:
    defined = Definitions(flags={"red": Is("saddle", ("yes",))})
    tree = Or((Named("flag", "red"), Compare(AnswerTo("weeks"), ">", Literally(6))))
    first, second, other = compile_conditions([tree, tree, Not(tree)], defined)
    assert first is second
    answers: list[dict[str, Value | Blank]] = [
        {"saddle": saddle, "weeks": weeks} for saddle in ("yes", "no", *Blank) for weeks in (5, 7, *Blank)
    ]
    for effective in answers:
        assert first(effective) is truth(tree, effective, defined)
        assert other(effective) is truth(Not(tree), effective, defined)


ODD = ("k0", "k1", "q0", "'k0'", '"); import os; ("', "{0}", "\n", "True", "o1", "\u202e", "")


@pytest.mark.parametrize("code", ODD)
@pytest.mark.parametrize("question", ODD)
def test_what_an_author_wrote_is_never_compiled_and_never_mixed_up(question: str, code: str) -> None:
    tree = Or((Is(question, (code,)), Is(question, (code, "k2")), Has("k0k", "all_of", (code, "k0"))))
    function = compile_condition(tree, Definitions())
    assert function({question: code, "k0k": frozenset()}) is True
    assert function({question: "k2", "k0k": frozenset()}) is True
    assert function({question: "k3", "k0k": frozenset({code, "k0"})}) is True
    assert function({question: "k3", "k0k": frozenset({code, "k1"}) - {"k0"}}) is False


DEEPEST = [
    "(" * 20 + "pain > 3" + ")" * 20,
    "not (" * 10 + "pain > 3" + ")" * 10,
    "(pain > 3 or (saddle == 'yes' and " * 10 + "pain > 5" + "))" * 10,
    "at_least(2, pain > 3, leg_pain, " * 20 + "pain > 5" + ")" * 20,
    "pain > " + "+".join(["worst"] * 21),
    "pain > " + "(1 + " * 20 + "worst" + ")" * 20,
    "(" * 10 + "1 - " * 20 + "pain" + ")" * 10 + " < 3",
]


@pytest.mark.parametrize("text", DEEPEST)
def test_the_deepest_condition_that_may_be_written_can_be_compiled(text: str) -> None:
    tree = parse_condition(text, SYMBOLS).tree
    assert tree is not None
    defined = Definitions(values={"leg_pain": Is("saddle", ("yes",))})
    for pain in (1, 4, 6, *Blank):
        effective: dict[str, Value | Blank] = {"pain": pain, "worst": pain, "saddle": "yes"}
        assert compile_condition(tree, defined)(effective) is truth(tree, effective, defined)


def deepest_chain() -> dict[str, Condition]:
    """Each value names the one before it as deep inside as may be, until the limit for definitions."""
    values: dict[str, Condition] = {"v0": Is("saddle", ("yes",))}
    while True:
        name = f"v{len(values)}"
        deeper = Not(And((Or((Not(Named("value", f"v{len(values) - 1}")),)), Truth(value=True))))
        if unsound(Definitions(values={**values, name: deeper})):
            return values
        values[name] = deeper


def test_the_deepest_chain_of_values_that_may_be_defined_can_be_compiled() -> None:
    values = deepest_chain()
    defined = Definitions(values=dict(values))
    last = Named("value", f"v{len(values) - 1}")
    program = compile_program([AskedWhen("saddle"), AskedWhen("pain", last)], [Rule("red", last, "soon")], [], defined)
    for answer in ("yes", "no", Blank.UNSURE):
        raw: dict[str, Value | Blank] = {"saddle": answer, "pain": 3}
        told = truth(last, raw, defined)
        assert compile_condition(last, defined)(raw) is told
        assert program.effective(raw)["pain"] == (3 if told else Blank.NOT_ASKED)
        assert program.decide(raw) == (("soon", ("red",)) if told else ("self_care", ()))


def test_the_rules_that_fired_are_named_in_the_order_of_the_flow_unknown_ones_among_them() -> None:
    leak, numb = Is("bladder", ("leak",)), Is("saddle", ("yes",))
    flags = [
        Rule("numb", numb, "emergency", "same_day"),
        Rule("ignored", numb, "emergency"),
        Rule("leak", leak, "same_day", "soon"),
    ]
    advice = [Rule("call", Asks("bladder", "asked"), "routine"), Rule("ask", numb, "routine", "routine")]
    program = compile_program([AskedWhen("saddle"), AskedWhen("bladder")], flags, advice, Definitions())
    assert program.decide({"saddle": Blank.UNSURE, "bladder": "leak"}) == ("same_day", ("numb", "leak", "call", "ask"))
    assert program.decide({"saddle": "yes"}) == ("emergency", ("numb", "ignored", "leak", "call", "ask"))
    assert program.decide({"saddle": "no", "bladder": "normal"}) == ("routine", ("call",))


def test_a_stale_answer_to_a_question_that_is_not_asked_counts_nowhere() -> None:
    questions = [AskedWhen("saddle"), AskedWhen("bladder", Is("saddle", ("yes",)))]
    program = compile_program(questions, [Rule("leak", Is("bladder", ("leak",)), "soon", "soon")], [], Definitions())
    assert program.decide({"saddle": "yes", "bladder": "leak"}) == ("soon", ("leak",))
    for saddle in ("no", Blank.UNSURE, Blank.DECLINED):
        assert program.decide({"saddle": saddle, "bladder": "leak"}) == ("self_care", ())
        assert program.effective({"saddle": saddle, "bladder": "leak"})["bladder"] is Blank.NOT_ASKED


def test_a_flow_that_reads_ahead_is_not_compiled() -> None:
    ahead = [AskedWhen("saddle", Is("bladder", ("leak",))), AskedWhen("bladder")]
    with pytest.raises(ValueError, match="saddle"):
        compile_program(ahead, [], [], Definitions()).effective({})
    with pytest.raises(ValueError, match="red"):
        compile_program([], [Rule("red", Is("bladder", ("leak",)), "soon")], [], Definitions()).decide({})
