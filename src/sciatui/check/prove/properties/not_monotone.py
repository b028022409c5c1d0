"""P-not-monotone: more of a sign, instead of none or of "not sure", never lowers the urgency, whatever way it takes.

A sign that a red flag reads never lowers the urgency at all. Any other never lowers it below what the red flags ask
for, and never below same day or emergency; but it may rightly lead to other questions, and so to calmer advice.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from sciatui.check.prove.answers import is_blank
from sciatui.check.prove.formula import Formula, conj, disj
from sciatui.check.prove.paths import question_path
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.signs import Code, Sign, other, signs
from sciatui.check.prove.urgency import fall, not_to_be_lost, urgency
from sciatui.check.prove.witness import said_otherwise, witness
from sciatui.flow.aliases import Effective
from sciatui.flow.values import RANK, Blank

RULE = "P-not-monotone"

_BLANKS: Final = frozenset({Blank.UNSURE, Blank.DECLINED})


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for more of a sign after which the result is less urgent."""
    solver, two = prover.pair
    known = signs(prover.flow, prover.conditions)
    turns = {name: disj(_turn(prover, name, more) for more in sign.more) for name, sign in known.items()}
    way = two.changed("more", turns, learns=True)

    def case(name: str, more: Code) -> Formula:
        return conj((two.turned[name], _turn(prover, name, more), two.is_lower(grave=not known[name].read_by_flag)))

    for name, more, found in solver.each_with_all(way, {name: sign.more for name, sign in known.items()}, case):
        yield settled(RULE, question_path(prover.flow, name), found, partial(_why, prover, known[name], more))


def _turn(prover: Prover, name: str, more: Code) -> Formula:
    """Return that an answer of none, or a blank, became more."""
    two = prover.pair.two
    before, after = two.before.answers[name], two.after.answers[name]
    return conj((disj((before.codes[other(more)], is_blank(before))), after.codes[more]))


def _why(prover: Prover, sign: Sign, more: Code) -> Refutation:
    flow = prover.flow

    def claim(before: Effective, after: Effective) -> bool:
        turned = said_otherwise(before, after) == [sign.name] and after[sign.name] == more
        less = before[sign.name] == other(more) or before[sign.name] in _BLANKS
        least = not_to_be_lost(flow, before, grave=not sign.read_by_flag)
        return turned and less and RANK[urgency(flow, after)] < least

    shown = witness(flow, *prover.pair.patients(), claim)
    message = f"A {more} to this sign can lower the urgency, {fall(flow, shown)}"
    return Refutation(message, f"See which questions and red flags the {more} puts out of sight.", shown)
