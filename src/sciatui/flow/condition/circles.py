"""Whether definitions are sound: none leans on itself, and none grows without bound once all names are filled in.

Every reader of trees (evaluate, generate, prove, export) relies on this check having been made.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from sciatui.flow.condition.definitions import Definitions, Name, Tree
from sciatui.flow.condition.fault import Fault
from sciatui.flow.condition.order import in_order
from sciatui.flow.condition.reads import parts, reads
from sciatui.flow.condition.tree import Named, NamedNumber

LARGEST: Final = 5_000
"""Nodes that a definition may have once everything that it names stands in its place."""

DEEPEST: Final = 100
"""Levels of nodes that it may have then."""


class Unsound(NamedTuple):
    """A definition and what is wrong with it."""

    name: Name
    fault: Fault


class _Shape(NamedTuple):
    size: int
    depth: int


def unsound(definitions: Definitions) -> tuple[Unsound, ...]:
    """Return the definitions that lean on themselves, or else those that are too big."""
    order, circles = in_order({name: _leans_on(definitions, name) for name in definitions.names()})
    if circles:
        return tuple(Unsound(circle[0], _circle(circle)) for circle in circles)
    return tuple(_too_big(definitions, order))


def _leans_on(definitions: Definitions, name: Name) -> frozenset[Name]:
    return frozenset().union(*(reads(tree).names for tree in definitions.trees(name)))


def _circle(circle: tuple[Name, ...]) -> Fault:
    told = " → ".join(f"{what} '{name}'" for what, name in circle)
    return Fault("E-cycle", 1, f"This leans on itself: {told}.")


def _too_big(definitions: Definitions, order: Iterable[Name]) -> Iterator[Unsound]:
    """Measure each definition as if all names were filled in; what is too big counts as small for what names it."""
    shapes: dict[Name, _Shape] = {}
    for name in order:
        each = [_shape(tree, shapes) for tree in definitions.trees(name)]
        shape = _Shape(1 + sum(one.size for one in each), 1 + max((one.depth for one in each), default=0))
        if shape.size > LARGEST or shape.depth > DEEPEST:
            yield Unsound(name, Fault("E-size", 1, "This grows too big with all that it names."))
            shape = _Shape(1, 1)
        shapes[name] = shape


def _shape(tree: Tree, shapes: dict[Name, _Shape]) -> _Shape:
    """Measure a tree with everything that it names in its place."""
    match tree:
        case Named(what, name) | NamedNumber(what, name):
            return shapes[what, name]
        case _:
            each = [_shape(part, shapes) for part in parts(tree)]
            return _Shape(1 + sum(one.size for one in each), 1 + max((one.depth for one in each), default=0))
