"""Trees as Python source: two plain expressions for each condition, "surely true" and "possibly true".

What is possible but not sure is unknown. Both are two-valued, so generated code runs as fast as code written by hand.
Everything an answer is looked at as has a local of its own:

======== ==================================================================================
local    holds
======== ==================================================================================
`q3`     the answer to question 3, or its blank
`o3`     whether that answer is open: not given, not sure or declined
`n3`     it as a number; `OPEN` or `ABSENT` if there is none
`s3`     it as a set; `NOTHING_CHOSEN` if there is none
`c3`     how many were chosen
`v3`     the truth of something named: True, False or None
`m3`     a number that is named
======== ==================================================================================
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final, Literal, TypeAlias, assert_never, cast

from sciatui.flow.aliases import Number
from sciatui.flow.condition import evaluate
from sciatui.flow.condition.definitions import Definitions, Name
from sciatui.flow.condition.module import Module
from sciatui.flow.condition.reads import nodes
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Arithmetic,
    Asks,
    AtLeast,
    Compare,
    Condition,
    Count,
    Has,
    Is,
    Literally,
    Named,
    NamedNumber,
    Not,
    Or,
    Term,
    Truth,
)

Mode: TypeAlias = Literal["surely", "possibly"]

LOCAL: Final = re.compile(r"\b([qonscvm])(\d+)\b")
"""A local, where it stands in source; nothing else in generated source looks like one."""

_FEW: Final = 3
"""So many codes are looked up one by one faster than two sets are compared."""

_OTHER: Final[dict[Mode, Mode]] = {"surely": "possibly", "possibly": "surely"}
_STATES: Final = {
    "answered": "{}.__class__ is not Blank",
    "unsure": "{} is UNSURE",
    "declined": "{} is DECLINED",
    "asked": "{} is not NOT_ASKED",
}
VIEWS: Final[dict[str, str]] = {
    "o": "q{0}.__class__ is Blank and q{0} is not NOT_ASKED",
    "n": "q{0} if q{0}.__class__ is not Blank else ABSENT if q{0} is NOT_ASKED else OPEN",
    "s": "q{0} if q{0}.__class__ is not Blank else NOTHING_CHOSEN",
    "c": "len(q{0}) if q{0}.__class__ is not Blank else ABSENT if q{0} is NOT_ASKED else OPEN",
}
"""How each other local of a question is made from its answer."""

HOPEFUL: Final[dict[str, str]] = {**VIEWS, "n": "q{0}", "s": "q{0}", "c": "len(q{0})"}
"""The same for code that takes it that every number and set that it looks at was given.

Where one was not, Python itself raises one of `DASHED`, and careful code starts anew: to find out beforehand would cost
every assessment. Only equality never raises, so that is asked for in so many words.
"""

DASHED: Final = "TypeError, AttributeError"
"""What comparing, counting or looking into a blank raises."""

NOT_ASKED: Final[dict[str, str]] = {
    "q": "NOT_ASKED",
    "o": "False",
    "n": "ABSENT",
    "s": "NOTHING_CHOSEN",
    "c": "ABSENT",
}
"""What each local holds for a question that is not asked."""


class Expressions:
    """Turns trees into expressions over locals."""

    def __init__(self, module: Module, definitions: Definitions, *, hopeful: bool = False) -> None:
        """Begin with what ids, codes and names stand for; `hopeful` as at `HOPEFUL`."""
        self.module = module
        self.definitions = definitions
        self.hopeful = hopeful

    def condition(self, tree: Condition, mode: Mode) -> str:
        """Return an expression that is True or False: whether a condition is surely or possibly true."""
        match tree:
            case Truth(value):
                return str(value)
            case Not(part):
                return f"not ({self.condition(part, _OTHER[mode])})"
            case And(parts) | Or(parts) | AtLeast(_, parts):
                return _joined(tree, [f"({self.condition(part, mode)})" for part in parts])
            case Named(what, name):
                return f"{self.local('v', (what, name))} is {'True' if mode == 'surely' else 'not False'}"
            case Asks(question, state):
                return _STATES[state].format(self.local("q", question))
            case Has(question, "none_of", codes):
                return f"not ({self.condition(Has(question, 'any_of', codes), _OTHER[mode])})"
            case Is(question) | Has(question):
                sure = self._answered(tree)
                if mode == "surely" or self.raises(tree):
                    return sure
                return f"{sure} or {self.local('o', question)}"
            case Compare():
                return self._compared(tree, mode)
            case _:
                assert_never(tree)

    def truth(self, tree: Condition) -> str:
        """Return an expression that is True, False or, for unknown, None."""
        sure, possible = self.condition(tree, "surely"), self.condition(tree, "possibly")
        return sure if sure == possible else f"(True if {sure} else None) if {possible} else False"

    def term(self, term: Term) -> str:
        """Return an expression that is a number, or stands for one that is not there."""
        written = self._written(term)
        match term:
            case _ if written is not None:
                return self.module.constant(written)
            case AnswerTo(question):
                return self.local("n", question)
            case Count(question):
                return self.local("c", question)
            case NamedNumber(what, name):
                return self.local("m", (what, name))
            case Arithmetic(left, sign, right):
                return f"({self.term(left)}) {sign} ({self.term(right)})"
            case _:
                raise AssertionError(term)

    def named(self, name: Name) -> tuple[str, str]:
        """Return the local that something named gets, and the expression for it."""
        what, id_ = name
        if what == "score":
            return self.local("m", name), self._score(id_)
        defined = {
            "value": self.definitions.values,
            "flag": self.definitions.flags,
            "pattern": self.definitions.patterns,
        }
        tree = defined[what][id_]
        if isinstance(tree, Literally | AnswerTo | Count | NamedNumber | Arithmetic):
            return self.local("m", name), self.term(tree)
        return self.local("v", name), self.truth(tree)

    def raises(self, tree: Condition) -> bool:
        """Say whether code that is hopeful raises where a blank stands for the set or the number that this looks at."""
        if not isinstance(tree, Compare):
            return self.hopeful and isinstance(tree, Has)
        named = any(isinstance(node, NamedNumber) and node.what != "constant" for node in nodes(tree))
        return self.hopeful and tree.op != "==" and not named

    def local(self, letter: str, thing: str | Name) -> str:
        """Return the local that holds a question, or something named, in one of the ways above."""
        return f"{letter}{self.module.number(thing)}"

    def _score(self, name: str) -> str:
        """Return an expression for a score's total, which is open until all of its items are known."""
        score = self.definitions.scores[name]
        needed = [] if score.when is None else [f"({self.condition(score.when, 'surely')})"]
        totals = []
        for item in score.items:
            sure, possible = self.condition(item.when, "surely"), self.condition(item.when, "possibly")
            totals.append(f"({item.points} if {sure} else 0)")
            if sure != possible:
                needed.append(f"(({sure}) or not ({possible}))")
        total = " + ".join(totals)
        return f"{total} if {' and '.join(needed)} else OPEN" if needed else total

    def _answered(self, tree: Is | Has) -> str:
        """Return an expression for whether an answer says so; False where there is none."""
        constant = self.module.constant
        match tree:
            case Is(question, codes) if len(codes) <= _FEW:
                return " or ".join(f"{self.local('q', question)} == {constant(code)}" for code in codes)
            case Is(question, codes):
                return f"{self.local('q', question)} in {constant(codes)}"
            case Has(question, _, (code,)):
                return f"{constant(code)} in {self.local('s', question)}"
            case Has(question, "all_of", codes):
                return f"{constant(frozenset(codes))} <= {self.local('s', question)}"
            case Has(question, _, codes) if len(codes) <= _FEW:
                return " or ".join(f"{constant(code)} in {self.local('s', question)}" for code in codes)
            case Has(question, _, codes):
                return f"not {self.local('s', question)}.isdisjoint({constant(frozenset(codes))})"

    def _compared(self, tree: Compare, mode: Mode) -> str:
        left_written, right_written = self._written(tree.left) is not None, self._written(tree.right) is not None
        if left_written and right_written:
            return str(evaluate.truth(tree, {}, self.definitions))
        left, right = self.term(tree.left), self.term(tree.right)
        both = not left_written and not right_written
        sure = f"({left}) {tree.op} ({right})"
        if self.hopeful and both and tree.op == "==":
            sure = f"({left}) - ({right}) == 0"  # two blanks are equal, but there is no difference between them
        if mode == "surely" or self.raises(tree):
            return sure
        one = tree.right if left_written else tree.left
        if self.hopeful and not both and isinstance(one, AnswerTo):
            return f"{sure} or {self.local('o', one.question)}"
        return f"{sure} or ({right if left_written else left if right_written else f'({left}) + ({right})'}) is OPEN"

    def _written(self, term: Term) -> Number | None:
        """Work out a number that does not depend on any answer; None if it does."""
        match term:
            case Literally(value):
                return value
            case NamedNumber("constant", name):
                return self.definitions.constants[name]
            case Arithmetic(left, _, right) if self._written(left) is not None and self._written(right) is not None:
                return cast("Number", evaluate.number(term, {}, self.definitions))
            case _:
                return None


def _joined(tree: And | Or | AtLeast, parts: list[str]) -> str:
    enough = {And: len(parts), Or: 1}.get(type(tree), tree.n if isinstance(tree, AtLeast) else 0)
    if enough == len(parts):
        return " and ".join(parts)
    return " or ".join(parts) if enough == 1 else f"{' + '.join(parts)} >= {enough}"


def spelled_out(texts: Iterable[str], views: Mapping[str, str] = VIEWS, kept: Collection[int] = ()) -> list[str]:
    """Write out each view of an answer that is looked at only once, or is the answer: only the others need a local.

    `q`, what is named, and everything of the questions whose numbers are `kept`, keep their locals.
    """
    texts = list(texts)
    uses = Counter(found[0] for text in texts for found in LOCAL.finditer(text))

    def spelled(found: re.Match[str]) -> str:
        view, number = found.groups()
        if view not in views or int(number) in kept:
            return found[0]
        if views[view] == "q{0}":
            return f"q{number}"
        return f"({views[view].format(number)})" if uses[found[0]] == 1 else found[0]

    return [LOCAL.sub(spelled, text) for text in texts]


def locals_in(texts: Iterable[str]) -> dict[int, str]:
    """Return, for each number in the order of their use, the letters of the locals that are used."""
    found: dict[int, str] = {}
    for text in texts:
        for letter, number in LOCAL.findall(text):
            letters = found.get(int(number), "")
            found[int(number)] = letters if letter in letters else letters + letter
    return found
