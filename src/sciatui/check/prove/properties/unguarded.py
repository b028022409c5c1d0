"""W-unguarded-not-asked: nothing is true only because questions were not asked, unless the condition says so.

A comparison with a question that was not asked is false, so its opposite is true. That is often right and easily
overlooked; `asked(…)` says that it is meant. That a red flag or a picture is not there is a fact of its own, unless
nothing that it reads was asked; and a score whose questions were not asked is a low one. What is true by an answer
needs no guard: without the question it is false.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final, NamedTuple

from sciatui.check.prove.formula import TRUE, neg
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.witness import witness
from sciatui.flow.aliases import Effective
from sciatui.flow.complaint import Path
from sciatui.flow.condition.definitions import Name, Tree
from sciatui.flow.condition.evaluate import truth
from sciatui.flow.condition.reads import parts
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Arithmetic,
    AtLeast,
    Compare,
    Condition,
    Count,
    Has,
    Is,
    Named,
    NamedNumber,
    Not,
    Or,
)
from sciatui.flow.conditions import Conditions
from sciatui.flow.values import Blank

RULE = "W-unguarded-not-asked"

_CALLS: Final = {"flag": "flag", "pattern": "fits"}
_PLACES: Final[Mapping[str, Callable[[str], Path]]] = {
    "flag": lambda name: ("red_flag", name, "when"),
    "pattern": lambda name: ("pattern", name, "fit"),
}


class Unasked(NamedTuple):
    """What counts as not so where none of these questions is asked: a question, or a thing that reads them."""

    questions: frozenset[str]
    thing: str
    """A red flag, picture or score as it is named; empty for a question."""


class Spot(NamedTuple):
    """Where the opposite of something counts."""

    path: Path
    unasked: Unasked


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for patients for whom a condition is true because questions were not asked."""
    solver, world = prover.one
    told: set[Spot] = set()
    for path, tree in prover.conditions.trees.items():
        spots: dict[Unasked, set[Spot]] = {}
        for spot in _opposites(tree, path, prover.conditions, negated=False):
            if all(world.answers[question].asked != TRUE for question in spot.unasked.questions):
                spots.setdefault(spot.unasked, set()).add(spot)
        for unasked, found_at in spots.items():
            if found_at <= told:
                continue
            blind = world.blind_to(unasked.questions, deep=unasked.thing != "").pair(tree)
            not_asked = (neg(world.answers[question].asked) for question in unasked.questions)
            found = solver.can(world.at(path).true, neg(blind.true), *not_asked)
            if found is not False:
                for spot in sorted(found_at - told, key=str):
                    yield settled(RULE, spot.path, found, partial(_why, prover, unasked, tree))
                told |= found_at


def _why(prover: Prover, unasked: Unasked, tree: Condition) -> Refutation:
    flow, definitions = prover.flow, prover.conditions.definitions

    def shows(effective: Effective) -> bool:
        silent = all(effective[name] is Blank.NOT_ASKED for name in unasked.questions)
        return silent and truth(tree, effective, definitions) is True

    def shows_that_it_decides(effective: Effective) -> bool:
        open_instead = {**effective, **dict.fromkeys(unasked.questions, Blank.UNANSWERED)}
        return shows(effective) and truth(tree, open_instead, definitions) is not True

    answers = prover.one.patient()
    # Where the condition asks whether it was asked, that it is open instead can make it true for another reason.
    decides = shows_that_it_decides(flow.program.effective(answers))
    claim = shows_that_it_decides if decides else shows
    shown = witness(flow, answers, answers, lambda effective, _: claim(effective))
    if unasked.thing:
        message = f"Where nothing that {unasked.thing} reads is asked, it counts as not so, and that decides"
        return Refutation(message, "Say that it is meant: ask with asked(…) for a question that it reads.", shown)
    (name,) = unasked.questions
    message = f"Where '{name}' is not asked, this counts as if it had been answered otherwise, and that decides"
    hint = f"Say that it is meant: not (asked({name}) and …), or ask for asked({name}) as well."
    return Refutation(message, hint, shown)


def _opposites(tree: Condition, path: Path, conditions: Conditions, *, negated: bool) -> Iterator[Spot]:
    """Yield the comparisons whose opposite makes a condition true, also in the values that it names."""
    match tree:
        case Not(part):
            yield from _opposites(part, path, conditions, negated=not negated)
        case Named("value", name):
            value = conditions.definitions.values[name]
            yield from _opposites(value, ("value", name, "expr"), conditions, negated=negated)  # type: ignore[arg-type]
        case Named() | And() | Or() | AtLeast() if negated and (things := _things(tree)):
            reads = (conditions.reads.get(_PLACES[what](name), frozenset[str]()) for what, name in things)
            calls = " or ".join(f"{_CALLS[what]}('{name}')" for what, name in things)
            yield from _of_a_thing(path, frozenset[str]().union(*reads), calls)
        case Is(question):
            yield from (_of_a_question(path, question) for _ in range(negated))
        case Has(question, quantifier):
            yield from (_of_a_question(path, question) for _ in range(negated is not (quantifier == "none_of")))
        case Compare(left, _, right):
            for term in (left, right):
                yield from _in_numbers(term, path, conditions, negated=negated)
        case _:
            yield from (
                spot
                for part in parts(tree)
                if isinstance(part, Condition)
                for spot in _opposites(part, path, conditions, negated=negated)
            )


def _things(tree: Condition) -> list[Name]:
    """Return the red flags and pictures that a condition is made of, if it is made of nothing else.

    That none of several is there is one fact: what is left when no picture fits asks nobody to be asked for each.
    """
    named = (tree,) if isinstance(tree, Named) else parts(tree)
    things: list[Name] = [(part.what, part.id) for part in named if isinstance(part, Named) and part.what != "value"]
    return things if len(things) == len(named) else []


def _of_a_question(path: Path, question: str) -> Spot:
    return Spot(path, Unasked(frozenset({question}), ""))


def _of_a_thing(path: Path, questions: frozenset[str], thing: str) -> Iterator[Spot]:
    if questions:
        yield Spot(path, Unasked(questions, thing))


def _in_numbers(term: Tree, path: Path, conditions: Conditions, *, negated: bool) -> Iterator[Spot]:
    """Yield the questions whose answers are numbers in a term, and the scores: a low one can be true by itself."""
    match term:
        case AnswerTo(question) | Count(question):
            yield from (_of_a_question(path, question) for _ in range(negated))
        case Arithmetic(left, _, right):
            for part in (left, right):
                yield from _in_numbers(part, path, conditions, negated=negated)
        case NamedNumber("value", name):
            yield from _in_numbers(conditions.definitions.values[name], path, conditions, negated=negated)
        case NamedNumber("score", name):
            at = (reads for place, reads in conditions.reads.items() if place[:2] == ("score", name))
            yield from _of_a_thing(path, frozenset[str]().union(*at), f"the score '{name}'")
        case _:
            return
