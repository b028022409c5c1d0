"""When each goal of coverage is reached, as formulas: for finding people who reach it, and for proving there are none.

What nobody can reach is no hole in the scenarios. What was not decided in time counts as possible.
"""

from collections.abc import Iterable, Iterator, Mapping

from sciatui.check.author.told import Told
from sciatui.check.author.told import formulas as told
from sciatui.check.prove.answers import is_blank
from sciatui.check.prove.formula import Formula, conj, disj, neg
from sciatui.check.prove.goals import Goal as Wanted
from sciatui.check.prove.goals import reach
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.shown import Shown
from sciatui.check.prove.world import Pair, World
from sciatui.engine.answer import NONE
from sciatui.flow.condition.tree import Asks
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow
from sciatui.headless.coverage_edits import Edits
from sciatui.headless.coverage_goals import Goal, Goals, Kind


def impossible(flow: Flow, conditions: Conditions, goals: Goals, missing: Iterable[Goal]) -> frozenset[Goal]:
    """Return which of the goals that were not seen cannot be seen at all."""
    prover = Prover(flow, conditions)
    by_answers = formulas(prover.one.world, flow, conditions, goals)
    left = list(missing)
    asked = [goal for goal in left if goal in by_answers]
    wanted = (Wanted("", ("goal", number), by_answers[goal], "") for number, goal in enumerate(asked))
    proofs = reach(prover.one.solver, wanted)
    never = {asked[int(proof.path[1])] for proof in proofs if proof.outcome == "refuted"}
    changed = [goal for goal in left if goal not in by_answers]
    if changed:
        edits = Edits(prover)
        never.update(goal for goal in changed if edits.never_lose(goal.id))
    return frozenset(never)


def formulas(world: World, flow: Flow, conditions: Conditions, goals: Goals) -> dict[Goal, Formula]:
    """Return when each goal is reached by answers that nobody changes, as the watcher of sessions counts it."""
    parts = (_answers(world, flow), _atoms(world, goals), _rules(world, flow), _showing(world, flow, conditions))
    return {goal: formula for part in parts for goal, formula in part if goal in goals.spots}


def _answers(world: World, flow: Flow) -> Iterator[tuple[Goal, Formula]]:
    for question in flow.questions.values():
        answer = world.answers[question.id]
        yield Goal("question", question.id, "asked"), answer.said
        for code, chosen in answer.codes.items():
            yield Goal("choice", question.id, code), chosen
        if question.none:
            yield Goal("choice", question.id, NONE), conj((answer.answered, *map(neg, answer.codes.values())))


def _atoms(world: World, goals: Goals) -> Iterator[tuple[Goal, Formula]]:
    for atom in goals.atoms:
        pair = world.pair(atom.tree)
        truths = _truths(world, pair, atom.reads)
        if isinstance(atom.tree, Asks) and atom.tree.state == "asked":
            # That a question is not asked is what this says, so no question has to be asked for it to be false.
            truths["false"] = pair.false
        for state, formula in truths.items():
            yield Goal("atom", atom.id, state), formula


def _rules(world: World, flow: Flow) -> Iterator[tuple[Goal, Formula]]:
    for flag in flow.red_flags.values():
        pair = world.at(("red_flag", flag.id, "when"))
        for state, formula in _truths(world, pair, flag.when.reads).items():
            yield Goal("red flag", flag.id, state), formula
        # What is true of all answers was true at the one that made it so, and interrupted there.
        yield Goal("interruption", flag.id, "shown"), pair.true
    for rule in flow.advice.values():
        for state, formula in _truths(world, world.at(("advice", rule.id, "when")), rule.when.reads).items():
            yield Goal("advice", rule.id, state), formula
    for name, pattern in flow.patterns.items():
        fit, partly = world.at(("pattern", name, "fit")), world.at(("pattern", name, "partly"))
        yield Goal("pattern", name, "no"), conj((fit.false, partly.false, _any_asked(world, pattern.fit.reads)))


_SHOWN: Mapping[Kind, tuple[str, tuple[str, ...]]] = {
    "pattern": ("patterns", ("fit", "partly_fit")),
    "treatment": ("treatments", ("offered", "withheld")),
    "topic": ("topics", ("shown",)),
    "visit question": ("visit_questions", ("shown",)),
    "recheck": ("rechecks", ("shown",)),
}
"""Where a flow keeps what a result shows, and the ways in which it can be shown, as `told` returns them."""


def _showing(world: World, flow: Flow, conditions: Conditions) -> Iterator[tuple[Goal, Formula]]:
    for kind, (table, states) in _SHOWN.items():
        for name in getattr(flow, table):
            one = Told(kind.replace(" ", "_"), name)
            for state, formula in zip(states, told(world, flow, conditions, one), strict=True):
                yield Goal(kind, name, state), formula
    shown = Shown(world, flow, conditions)
    for score in flow.scores.values():
        for band, inside in zip(score.bands, shown.bands(score), strict=True):
            yield Goal("score band", score.id, f"{band.low} to {band.high}"), inside


def _truths(world: World, pair: Pair, reads: Iterable[str]) -> dict[str, Formula]:
    """Return each truth as far as an answer leads to it."""
    names = tuple(reads)
    unsure = disj(is_blank(world.answers[name]) for name in names)
    return {
        "true": pair.true,
        "false": conj((pair.false, _any_asked(world, names))),
        "unknown": conj((pair.unknown, unsure)),
    }


def _any_asked(world: World, names: Iterable[str]) -> Formula:
    return disj(world.answers[name].asked for name in names)
