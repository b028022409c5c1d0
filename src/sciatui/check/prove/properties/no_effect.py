"""P-no-effect: the answer to a question that conditions read can change something.

Questions that no condition reads are for W-unused-question; what is only told, such as a text, is for the summary.
Mostly one patient is enough: a condition that is true, and would not be if the question were left open. Where there
is none, two patients are looked for who differ in one answer and in what comes of it.
"""

from collections.abc import Iterator
from functools import partial

from sciatui.check.prove.formula import Formula, conj, disj, neg, same
from sciatui.check.prove.goals import Goal
from sciatui.check.prove.paths import question_path
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.flow.complaint import Path

RULE = "P-no-effect"

_FEW = 3
"""So many conditions are tried with one patient: written for all of them, formulas take longer than answers do."""


def goals(prover: Prover) -> Iterator[Goal]:
    """Yield for each question that a condition decides by it."""
    for name, paths in _readers(prover).items():
        world = prover.one.world
        without = world.without(name)
        decides = (
            conj((world.at(path).true, neg(without.pair(prover.conditions.trees[path]).true))) for path in paths[:_FEW]
        )
        yield Goal(RULE, question_path(prover.flow, name), disj(decides), "", otherwise=partial(_prove, prover, name))


def _readers(prover: Prover) -> dict[str, list[Path]]:
    """Return, for each question that conditions read, where they stand; those that name it themselves come first."""
    readers: dict[str, list[Path]] = {name: [] for name in prover.flow.questions}
    for path in prover.conditions.trees:
        if path[0] != "guarantee":
            for name in prover.conditions.reads[path]:
                readers[name].append(path)
    return {
        name: sorted(paths, key=lambda path: len(prover.conditions.reads[path]))
        for name, paths in readers.items()
        if paths
    }


def _prove(prover: Prover, name: str) -> Proof:
    """Look for two patients."""
    solver, two = prover.pair
    found = solver.can(prover.otherwise, two.turned[name], disj(_differences(prover, name)))
    return settled(RULE, question_path(prover.flow, name), None if found is None else not found, _why)


def _differences(prover: Prover, name: str) -> Iterator[Formula]:
    """Yield what may come out otherwise; unknown counts only where it does something."""
    for path in _readers(prover)[name]:
        before, after = prover.pair.two.before.at(path), prover.pair.two.after.at(path)
        yield neg(same(before.true, after.true))
        if path[0] in {"red_flag", "advice", "score", "recheck"} or path[-1] == "avoid_when":
            yield neg(same(before.false, after.false))


def _why() -> Refutation:
    message = "Conditions read this question, and no answer to it changes anything"
    return Refutation(message, "Take it out, or look at the conditions that read it.")
