"""What somebody must be able to reach: goals that are proved by finding a patient, and refuted when there is none."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sciatui.check.prove.formula import Formula
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.solver import Solver
from sciatui.flow.complaint import Path


class Goal(NamedTuple):
    """Something that must be possible."""

    rule: str
    path: Path
    formula: Formula
    message: str
    """What to say if it is not."""
    hint: str = ""
    otherwise: Callable[[], Proof] | None = None
    """What to try before that, where a patient alone cannot tell."""


def reach(solver: Solver, wanted: Iterable[Goal]) -> Iterator[Proof]:
    """Look for patients until each goal is reached or has none; one patient often reaches many."""
    text = solver.text
    left = {number: (goal, text.define(text.fresh(), goal.formula)) for number, goal in enumerate(wanted)}
    while left:
        number, (goal, formula) = next(iter(left.items()))
        found = solver.can(formula)
        if found:
            reached = [number for number, (_, name) in left.items() if solver.holds(name)]
            yield from (_settled(left.pop(number)[0], broken=False) for number in reached)
        else:
            del left[number]
            broken = None if found is None else True
            yield goal.otherwise() if goal.otherwise is not None else _settled(goal, broken=broken)


def _settled(goal: Goal, *, broken: bool | None) -> Proof:
    return settled(goal.rule, goal.path, broken, lambda: Refutation(goal.message, goal.hint))
