"""P-unreachable: every question, red flag, advice, pattern, treatment, topic, date and band is there for somebody.

A choice can be reached where its question can. An interruption has to be reached by answers given in order. What an
author wrote down as `False` is meant so.
"""

from collections.abc import Iterator

from sciatui.check.prove.formula import conj, neg
from sciatui.check.prove.goals import Goal
from sciatui.check.prove.order import in_order
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.shown import Shown
from sciatui.engine.assess import soonest_first

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
    shown = Shown(world, flow, prover.conditions)
    yield from _shown(prover, shown)
    for score in flow.scores.values():
        for at, inside in enumerate(shown.bands(score)):
            yield Goal(RULE, ("score", score.id, "bands", at), inside, "No total in this band can come about", _HINT)


def _shown(prover: Prover, shown: Shown) -> Iterator[Goal]:
    """Yield what a result offers to read or to do."""
    flow = prover.flow
    for name in flow.treatments:
        offered = shown.treatment(name).offered
        yield Goal(RULE, ("treatment", name), offered, "No answers lead to this treatment being offered", _HINT)
    for name, topic in flow.topics.items():
        if topic.when is not None:
            yield Goal(RULE, ("topic", name, "when"), shown.topic(name), "No answers call for this topic", _HINT)
    for name, question in flow.visit_questions.items():
        if question.when is not None:
            path = ("visit_question", name, "when")
            yield Goal(RULE, path, shown.visit_question(name), "No answers call for this question", _HINT)
    for recheck in soonest_first(flow):
        path = ("recheck", recheck.id, "when")
        message = "No answers lead to this date: a sooner one always holds"
        yield Goal(RULE, path, shown.recheck(recheck.id), message, _HINT)
