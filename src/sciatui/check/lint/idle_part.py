"""W-idle-part: a part of a condition that never decides, because another part beside it says as much or more.

`a or (a and b)` reads b and never needs it; perhaps something else was meant. Only what can be seen in the words of one
condition is told: that a flow asks twice for what its questions make sure of is often meant as a caution.
"""

from collections.abc import Iterator

from sciatui.check.look import Look
from sciatui.flow.complaint import Fault
from sciatui.flow.condition.tree import And, AtLeast, Condition, Is, Or
from sciatui.flow.condition.words import in_words

RULE = "W-idle-part"


def faults(look: Look) -> Iterator[Fault]:
    """Find parts that could be taken out without any difference."""
    for path, node in look.nodes:
        if isinstance(node, And | Or) or (isinstance(node, AtLeast) and node.n == 1):
            for part in _idle(node):
                message = f"The rest decides the same without this part: {in_words(part, look.flow.words)}"
                yield Fault(RULE, path, message, "Take it out, or name what was meant.")


def _idle(node: And | Or | AtLeast) -> Iterator[Condition]:
    """Yield each part that another makes needless; of two that say the same, the later one."""
    parts = node.parts
    for at, part in enumerate(parts):
        for other_at, other in enumerate(parts):
            weaker, stronger = (other, part) if not isinstance(node, And) else (part, other)
            if at != other_at and _implies(stronger, weaker) and (at > other_at or not _implies(weaker, stronger)):
                yield part
                break


def _implies(stronger: Condition, weaker: Condition) -> bool:
    """Say whether the words alone show that one makes the other true."""
    match stronger, weaker:
        case Is(question, codes), Is(other, more) if question == other:
            return set(codes) <= set(more)
        case _, And(parts):
            return all(_implies(stronger, part) for part in parts)
        case Or(parts), _:
            return all(_implies(part, weaker) for part in parts)
        case And(parts), _ if any(_implies(part, weaker) for part in parts):
            return True
        case _, Or(parts):
            return any(_implies(stronger, part) for part in parts)
        case _:
            return stronger == weaker
