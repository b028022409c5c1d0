"""P-flag-unsound: once a red flag is true, no further answers lead to a less urgent result than it asks for."""

from collections.abc import Iterator
from functools import partial

from sciatui.check.prove.formula import conj, neg
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.urgency import is_at_least, urgency
from sciatui.check.prove.witness import witness
from sciatui.flow.aliases import Effective
from sciatui.flow.definition import RedFlag

RULE = "P-flag-unsound"


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for answers that make a red flag true, and further ones after which the result asks for less."""
    solver, two = prover.pair
    broken = {
        name: conj((two.before.at(("red_flag", name, "when")).true, neg(two.after.at_least(flag.urgency))))
        for name, flag in prover.flow.red_flags.items()
    }
    for name, found in solver.each(prover.completed, broken):
        flag = prover.flow.red_flags[name]
        yield settled(RULE, ("red_flag", name, "when"), found, partial(_why, prover, flag))


def _why(prover: Prover, flag: RedFlag) -> Refutation:
    flow = prover.flow

    def claim(before: Effective, after: Effective) -> bool:
        return flag.when.truth(before) is True and not is_at_least(flow, after, flag.urgency)

    shown = witness(flow, *prover.pair.patients(), claim)
    message = f"Once this is true, more answers can still end as {urgency(flow, shown.last.effective)}"
    return Refutation(message, f"Let nothing that is answered later take it back: it asks for {flag.urgency}.", shown)
