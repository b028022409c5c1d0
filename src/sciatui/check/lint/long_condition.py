"""W-long-condition: a condition with more parts, or deeper ones, than anybody can check by reading it."""

from collections import Counter
from collections.abc import Iterator

from sciatui.check.look import Look
from sciatui.flow.complaint import Fault
from sciatui.flow.condition.definitions import Tree
from sciatui.flow.condition.reads import parts
from sciatui.flow.condition.tree import And, Asks, AtLeast, Compare, Has, Is, Named, Or

RULE = "W-long-condition"

MOST_PARTS = 30
MOST_LEVELS = 3


def faults(look: Look) -> Iterator[Fault]:
    """Find conditions that should be several."""
    counts = Counter(path for path, node in look.nodes if isinstance(node, Is | Has | Asks | Named | Compare))
    for path, count in counts.items():
        # What has no more comparisons than levels allowed cannot be deeper than that.
        levels = _levels(look.trees[path]) if count > MOST_LEVELS else 0
        if count > MOST_PARTS:
            message = f"This condition compares {count} things, and {MOST_PARTS} is the most that can be read"
        elif levels > MOST_LEVELS:
            message = f"This condition is {levels} levels deep, and {MOST_LEVELS} is the most that can be read"
        else:
            continue
        yield Fault(RULE, path, message, "Give its parts names: a [value.…] for each.")


def _levels(tree: Tree) -> int:
    """Return how many joining words stand inside one another."""
    below = max(map(_levels, parts(tree)), default=0)
    return below + isinstance(tree, And | Or | AtLeast)
