"""P-not-monotone: a yes instead of a no, or of "not sure", to a sign in a checklist never lowers the urgency.

The signs are the items of checklists that a red flag reads and that can be answered yes and no.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from sciatui.check.prove.answers import is_blank
from sciatui.check.prove.formula import conj, disj
from sciatui.check.prove.paths import question_path
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.urgency import fall, is_at_least, urgency
from sciatui.check.prove.witness import said_otherwise, witness
from sciatui.flow.definition import Flow
from sciatui.flow.values import Blank, Effective

RULE = "P-not-monotone"

_YES: Final = "yes"
_LESS: Final = frozenset({"no", Blank.UNSURE, Blank.DECLINED})


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for a yes after which the result is less urgent."""
    solver, two = prover.pair
    turns = {}
    for name in _signs(prover.flow):
        before, after = two.before.answers[name], two.after.answers[name]
        turns[name] = conj((disj((before.codes["no"], is_blank(before))), after.codes[_YES]))
    way = two.changed("more", turns, learns=True)
    lower = two.is_lower()
    cases = {name: conj((two.turned[name], lower)) for name in turns}
    for name, found in solver.each(way, cases):
        yield settled(RULE, question_path(prover.flow, name), found, partial(_why, prover, name))


def _signs(flow: Flow) -> Iterator[str]:
    read = {name for flag in flow.red_flags.values() for name in flag.when.reads}
    for name, question in flow.questions.items():
        if name in read and flow.screens[question.screen].checklist and {_YES, "no"} <= question.choices.keys():
            yield name


def _why(prover: Prover, name: str) -> Refutation:
    flow = prover.flow

    def claim(before: Effective, after: Effective) -> bool:
        turned = said_otherwise(before, after) == [name] and before[name] in _LESS and after[name] == _YES
        return turned and not is_at_least(flow, after, urgency(flow, before))

    shown = witness(flow, *prover.pair.patients(), claim)
    message = f"A yes to this sign can lower the urgency, {fall(flow, shown)}"
    return Refutation(message, "See which questions and red flags the yes puts out of sight.", shown)
