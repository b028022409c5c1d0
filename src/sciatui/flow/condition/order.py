"""Things that lean on each other, put in order, with every circle among them named."""

from collections.abc import Hashable, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Order(NamedTuple, Generic[Key]):
    """All things, each after those that it leans on, but for the circles.

    A circle begins and ends with its least member; each member leans on the next.
    """

    order: tuple[Key, ...]
    circles: tuple[tuple[Key, ...], ...]


def in_order(leans: Mapping[Key, Iterable[Key]]) -> Order[Key]:
    """Put things in order; each circle is named once and then cut open at its least member."""
    edges = {thing: set(others) for thing, others in leans.items()}
    circles: list[tuple[Key, ...]] = []
    while True:
        try:
            return Order(tuple(TopologicalSorter(edges).static_order()), tuple(circles))
        except CycleError as error:
            circle = _from_least(error.args[1][:0:-1])
            circles.append(circle)
            edges[circle[0]].discard(circle[1])


def _from_least(circle: list[Key]) -> tuple[Key, ...]:
    first = circle.index(min(circle, key=str))
    return (*circle[first:], *circle[:first], circle[first])
