"""Turns faults, which name a path in the tree of tables, into complaints, which name file, line and column.

Each file is searched for positions at most once, and only when there is a fault in it.
"""

from collections.abc import Iterable

from sciatui.flow import translation
from sciatui.flow.bundled import MAIN
from sciatui.flow.complaint import Complaint, Fault, key_of
from sciatui.flow.locate import Positions
from sciatui.flow.merge import Merged, Part


def placed(faults: Iterable[Fault], merged: Merged) -> tuple[Complaint, ...]:
    """Return a complaint for each fault, in the order of files and lines."""
    return Places(merged).placed(faults)


class Places:
    """Where everything in the files of one flow stands."""

    def __init__(self, merged: Merged) -> None:
        """Remember the files; search none of them yet."""
        self._merged = merged
        self._positions: dict[str, Positions] = {}
        self._translations: dict[str, tuple[translation.Part, ...]] = {}
        files = [part.file for part in merged.parts]
        files += [source.file for text in merged.texts.values() for source in text.sources]
        self._order = {file: number for number, file in enumerate(files)}
        self._main = next((part for part in merged.parts if part.file.endswith(MAIN)), next(iter(merged.parts), None))

    def placed(self, faults: Iterable[Fault]) -> tuple[Complaint, ...]:
        """Return a complaint for each fault, in the order of files and lines."""
        return tuple(sorted({self._complaint(fault): None for fault in faults}, key=self._in_order))

    def _complaint(self, fault: Fault) -> Complaint:
        """Find the place of one fault."""
        part = self._home(fault)
        key = key_of(fault.path)
        if part is None:
            return Complaint(fault.rule, "", 0, 0, key, fault.message, fault.hint)
        line, column = self._in(part).of(fault.path, fault.at, fault.offset)
        return Complaint(fault.rule, part.file, line, column, key, self._message(fault), fault.hint)

    def _message(self, fault: Fault) -> str:
        """Return what is wrong, with the place of what stood there first."""
        homes = self._merged.homes
        home = homes.get(fault.first[:2]) or homes.get(fault.first[:1])
        if home is None:
            return fault.message
        line, _ = self._in(home).of(fault.first, "key")
        return f"{fault.message} in {home.file}:{line}"

    def _in(self, part: "Part | translation.Part") -> Positions:
        """Return the positions in a file, which is searched once."""
        if part.file not in self._positions:
            self._positions[part.file] = Positions(part.text)
        return self._positions[part.file]

    def _in_order(self, complaint: Complaint) -> tuple[int, int, int, str]:
        """Sort by file as it was read, then by place."""
        return self._order.get(complaint.file, -1), complaint.line, complaint.column, complaint.rule

    def _home(self, fault: Fault) -> "Part | translation.Part | None":
        """Return the file that a fault belongs to."""
        if fault.language:
            if fault.language not in self._translations:
                self._translations[fault.language] = self._merged.texts[fault.language].parsed().parts
            return translation.home(self._translations[fault.language], fault.path)
        homes = self._merged.homes
        return homes.get(fault.path[:2]) or homes.get(fault.path[:1]) or self._main
