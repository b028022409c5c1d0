"""The statements of a generated function that walks the questions of a flow in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple, cast

from sciatui.flow.aliases import Urgency
from sciatui.flow.condition.definitions import Definitions, Name, Tree
from sciatui.flow.condition.module import Module
from sciatui.flow.condition.reads import reads
from sciatui.flow.condition.source import HOPEFUL, NOT_ASKED, VIEWS, Expressions, Mode, locals_in, spelled_out
from sciatui.flow.condition.tree import Condition, Named


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
    interrupts: bool = False
    """Whether it has to be shown the moment it is surely true."""


def shared(rules: Sequence[Rule], definitions: Definitions) -> Iterator[tuple[Rule, Condition]]:
    """Give each rule with its condition, by name where other conditions name it too, so that it is asked only once."""
    trees = [rule.when for rule in rules] + [tree for name in definitions.names() for tree in definitions.trees(name)]
    named = frozenset[Name]().union(*(reads(tree).names for tree in trees))
    for rule in rules:
        by_name = ("flag", rule.id) in named and definitions.flags.get(rule.id) == rule.when
        yield rule, Named("flag", rule.id) if by_name else rule.when


class _Group(NamedTuple):
    """Questions in a row that are asked under the same condition."""

    when: str
    """As an expression; "" if they are always asked."""
    numbers: tuple[int, ...]
    """Those that stand for the questions in the names of their locals."""


class Body:
    """The statements of one function. Which locals a question needs is known only once all that reads it is there."""

    def __init__(self, definitions: Definitions, *, hopeful: bool = False) -> None:
        """Begin without a statement; `hopeful` as at `HOPEFUL`."""
        self.module = Module()
        self.code = Expressions(self.module, definitions, hopeful=hopeful)
        self._views = HOPEFUL if hopeful else VIEWS
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

    def lines(self, read: Callable[[int], Iterable[str]], *, sheet: bool = False) -> Iterator[str]:
        """Give the lines of the function; `read` gives those that look up the answer to a question.

        Of a `sheet` every answer is looked up, also where it does not count; the local `e3` is what is kept of the
        answer to question 3, None where it is not asked.
        """
        # What hopeful code writes out would stand for an answer also where the question is not asked.
        gated = [one.numbers for one in self._statements if isinstance(one, _Group) and one.when]
        kept = frozenset[int]().union(*gated) if self.code.hopeful else frozenset[int]()
        texts = spelled_out((one if isinstance(one, str) else one.when for one in self._statements), self._views, kept)
        used = locals_in(texts)
        for statement, text in zip(self._statements, texts, strict=True):
            if isinstance(statement, str):
                yield f" {text}"
                continue
            reads_ = [line for number in statement.numbers for line in read(number)]
            views = [line for number in statement.numbers for line in self._looks(number, used.get(number, ""))]
            if not text:
                yield from (f" {line}" for line in (*reads_, *views))
                continue
            if sheet:
                yield from (f" {line}" for line in reads_)
                reads_ = []
            yield f" if {text}:"
            yield from (f"  {line}" for line in (*reads_, *views) or ["pass"])
            yield " else:"
            yield from (f"  {line}" for line in _not_asked(statement.numbers, used))
            if sheet:
                yield f"  {' = '.join(f'e{number}' for number in statement.numbers)} = None"

    def look_up(self, form: str) -> Callable[[int], Iterable[str]]:
        """Return the way to look up an answer in one line; `form` is the expression, with `{}` for the question."""
        return lambda number: [f"q{number} = {form.format(self.module.constant(self.module.thing(number)))}"]

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

    def _looks(self, number: int, letters: str) -> Iterator[str]:
        """Give the other locals of a question, made from its answer."""
        yield from (f"{view}{number} = {self._views[view].format(number)}" for view in letters if view in self._views)


def _not_asked(numbers: Iterable[int], used: Mapping[int, str]) -> Iterator[str]:
    for view, value in NOT_ASKED.items():
        locals_ = [f"{view}{number}" for number in numbers if view in "q" + used.get(number, "")]
        if locals_:
            yield f"{' = '.join(locals_)} = {value}"
