"""What a tree reads and how big it is.

`reads` looks at one tree alone; a `Reader` follows the values, scores, flags and patterns that it names to the
questions underneath.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from sciatui.flow.condition.definitions import Definitions, Name, Tree
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Arithmetic,
    Asks,
    AtLeast,
    Compare,
    Count,
    Has,
    Is,
    Named,
    NamedNumber,
    Not,
    Or,
)

_JOINED: Final = (And, Or, AtLeast)
_TWO_SIDED: Final = (Compare, Arithmetic)
_READING: Final = (Is, Has, Asks, AnswerTo, Count)
_NAMING: Final = (Named, NamedNumber)


class Reads(NamedTuple):
    """The questions a tree reads by itself, and what it names."""

    questions: frozenset[str]
    names: frozenset[Name]


def parts(tree: Tree) -> tuple[Tree, ...]:
    """Return what a node is directly made of."""
    if isinstance(tree, _JOINED):
        return tree.parts
    if isinstance(tree, _TWO_SIDED):
        return (tree.left, tree.right)
    return (tree.part,) if isinstance(tree, Not) else ()


def nodes(tree: Tree) -> Iterator[Tree]:
    """Give every node of a tree, each after the one it is part of."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        inside = parts(node)
        if inside:
            waiting.extend(inside[::-1])


def size(tree: Tree) -> int:
    """Return how many nodes a tree has."""
    return sum(1 for _ in nodes(tree))


def reads(tree: Tree) -> Reads:
    """Return what a tree reads by itself."""
    questions: set[str] = set()
    names: set[Name] = set()
    for node in nodes(tree):
        if isinstance(node, _READING):
            questions.add(node.question)
        elif isinstance(node, _NAMING):
            names.add((node.what, node.id))
    return Reads(frozenset(questions), frozenset(names))


class Reader:
    """What trees depend on, also through what they name. Each name is looked up once, and none by recursion.

    What leans on itself has a complaint of its own; here it ends the search.
    """

    def __init__(self, definitions: Definitions) -> None:
        """Begin with nothing looked up."""
        self._definitions = definitions
        self._known: dict[Name, frozenset[str]] = {}

    def questions(self, tree: Tree) -> frozenset[str]:
        """Return every question that a tree depends on."""
        direct = reads(tree)
        for name in direct.names:
            self._look_up(name)
        return direct.questions.union(*(self._known[name] for name in direct.names))

    def _look_up(self, wanted: Name) -> None:
        """Look up a name after everything that it leans on."""
        waiting, begun = [wanted], set[Name]()
        while waiting:
            name = waiting[-1]
            if name in self._known:
                waiting.pop()
                continue
            direct = [reads(tree) for tree in self._definitions.trees(name)]
            named = {inner for one in direct for inner in one.names}
            if name not in begun:
                begun.add(name)
                waiting += named - self._known.keys()
            else:
                below = (self._known.get(inner, frozenset[str]()) for inner in named)
                self._known[name] = frozenset[str]().union(*below, *(one.questions for one in direct))
