"""A whole flow as two generated functions: what is asked, and how urgent the result is.

`effective` walks the questions in order and gives each its value, or NOT_ASKED if its `when` is not surely true.
`decide` does the same in local variables, for those questions only that a rule depends on, and goes straight on to the
rules. Each is compiled when it is first called. The definitions have to be sound (`circles.unsound`), and questions
read only earlier ones.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias, cast

from sciatui.flow.condition.definitions import Definitions, Name, Tree
from sciatui.flow.condition.module import Module
from sciatui.flow.condition.reads import Reader, reads
from sciatui.flow.condition.source import NOT_ASKED, VIEWS, Expressions, Mode, locals_in, spelled_out
from sciatui.flow.condition.tree import Condition, Named
from sciatui.flow.definition import Program
from sciatui.flow.values import RANK, Blank, Urgency, Value

Raw: TypeAlias = Mapping[str, Value | Blank]


class AskedWhen(NamedTuple):
    """A question and when it is asked; None: always."""

    id: str
    when: Condition | None = None


class Rule(NamedTuple):
    """A red flag or an advice rule: the urgency that it gives, and what it gives at least where it is unknown."""

    id: str
    when: Condition
    urgency: Urgency
    if_unknown: Urgency | None = None


def compile_program(
    questions: Sequence[AskedWhen], red_flags: Sequence[Rule], advice: Sequence[Rule], definitions: Definitions
) -> Program:
    """Return a flow as two functions. All are in the order of the flow.

    `decide` gives the ids that fired as the red flags in their order, then the advice rules in theirs; one that is
    unknown is among them if it says what it gives then.
    """
    rules = [*red_flags, *advice]
    effective = cache(lambda: _effective(questions, definitions))
    decide = cache(lambda: _decide(questions, rules, definitions))
    unanswered = dict.fromkeys((question.id for question in questions), Blank.UNANSWERED)

    def decide_any(raw: Raw) -> tuple[Urgency, tuple[str, ...]]:
        try:
            return decide()(raw)
        except KeyError:
            # Only a question that is asked and not in `raw` gets here: looking each one up first costs more than that.
            return decide()({**unanswered, **raw})

    def effective_of(raw: Raw) -> dict[str, Value | Blank]:
        return effective()(raw)

    return Program(effective_of, decide_any)


class _Group(NamedTuple):
    """Questions in a row that are asked under the same condition."""

    when: str
    """As an expression; "" if they are always asked."""
    numbers: tuple[int, ...]
    """Those that stand for the questions in the names of their locals."""


class _Body:
    """The statements of one function. Which locals a question needs is known only once all that reads it is there."""

    def __init__(self, definitions: Definitions) -> None:
        """Begin without a statement."""
        self.module = Module()
        self.code = Expressions(self.module, definitions)
        self._statements: list[str | _Group] = []
        self._settled: set[Name] = set()

    def add(self, *statements: str) -> None:
        """Add statements as they are."""
        self._statements += statements

    def expression(self, tree: Condition, mode: Mode) -> str:
        """Return an expression for a condition, after giving everything that it names a local."""
        self._settle(tree)
        return self.code.condition(tree, mode)

    def ask(self, questions: Iterable[AskedWhen]) -> None:
        """Add questions, those in a row with the same `when` together."""
        for when, group in groupby(questions, key=lambda question: question.when):
            expression = "" if when is None else self.expression(when, "surely")
            self._statements.append(_Group(expression, tuple(self.module.number(question.id) for question in group)))

    def lines(self, read: str) -> Iterator[str]:
        """Give the lines of the function; `read` is how it looks up a question in what was answered."""
        texts = spelled_out(one if isinstance(one, str) else one.when for one in self._statements)
        used = locals_in(texts)
        for statement, text in zip(self._statements, texts, strict=True):
            if isinstance(statement, str):
                yield f" {text}"
                continue
            asked = [line for number in statement.numbers for line in self._asked(number, used.get(number, ""), read)]
            if text:
                yield f" if {text}:"
                yield from (f"  {line}" for line in asked)
                yield " else:"
                yield from (f"  {line}" for line in _not_asked(statement.numbers, used))
            else:
                yield from (f" {line}" for line in asked)

    def function(self, name: str) -> Callable[..., Any]:
        """Compile the lines of the module, which define this function, and return it."""
        return cast("Callable[..., Any]", self.module.run()[name])

    def _settle(self, tree: Tree) -> None:
        for name in sorted(reads(tree).names - self._settled):
            self._settled.add(name)
            if name[0] != "constant":
                for part in self.code.definitions.trees(name):
                    self._settle(part)
                local, expression = self.code.named(name)
                self.add(f"{local} = {expression}")

    def _asked(self, number: int, letters: str, read: str) -> Iterator[str]:
        yield f"q{number} = {read.format(self.module.constant(self.module.thing(number)))}"
        yield from (f"{view}{number} = {VIEWS[view].format(number)}" for view in letters if view in VIEWS)


def _not_asked(numbers: Iterable[int], used: Mapping[int, str]) -> Iterator[str]:
    for view, value in NOT_ASKED.items():
        locals_ = [f"{view}{number}" for number in numbers if view in "q" + used.get(number, "")]
        if locals_:
            yield f"{' = '.join(locals_)} = {value}"


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
    body = _Body(definitions)
    body.ask(questions)
    pairs = (f"{body.module.constant(one.id)}: q{body.module.number(one.id)}" for one in questions)
    body.module.lines += ["def effective(raw):", " get = raw.get", *body.lines("get({}, UNANSWERED)")]
    body.module.lines.append(f" return {{{', '.join(pairs)}}}")
    return body.function("effective")


def _decide(
    questions: Sequence[AskedWhen], rules: Sequence[Rule], definitions: Definitions
) -> Callable[[Raw], tuple[Urgency, tuple[str, ...]]]:
    reader = Reader(definitions)
    _check_order(questions, rules, reader)
    body = _Body(definitions)
    body.ask(_needed(questions, rules, reader))
    named = frozenset[Name]().union(*(reads(tree).names for tree in _all_trees(rules, definitions)))
    for rule in rules:
        shared = ("flag", rule.id) in named and definitions.flags.get(rule.id) == rule.when
        _rule(body, rule, Named("flag", rule.id) if shared else rule.when)
    body.module.lines += ["def decide(raw):", " fired = []", " add = fired.append", " rank = 0"]
    body.module.lines += [*body.lines("raw[{}]"), " return URGENCIES[rank], tuple(fired)"]
    return body.function("decide")


def _all_trees(rules: Iterable[Rule], definitions: Definitions) -> Iterator[Tree]:
    yield from (rule.when for rule in rules)
    for name in definitions.names():
        yield from definitions.trees(name)


def _needed(questions: Sequence[AskedWhen], rules: Iterable[Rule], reader: Reader) -> tuple[AskedWhen, ...]:
    """Return the questions that a rule depends on, or the `when` of such a question."""
    read = set[str]().union(*(reader.questions(rule.when) for rule in rules))
    needed = []
    for question in reversed(questions):
        if question.id in read:
            needed.append(question)
            read |= frozenset() if question.when is None else reader.questions(question.when)
    return tuple(reversed(needed))


def _rule(body: _Body, rule: Rule, when: Condition) -> None:
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
