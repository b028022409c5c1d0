"""P-unsure-lowers: "not sure" and "prefer not to say" are never a way to a result that is too calm.

Two promises. Where a red flag was true, blanks instead of an answer give at least its `if_unknown`, as long as nothing
new is learned. And a no to a question that a red flag reads, turned into a blank, never lowers the urgency.
"""

from collections.abc import Iterator
from functools import partial

from sciatui.check.prove.answers import is_blank, is_no
from sciatui.check.prove.formula import FALSE, Formula, conj, neg
from sciatui.check.prove.paths import question_path
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.urgency import fall, is_at_least, urgency
from sciatui.check.prove.witness import blanked, said_otherwise, witness
from sciatui.flow.definition import RedFlag
from sciatui.flow.values import Blank, Effective

RULE = "P-unsure-lowers"

_BLANKS = (Blank.UNSURE, Blank.DECLINED)
_MOST_NAMED = 12


def prove(prover: Prover) -> Iterator[Proof]:
    """Look for a blank that lowers what it must not lower."""
    yield from _below_unknown(prover)
    yield from _below_no(prover)


def _below_unknown(prover: Prover) -> Iterator[Proof]:
    """Hold each red flag to its own `if_unknown`."""
    solver, two = prover.pair
    for name, flag in prover.flow.red_flags.items():
        if flag.if_unknown is None:
            continue
        path = ("red_flag", name, "if_unknown")
        broken = conj((two.before.at(("red_flag", name, "when")).true, neg(two.after.at_least(flag.if_unknown))))
        found = solver.can(prover.unsure, broken)
        yield settled(RULE, path, found, partial(_why_unknown, prover, flag, broken))


def _why_unknown(prover: Prover, flag: RedFlag, broken: Formula) -> Refutation:
    """Name every question that does it, with a patient for the first."""
    flow, least = prover.flow, flag.if_unknown or "self_care"
    solver, two = prover.pair
    patients = prover.pair.patients()
    names: list[str] = []
    while True:
        names += [name for name, turned in two.turned.items() if solver.holds(turned)]
        if solver.can(prover.unsure, broken, *(neg(two.turned[name]) for name in names)) is not True:
            break

    def claim(before: Effective, after: Effective) -> bool:
        below = flag.when.truth(before) is True and not is_at_least(flow, after, least)
        return below and blanked(before, after) == names[0]

    shown = witness(flow, *patients, claim)
    listed = ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")
    message = (
        f"'Not sure' instead of an answer to {listed} can end as {urgency(flow, shown.last.effective)}, "
        f"below the {least} that this red flag gives when it is unknown"
    )
    return Refutation(message, "Ask what it reads also where the way there is not sure: … or unsure(…).", shown)


def _below_no(prover: Prover) -> Iterator[Proof]:
    """Hold each no to a question that a red flag reads against the same question left unsure."""
    flow = prover.flow
    solver, two = prover.pair
    turns = _from_no_to_blank(prover)
    way = two.changed("no_unsure", turns, learns=True)
    lower = two.is_lower()
    cases = {name: conj((two.turned[name], lower)) for name in turns}
    for name, found in solver.each(way, cases):
        yield settled(RULE, question_path(flow, name), found, partial(_why_no, prover, name))


def _from_no_to_blank(prover: Prover) -> dict[str, Formula]:
    """Return, for each question that a red flag reads, that a harmless no became a blank."""
    two = prover.pair.two
    turns: dict[str, Formula] = {}
    for name, answer in two.before.answers.items():
        no = is_no(answer)
        flags = [flag.id for flag in prover.flow.red_flags.values() if name in flag.when.reads]
        if flags and no != FALSE:
            harmless = (neg(two.before.at(("red_flag", flag, "when")).true) for flag in flags)
            turns[name] = conj((no, is_blank(two.after.answers[name]), *harmless))
    return turns


def _why_no(prover: Prover, name: str) -> Refutation:
    flow = prover.flow
    flags = [flag for flag in flow.red_flags.values() if name in flag.when.reads]

    def claim(before: Effective, after: Effective) -> bool:
        harmless = all(flag.when.truth(before) is not True for flag in flags)
        turned = said_otherwise(before, after) == [name] and after[name] in _BLANKS
        no = before[name] in {"no", frozenset()}
        return harmless and turned and no and not is_at_least(flow, after, urgency(flow, before))

    shown = witness(flow, *prover.pair.patients(), claim)
    message = f"'Not sure' instead of no can lower the urgency, {fall(flow, shown)}"
    return Refutation(message, f"See what is no longer asked when {name} is not sure.", shown)
