"""The atoms of conditions: the smallest parts that are true, false or unknown by themselves, each with its place.

`a == 'x' and not any_of(b, 'y')` has two atoms. Their places are found by parsing the pieces of the author's text
again, because the tree of a condition keeps none.
"""

import ast
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sciatui.flow.complaint import Path, key_of
from sciatui.flow.condition.definitions import Definitions, Tree
from sciatui.flow.condition.names import Symbols
from sciatui.flow.condition.parse import parse_condition
from sciatui.flow.condition.reads import Reader, nodes
from sciatui.flow.condition.tree import Asks, Compare, Condition, Has, Is, Named
from sciatui.flow.definition import Flow
from sciatui.flow.load import Checked


class Atom(NamedTuple):
    """One atom of one condition."""

    path: Path
    """Where its condition stands."""
    offset: int | None
    """The number of its first character in the text of the condition; None where that cannot be told."""
    text: str
    tree: Condition
    reads: tuple[str, ...]
    states: tuple[str, ...]
    """What it can be: `true`, `false` and, if a question takes "not sure", `unknown`."""

    @property
    def id(self) -> str:
        """Name it by its condition and its text."""
        return f"{key_of(self.path)}: {self.text}"


def atoms_of(path: Path, text: str, tree: Tree, checked: Checked, flow: Flow) -> Iterator[Atom]:
    """Yield each atom of the condition at `path` once; a number has none."""
    conditions = checked.conditions
    if conditions is None:
        raise ValueError("what was studied is sound")
    found = dict.fromkeys(_atoms(tree))
    order = {name: number for number, name in enumerate(flow.questions)}
    reader = Reader(conditions.definitions)
    pieces = _pieces(text, conditions.symbols) if found else {}
    for atom in found:
        reads = tuple(sorted(reader.questions(atom), key=order.__getitem__))
        unknown = can_be_unknown(flow, atom, conditions.definitions)
        offset, written = pieces.get(atom, (None, text))
        yield Atom(path, offset, written, atom, reads, ("true", "false", "unknown") if unknown else ("true", "false"))


def can_be_unknown(flow: Flow, tree: Tree, definitions: Definitions) -> bool:
    """Say whether a person can leave a condition unknown by an answer; whether one was given is always known."""
    return any(_can_be_unknown(flow, atom, definitions) for atom in _atoms(tree))


def _can_be_unknown(flow: Flow, atom: Condition, definitions: Definitions) -> bool:
    match atom:
        case Asks():
            return False
        case Named(what, name):
            return any(can_be_unknown(flow, tree, definitions) for tree in definitions.trees((what, name)))
    read = Reader(definitions).questions(atom)
    return any(flow.questions[name].unsure or flow.questions[name].decline for name in read)


def _atoms(tree: Tree) -> Iterator[Condition]:
    return (node for node in nodes(tree) if isinstance(node, Is | Has | Asks | Named | Compare))


def _pieces(text: str, symbols: Symbols) -> Mapping[Condition, tuple[int, str]]:
    """Return where each atom stands in a text that was parsed before, and how it is written there."""
    lead = len(text) - len(text.lstrip())
    found: dict[Condition, tuple[int, str]] = {}
    pieces = [
        (lead + node.col_offset, lead + node.end_col_offset)
        for node in ast.walk(ast.parse(text.strip(), mode="eval"))
        if isinstance(node, ast.Compare | ast.Call | ast.Name) and node.end_col_offset is not None
    ]
    # Of the pieces in which an atom stands, the shortest is its own.
    for start, end in sorted(pieces, key=lambda piece: piece[1] - piece[0]):
        parsed = parse_condition(text[start:end], symbols).tree
        for atom in () if parsed is None else _atoms(parsed):
            found.setdefault(atom, (start, text[start:end]))
    return found
