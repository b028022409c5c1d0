"""W-unguarded-not-asked: nothing is true only because a question was not asked, unless the condition says so.

A comparison with a question that was not asked is false, so its opposite is true. That is often right and easily
overlooked; `asked(…)` says that it is meant.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from sciatui.check.prove.formula import TRUE, neg
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.flow.complaint import Path
from sciatui.flow.condition.definitions import Definitions, Tree
from sciatui.flow.condition.reads import parts
from sciatui.flow.condition.tree import (
    AnswerTo,
    Arithmetic,
    Compare,
    Condition,
    Count,
    Has,
    Is,
    Named,
    NamedNumber,
    Not,
)

RULE = "W-unguarded-not-asked"


class Spot(NamedTuple):
    """A comparison whose opposite counts: where it stands, and which question it reads."""

    path: Path
    question: str


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for patients for whom a condition is true because a question was not asked."""
    solver, world = prover.one
    told: set[Spot] = set()
    for path, tree in prover.conditions.trees.items():
        spots: dict[str, set[Spot]] = {}
        for spot in _opposites(tree, path, prover.conditions.definitions, negated=False):
            if world.answers[spot.question].asked != TRUE:
                spots.setdefault(spot.question, set()).add(spot)
        for question, found_at in spots.items():
            if found_at <= told:
                continue
            blind = world.blind_to(question).pair(tree)
            found = solver.can(world.at(path).true, neg(blind.true))
            if found is not False:
                for spot in sorted(found_at - told, key=str):
                    yield settled(RULE, spot.path, found, partial(_why, spot))
                told |= found_at


def _why(spot: Spot) -> Refutation:
    name = spot.question
    message = f"Where '{name}' is not asked, this counts as if it had been answered otherwise, and that decides"
    return Refutation(message, f"Say that it is meant: not (asked({name}) and …), or ask for asked({name}) as well.")


def _opposites(tree: Condition, path: Path, definitions: Definitions, *, negated: bool) -> Iterator[Spot]:
    """Yield the comparisons whose opposite makes a condition true, also in the values that it names.

    That a red flag or a pattern is not there is a fact of its own, whatever was not asked.
    """
    match tree:
        case Not(part):
            yield from _opposites(part, path, definitions, negated=not negated)
        case Named("value", name):
            value = definitions.values[name]
            yield from _opposites(value, ("value", name, "expr"), definitions, negated=negated)  # type: ignore[arg-type]
        case Is(question):
            yield from (Spot(path, question) for _ in range(negated))
        case Has(question, quantifier):
            yield from (Spot(path, question) for _ in range(negated is not (quantifier == "none_of")))
        case Compare(left, _, right):
            yield from (
                Spot(path, question) for term in (left, right) * negated for question in _read(term, definitions)
            )
        case _:
            yield from (
                spot
                for part in parts(tree)
                if isinstance(part, Condition)
                for spot in _opposites(part, path, definitions, negated=negated)
            )


def _read(term: Tree, definitions: Definitions) -> Iterator[str]:
    """Yield the questions whose answers are numbers in a term."""
    match term:
        case AnswerTo(question) | Count(question):
            yield question
        case Arithmetic(left, _, right):
            yield from _read(left, definitions)
            yield from _read(right, definitions)
        case NamedNumber("value", name):
            yield from _read(definitions.values[name], definitions)
        case _:
            return
