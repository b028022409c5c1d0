"""A few people who together reach everything in a flow: each question, choice, rule, picture, treatment and band.

Greedy: each next person reaches one thing that nobody reached yet, and as many others of those as go together.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sciatui.check.author.opened import Opened
from sciatui.check.prove.formula import FALSE, Formula, conj, neg
from sciatui.check.prove.properties import unreachable
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.witness import Raw
from sciatui.flow.complaint import key_of


class Covering(NamedTuple):
    """One person, and what is reached by nobody before."""

    answers: Raw
    goals: tuple[str, ...]

    def __repr__(self) -> str:
        """Say what this is and not what it holds."""
        return f"<Covering of {len(self.goals)} goals>"


def covering(opened: Opened) -> Iterator[Covering]:
    """Yield people until everything is reached that anybody can reach."""
    prover = Prover(opened.flow, opened.conditions)
    solver = prover.one.solver
    left = {name: solver.text.define(solver.text.fresh(), formula) for name, formula in goals(prover).items()}
    while left:
        name, formula = next(iter(left.items()))
        if not solver.can(formula):
            del left[name]
            continue
        kept = [formula]
        reached = {name}
        for other, further in left.items():
            if other not in reached and (solver.holds(further) or solver.can(*kept, further)):
                kept.append(further)
                reached.add(other)
            elif other not in reached:
                solver.can(*kept)
        yield Covering(prover.one.patient(), tuple(reached_in(left, reached)))
        for other in reached:
            del left[other]


def reached_in(left: Mapping[str, Formula], reached: set[str]) -> Iterator[str]:
    """Yield what was reached, in the order of the flow."""
    return (name for name in left if name in reached)


def goals(prover: Prover) -> dict[str, Formula]:
    """Return everything to be reached, by what it is called."""
    flow, world, trees = prover.flow, prover.one.world, prover.conditions.trees
    found = {key_of(goal.path): goal.formula for goal in unreachable.goals(prover)}
    for name, question in flow.questions.items():
        answer = world.answers[name]
        found |= {f"question.{name} = {code}": chosen for code, chosen in answer.codes.items()}
        if question.unsure:
            found[f"question.{name} = not_sure"] = answer.unsure
        if question.none:
            found[f"question.{name} = none"] = conj((answer.answered, *map(neg, answer.codes.values())))
    for kind, rules in (("red_flag", flow.red_flags), ("advice", flow.advice)):
        for name in rules:
            found[f"{kind}.{name} unknown"] = world.at((kind, name, "when")).unknown
    calm = neg(world.at_least("emergency"))
    for name in flow.treatments:
        when, avoid = ("treatment", name, "when"), ("treatment", name, "avoid_when")
        if avoid in trees:
            for_them = world.at(when).true if when in trees else "true"
            found[f"treatment.{name} withheld"] = conj((calm, for_them, neg(world.at(avoid).false)))
    return {name: formula for name, formula in found.items() if formula != FALSE}
