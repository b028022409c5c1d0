"""P-always-true: no condition is true whatever is answered. One that asks for nothing hides a mistake."""

from collections.abc import Iterator

from sciatui.check.prove.goals import Goal
from sciatui.check.prove.prover import Prover
from sciatui.flow.condition.tree import Truth

RULE = "P-always-true"


def goals(prover: Prover) -> Iterator[Goal]:
    """Yield everything that must be possible."""
    world = prover.one.world
    for path, tree in prover.every_condition():
        if path[0] != "guarantee" and not isinstance(tree, Truth):
            pair = world.at(path) if path[0] != "value" else world.named(("value", str(path[1])))
            yield Goal(RULE, path, pair.false, "No answers make this false", "Take it out, or correct it.")
