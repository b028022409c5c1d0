"""Formulas as SMT-LIB text: cheap to make, simple to read, and parsed by the solver at once.

`Text` collects declarations, definitions and requirements. The solver's own objects are a hundred times slower to
make one by one, so none are made here; nothing here knows the solver.
"""

from collections.abc import Iterable
from typing import Final, TypeAlias

Formula: TypeAlias = str
"""A Boolean formula."""

TRUE: Final = "true"
FALSE: Final = "false"


def neg(part: Formula) -> Formula:
    """Return the opposite."""
    if part == TRUE:
        return FALSE
    if part == FALSE:
        return TRUE
    return part[5:-1] if part.startswith("(not ") else f"(not {part})"


def conj(parts: Iterable[Formula]) -> Formula:
    """Return that all parts hold."""
    return _joined("and", parts, nothing=TRUE, decides=FALSE)


def disj(parts: Iterable[Formula]) -> Formula:
    """Return that a part holds."""
    return _joined("or", parts, nothing=FALSE, decides=TRUE)


def _joined(word: str, parts: Iterable[Formula], *, nothing: Formula, decides: Formula) -> Formula:
    kept = dict.fromkeys(parts)
    if decides in kept:
        return decides
    kept.pop(nothing, None)
    if len(kept) > 1:
        return f"({word} {' '.join(kept)})"
    return next(iter(kept), nothing)


def implies(given: Formula, then: Formula) -> Formula:
    """Return that the one does not hold without the other."""
    return disj((neg(given), then))


def same(left: Formula, right: Formula) -> Formula:
    """Return that both hold or neither does."""
    return TRUE if left == right else f"(= {left} {right})"


def at_least(n: int, parts: Iterable[Formula]) -> Formula:
    """Return that `n` of the parts hold, each counted as often as it stands there."""
    open_parts = []
    for part in parts:
        if part == TRUE:
            n -= 1
        elif part != FALSE:
            open_parts.append(part)
    if n <= 0:
        return TRUE
    if n > len(open_parts):
        return FALSE
    if n == len(open_parts):
        return conj(open_parts)
    return disj(open_parts) if n == 1 else f"((_ at-least {n}) {' '.join(open_parts)})"


def at_most_one(parts: Iterable[Formula]) -> Formula:
    """Return that no two of the parts hold."""
    several = [part for part in parts if part != FALSE]
    return TRUE if len(several) < 2 else f"((_ at-most 1) {' '.join(several)})"  # noqa: PLR2004 - two


def weighs(parts: Iterable[tuple[int, Formula]], least: int) -> Formula:
    """Return that the weights of the parts that hold come to `least` or more. A weight may be below zero."""
    weights: list[int] = []
    formulas: list[Formula] = []
    for weight, formula in parts:
        if formula == TRUE:
            least -= weight
        elif weight and formula != FALSE:
            least -= min(weight, 0)
            weights.append(abs(weight))
            formulas.append(formula if weight > 0 else neg(formula))
    if least <= 0:
        return TRUE
    if least > sum(weights):
        return FALSE
    return f"((_ pbge {least} {' '.join(map(str, weights))}) {' '.join(formulas)})"


class Text:
    """Formulas on their way to a solver."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lines: list[str] = []
        self._names: dict[Formula, str] = {}
        self._fresh = 0

    def declare(self, name: str, sort: str = "Bool") -> str:
        """Add a variable and return its name."""
        self._lines.append(f"(declare-const {name} {sort})")
        return name

    def require(self, formula: Formula) -> None:
        """Add something that always holds."""
        if formula != TRUE:
            self._lines.append(f"(assert {formula})")

    def define(self, name: str, formula: Formula) -> str:
        """Give a formula a name, and return what it is called: formulas that are alike share one name."""
        if not formula.startswith("("):
            return formula
        known = self._names.get(formula)
        if known is None:
            self._lines.append(f"(declare-const {name} Bool)(assert (= {name} {formula}))")
            known = self._names[formula] = name
        return known

    def fresh(self) -> str:
        """Return a name that stands for nothing yet."""
        self._fresh += 1
        return f"fresh/{self._fresh}"

    def written(self) -> str:
        """Return everything that was added since the last time."""
        text = "\n".join(self._lines)
        self._lines.clear()
        return text
