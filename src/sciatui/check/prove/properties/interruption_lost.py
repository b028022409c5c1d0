"""P-interruption-lost: a red flag that interrupts at some point of the way is still true at its end."""

from collections.abc import Iterator
from functools import partial

from sciatui.check.prove.formula import conj, neg
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.witness import is_in_order, witness
from sciatui.flow.aliases import Effective
from sciatui.flow.definition import RedFlag

RULE = "P-interruption-lost"


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for answers given in order that raise an interruption, and further ones that take its reason away."""
    solver, two = prover.pair
    lost = {
        name: conj((two.before.at(path).true, neg(two.after.at(path).true)))
        for name, flag in prover.flow.red_flags.items()
        if flag.interrupt
        for path in (("red_flag", name, "when"),)
    }
    in_order = solver.text.define("way/completed_in_order", conj((prover.completed, two.in_order())))
    for name, found in solver.each(in_order, lost):
        flag = prover.flow.red_flags[name]
        yield settled(RULE, ("red_flag", name, "when"), found, partial(_why, prover, flag))


def _why(prover: Prover, flag: RedFlag) -> Refutation:
    def claim(before: Effective, after: Effective) -> bool:
        lost = flag.when.truth(before) is True and flag.when.truth(after) is not True
        return lost and is_in_order(prover.flow, before)

    shown = witness(prover.flow, *prover.pair.patients(), claim)
    message = "This interrupts the questions, and later answers can take its reason away without any change"
    return Refutation(message, "Read only what is settled when it interrupts.", shown)
