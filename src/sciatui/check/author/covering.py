"""A few people who together reach everything in a flow: each question, choice, rule, picture, treatment and band.

First greedily: each next person reaches one thing that nobody reached yet, and as many others of those as go together.
Then the solver looks for one person fewer at a time, all at once, until there are none: a smallest set, where the flow
is small enough for that.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from sciatui.check.author.opened import Opened
from sciatui.check.prove.formula import FALSE, Formula, conj, disj, neg
from sciatui.check.prove.patient import patient
from sciatui.check.prove.properties import unreachable
from sciatui.check.prove.prover import One, Prover
from sciatui.check.prove.solver import Solver
from sciatui.check.prove.witness import Raw
from sciatui.check.prove.world import World
from sciatui.flow.complaint import key_of

_MOST: Final = 2_000
"""People times things up to which fewer people are looked for: beyond, nothing would be found in time."""


class Covering(NamedTuple):
    """One person, and what is reached by nobody before."""

    answers: Raw
    goals: tuple[str, ...]

    def __repr__(self) -> str:
        """Say what this is and not what it holds."""
        return f"<Covering of {len(self.goals)} goals>"


class _Person(NamedTuple):
    """Answers and everything that they reach."""

    answers: Raw
    reaches: frozenset[str]


def covering(opened: Opened) -> Iterator[Covering]:
    """Yield people until everything is reached that anybody can reach."""
    subject = Prover(opened.flow, opened.conditions)
    people = _needed(_greedy(subject))
    while len(people) > 1 and (len(people) - 1) * len(people[0].reaches) <= _MOST:
        fewer = _so_many(subject, len(people) - 1, frozenset().union(*(one.reaches for one in people)))
        if not fewer:
            break
        people = fewer
    left = dict.fromkeys(goals(subject))
    for one in people:
        yield Covering(one.answers, tuple(name for name in left if name in one.reaches))
        left = {name: None for name in left if name not in one.reaches}


def _greedy(prover: Prover) -> list[_Person]:
    """Find people one by one."""
    solver = prover.one.solver
    named = {name: solver.text.define(solver.text.fresh(), formula) for name, formula in goals(prover).items()}
    left, people = dict(named), list[_Person]()
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
        everything = frozenset(name for name, further in named.items() if solver.holds(further))
        people.append(_Person(prover.one.patient(), everything))
        left = {name: further for name, further in left.items() if name not in everything}
    return people


def _needed(people: list[_Person]) -> list[_Person]:
    """Leave out who reaches nothing that the others do not reach together."""
    for one in people[::-1]:
        others = [other for other in people if other is not one]
        if one.reaches <= frozenset[str]().union(*(other.reaches for other in others)):
            people = others
    return people


def _so_many(prover: Prover, count: int, wanted: frozenset[str]) -> list[_Person]:
    """Return so many people who reach all that is wanted; nobody if there are none, or none were found in time."""
    solver = Solver()
    worlds = [World(solver.text, f"person{number}", prover.subject) for number in range(count)]
    reached = []
    for world in worlds:
        each = Prover(prover.flow, prover.conditions)
        each.one = One(solver, world)
        formulas = goals(each).items()
        reached.append({name: solver.text.define(solver.text.fresh(), formula) for name, formula in formulas})
    for name in sorted(wanted):  # in one order, so that the same flow gives the same people
        solver.text.require(disj(each[name] for each in reached))
    if not solver.can():
        return []
    return [
        _Person(patient(solver, world), frozenset(name for name, formula in each.items() if solver.holds(formula)))
        for world, each in zip(worlds, reached, strict=True)
    ]


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
