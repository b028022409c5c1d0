"""P-unsure-lowers: "not sure" and "prefer not to say" are never a way to a result that is too calm.

Two promises. Where a red flag was true, a blank instead of an answer to any question gives at least its `if_unknown`,
as long as nothing new is learned. And an answer that is no sign, turned into a blank, never lowers the urgency; where
no red flag reads the question, it may lead to other questions and so to calmer advice, but never below what the red
flags ask for, and never below same day or emergency.
"""

import operator
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from sciatui.check.prove.answers import is_blank, is_no
from sciatui.check.prove.formula import FALSE, Formula, conj, disj, neg
from sciatui.check.prove.paths import question_path
from sciatui.check.prove.proof import Proof, Refutation, settled
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.signs import NO, YES, other, signs
from sciatui.check.prove.urgency import fall, is_at_least, not_to_be_lost, urgency
from sciatui.check.prove.witness import blanked, said_otherwise, witness
from sciatui.flow.aliases import Effective, Value
from sciatui.flow.definition import RedFlag
from sciatui.flow.values import RANK, Blank

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


class Calm(NamedTuple):
    """An answer that is no sign, or the lesser one: what a blank is held against."""

    said: Formula
    is_it: Callable[[Value | Blank], bool]
    words: str


def _below_no(prover: Prover) -> Iterator[Proof]:
    """Hold each calm answer against the same question left unsure; where either may be calm, one has to hold."""
    flow = prover.flow
    solver, two = prover.pair
    calm = _calm(prover)
    turns = {name: disj(_turn(prover, name, one) for one in either) for name, either in calm.items()}
    way = two.changed("no_unsure", turns, learns=True)
    read = {name for flag in flow.red_flags.values() for name in flag.when.reads}

    def case(name: str, one: Calm) -> Formula:
        return conj((two.turned[name], _turn(prover, name, one), two.is_lower(grave=name not in read)))

    for name, one, found in solver.each_with_all(way, calm, case):
        yield settled(RULE, question_path(flow, name), found, partial(_why_no, prover, name, one))


def _calm(prover: Prover) -> dict[str, tuple[Calm, ...]]:
    """Return the answers to each question that are no sign: none of a set, no, or the lesser of yes and no.

    Where a red flag reads the question, a no is always among them: one that makes no red flag true.
    """
    found: dict[str, tuple[Calm, ...]] = {}
    known = signs(prover.flow, prover.conditions)
    for name, answer in prover.pair.two.before.answers.items():
        sign = known.get(name)
        if sign is None and is_no(answer) != FALSE:
            found[name] = (Calm(is_no(answer), frozenset({"no", frozenset()}).__contains__, "no"),)
        elif sign is not None and sign.read_by_flag:
            any_of = (YES, NO) if sign.more == (NO,) else (NO,)
            said = disj(answer.codes[code] for code in any_of)
            found[name] = (Calm(said, any_of.__contains__, " or ".join(any_of)),)
        elif sign is not None:
            one_of = map(other, sign.more)
            found[name] = tuple(Calm(answer.codes[code], partial(operator.eq, code), code) for code in one_of)
    return found


def _turn(prover: Prover, name: str, one: Calm) -> Formula:
    """Return that a calm answer, which made no red flag true that reads it, became a blank."""
    two = prover.pair.two
    flags = [flag.id for flag in prover.flow.red_flags.values() if name in flag.when.reads]
    harmless = (neg(two.before.at(("red_flag", flag, "when")).true) for flag in flags)
    return conj((one.said, is_blank(two.after.answers[name]), *harmless))


def _why_no(prover: Prover, name: str, one: Calm) -> Refutation:
    flow = prover.flow
    flags = [flag for flag in flow.red_flags.values() if name in flag.when.reads]

    def claim(before: Effective, after: Effective) -> bool:
        harmless = all(flag.when.truth(before) is not True for flag in flags)
        turned = said_otherwise(before, after) == [name] and after[name] in _BLANKS
        least = not_to_be_lost(flow, before, grave=not flags)
        return harmless and turned and one.is_it(before[name]) and RANK[urgency(flow, after)] < least

    shown = witness(flow, *prover.pair.patients(), claim)
    message = f"'Not sure' instead of {one.words} can lower the urgency, {fall(flow, shown)}"
    return Refutation(message, f"See what is no longer asked when {name} is not sure.", shown)
