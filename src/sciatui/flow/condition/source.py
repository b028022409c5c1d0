"""Trees as Python source: two plain expressions for each condition, "surely true" and "possibly true".

What is possible but not sure is unknown. Both are two-valued, so generated code runs as fast as code written by hand.
The source holds names that are made up here and nothing else: ids, codes and numbers are bound in the namespace, and no
character that an author wrote is ever compiled.

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

from typing import Final, Literal, TypeAlias, assert_never

from sciatui.flow.condition.definitions import Definitions, Name
from sciatui.flow.condition.module import Module
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

View: TypeAlias = Literal["q", "o", "n", "s", "c"]
Mode: TypeAlias = Literal["surely", "possibly"]

_OTHER: Final[dict[Mode, Mode]] = {"surely": "possibly", "possibly": "surely"}
_STATES: Final = {
    "answered": "{}.__class__ is not Blank",
    "unsure": "{} is UNSURE",
    "declined": "{} is DECLINED",
    "asked": "{} is not NOT_ASKED",
}
VIEWS: Final[dict[View, str]] = {
    "o": "q{0}.__class__ is Blank and q{0} is not NOT_ASKED",
    "n": "q{0} if q{0}.__class__ is not Blank else ABSENT if q{0} is NOT_ASKED else OPEN",
    "s": "q{0} if q{0}.__class__ is not Blank else NOTHING_CHOSEN",
    "c": "len(q{0}) if q{0}.__class__ is not Blank else ABSENT if q{0} is NOT_ASKED else OPEN",
}
"""How each other local of a question is made from its answer."""

NOT_ASKED: Final[dict[View, str]] = {
    "q": "NOT_ASKED",
    "o": "False",
    "n": "ABSENT",
    "s": "NOTHING_CHOSEN",
    "c": "ABSENT",
}
"""What each local holds for a question that is not asked."""


class Expressions:
    """Turns trees into expressions over locals, and notes which locals they need."""

    def __init__(self, module: Module, definitions: Definitions) -> None:
        """Begin without any local."""
        self.module = module
        self.definitions = definitions
        self.views: dict[str, set[View]] = {}
        self.names: dict[Name, str] = {}

    def condition(self, tree: Condition, mode: Mode) -> str:
        """Return an expression that is True or False: whether a condition is surely or possibly true."""
        match tree:
            case Truth(value):
                return str(value)
            case Not(part):
                return f"not ({self.condition(part, _OTHER[mode])})"
            case And(parts) | Or(parts) | AtLeast(_, parts):
                return self._joined(tree, [self.condition(part, mode) for part in parts])
            case Named(what, name):
                return f"{self._naming('v', (what, name))} is {'True' if mode == 'surely' else 'not False'}"
            case Asks(question, state):
                return _STATES[state].format(self._local(question, "q"))
            case Has(question, "none_of", codes):
                return f"not ({self.condition(Has(question, 'any_of', codes), _OTHER[mode])})"
            case Is(question) | Has(question):
                sure = self._answered(tree)
                return sure if mode == "surely" else f"{sure} or {self._local(question, 'o')}"
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
        match term:
            case Literally(value):
                return self.module.constant(value)
            case AnswerTo(question):
                return self._local(question, "n")
            case Count(question):
                return self._local(question, "c")
            case NamedNumber("constant", name):
                return self.module.constant(self.definitions.constants[name])
            case NamedNumber(what, name):
                return self._naming("m", (what, name))
            case Arithmetic(left, sign, right):
                return f"({self.term(left)}) {sign} ({self.term(right)})"
            case _:
                assert_never(term)

    def _score(self, name: str) -> str:
        """Return an expression for a score's total, which is open until all of its items are known."""
        score = self.definitions.scores[name]
        needed = [] if score.when is None else [self.condition(score.when, "surely")]
        totals = []
        for item in score.items:
            sure, possible = self.condition(item.when, "surely"), self.condition(item.when, "possibly")
            totals.append(f"({self.module.constant(item.points)} if {sure} else 0)")
            if sure != possible:
                needed.append(f"({sure}) or not ({possible})")
        total = " + ".join(totals)
        return f"{total} if {' and '.join(f'({one})' for one in needed)} else OPEN" if needed else total

    def named(self, name: Name) -> tuple[str, str]:
        """Return the local that something named gets, and the expression for it."""
        number, defined = self.module.number(name), self.definitions
        what, id_ = name
        if what == "score":
            return f"m{number}", self._score(id_)
        trees = {"value": defined.values, "flag": defined.flags, "pattern": defined.patterns}
        tree = trees[what][id_]
        if isinstance(tree, Literally | AnswerTo | Count | NamedNumber | Arithmetic):
            return f"m{number}", self.term(tree)
        return f"v{number}", self.truth(tree)

    def _naming(self, letter: str, name: Name) -> str:
        return self.names.setdefault(name, f"{letter}{self.module.number(name)}")

    def _local(self, question: str, view: View) -> str:
        self.views.setdefault(question, set()).add(view)
        return f"{view}{self.module.number(question)}"

    def _joined(self, tree: And | Or | AtLeast, parts: list[str]) -> str:
        enough = {And: len(parts), Or: 1}.get(type(tree), tree.n if isinstance(tree, AtLeast) else 0)
        each = [f"({part})" for part in parts]
        if enough == len(parts):
            return " and ".join(each)
        return " or ".join(each) if enough == 1 else f"{' + '.join(each)} >= {enough}"

    def _answered(self, tree: Is | Has) -> str:
        """Return whether an answer that is there says so."""
        constant = self.module.constant
        match tree:
            case Is(question, (code,)):
                return f"{self._local(question, 'q')} == {constant(code)}"
            case Is(question, codes):
                return f"{self._local(question, 'q')} in {constant(codes)}"
            case Has(question, _, (code,)):
                return f"{constant(code)} in {self._local(question, 's')}"
            case Has(question, "all_of", codes):
                return f"{constant(frozenset(codes))} <= {self._local(question, 's')}"
            case Has(question, _, codes):
                return f"not {self._local(question, 's')}.isdisjoint({constant(frozenset(codes))})"

    def _compared(self, tree: Compare, mode: Mode) -> str:
        left, right = self.term(tree.left), self.term(tree.right)
        sure = f"({left}) {tree.op} ({right})"
        if mode == "surely":
            return sure
        if _is_written(tree.right):
            return f"{sure} or ({left}) is OPEN"
        return f"{sure} or ({right if _is_written(tree.left) else f'({left}) + ({right})'}) is OPEN"


def _is_written(term: Term) -> bool:
    """Whether a number is there whatever anybody answers."""
    return isinstance(term, Literally) or (isinstance(term, NamedNumber) and term.what == "constant")
