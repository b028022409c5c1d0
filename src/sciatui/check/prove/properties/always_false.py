"""P-always-false: no condition, and no part of one that stands for itself, is true for nobody.

What a flow asks, raises, offers or shows is held by P-unreachable; this looks at everything beside it.
"""

from collections.abc import Iterator

from sciatui.check.prove.goals import Goal
from sciatui.check.prove.prover import Prover
from sciatui.flow.condition.reads import nodes, parts
from sciatui.flow.condition.tree import And, AtLeast, Compare, Condition, Not, Or, Truth
from sciatui.flow.condition.words import in_words

RULE = "P-always-false"

_THINGS = frozenset(
    {("question", "when"), ("red_flag", "when"), ("advice", "when"), ("topic", "when"), ("treatment", "when")}
    | {("visit_question", "when"), ("recheck", "when")}
    | {("pattern", "fit"), ("pattern", "partly")}
)
"""Kind and key of the conditions that decide about a thing of its own."""


def goals(prover: Prover) -> Iterator[Goal]:
    """Yield everything that must be possible."""
    world = prover.one.world
    for path, tree in prover.every_condition():
        if isinstance(tree, Truth):
            continue
        if (path[0], path[-1]) not in _THINGS:
            pair = world.at(path) if path[0] != "value" else world.named(("value", str(path[1])))
            yield Goal(RULE, path, pair.true, "No answers make this true", "Take it out, or correct it.")
        for part in _alternatives(tree):
            message = f"No answers make this part true: {in_words(part, prover.flow.words)}"
            yield Goal(RULE, path, world.pair(part).true, message, "Take it out, or correct it.")


def _alternatives(tree: Condition) -> Iterator[Condition]:
    """Yield the parts of which one would be enough, but for plain comparisons: those can be true if they are asked."""
    for node in nodes(tree):
        if isinstance(node, Or | AtLeast):
            yield from (part for part in parts(node) if isinstance(part, And | Not | AtLeast | Compare))
