"""The files of one translation: `text/es.toml`, those of `text/es/`, or both, joined to one tree of texts.

They are parsed only when that language is wanted. A text that stands twice is a complaint that names both places; the
first one counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from sciatui.flow import complaint, toml
from sciatui.flow.complaint import Complaint, FileError
from sciatui.flow.decode import decode
from sciatui.flow.sources import Source, language_of
from sciatui.flow.toml import Tree


class Part(NamedTuple):
    """One parsed file."""

    file: str
    """Its path, as it is shown."""
    text: str
    tree: Tree


class Parsed(NamedTuple):
    """A translation as one tree."""

    tree: Tree
    parts: tuple[Part, ...]
    complaints: tuple[Complaint, ...]
    """What was wrong with single files, and what stands twice."""


class Translation(NamedTuple):
    """The files of one language, read and not yet parsed."""

    sources: tuple[Source, ...]

    def data(self) -> Iterator[bytes]:
        """Yield what each file holds."""
        return (source.content() for source in self.sources)

    def parsed(self) -> Parsed:
        """Parse the files and join them."""
        complaints: list[Complaint] = []
        parts: list[Part] = []
        for source in self.sources:
            try:
                text = decode(source.content(), source.file)
                parts.append(Part(source.file, text, toml.parse(text, source.file)))
            except FileError as fault:
                complaints.append(fault.complaint)
        joined = _Joined()
        for part in parts:
            joined.add(part)
        return Parsed(joined.tree, tuple(parts), (*complaints, *joined.complaints))


def by_language(sources: Iterable[Source], complaints: list[Complaint]) -> dict[str, Translation]:
    """Group the files of `text/` by language, and note those that could not be read."""
    found: dict[str, list[Source]] = {}
    for source in sources:
        if isinstance(source.found, FileError):
            complaints.append(source.found.complaint)
        else:
            found.setdefault(language_of(source.name), []).append(source)
    return {language: Translation(tuple(files)) for language, files in found.items()}


def home(parts: Iterable[Part], path: complaint.Path) -> Part | None:
    """Return the file in which most of the way to `path` stands; the first if none has any of it."""
    return max(parts, key=lambda part: _depth(part.tree, path), default=None)


def is_entry(node: Any) -> bool:
    """Say whether this is a translated text, and not a table of some."""
    return isinstance(node, dict) and isinstance(node.get("text"), str)


def _depth(node: Any, path: complaint.Path) -> int:
    """Count the parts of `path` that lead somewhere from here."""
    for depth, part in enumerate(path):
        inside = part in node if isinstance(node, dict) else isinstance(node, list) and part in range(len(node))
        if not inside:
            return depth
        node = node[part]
    return len(path)


class _Joined:
    """All files as one tree, growing file by file."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.tree: Tree = {}
        self.complaints: list[Complaint] = []
        self._parts: list[Part] = []

    def add(self, part: Part) -> None:
        """Add one more file."""
        self._add((), self.tree, part.tree, part)
        self._parts.append(part)

    def _add(self, path: complaint.Path, into: Tree, more: Mapping[str, Any], part: Part) -> None:
        """Add the texts below one table."""
        for key, value in more.items():
            if key not in into:
                into[key] = _copy(value)
            elif isinstance(into[key], dict) and isinstance(value, dict) and not is_entry(value):
                self._add((*path, key), into[key], value, part)
            else:
                self._twice((*path, key), part)

    def _twice(self, path: complaint.Path, part: Part) -> None:
        """Complain of a text that stands in two files, naming both places."""
        from sciatui.flow.locate import Positions  # noqa: PLC0415  (only when there is something to find)

        first = home(self._parts, path)
        if first is None:
            raise ValueError("nothing stands twice in a single file")
        line, column = Positions(part.text).of(path, "key")
        key = complaint.key_of(path)
        place = f"{first.file}:{Positions(first.text).of(path, 'key')[0]}"
        message = f"'{key}' is translated here for the second time; the first is in {place}"
        self.complaints.append(
            Complaint("E-duplicate-id", part.file, line, column, key, message, "Take one of them out.")
        )


def _copy(node: Any) -> Any:
    """Copy tables, so that what is added to them later does not get into the file that they are from."""
    return {key: _copy(value) for key, value in node.items()} if isinstance(node, dict) else node
