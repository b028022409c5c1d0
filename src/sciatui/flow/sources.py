"""Finds the files of a flow and reads each of them once, so that what is looked at is always the same bytes.

A flow is a folder: `*.toml` directly in it, in name order, and the translations in `text/`: `text/es.toml`, the files
of `text/es/`, or both. Every other folder is left alone, and so is `coverage.toml`, a reviewer's map of what the flow
answers to. Nothing is parsed here. What is wrong with one file is kept for when its content is asked for.
"""

from __future__ import annotations

import os

from sciatui.flow import bundled, reader
from sciatui.flow.bundled import MAIN
from sciatui.flow.complaint import FileError, did_you_mean
from sciatui.flow.gate import quoted
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Final

TEXTS: Final = "text"

COVERAGE: Final = "coverage.toml"
"""The one file of the folder that is no part of the flow."""


class Source(NamedTuple):
    """One file of a flow: what it holds, or why that could not be read."""

    path: str
    name: str
    """Its name in its folder; that of a translation in `text/es/` begins with `es/`."""
    found: bytes | FileError

    @property
    def file(self) -> str:
        """Its path, as it is shown."""
        return reader.shown(self.path)

    def content(self) -> bytes:
        """Return what it holds, or raise `FileError`."""
        if isinstance(self.found, bytes):
            return self.found
        raise self.found


class Sources(NamedTuple):
    """All files of a flow, as they were at one moment."""

    files: tuple[Source, ...]
    texts: tuple[Source, ...] = ()
    """The translations."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages that there are files for, besides the flow's own."""
        return frozenset(language_of(source.name) for source in self.texts)


def language_of(name: str) -> str:
    """Return the language of a file in `text/` by its name there: `es` for `es.toml` and for `es/flow.toml`."""
    return name.partition("/")[0].removesuffix(".toml")


def sources(where: str | Path) -> Sources:
    """Read the files of a flow: a folder, its `flow.toml`, another single file, or the name of a bundled flow.

    Raises `FileError` when there is no flow at all, or its only file cannot be read.
    """
    path = os.fspath(where) or os.curdir
    if isinstance(where, str) and _is_name(where):
        folder = bundled.bundled(where)
        if folder is not None:
            return _in_folder(folder)
        if not os.path.exists(path):
            known = bundled.bundled_names()
            hint = did_you_mean(where, known) or f"Known are: {', '.join(known)}; or give the folder of a flow."
            raise reader.unusable(path, f"There is no flow {quoted(where)}", hint)
    if os.path.isdir(path):
        return _in_folder(path)
    folder, name = os.path.split(path)
    if name == MAIN and not os.path.islink(path) and os.path.isfile(path):
        return _in_folder(folder or os.curdir)
    single = _read([path], _Budget())
    single[0].content()
    return Sources(single)


def _is_name(where: str) -> bool:
    """Say whether this could be the name of a bundled flow."""
    return where.isascii() and where.replace("-", "").replace("_", "").isalnum()


def _in_folder(folder: str) -> Sources:
    """Read every file of a flow folder."""
    files = [path for path in reader.toml_files(folder) if os.path.basename(path) != COVERAGE]
    if not any(os.path.basename(path) == MAIN for path in files):
        raise reader.unusable(folder, f"There is no {MAIN} in this folder", "Give the folder of a flow.")
    texts = _translations(os.path.join(folder, TEXTS))
    budget = _Budget()
    return Sources(_read(files, budget), _read(texts, budget, os.path.join(folder, TEXTS)))


def _translations(folder: str) -> list[str]:
    """List the files of `text/` and of the folders in it, language by language; none if there is no such folder."""
    files = reader.toml_files(folder) if _is_folder(folder) else []
    found = {path.removesuffix(".toml"): [path] for path in files}
    for path in reader.folders(folder) if _is_folder(folder) else ():
        if _is_folder(path):
            found.setdefault(path, []).extend(reader.toml_files(path))
    return [path for language in sorted(found) for path in found[language]]


def _is_folder(path: str) -> bool:
    """Say whether a folder is there; a link to one is refused."""
    if os.path.islink(path):
        raise reader.unusable(path, "This is a link, and links are not followed", "Put the folder itself here.")
    return os.path.isdir(path)


def _read(paths: Iterable[str], budget: _Budget, folder: str = "") -> tuple[Source, ...]:
    """Read these files, each once. Their names are those in `folder`, else those in the folder where they stand."""
    return tuple(Source(path, _name(path, folder), budget.read(path)) for path in paths)


def _name(path: str, folder: str) -> str:
    """Return the name of a file in a folder around it, with `/` between its parts."""
    return path[len(folder) + 1 :].replace(os.sep, "/") if folder else os.path.basename(path)


class _Budget:
    """What may still be read: counts down over all files of one flow."""

    def __init__(self) -> None:
        """Start with the whole of it."""
        self.bytes = reader.FOLDER_LIMIT
        self.files = reader.FILES_LIMIT

    def read(self, path: str) -> bytes | FileError:
        """Read a file if there is still room for it."""
        self.files -= 1
        if self.files < 0:
            return reader.unusable(path, f"This flow has more than {reader.FILES_LIMIT} files")
        try:
            data = reader.read(path)
        except FileError as fault:
            return fault
        self.bytes -= len(data)
        if self.bytes < 0:
            return reader.unusable(path, f"The files of this flow have more than {reader.FOLDER_LIMIT:,} bytes")
        return data
