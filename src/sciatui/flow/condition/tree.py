"""The tree of a condition: the whole condition language as a closed set of frozen nodes.

Five readers share it (evaluate, generate, prove, export, explain), so nothing here does anything. Boolean
nodes have a truth value: true, false or unknown. Number nodes have a number or none.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sciatui.flow.aliases import Number

Comparison = Literal["==", "<", "<=", ">", ">="]
"""`a != b` is `Not(a == b)`, for numbers as for choices: true where `a` was not asked for."""
Quantifier = Literal["any_of", "all_of", "none_of"]
State = Literal["answered", "unsure", "declined", "asked"]


@dataclass(frozen=True, slots=True)
class Truth:
    """True or False, written out."""

    value: bool


@dataclass(frozen=True, slots=True)
class Is:
    """The answer to a choice question is one of these codes (`q == 'x'`, `q in ('x', 'y')`)."""

    question: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Has:
    """The set chosen holds any, all or none of these codes."""

    question: str
    quantifier: Quantifier
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asks:
    """How a question stands: `answered(q)`, `unsure(q)`, `declined(q)`, `asked(q)`. Never unknown."""

    question: str
    state: State


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; unknown stays unknown."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `n` of the parts."""

    n: int
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A Boolean defined elsewhere: a value by its name, `flag('id')`, `fits('pattern')`."""

    what: Literal["value", "flag", "pattern"]
    id: str


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two numbers of one unit. False where a number was not asked for."""

    left: "Term"
    op: Comparison
    right: "Term"


@dataclass(frozen=True, slots=True)
class Literally:
    """A number written out."""

    value: Number


@dataclass(frozen=True, slots=True)
class AnswerTo:
    """The number answered to a number or scale question."""

    question: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many codes were chosen in a set; "none of these" counts 0."""

    question: str


@dataclass(frozen=True, slots=True)
class NamedNumber:
    """A number defined elsewhere: a value or a constant by its name, or a score's total once it is certain."""

    what: Literal["value", "constant", "score"]
    id: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`+`, `-` or `*` of two numbers."""

    left: "Term"
    op: Literal["+", "-", "*"]
    right: "Term"


Condition: TypeAlias = Truth | Is | Has | Asks | Not | And | Or | AtLeast | Named | Compare
Term: TypeAlias = Literally | AnswerTo | Count | NamedNumber | Arithmetic
