"""Where the nodes of a drawing go: in columns from what is read to what reads it. The only importer of fast_sugiyama.

It knows numbers only: nodes are numbered, and so are the columns and rows that come out.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from fast_sugiyama import from_edges


class Place(NamedTuple):
    """A column, and a row that may lie between two."""

    column: int
    row: float


class Laid(NamedTuple):
    """Nodes in their places, and arrows with the places where they bend."""

    places: Mapping[int, Place]
    ways: Mapping[tuple[int, int], tuple[Place, ...]]
    rows: float


def laid(edges: Iterable[tuple[int, int]]) -> Laid:
    """Lay out nodes that are joined by arrows; nodes that are not joined at all are not among them.

    Long arrows are cut into short ones here, because the library puts bends of its own in another place each time.
    """
    wanted = tuple(edges)
    ranks = {node: place.column for node, place in _places(wanted).items()}
    fresh = max(ranks, default=0) + 1
    chains: dict[tuple[int, int], tuple[int, ...]] = {}
    for source, target in wanted:
        bends = tuple(range(fresh, fresh + ranks[target] - ranks[source] - 1))
        chains[source, target] = (source, *bends, target)
        fresh += len(bends)
    places = _places(tuple(step for chain in chains.values() for step in pairwise(chain)))
    ways = {edge: tuple(places[node] for node in chain) for edge, chain in chains.items()}
    rows = max((place.row for place in places.values()), default=0) + 1
    return Laid({node: places[node] for node in ranks}, ways, rows)


def _places(edges: Sequence[tuple[int, int]]) -> dict[int, Place]:
    """Ask the library where each node goes; parts that are not joined stand one below the other."""
    nodes = sorted({node for edge in edges for node in edge})
    numbers = {node: number for number, node in enumerate(nodes)}
    layouts = from_edges(
        [(numbers[source], numbers[target]) for source, target in edges],
        vertex_spacing=1,
        dummy_vertices=False,
        crossing_minimization="barycenter",
        transpose=True,
    )
    parts = sorted(
        (sorted((int(node), float(x), float(y)) for node, (x, y) in positions) for positions, *_ in layouts),
        key=lambda part: part[0],
    )
    places: dict[int, Place] = {}
    below = 0.0
    for part in parts:
        found = _placed(part, below)
        places |= {nodes[number]: place for number, place in found.items()}
        below = max(place.row for place in found.values()) + 1
    return places


def _placed(positions: Sequence[tuple[int, float, float]], below: float) -> dict[int, Place]:
    """Turn a layout that runs down into one that runs to the right."""
    columns = sorted({y for _, _, y in positions}, reverse=True)
    least = min(x for _, x, _ in positions)
    return {node: Place(columns.index(y), below + x - least) for node, x, y in positions}
