"""All properties of a flow, proved or refuted.

What follows from something else that is refuted is left out: one cause is told once.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from sciatui.check.prove.goals import reach
from sciatui.check.prove.proof import Proof
from sciatui.check.prove.properties import (
    always_false,
    always_true,
    avoid_unsure,
    flag_unsound,
    guarantee,
    interruption_lost,
    no_effect,
    not_monotone,
    shadowed,
    unguarded,
    unreachable,
    unsure_lowers,
)
from sciatui.check.prove.prover import Prover
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow

_GOALS: Final = (unreachable, always_false, always_true, shadowed, no_effect)
_IN_ONE_STATE: Final = (guarantee, unguarded)
_IN_TWO_STATES: Final = (flag_unsound, interruption_lost, unsure_lowers, not_monotone, avoid_unsure)
RULES: Final = tuple(module.RULE for module in (*_GOALS, *_IN_ONE_STATE, *_IN_TWO_STATES))


def prove_all(flow: Flow, conditions: Conditions) -> tuple[Proof, ...]:
    """Return what came of every property of a sound flow."""
    prover = Prover(flow, conditions)
    wanted = chain.from_iterable(module.goals(prover) for module in _GOALS)
    reached = tuple(_causes(prover, tuple(reach(prover.one.solver, wanted))))
    in_one = tuple(chain.from_iterable(module.prove(prover) for module in _IN_ONE_STATE))
    prover.forget_one()
    in_two = chain.from_iterable(module.prove(prover) for module in _IN_TWO_STATES)
    return (*reached, *in_one, *in_two)


def _causes(prover: Prover, proofs: tuple[Proof, ...]) -> Iterator[Proof]:
    """Leave out what is refuted only because a question or a rule can never be reached."""
    never = {proof.path for proof in proofs if proof.rule == unreachable.RULE and proof.outcome == "refuted"}
    dead = {name for name, question in prover.flow.questions.items() if ("question", question.screen, "when") in never}
    for proof in proofs:
        follows = bool(prover.conditions.reads.get(proof.path, frozenset()) & dead)
        when = (*proof.path[:2], "when")
        follows |= proof.rule == shadowed.RULE and proof.path in never
        follows |= proof.path[-1] == "interrupt" and when in never
        follows |= proof.rule == no_effect.RULE and proof.path[1] in {
            prover.flow.questions[name].screen for name in dead
        }
        if proof.outcome != "refuted" or not follows:
            yield proof
