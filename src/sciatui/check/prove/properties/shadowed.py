"""P-shadowed: every red flag and every advice rule decides for somebody.

A rule is shadowed when, wherever it is true, others that ask for as much or more are true as well.
"""

from collections.abc import Iterator

from sciatui.check.prove.formula import conj, neg
from sciatui.check.prove.goals import Goal
from sciatui.check.prove.prover import Prover
from sciatui.flow.definition import Advice, Flow, RedFlag
from sciatui.flow.values import RANK

RULE = "P-shadowed"


def goals(prover: Prover) -> Iterator[Goal]:
    """Yield everything that must be possible."""
    world = prover.one.world
    rules = _rules(prover.flow)
    for path, rule in rules.items():
        above = [
            neg(world.at(other_path).true)
            for other_path, other in rules.items()
            if other_path != path and RANK[other.urgency] >= RANK[rule.urgency]
        ]
        message = f"Wherever this is true, another rule asks for {rule.urgency} or more as well, so it never decides"
        yield Goal(RULE, path, conj((world.at(path).true, *above)), message, "Join the two, or say what it adds.")


def _rules(flow: Flow) -> dict[tuple[str, str, str], RedFlag | Advice]:
    """Return everything that sets an urgency, by where its condition stands."""
    return {
        **{("red_flag", name, "when"): flag for name, flag in flow.red_flags.items()},
        **{("advice", name, "when"): advice for name, advice in flow.advice.items()},
    }
