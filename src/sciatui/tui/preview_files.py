"""The files of a flow that is being edited: whether they changed, and what there is to see and to say when they did.

Whether they changed is asked of the system by name, size and times, twice a second; they are read only when they did.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from sciatui.check.report import check
from sciatui.errors import UsageError
from sciatui.flow.bundled import MAIN, bundled
from sciatui.flow.complaint import FileError, FlowError
from sciatui.flow.definition import Flow
from sciatui.flow.sources import TEXTS

Load = Callable[[str | None, str | None], Flow]
"""Gives the flow with the words of a region, in a language; None stands for its own."""

Stamp = tuple[tuple[str, int, int, int, int], ...]
"""Path, size, inode and both times of each file."""

_MOST_LINES: Final = 100


class Looked(NamedTuple):
    """What is to be said of the files, and the flow if they make one."""

    flow: Flow | None
    errors: int
    warnings: int
    lines: tuple[str, ...]
    """As `sciatui check` prints them, errors first."""


class FlowFiles:
    """The files of one flow."""

    def __init__(self, where: str, today: date, load: Load) -> None:
        """Look after a flow folder, a `flow.toml` or a bundled flow."""
        self.where = bundled(where) or where
        named = Path(self.where)
        self.folder = named.parent if named.name == MAIN else named
        self._today = today
        self.load = load
        self._seen = self._stamp()

    def changed(self) -> bool:
        """Say whether a file was saved, added or removed since this was asked last."""
        now = self._stamp()
        before, self._seen = self._seen, now
        return now != before

    def look(self, region: str | None, language: str | None) -> Looked:
        """Check and load the flow; where it has no such words any more, in its own language for its first region."""
        try:
            report = check(self.where, self._today, proofs=False)
            complaints = sorted(report.findings, key=lambda finding: not finding.is_error)
            errors = sum(finding.is_error for finding in complaints)
            flow = None if errors else self._loaded(region, language)
        except FileError as fault:
            return Looked(None, 1, 0, (str(fault.complaint),))
        except FlowError as fault:
            # They changed between the two; what is there now is looked at next.
            return Looked(None, len(fault.complaints), 0, tuple(map(str, fault.complaints))[:_MOST_LINES])
        lines = tuple(str(finding.complaint) for finding in complaints[:_MOST_LINES])
        return Looked(flow, errors, len(complaints) - errors, lines)

    def _loaded(self, region: str | None, language: str | None) -> Flow:
        try:
            return self.load(region, language)
        except UsageError:
            return self.load(None, None)

    def _stamp(self) -> Stamp:
        return tuple(sorted(_stamps((self.folder, *_translations(self.folder / TEXTS)))))


def _translations(texts: Path) -> Iterator[Path]:
    """Yield the folders that translations stand in: `text/`, and each in it."""
    yield texts
    try:
        with os.scandir(texts) as entries:
            yield from (Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return


def _stamps(folders: Iterable[Path]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the stamp of each file that belongs to a flow; what cannot be read has none."""
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith(".toml"):
                        status = entry.stat()
                        yield entry.path, status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns
        except OSError:
            continue
