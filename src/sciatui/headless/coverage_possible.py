"""Which goals of coverage nobody can reach, by the solver: they are no holes in the scenarios.

What was not decided in time counts as possible, and so do kinds that hang on the way and not on the answers alone.
"""

from collections.abc import Iterable, Iterator

from sciatui.check.prove.answers import is_blank
from sciatui.check.prove.formula import FALSE, TRUE, Formula, conj, disj, neg
from sciatui.check.prove.goals import Goal as Wanted
from sciatui.check.prove.goals import reach
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.world import Pair, World
from sciatui.flow.condition.tree import Asks
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow
from sciatui.headless.coverage_goals import Goal, Goals


def impossible(flow: Flow, conditions: Conditions, goals: Goals, missing: Iterable[Goal]) -> frozenset[Goal]:
    """Return which of the goals that were not seen cannot be seen at all."""
    prover = Prover(flow, conditions)
    formulas = dict(_formulas(prover, goals))
    asked = [goal for goal in missing if goal in formulas]
    wanted = (Wanted("", ("goal", number), formulas[goal], "") for number, goal in enumerate(asked))
    proofs = reach(prover.one.solver, wanted)
    return frozenset(asked[int(proof.path[1])] for proof in proofs if proof.outcome == "refuted")


def _formulas(prover: Prover, goals: Goals) -> Iterator[tuple[Goal, Formula]]:
    flow, world, conditions = prover.flow, prover.one.world, prover.conditions
    for atom in goals.atoms:
        pair = world.pair(atom.tree)
        truths = _truths(world, pair, atom.reads)
        if isinstance(atom.tree, Asks) and atom.tree.state == "asked":
            # That a question is not asked is what this says, so no question has to be asked for it to be false.
            truths["false"] = pair.false
        for state, formula in truths.items():
            yield Goal("atom", atom.id, state), formula
    for flag in flow.red_flags.values():
        for state, formula in _truths(world, world.at(("red_flag", flag.id, "when")), flag.when.reads).items():
            yield Goal("red flag", flag.id, state), formula
    for rule in flow.advice.values():
        for state, formula in _truths(world, world.at(("advice", rule.id, "when")), rule.when.reads).items():
            yield Goal("advice", rule.id, state), formula
    for name, pattern in flow.patterns.items():
        fit, partly = world.at(("pattern", name, "fit")), world.at(("pattern", name, "partly"))
        yield Goal("pattern", name, "fit"), fit.true
        yield Goal("pattern", name, "partly_fit"), conj((partly.true, neg(fit.true)))
        yield Goal("pattern", name, "no"), conj((fit.false, partly.false, _any_asked(world, pattern.fit.reads)))
    calm = neg(world.at_least("emergency"))
    for name in flow.treatments:
        when, avoid = ("treatment", name, "when"), ("treatment", name, "avoid_when")
        for_them = conj((calm, world.at(when).true if when in conditions.trees else TRUE))
        kept_back = neg(world.at(avoid).false) if avoid in conditions.trees else FALSE
        yield Goal("treatment", name, "offered"), conj((for_them, neg(kept_back)))
        yield Goal("treatment", name, "withheld"), conj((for_them, kept_back))


def _truths(world: World, pair: Pair, reads: Iterable[str]) -> dict[str, Formula]:
    """Return each truth as far as an answer leads to it, as the watcher of sessions counts it."""
    names = tuple(reads)
    unsure = disj(is_blank(world.answers[name]) for name in names)
    return {
        "true": pair.true,
        "false": conj((pair.false, _any_asked(world, names))),
        "unknown": conj((pair.unknown, unsure)),
    }


def _any_asked(world: World, names: Iterable[str]) -> Formula:
    return disj(world.answers[name].asked for name in names)
