"""P-avoid-unsure: a treatment that an answer withholds is not offered because the person is not sure of that answer."""

from collections.abc import Iterator
from functools import partial

from sciatui.check.prove.formula import conj
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.shown import Shown
from sciatui.check.prove.witness import blanked, witness
from sciatui.flow.aliases import Effective
from sciatui.flow.definition import Treatment

RULE = "P-avoid-unsure"


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for a blank in the place of an answer that opens a withheld treatment, with nothing new learned."""
    solver, two = prover.pair
    withheld = {
        name: treatment for name, treatment in prover.flow.treatments.items() if treatment.avoid_when is not None
    }
    before, after = (Shown(world, prover.flow, prover.conditions) for world in (two.before, two.after))
    broken = {}
    for name in withheld:
        kept = before.treatment(name)
        broken[name] = conj((kept.called_for, kept.kept_back.true, after.treatment(name).offered))
    for name, found in solver.each(prover.unsure, broken):
        path = ("treatment", name, "avoid_when")
        yield settled(RULE, path, found, partial(_why, prover, withheld[name]))


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
