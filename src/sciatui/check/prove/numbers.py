"""The numbers of conditions as sums of products, and the answers that can make a difference to them.

A comparison of one answer with fixed numbers needs no arithmetic: only on which side of a few cuts the answer lies.
`Cuts` finds those; whatever is left becomes arithmetic on whole numbers, since answers have few decimals.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Final, NamedTuple, TypeAlias, assert_never

from sciatui.engine.answer import LARGEST, SCALE_TOP
from sciatui.flow.condition.definitions import Definitions, Tree
from sciatui.flow.condition.reads import nodes
from sciatui.flow.condition.tree import AnswerTo, Arithmetic, Compare, Comparison, Count, Literally, NamedNumber, Term
from sciatui.flow.definition import Question
from sciatui.flow.values import DECIMALS

Atom: TypeAlias = AnswerTo | Count | NamedNumber
"""A number that depends on answers: an answer, a count, or a score by its name."""

NO_ATOM: Final[tuple[Atom, ...]] = ()

SETS: Final = frozenset({"choices", "body_map"})
NUMBERS: Final = frozenset({"number", "scale"})


class Sum(NamedTuple):
    """A sum of products of atoms. `atoms` are all that stand in it, also those that cancel out."""

    products: Mapping[tuple[Atom, ...], Fraction]
    atoms: frozenset[Atom]

    @property
    def constant(self) -> Fraction:
        """The part that depends on nothing."""
        return self.products.get(NO_ATOM, Fraction(0))

    def variable(self) -> dict[tuple[Atom, ...], Fraction]:
        """Return the part that depends on answers."""
        return {atoms: factor for atoms, factor in self.products.items() if atoms and factor}


def sum_of(term: Term, definitions: Definitions) -> Sum:
    """Return a number as a sum of products."""
    match term:
        case Literally(value):
            return Sum({NO_ATOM: Fraction(value)}, frozenset())
        case NamedNumber("constant", name):
            return Sum({NO_ATOM: Fraction(definitions.constants[name])}, frozenset())
        case NamedNumber("value", name):
            return sum_of(definitions.values[name], definitions)  # type: ignore[arg-type] # the parser saw a number
        case AnswerTo() | Count() | NamedNumber():
            return Sum({(term,): Fraction(1)}, frozenset({term}))
        case Arithmetic(left, sign, right):
            return _combined(sum_of(left, definitions), sign, sum_of(right, definitions))
        case _:
            assert_never(term)


def _combined(left: Sum, sign: str, right: Sum) -> Sum:
    products: dict[tuple[Atom, ...], Fraction] = {}
    if sign == "*":
        for some, factor in left.products.items():
            for others, other in right.products.items():
                both = tuple(sorted((*some, *others), key=repr))
                products[both] = products.get(both, Fraction(0)) + factor * other
    else:
        products |= left.products
        for some, factor in right.products.items():
            products[some] = products.get(some, Fraction(0)) + (factor if sign == "+" else -factor)
    return Sum(products, left.atoms | right.atoms)


def difference(compare: Compare, definitions: Definitions) -> Sum:
    """Return left minus right, which is compared with zero."""
    return _combined(sum_of(compare.left, definitions), "-", sum_of(compare.right, definitions))


class Threshold(NamedTuple):
    """The answer to one question, compared with a fixed number."""

    question: str
    sign: Comparison
    number: Fraction


_TURNED: Final[Mapping[Comparison, Comparison]] = {"==": "==", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def threshold(found: Sum, sign: Comparison) -> Threshold | None:
    """Return the comparison with zero as one of a single answer with a number, if it is one."""
    match [*found.variable().items()]:
        case [((AnswerTo(question),), factor)]:
            return Threshold(question, sign if factor > 0 else _TURNED[sign], -found.constant / factor)
        case _:
            return None


class Steps(NamedTuple):
    """The numbers that a question takes, counted in steps of its last decimal."""

    low: int
    high: int
    per_unit: int

    def at_or_above(self, number: Fraction) -> int:
        """Return the first step that is not below a number."""
        return ceil(number * self.per_unit)

    def above(self, number: Fraction) -> int:
        """Return the first step above a number."""
        return floor(number * self.per_unit) + 1

    def is_step(self, number: Fraction) -> bool:
        """Say whether a number can be answered at all, whatever its range."""
        return (number * self.per_unit).denominator == 1


def steps(question: Question) -> Steps:
    """Return the numbers that a question takes."""
    if question.kind == "scale":
        return Steps(0, SCALE_TOP, 1)
    per_unit = 10**DECIMALS if question.decimal else 1
    low = Fraction(-LARGEST if question.minimum is None else max(-LARGEST, question.minimum))
    high = Fraction(LARGEST if question.maximum is None else min(LARGEST, question.maximum))
    return Steps(ceil(low * per_unit), floor(high * per_unit), per_unit)


def borders(found: Threshold, scale: Steps) -> tuple[int, ...]:
    """Return the steps from which on a comparison with a threshold may change its truth."""
    first, after = scale.at_or_above(found.number), scale.above(found.number)
    match found.sign:
        case ">=" | "<":
            return (first,)
        case ">" | "<=":
            return (after,)
        case "==":
            return (first, after) if scale.is_step(found.number) else ()


class Cuts(NamedTuple):
    """How each number that is answered is looked at."""

    borders: Mapping[str, tuple[int, ...]]
    """Question to the steps inside its range at which a comparison changes its truth."""
    arithmetic: frozenset[str]
    """Questions whose number itself is needed."""


def cuts(questions: Mapping[str, Question], trees: Iterable[Tree], definitions: Definitions) -> Cuts:
    """Look through all conditions for what they ask of numbers."""
    found: dict[str, set[int]] = {name: set() for name, question in questions.items() if question.kind in NUMBERS}
    arithmetic: set[str] = set()
    for compare in (node for tree in trees for node in nodes(tree) if isinstance(node, Compare)):
        whole = difference(compare, definitions)
        single = threshold(whole, compare.op)
        if single is None:
            atoms = (atom for product in whole.variable() for atom in product)
            arithmetic |= {atom.question for atom in atoms if isinstance(atom, AnswerTo)}
        else:
            scale = steps(questions[single.question])
            found[single.question] |= {at for at in borders(single, scale) if scale.low < at <= scale.high}
    return Cuts({name: tuple(sorted(at)) for name, at in found.items()}, frozenset(arithmetic))
