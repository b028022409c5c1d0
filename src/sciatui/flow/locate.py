"""Finds where in a TOML text a key or value stands. The only importer of tree-sitter.

Imported only when there is something to complain of, because it costs more than reading a flow does. Lines and
columns count from 1, columns in characters.
"""

import re
from typing import Final, Literal

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from sciatui.flow.complaint import Path

_PARSER: Final = Parser(Language(tree_sitter_toml.language()))
_KEYS: Final = frozenset({"bare_key", "quoted_key", "dotted_key"})
_ESCAPED: Final = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_GOES_ON: Final = re.compile(r"(?:\\[ \t]*\r?\n\s*)*")
_OPENING: Final = re.compile(r'"""(?:\r?\n)?|\'\'\'(?:\r?\n)?|.')


MOST_NODES: Final = 200_000
"""A text with more than this is not searched: no flow has so much, and nobody should wait for it."""


class Positions:
    """Where each key and value of one text stands."""

    def __init__(self, text: str) -> None:
        """Index the tables of the text; what stands in one is looked at when it is asked for."""
        self._data = text.encode("utf-8", "replace")
        self._lines = self._data.split(b"\n")
        self._nodes: dict[Path, tuple[Node, Node]] = {}
        self._lengths: dict[Path, int] = {}
        self._closed: dict[Path, list[Node]] = {}
        """The tables that nobody asked for yet."""
        self._pairs: dict[Path, list[Node]] = {}
        """The pairs of those that somebody asked for, by the name that their key begins with."""
        root = _PARSER.parse(self._data).root_node
        if root.descendant_count <= MOST_NODES:
            self._index(root)

    def of(self, path: Path, at: Literal["key", "value"] = "value", offset: int | None = None) -> tuple[int, int]:
        """Return line and column of what stands at `path`, or of the nearest table around it.

        `offset` is the number of a character within a text value.
        """
        self._open(path)
        known = path
        while known and known not in self._nodes:
            known = known[:-1]
        if not known:
            return 1, 1
        key, value = self._nodes[known]
        if known != path or at == "key":
            return self._place(key)
        if offset is not None and value.type == "string":
            return self._inside(value, offset)
        return self._place(value)

    def span(self, path: Path) -> tuple[int, int] | None:
        """Return where the value at `path` begins and ends, in characters of the text; None if it is not there."""
        self._open(path)
        if path not in self._nodes:
            return None
        _, value = self._nodes[path]
        start = len(self._data[: value.start_byte].decode("utf-8", "replace"))
        return start, start + len(self._data[value.start_byte : value.end_byte].decode("utf-8", "replace"))

    def _index(self, root: Node) -> None:
        """Walk the tables of a file."""
        for node in root.named_children:
            if node.type == "pair":
                self._closed.setdefault((), []).append(node)
            elif node.type in {"table", "table_array_element"}:
                self._closed.setdefault(self._add_header(node), []).append(node)

    def _open(self, path: Path) -> None:
        """Look at every pair that a path may lead through, and at no other: a table may hold thousands."""
        for size, name in enumerate(path):
            base = path[:size]
            for node in self._closed.pop(base, ()):
                for pair in [node] if node.type == "pair" else node.named_children:
                    if pair.type == "pair" and (parts := _parts(pair)):
                        self._pairs.setdefault((*base, _name(parts[0])), []).append(pair)
            for pair in self._pairs.pop((*base, name), ()):
                self._add_pair(base, pair)

    def _add_header(self, node: Node) -> Path:
        """Note a `[table]` or `[[table]]` and return its path."""
        parts = _parts(node)
        path: Path = ()
        for part in parts:
            path = (*path, _name(part))
            self._nodes.setdefault(path, (part, part))
            if path in self._lengths and (part is not parts[-1] or node.type == "table"):
                path = (*path, self._lengths[path] - 1)
        if node.type == "table_array_element" and parts:
            self._lengths[path] = self._lengths.get(path, 0) + 1
            path = (*path, self._lengths[path] - 1)
        if parts:
            self._nodes[path] = (parts[-1], node)
        return path

    def _add_pair(self, base: Path, pair: Node) -> None:
        """Note a `key = value` and everything inside the value."""
        waiting = [(base, pair)]
        while waiting:
            base, node = waiting.pop()
            parts = _parts(node) if node.type == "pair" else []
            for part in parts:
                base = (*base, _name(part))
                self._nodes.setdefault(base, (part, part))
            value = _value(node) if node.type == "pair" else node
            if value is None:
                continue
            if parts:
                self._nodes[base] = (parts[-1], value)
            children = [child for child in value.named_children if child.type != "comment"]
            if value.type == "inline_table":
                waiting += [(base, child) for child in children if child.type == "pair"]
            elif value.type == "array":
                for number, child in enumerate(children):
                    self._nodes[(*base, number)] = (child, child)
                    waiting.append(((*base, number), child))

    def _place(self, node: Node) -> tuple[int, int]:
        """Return line and column of a node."""
        row, column = node.start_point
        return row + 1, len(self._lines[row][:column].decode("utf-8", "replace")) + 1

    def _inside(self, value: Node, offset: int) -> tuple[int, int]:
        """Return line and column of a character within a written text, whatever escapes stand before it."""
        raw = self._data[value.start_byte : value.end_byte].decode("utf-8", "replace").replace("\r\n", "\n")
        at = _end(_OPENING, raw, 0)
        for left in range(offset, -1, -1):
            if raw[0] == '"':
                at = _end(_GOES_ON, raw, at)
            if left:
                at = _end(_ESCAPED, raw, at) if raw[0] == '"' and raw[at : at + 1] == "\\" else at + 1
        line, column = self._place(value)
        before = raw[:at]
        if "\n" not in before:
            return line, column + at
        return line + before.count("\n"), at - before.rfind("\n")


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return where a match that begins at `start` ends; `start` if there is none."""
    found = pattern.match(text, start)
    return found.end() if found else start


def first_error(text: str) -> tuple[int, int] | None:
    """Return the place of the first thing that is not TOML 1.0; None if all of it is."""
    data = text.encode("utf-8", "replace")
    node = _PARSER.parse(data).root_node
    if not node.has_error:
        return None
    while True:
        inside = next((child for child in node.children if child.has_error or child.is_error), None)
        if inside is None or node.is_error:
            break
        node = inside
    row, column = node.start_point
    return row + 1, len(data.split(b"\n")[row][:column].decode("utf-8", "replace")) + 1


def twice(text: str, line: int) -> tuple[str, int] | None:
    """Return name and first line of the key or table that stands again in this line; None if it cannot be told."""
    seen: dict[Path, int] = {}
    base: Path = ()
    for node in _PARSER.parse(text.encode("utf-8", "replace")).root_node.named_children:
        pairs = [node] if node.type == "pair" else [child for child in node.named_children if child.type == "pair"]
        if node.type != "pair":
            base = tuple(_name(part) for part in _parts(node))
        for place, path in [(node, base)] + [(pair, (*base, *map(_name, _parts(pair)))) for pair in pairs]:
            row = place.start_point[0] + 1
            if row == line and path in seen:
                return ".".join(map(str, path)), seen[path]
            seen.setdefault(path, row)
    return None


def _parts(node: Node) -> list[Node]:
    """Return the parts of the key of a pair or header, from left to right."""
    key = next((child for child in node.named_children if child.type in _KEYS), None)
    if key is None or key.type != "dotted_key":
        return [] if key is None else [key]
    parts: list[Node] = []
    waiting = [key]
    while waiting:
        part = waiting.pop()
        if part.type == "dotted_key":
            waiting += reversed([child for child in part.named_children if child.type in _KEYS])
        else:
            parts.append(part)
    return parts


def _name(part: Node) -> str:
    """Return what a part of a key names."""
    text = (part.text or b"").decode("utf-8", "replace")
    return text[1:-1] if part.type == "quoted_key" else text


def _value(pair: Node) -> Node | None:
    """Return what stands behind the `=`."""
    after = [child for child in pair.named_children if child.type not in _KEYS and child.type != "comment"]
    return after[0] if after else None
