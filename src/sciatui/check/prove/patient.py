"""From what the solver found to answers that a person could give.

Numbers get the answer nearest to zero that will do. Only words that count are there: what is not asked has none.
"""

from datetime import date
from decimal import Decimal
from typing import Final

from sciatui.check.prove.answers import Answer
from sciatui.check.prove.formula import FALSE
from sciatui.check.prove.numbers import NUMBERS, SETS, steps
from sciatui.check.prove.solver import Solver
from sciatui.check.prove.world import World
from sciatui.flow.aliases import Value
from sciatui.flow.values import Activity, Blank

A_DAY: Final = date(2026, 1, 1)


def patient(solver: Solver, world: World) -> dict[str, Value | Blank]:
    """Return the answers in one state."""
    words = ((name, _word(solver, answer)) for name, answer in world.answers.items() if solver.holds(answer.asked))
    return {name: word for name, word in words if word is not Blank.UNANSWERED}


def _word(solver: Solver, answer: Answer) -> Value | Blank:
    if answer.unsure != FALSE and solver.holds(answer.unsure):
        return Blank.UNSURE
    if answer.declined != FALSE and solver.holds(answer.declined):
        return Blank.DECLINED
    return _value(solver, answer) if solver.holds(answer.answered) else Blank.UNANSWERED


def _value(solver: Solver, answer: Answer) -> Value:
    kind = answer.question.kind
    chosen = [code for code, formula in answer.codes.items() if solver.holds(formula)]
    if kind == "choice":
        return chosen[0]
    if kind in SETS:
        return frozenset(chosen)
    if kind in NUMBERS:
        return _number(solver, answer)
    if kind == "date":
        return A_DAY
    return "x" if kind == "text" else (Activity("x", 0),)


def _number(solver: Solver, answer: Answer) -> int | Decimal:
    scale = steps(answer.question)
    if answer.number:
        step = solver.number(answer.number)
    else:
        above = [at for at, formula in answer.borders.items() if solver.holds(formula)]
        below = [at for at in answer.borders if at not in above]
        least, most = max(above, default=scale.low), min(below, default=scale.high + 1) - 1
        step = min(max(least, 0), most)
    return step if scale.per_unit == 1 else (Decimal(step) / scale.per_unit).normalize() + 0
