"""A tree as plain data and back: tuples, texts, whole numbers, True, False and None, which any format can hold.

A node is `(name of its class, *fields)`; a decimal is the text that writes it. `functions` reads this data without
the trees, so that a flow that was checked before is asked without importing them.
"""

from __future__ import annotations

from typing import cast

from sciatui.flow.condition import tree as nodes
from sciatui.flow.condition.definitions import Definitions, ScoreDefinition, ScoreItem, Tree
from sciatui.flow.condition.functions import number_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Final, TypeAlias

    from sciatui.flow.aliases import Number
    from sciatui.flow.condition.functions import Plain, PlainDefinitions, PlainScore
    from sciatui.flow.condition.tree import Condition

    _Way: TypeAlias = Callable[[Any], Any]


def _as_it_is(field: Any) -> Any:
    return field


def plain(tree: Tree) -> Plain:
    """Return a tree as plain data."""
    name = type(tree).__name__
    fields = (getattr(tree, field) for field in type(tree).__match_args__)
    return (name, *(way(field) for way, field in zip(_ways(name)[0], fields, strict=True)))


def tree(data: Plain) -> Tree:
    """Return the tree that plain data stands for."""
    name, *fields = data
    made = getattr(nodes, name)(*(way(field) for way, field in zip(_ways(name)[1], fields, strict=True)))
    return cast("Tree", made)


def condition(data: Plain) -> Condition:
    """Return the condition that plain data stands for."""
    return cast("Condition", tree(data))


def plain_number(number: Number) -> int | str:
    """Return a number as plain data."""
    return number if isinstance(number, int) else str(number)


def plain_definitions(definitions: Definitions) -> PlainDefinitions:
    """Return definitions as plain data."""
    return {
        "value": _each(plain, definitions.values),
        "flag": _each(plain, definitions.flags),
        "pattern": _each(plain, definitions.patterns),
        "constant": _each(plain_number, definitions.constants),
        "score": _each(_plain_score, definitions.scores),
    }


def definitions(data: PlainDefinitions) -> Definitions:
    """Return the definitions that plain data stands for."""
    return Definitions(
        values=_each(tree, data["value"]),
        constants=_each(number_of, data["constant"]),
        scores=_each(_score, data["score"]),
        flags=_each(condition, data["flag"]),
        patterns=_each(condition, data["pattern"]),
    )


def _plain_score(score: ScoreDefinition) -> PlainScore:
    items = tuple((plain(item.when), item.points) for item in score.items)
    return (None if score.when is None else plain(score.when), items)


def _score(data: PlainScore) -> ScoreDefinition:
    when, items = data
    return ScoreDefinition(
        tuple(ScoreItem(condition(item), points) for item, points in items), None if when is None else condition(when)
    )


def _each(way: _Way, table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: way(value) for name, value in table.items()}


def _many(way: _Way) -> _Way:
    return lambda parts: tuple(way(part) for part in parts)


_AS_IT_IS: Final = (_as_it_is, _as_it_is)
_NODE: Final = (plain, tree)
_NODES: Final = (_many(plain), _many(tree))
_NUMBER: Final = (plain_number, number_of)

_FIELDS: Final[Mapping[str, tuple[tuple[_Way, _Way], ...]]] = {
    "Truth": (_AS_IT_IS,),
    "Is": (_AS_IT_IS, _AS_IT_IS),
    "Has": (_AS_IT_IS, _AS_IT_IS, _AS_IT_IS),
    "Asks": (_AS_IT_IS, _AS_IT_IS),
    "Not": (_NODE,),
    "And": (_NODES,),
    "Or": (_NODES,),
    "AtLeast": (_AS_IT_IS, _NODES),
    "Named": (_AS_IT_IS, _AS_IT_IS),
    "Compare": (_NODE, _AS_IT_IS, _NODE),
    "Literally": (_NUMBER,),
    "AnswerTo": (_AS_IT_IS,),
    "Count": (_AS_IT_IS,),
    "NamedNumber": (_AS_IT_IS, _AS_IT_IS),
    "Arithmetic": (_NODE, _AS_IT_IS, _NODE),
}
"""For each field of a node: how it becomes plain, and how it comes back."""


def _ways(name: str) -> tuple[tuple[_Way, ...], tuple[_Way, ...]]:
    fields = _FIELDS[name]
    return tuple(out for out, _ in fields), tuple(back for _, back in fields)
