"""A whole flow as two generated functions: what is asked, and how urgent the result is.

`effective` walks the questions in order and gives each its value, or NOT_ASKED if its `when` is not surely true.
`decide` does the same in local variables, for those questions only that a rule depends on, and goes straight on to the
rules. The definitions have to be sound (`circles.unsound`), and questions read only earlier ones.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias, cast

from sciatui.flow.condition.definitions import Definitions, Name, Tree
from sciatui.flow.condition.module import Module
from sciatui.flow.condition.reads import questions_read, reads
from sciatui.flow.condition.source import NOT_ASKED, VIEWS, Expressions, Mode
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
    _check_order(questions, [*red_flags, *advice], definitions)
    module = Module()
    _effective(module, questions, definitions)
    _decide(module, questions, [*red_flags, *advice], definitions)
    names = module.run()
    decide = cast("Callable[[Raw], tuple[Urgency, tuple[str, ...]]]", names["decide"])
    unanswered = dict.fromkeys((question.id for question in questions), Blank.UNANSWERED)

    def decide_any(raw: Raw) -> tuple[Urgency, tuple[str, ...]]:
        try:
            return decide(raw)
        except KeyError:
            # Only a question that is asked and not in `raw` gets here: looking each one up first costs more than that.
            return decide({**unanswered, **raw})

    return Program(cast("Callable[[Raw], dict[str, Value | Blank]]", names["effective"]), decide_any)


class _Group(NamedTuple):
    """Questions in a row that are asked under the same condition."""

    when: str
    """As an expression; "" if they are always asked."""
    questions: tuple[str, ...]


class _Body:
    """The statements of one function. A question's locals are known only once all that reads it is there."""

    def __init__(self, module: Module, definitions: Definitions) -> None:
        """Begin without a statement."""
        self.code = Expressions(module, definitions)
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
            self._statements.append(_Group(expression, tuple(question.id for question in group)))

    def lines(self, read: str) -> Iterator[str]:
        """Give the lines of the function; `read` is how it looks up a question in what was answered."""
        for statement in self._statements:
            if isinstance(statement, str):
                yield f" {statement}"
            elif statement.when:
                yield f" if {statement.when}:"
                yield from (f"  {line}" for line in self._asked(statement.questions, read))
                yield " else:"
                yield from (f"  {line}" for line in self._not_asked(statement.questions))
            else:
                yield from (f" {line}" for line in self._asked(statement.questions, read))

    def _settle(self, tree: Tree) -> None:
        for name in sorted(reads(tree).names - self._settled):
            self._settled.add(name)
            if name[0] != "constant":
                for part in self.code.definitions.trees(name):
                    self._settle(part)
                local, expression = self.code.named(name)
                self.add(f"{local} = {expression}")

    def _asked(self, questions: Iterable[str], read: str) -> Iterator[str]:
        for question in questions:
            number, views = self.code.module.number(question), self.code.views.get(question, ())
            yield f"q{number} = {read.format(self.code.module.constant(question))}"
            yield from (f"{view}{number} = {made.format(number)}" for view, made in VIEWS.items() if view in views)

    def _not_asked(self, questions: Iterable[str]) -> Iterator[str]:
        for view, value in NOT_ASKED.items():
            locals_ = [
                f"{view}{self.code.module.number(question)}"
                for question in questions
                if view == "q" or view in self.code.views.get(question, ())
            ]
            if locals_:
                yield f"{' = '.join(locals_)} = {value}"


def _check_order(questions: Sequence[AskedWhen], rules: Iterable[Rule], definitions: Definitions) -> None:
    """Refuse to compile what reads a question before it is asked: the loader finds that first, with its line."""
    known: set[str] = set()
    for question in questions:
        if question.when is not None and not questions_read(question.when, definitions) <= known:
            raise ValueError(f"{question.id} reads a question that is not asked before it")
        known.add(question.id)
    for rule in rules:
        if not questions_read(rule.when, definitions) <= known:
            raise ValueError(f"{rule.id} reads a question that is never asked")


def _effective(module: Module, questions: Sequence[AskedWhen], definitions: Definitions) -> None:
    body = _Body(module, definitions)
    body.ask(questions)
    pairs = (f"{module.constant(question.id)}: q{module.number(question.id)}" for question in questions)
    module.lines += ["def effective(raw):", " get = raw.get"]
    module.lines += [*body.lines("get({}, UNANSWERED)"), f" return {{{', '.join(pairs)}}}"]


def _decide(module: Module, questions: Sequence[AskedWhen], rules: Sequence[Rule], definitions: Definitions) -> None:
    body = _Body(module, definitions)
    body.ask(_needed(questions, rules, definitions))
    named = frozenset[Name]().union(*(reads(tree).names for tree in _all_trees(rules, definitions)))
    for rule in rules:
        shared = ("flag", rule.id) in named and definitions.flags.get(rule.id) == rule.when
        _rule(body, rule, Named("flag", rule.id) if shared else rule.when)
    module.lines += ["def decide(raw):", " fired = []", " add = fired.append", " rank = 0"]
    module.lines += [*body.lines("raw[{}]"), " return URGENCIES[rank], tuple(fired)"]


def _all_trees(rules: Iterable[Rule], definitions: Definitions) -> Iterator[Tree]:
    yield from (rule.when for rule in rules)
    for name in definitions.names():
        yield from definitions.trees(name)


def _needed(questions: Sequence[AskedWhen], rules: Iterable[Rule], definitions: Definitions) -> tuple[AskedWhen, ...]:
    """Return the questions that a rule depends on, or the `when` of such a question."""
    read = set[str]().union(*(questions_read(rule.when, definitions) for rule in rules))
    needed = []
    for question in reversed(questions):
        if question.id in read:
            needed.append(question)
            read |= frozenset() if question.when is None else questions_read(question.when, definitions)
    return tuple(reversed(needed))


def _rule(body: _Body, rule: Rule, when: Condition) -> None:
    """Add a rule. What is not even possible is asked first: most rules end there."""
    sure = body.expression(when, "surely")
    possible = sure if rule.if_unknown is None else body.expression(when, "possibly")
    body.add(f"if {possible}:", f" add({body.code.module.constant(rule.id)})")
    if possible == sure or rule.if_unknown in {None, rule.urgency}:
        body.add(_raise(rule.urgency, "if"))
    else:
        body.add(f" if {sure}:", f" {_raise(rule.urgency, 'if')}", _raise(rule.if_unknown, "elif"))


def _raise(urgency: Urgency, word: str) -> str:
    return f" {word} rank < {RANK[urgency]}: rank = {RANK[urgency]}"
