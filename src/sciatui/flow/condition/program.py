"""A whole flow as generated functions: what is asked, and how urgent the result is.

`effective` walks the questions in order and gives each its value, or NOT_ASKED if its `when` is not surely true.
`decide` does the same in local variables, for those questions only that a rule depends on, and goes straight on to the
rules; what sessions need is in `sheet`. Each is compiled when it is first asked for. The definitions have to be sound
(`circles.unsound`), and questions read only earlier ones.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from sciatui.flow.aliases import Urgency, Value
from sciatui.flow.condition.body import AskedWhen, Body, Rule, shared
from sciatui.flow.condition.definitions import Definitions
from sciatui.flow.condition.reads import Reader
from sciatui.flow.condition.sheet import findings, sheet
from sciatui.flow.condition.source import DASHED
from sciatui.flow.condition.tree import Condition
from sciatui.flow.program import Program
from sciatui.flow.values import RANK, Blank

Raw: TypeAlias = Mapping[str, Value | Blank]


def compile_program(
    questions: Sequence[AskedWhen], red_flags: Sequence[Rule], advice: Sequence[Rule], definitions: Definitions
) -> Program:
    """Return a flow as functions. All are in the order of the flow.

    `decide` gives the ids that fired as the red flags in their order, then the advice rules in theirs; one that is
    unknown is among them if it says what it gives then.
    """
    rules = [*red_flags, *advice]
    return Program(
        effective=lambda: _effective(questions, definitions),
        decide=lambda: _decide(questions, rules, definitions),
        findings=lambda: findings(questions, rules, definitions),
        sheet=lambda: sheet(questions, rules, definitions),
    )


def _check_order(questions: Sequence[AskedWhen], rules: Iterable[Rule], reader: Reader) -> None:
    """Refuse to compile what reads a question before it is asked: the loader finds that first, with its line."""
    known: set[str] = set()
    for question in questions:
        if question.when is not None and not reader.questions(question.when) <= known:
            raise ValueError(f"{question.id} reads a question that is not asked before it")
        known.add(question.id)
    for rule in rules:
        if not reader.questions(rule.when) <= known:
            raise ValueError(f"{rule.id} reads a question that is never asked")


def _effective(questions: Sequence[AskedWhen], definitions: Definitions) -> Callable[[Raw], dict[str, Value | Blank]]:
    _check_order(questions, (), Reader(definitions))
    body = Body(definitions)
    body.ask(questions)
    pairs = (f"{body.module.constant(one.id)}: q{body.module.number(one.id)}" for one in questions)
    body.module.lines += ["def effective(raw):", " get = raw.get", *body.lines(body.look_up("get({}, UNANSWERED)"))]
    body.module.lines.append(f" return {{{', '.join(pairs)}}}")
    return body.function("effective")


def _decide(
    questions: Sequence[AskedWhen], rules: Sequence[Rule], definitions: Definitions
) -> Callable[[Raw], tuple[Urgency, tuple[str, ...]]]:
    reader = Reader(definitions)
    _check_order(questions, rules, reader)
    unanswered = dict.fromkeys((question.id for question in questions), Blank.UNANSWERED)
    careful: Callable[[Raw], tuple[Urgency, tuple[str, ...]]] | None = None

    def carefully(raw: Raw) -> tuple[Urgency, tuple[str, ...]]:
        nonlocal careful
        if careful is None:
            careful = _decide_body(questions, rules, definitions, hopeful=False).function("decide")
        return careful({**unanswered, **raw})

    body = _decide_body(questions, rules, definitions, hopeful=True)
    # A question that is not in `raw` gets here too: asking for each one first costs more than that.
    body.module.lines += [f" except (KeyError, {DASHED}):", f"  return {body.module.name(carefully)}(raw)"]
    return body.function("decide")


def _decide_body(
    questions: Sequence[AskedWhen], rules: Sequence[Rule], definitions: Definitions, *, hopeful: bool
) -> Body:
    """Return `decide` as statements."""
    body = Body(definitions, hopeful=hopeful)
    body.ask(_needed(questions, rules, Reader(definitions)))
    for rule, when in shared(rules, definitions):
        _rule(body, rule, when)
    lines = [" fired = []", " add = fired.append", " rank = 0", *body.lines(body.look_up("raw[{}]"))]
    lines += [" return URGENCIES[rank], tuple(fired)"]
    body.module.lines += ["def decide(raw):", *([" try:", *(f" {line}" for line in lines)] if hopeful else lines)]
    return body


def _needed(questions: Sequence[AskedWhen], rules: Iterable[Rule], reader: Reader) -> tuple[AskedWhen, ...]:
    """Return the questions that a rule depends on, or the `when` of such a question."""
    read = set[str]().union(*(reader.questions(rule.when) for rule in rules))
    needed = []
    for question in reversed(questions):
        if question.id in read:
            needed.append(question)
            read |= frozenset() if question.when is None else reader.questions(question.when)
    return tuple(reversed(needed))


def _rule(body: Body, rule: Rule, when: Condition) -> None:
    """Add a rule. What is not even possible is asked first: most rules end there."""
    sure = body.expression(when, "surely")
    possible = sure if rule.if_unknown is None else body.expression(when, "possibly")
    body.add(f"if {possible}:", f" add({body.module.constant(rule.id)})")
    if possible == sure or rule.if_unknown in {None, rule.urgency}:
        body.add(_raise(rule.urgency, "if"))
    else:
        body.add(f" if {sure}:", f" {_raise(rule.urgency, 'if')}", _raise(rule.if_unknown, "elif"))


def _raise(urgency: Urgency, word: str) -> str:
    return f" {word} rank < {RANK[urgency]}: rank = {RANK[urgency]}"
