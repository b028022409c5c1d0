"""A flow as plain data, from which `unpack` makes the same flow again. Nothing in it can be run.

Needs the trees of the flow's conditions, which only compiling it knows.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sciatui.flow.condition import plain
from sciatui.flow.condition.body import AskedWhen, Rule
from sciatui.flow.condition.definitions import Definitions
from sciatui.flow.condition.program import compile_program
from sciatui.flow.condition.tree import Condition as Tree
from sciatui.flow.definition import Condition, Flow
from sciatui.flow.program import Program
from sciatui.flow.unpack import SPECIAL, TABLES, Packed


def pack(flow: Flow, trees: Mapping[Condition, Tree], definitions: Definitions) -> Packed:
    """Return a flow as plain data; `trees` has the tree of each of its conditions."""
    packer = _Packer(trees)
    fields = {name: value for name, value in flow._asdict().items() if name not in {"program", "words"}}
    for name in TABLES:
        fields[name] = {id_: packer.row(entry) for id_, entry in fields[name].items()}
    packed = Packed(
        flow=fields,
        conditions=packer.conditions(),
        trees=packer.trees(),
        definitions=plain.plain_definitions(definitions),
        words=(flow.words.language, dict(flow.words.texts)),
    )
    return Packed(*_shared(tuple(packed), {}))


def program_of(packed: Packed) -> Program:
    """Return the generated program of a packed flow."""
    fields = packed.flow
    trees = [plain.condition(packed.trees[at]) for _, _, at in packed.conditions]

    def rows(table: str) -> list[dict[str, Any]]:
        return [dict(zip(TABLES[table]._fields, row, strict=True)) for row in fields[table].values()]

    def rules(table: str) -> list[Rule]:
        return [
            Rule(row["id"], trees[row["when"]], row["urgency"], row["if_unknown"], row.get("interrupt", False))
            for row in rows(table)
        ]

    asked = [AskedWhen(row["id"], None if row["when"] is None else trees[row["when"]]) for row in rows("questions")]
    return compile_program(asked, rules("red_flags"), rules("advice"), plain.definitions(packed.definitions))


def _shared(data: Any, known: dict[str, Any]) -> Any:
    """Return the same data with one object for everything that is equal: smaller, and made a single time."""
    match data:
        case tuple():
            data = tuple(_shared(part, known) for part in data)
        case dict():
            data = {_shared(name, known): _shared(part, known) for name, part in data.items()}
        case str():
            pass
        case _:
            return data
    return known.setdefault(repr(data), data)


class _Packer:
    """Makes rows of entries, and numbers the conditions and trees that it meets."""

    def __init__(self, trees: Mapping[Condition, Tree]) -> None:
        self._tree_of = trees
        self._conditions: dict[Condition, int] = {}
        self._trees: dict[Tree, int] = {}
        self._ways: Mapping[str, Callable[[Any], Any]] = {
            "number": plain.plain_number,
            "condition": self._number,
            "conditions": lambda conditions: tuple(self._number(one) for one in conditions),
            "points": lambda items: tuple(self.row(item) for item in items),
            "bands": lambda bands: tuple(self.row(band) for band in bands),
            "cells": tuple,
        }

    def row(self, entry: Any) -> tuple[Any, ...]:
        """Return an entry as a row of plain data."""
        special = SPECIAL.get(type(entry), {})
        return tuple(
            value if value is None or name not in special else self._ways[special[name]](value)
            for name, value in zip(entry._fields, entry, strict=True)
        )

    def _number(self, condition: Condition) -> int:
        self._trees.setdefault(self._tree_of[condition], len(self._trees))
        return self._conditions.setdefault(condition, len(self._conditions))

    def conditions(self) -> tuple[tuple[str, tuple[str, ...], int], ...]:
        """Return the conditions met so far, by number."""
        return tuple((one.text, one.reads, self._trees[self._tree_of[one]]) for one in self._conditions)

    def trees(self) -> tuple[tuple[Any, ...], ...]:
        """Return their trees, by number."""
        return tuple(plain.plain(tree) for tree in self._trees)
