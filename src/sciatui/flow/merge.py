"""Reads the files of a flow folder and joins them to one tree of tables.

`*.toml` directly in the folder are read in name order; `text/` holds translations and is kept apart, every other
folder is left alone. A table defined in two files is a complaint that names both places; the first one counts.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sciatui.flow import complaint, reader, toml
from sciatui.flow.complaint import Complaint, FileError
from sciatui.flow.gate import refused_in
from sciatui.flow.toml import Tree

MAIN: Final = "flow.toml"
TEXTS: Final = "text"


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


class Translation(NamedTuple):
    """A file of `text/`, read and not yet parsed."""

    file: str
    data: bytes

    def parsed(self) -> Part:
        """Parse it, or raise `FileError`."""
        text = toml.decode(self.data, self.file)
        return Part(self.file, text, toml.parse(text, self.file))


class Merged(NamedTuple):
    """All files of a flow as one tree."""

    tree: Tree
    parts: tuple[Part, ...]
    homes: Mapping[complaint.Path, Part]
    """The file in which each table stands: keyed by its kind, and by kind and id."""
    texts: Mapping[str, Translation]
    """Language to the file of its translation. It is parsed only when that language is wanted."""
    complaints: tuple[Complaint, ...]
    """What was wrong with single files."""
    complete: bool
    """False when a file could not be read: then what is missing says nothing about the flow."""


def read_folder(folder: Path) -> Merged:
    """Read every file of a flow folder. Raises `FileError` when there is no flow in it at all."""
    files = reader.toml_files(folder)
    if not any(path.name == MAIN for path in files):
        raise reader.unusable(folder, f"There is no {MAIN} in this folder", "Give the folder of a flow.")
    return read_files(files, _translations(folder))


def read_files(files: Iterable[Path], translations: Iterable[Path] = ()) -> Merged:
    """Read these files and merge them; what is wrong with one does not hide what is wrong with another."""
    complaints: list[Complaint] = []
    budget = _Budget()
    parts = [part for path in files if (part := _part(path, budget, complaints)) is not None]
    complete = not complaints
    texts = _read_texts(translations, budget, complaints)
    joined = _Joined()
    for part in parts:
        joined.add(part)
    return Merged(joined.tree, tuple(parts), joined.homes, texts, (*complaints, *joined.complaints), complete)


class _Budget:
    """What may still be read: counts down over all files of one flow."""

    def __init__(self) -> None:
        """Start with the whole of it."""
        self.bytes = reader.FOLDER_LIMIT
        self.files = reader.FILES_LIMIT

    def read(self, path: Path) -> bytes:
        """Read a file if there is still room for it."""
        self.files -= 1
        if self.files < 0:
            raise reader.unusable(path, f"This flow has more than {reader.FILES_LIMIT} files")
        data = reader.read(path)
        self.bytes -= len(data)
        if self.bytes < 0:
            raise reader.unusable(path, f"The files of this flow have more than {reader.FOLDER_LIMIT:,} bytes")
        return data


def _translations(folder: Path) -> list[Path]:
    """List the files of `text/`; none if there is no such folder."""
    below = folder / TEXTS
    if below.is_symlink():
        raise reader.unusable(below, "This is a link, and links are not followed", "Put the folder itself here.")
    return reader.toml_files(below) if below.is_dir() else []


def _read_texts(files: Iterable[Path], budget: _Budget, complaints: list[Complaint]) -> dict[str, Translation]:
    """Read the files of `text/`: the name of each is its language."""
    texts: dict[str, Translation] = {}
    for path in files:
        try:
            texts[path.name.removesuffix(".toml")] = Translation(reader.shown(path), budget.read(path))
        except FileError as fault:
            complaints.append(fault.complaint)
    return texts


def _part(path: Path, budget: _Budget, complaints: list[Complaint]) -> Part | None:
    """Read one file, or note what is wrong with it."""
    file = reader.shown(path)
    try:
        text = toml.decode(budget.read(path), file)
        return Part(file, text, toml.parse(text, file))
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
