"""Parses the files of a flow and joins them to one tree of tables.

Translations are kept apart, and parsed only when they are wanted. A table defined in two files is a complaint that
names both places; the first one counts.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sciatui.flow import complaint, toml
from sciatui.flow.complaint import Complaint, FileError
from sciatui.flow.decode import decode
from sciatui.flow.gate import refused_in
from sciatui.flow.sources import Source, Sources
from sciatui.flow.toml import Tree
from sciatui.flow.translation import Translation, by_language


class Part(NamedTuple):
    """One file of a flow."""

    file: str
    """Its path, as it is shown."""
    text: str
    tree: Tree

    @property
    def may_hide(self) -> bool:
        """Say quickly whether a text in it could hold a hidden character; never no when one does."""
        return "\\" in self.text or (not self.text.isascii() and bool(refused_in(self.text)))


class Merged(NamedTuple):
    """All files of a flow as one tree."""

    tree: Tree
    parts: tuple[Part, ...]
    homes: Mapping[complaint.Path, Part]
    """The file in which each table stands: keyed by its kind, and by kind and id."""
    texts: Mapping[str, Translation]
    """Language to its translation. It is parsed only when that language is wanted."""
    complaints: tuple[Complaint, ...]
    """What was wrong with single files."""
    complete: bool
    """False when a file could not be read: then what is missing says nothing about the flow."""


def merged(sources: Sources) -> Merged:
    """Parse these files and merge them; what is wrong with one does not hide what is wrong with another."""
    complaints: list[Complaint] = []
    parts = [part for source in sources.files if (part := _part(source, complaints)) is not None]
    complete = not complaints
    texts = by_language(sources.texts, complaints)
    joined = _Joined()
    for part in parts:
        joined.add(part)
    return Merged(joined.tree, tuple(parts), joined.homes, texts, (*complaints, *joined.complaints), complete)


def _part(source: Source, complaints: list[Complaint]) -> Part | None:
    """Parse one file, or note what is wrong with it."""
    try:
        text = decode(source.content(), source.file)
        return Part(source.file, text, toml.parse(text, source.file))
    except FileError as fault:
        complaints.append(fault.complaint)
        return None


class _Joined:
    """All files as one tree, growing file by file."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.tree: Tree = {}
        self.homes: dict[complaint.Path, Part] = {}
        self.complaints: list[Complaint] = []

    def add(self, part: Part) -> None:
        """Add the tables of one more file."""
        for kind, tables in part.tree.items():
            if kind not in self.tree:
                self.homes[kind,] = part
                self.tree[kind] = {} if isinstance(tables, dict) else tables
            elif not isinstance(tables, dict) or not isinstance(self.tree[kind], dict) or kind == "flow":
                self._twice((kind,), part)
                continue
            if isinstance(tables, dict):
                self._add_tables(kind, tables, part)

    def _add_tables(self, kind: str, tables: Tree, part: Part) -> None:
        """Add the tables of one kind."""
        into = self.tree[kind]
        for name, table in tables.items():
            if name in into:
                self._twice((kind, name), part)
            else:
                self.homes[kind, name] = part
                into[name] = table

    def _twice(self, path: complaint.Path, part: Part) -> None:
        """Complain of a table that stands in two files, naming both places."""
        from sciatui.flow.locate import Positions  # noqa: PLC0415  (only when there is something to find)

        home = self.homes[path]
        first, _ = Positions(home.text).of(path, "key")
        line, column = Positions(part.text).of(path, "key")
        key = complaint.key_of(path)
        message = f"'{key}' stands here for the second time; the first is in {home.file}:{first}"
        hint = "Give one of them another name, or take it out."
        self.complaints.append(Complaint("E-duplicate-id", part.file, line, column, key, message, hint))
