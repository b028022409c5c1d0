"""Comparisons of numbers as formulas, given that every number in them is known.

Three kinds, from cheap to dear: one answer against a fixed number is a matter of borders; counts and scores are weights
that come to enough; everything else is arithmetic on whole numbers.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import lcm, prod
from typing import Final, TypeAlias

from sciatui.check.prove.answers import Answer, whole
from sciatui.check.prove.formula import FALSE, TRUE, Formula, conj, neg, weighs
from sciatui.check.prove.numbers import Atom, Sum, Threshold, steps, threshold
from sciatui.flow.condition.tree import AnswerTo, Comparison

Weights: TypeAlias = tuple[tuple[int, Formula], ...]
"""What a count or a score is made of: points and whether they are given."""

_BY_LEAST: Final[Mapping[Comparison, Callable[[Callable[[int], Formula]], Formula]]] = {
    ">=": lambda least: least(0),
    ">": lambda least: least(1),
    "<": lambda least: neg(least(0)),
    "<=": lambda least: neg(least(1)),
    "==": lambda least: conj((least(0), neg(least(1)))),
}
"""Each comparison of a whole number with zero, by whether the number is at least something."""


def holds(found: Sum, sign: Comparison, answers: Mapping[str, Answer], weights: Callable[[Atom], Weights]) -> Formula:
    """Return whether a sum compares with zero like this."""
    single = threshold(found, sign)
    if single is not None:
        return _beyond(single, answers[single.question])
    products = found.variable()
    if any(len(product) > 1 or isinstance(product[0], AnswerTo) for product in products):
        return _calculated(found, sign, answers, weights)
    by = lcm(found.constant.denominator, *(factor.denominator for factor in products.values()))
    parts = [
        (int(factor * by) * points, given) for (atom,), factor in products.items() for points, given in weights(atom)
    ]
    constant = int(found.constant * by)
    return _BY_LEAST[sign](lambda least: weighs(parts, least - constant))


def _beyond(single: Threshold, answer: Answer) -> Formula:
    """Compare one answer with a fixed number by the borders that it is above."""
    scale = steps(answer.question)

    def from_step(step: int) -> Formula:
        return TRUE if step <= scale.low else FALSE if step > scale.high else answer.borders[step]

    first = scale.at_or_above(single.number)
    after = scale.above(single.number)
    match single.sign:
        case ">=":
            return from_step(first)
        case ">":
            return from_step(after)
        case "<":
            return neg(from_step(first))
        case "<=":
            return neg(from_step(after))
        case "==":
            return conj((from_step(first), neg(from_step(after)))) if scale.is_step(single.number) else FALSE


def _calculated(
    found: Sum, sign: Comparison, answers: Mapping[str, Answer], weights: Callable[[Atom], Weights]
) -> Formula:
    """Write a comparison with zero out as arithmetic on whole numbers."""
    factors = {
        product: factor / prod(_per_unit(atom, answers) for atom in product)
        for product, factor in found.products.items()
    }
    by = lcm(*(factor.denominator for factor in factors.values()))
    sums = [
        _word("*", (whole(int(factor * by)), *(_number(atom, answers, weights) for atom in product)))
        for product, factor in factors.items()
        if factor
    ]
    return f"({'=' if sign == '==' else sign} {_word('+', sums)} 0)"


def _per_unit(atom: Atom, answers: Mapping[str, Answer]) -> Fraction:
    return Fraction(steps(answers[atom.question].question).per_unit if isinstance(atom, AnswerTo) else 1)


def _number(atom: Atom, answers: Mapping[str, Answer], weights: Callable[[Atom], Weights]) -> str:
    if isinstance(atom, AnswerTo):
        return answers[atom.question].number
    return _word("+", (f"(ite {given} {whole(points)} 0)" for points, given in weights(atom)))


def _word(word: str, parts: Iterable[str]) -> str:
    several = list(parts)
    return f"({word} {' '.join(several)})" if len(several) > 1 else several[0] if several else "0"
