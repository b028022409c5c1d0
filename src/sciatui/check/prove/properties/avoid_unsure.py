"""P-avoid-unsure: a treatment that an answer withholds is not offered because the person is not sure of that answer."""

from collections.abc import Iterator
from functools import partial

from sciatui.check.prove.formula import TRUE, Formula, conj, neg
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.witness import blanked, witness
from sciatui.check.prove.world import World
from sciatui.flow.aliases import Effective
from sciatui.flow.definition import Treatment

RULE = "P-avoid-unsure"


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for a blank in the place of an answer that opens a withheld treatment, with nothing new learned."""
    solver, two = prover.pair
    withheld = {
        name: treatment for name, treatment in prover.flow.treatments.items() if treatment.avoid_when is not None
    }
    broken = {}
    for name in withheld:
        path = ("treatment", name, "avoid_when")
        offered = conj((_called_for(prover, two.after, name), two.after.at(path).false))
        broken[name] = conj((_called_for(prover, two.before, name), two.before.at(path).true, offered))
    for name, found in solver.each(prover.unsure, broken):
        path = ("treatment", name, "avoid_when")
        yield settled(RULE, path, found, partial(_why, prover, withheld[name]))


def _called_for(prover: Prover, world: World, name: str) -> Formula:
    path = ("treatment", name, "when")
    when = world.at(path).true if path in prover.conditions.trees else TRUE
    return conj((when, neg(world.at_least("emergency"))))


def _why(prover: Prover, treatment: Treatment) -> Refutation:
    flow = prover.flow

    def fits(effective: Effective) -> bool:
        when = treatment.when is None or treatment.when.truth(effective) is True
        return when and flow.program.decide(effective)[0] != "emergency"

    def claim(before: Effective, after: Effective) -> bool:
        avoid = treatment.avoid_when
        if avoid is None or not (fits(before) and fits(after)):
            return False
        opened = avoid.truth(before) is True and avoid.truth(after) is False
        return opened and blanked(before, after) != ""

    shown = witness(flow, *prover.pair.patients(), claim)
    name = blanked(shown.first.effective, shown.last.effective)
    message = f"'Not sure' instead of an answer to {name} offers this treatment to somebody from whom it is withheld"
    return Refutation(message, f"Withhold it also where what follows {name} was not asked.", shown)
