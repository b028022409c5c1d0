"""P-unreachable: every question, red flag, advice, pattern, treatment, topic, date and band is there for somebody.

A choice can be reached where its question can. An interruption has to be reached by answers given in order. What an
author wrote down as `False` is meant so.
"""

from collections.abc import Iterator

from sciatui.check.prove.formula import TRUE, Formula, conj, disj, neg, weighs
from sciatui.check.prove.goals import Goal
from sciatui.check.prove.order import in_order
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.world import ALWAYS, World
from sciatui.engine.assess import soonest_first
from sciatui.flow.complaint import Path
from sciatui.flow.definition import Score

RULE = "P-unreachable"

_HINT = "Look at what it reads, and at when that is asked."


def goals(prover: Prover) -> Iterator[Goal]:
    """Yield everything that must be possible."""
    flow, world = prover.flow, prover.one.world
    for name, screen in flow.screens.items():
        path = ("question", name, "when")
        asked = world.answers[screen.questions[0]].asked
        yield Goal(RULE, path, asked, "No answers lead to this question", _HINT)
    for kind, rules in (("red_flag", flow.red_flags), ("advice", flow.advice)):
        for name in rules:
            path = (kind, name, "when")
            yield Goal(RULE, path, world.at(path).true, "No answers make this true", _HINT)
    ordered = in_order(prover.one.solver.text, f"{world.name}/in_order", flow, world)
    for name in (name for name, flag in flow.red_flags.items() if flag.interrupt):
        raised = conj((ordered, world.at(("red_flag", name, "when")).true))
        yield Goal(RULE, ("red_flag", name, "interrupt"), raised, "No answers raise this interruption", _HINT)
    for name in flow.patterns:
        fit, partly = world.at(("pattern", name, "fit")), world.at(("pattern", name, "partly"))
        only_partly = conj((partly.true, neg(fit.true)))
        yield Goal(RULE, ("pattern", name, "fit"), fit.true, "No answers fit this pattern", _HINT)
        yield Goal(RULE, ("pattern", name, "partly"), only_partly, "No answers fit this pattern only in part", _HINT)
    yield from _shown(prover)
    for score in flow.scores.values():
        for at, inside in enumerate(bands(world, score)):
            yield Goal(RULE, ("score", score.id, "bands", at), inside, "No total in this band can come about", _HINT)


def _shown(prover: Prover) -> Iterator[Goal]:
    """Yield what a result offers to read or to do; an emergency shows nothing of the kind."""
    flow, world, trees = prover.flow, prover.one.world, prover.conditions.trees
    calm = neg(world.at_least("emergency"))

    def true_at(path: Path) -> Formula:
        return world.at(path).true if path in trees else TRUE

    for name in flow.treatments:
        avoid = ("treatment", name, "avoid_when")
        offered = world.at(avoid).false if avoid in trees else TRUE
        formula = conj((calm, true_at(("treatment", name, "when")), offered))
        yield Goal(RULE, ("treatment", name), formula, "No answers lead to this treatment being offered", _HINT)
    for name, topic in flow.topics.items():
        if topic.when is not None:
            fits = [
                disj((world.at(("pattern", pattern.id, "fit")).true, world.at(("pattern", pattern.id, "partly")).true))
                for pattern in flow.patterns.values()
                if pattern.topic == name
            ]
            path = ("topic", name, "when")
            formula = conj((calm, disj((world.at(path).true, *fits))))
            yield Goal(RULE, path, formula, "No answers call for this topic", _HINT)
    for name, question in flow.visit_questions.items():
        if question.when is not None:
            path = ("visit_question", name, "when")
            yield Goal(RULE, path, conj((calm, world.at(path).true)), "No answers call for this question", _HINT)
    sooner: list[Formula] = []
    for recheck in soonest_first(flow):
        path = ("recheck", recheck.id, "when")
        formula = conj((calm, neg(world.at(path).false), *sooner))
        yield Goal(RULE, path, formula, "No answers lead to this date: a sooner one always holds", _HINT)
        sooner.append(world.at(path).false)


def bands(world: World, score: Score) -> Iterator[Formula]:
    """Yield when the total is in each band, whatever of it may be open."""
    items = [(item.points, world.at(("score", score.id, "items", at, "when"))) for at, item in enumerate(score.items)]
    made_for = ALWAYS if score.when is None else world.at(("score", score.id, "when"))
    counts_open = score.missing != "zero"
    low = [(points, neg(pair.false) if counts_open and points < 0 else pair.true) for points, pair in items]
    high = [(points, neg(pair.false) if counts_open and points > 0 else pair.true) for points, pair in items]
    known = neg(conj(pair.unknown for _, pair in items))
    if score.missing == "unknown":
        known = conj(neg(pair.unknown) for _, pair in items)
    for band in score.bands:
        yield conj((made_for.true, known, weighs(low, band.low), neg(weighs(high, band.high + 1))))
