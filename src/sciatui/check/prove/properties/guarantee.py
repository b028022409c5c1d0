"""P-guarantee: a promise of the flow holds for every possible set of answers."""

from collections.abc import Iterator
from functools import partial

from sciatui.check.prove.formula import TRUE, conj, neg
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.urgency import is_at_least, urgency
from sciatui.check.prove.witness import witness
from sciatui.flow.aliases import Effective
from sciatui.flow.definition import Guarantee

RULE = "P-guarantee"


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for answers for which a promise is given and not kept."""
    world = prover.one.world
    broken = {
        name: conj((world.at(("guarantee", name, "given")).true, neg(world.at_least(one.at_least))))
        for name, one in prover.flow.guarantees.items()
    }
    for name, found in prover.one.solver.each(TRUE, broken):
        yield settled(RULE, ("guarantee", name, "given"), found, partial(_why, prover, prover.flow.guarantees[name]))


def _why(prover: Prover, promise: Guarantee) -> Refutation:
    flow = prover.flow

    def claim(effective: Effective, _: Effective) -> bool:
        return promise.given.truth(effective) is True and not is_at_least(flow, effective, promise.at_least)

    answers = prover.one.patient()
    shown = witness(flow, answers, answers, claim)
    message = (
        f"This is promised to be {promise.at_least} at least, and can end as {urgency(flow, shown.last.effective)}"
    )
    return Refutation(message, "See the patient, and the red flags that should have caught it.", shown)
