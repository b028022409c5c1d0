"""Reads a file of answers or a scenario: TOML or JSON, within its limits, with the line of everything in it.

It says what stands where and complains about all faults at once. It does not know what the tables mean.
"""

from __future__ import annotations

from sciatui.errors import InputFileError
from sciatui.flow import reader
from sciatui.flow.complaint import Complaint, Fault, key_of
from sciatui.flow.complaint import Path as Place
from sciatui.flow.decode import decode
from sciatui.headless import json_text
from sciatui.headless.plain_sheet import plainly
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Any, Final, TextIO, TypeAlias

    Finder: TypeAlias = Callable[[Place], tuple[int, int]]

MOST_SHOWN: Final = 100
"""How many complaints about one file are shown."""

LINES_UP_TO: Final = 200_000
"""Characters up to which lines are looked up: no honest file is larger, and finding them would take seconds."""


class Unusable(InputFileError):
    """A file of answers or a scenario cannot be used; its text has one line for each complaint."""

    def __init__(self, complaints: Iterable[Complaint], further: str = "") -> None:
        """Keep every complaint, and show as many as a person can read, then what there is to say of another file."""
        self.complaints = tuple(complaints)
        lines = [str(complaint) for complaint in self.complaints[:MOST_SHOWN]]
        more = len(self.complaints) - len(lines)
        super().__init__(
            "\n".join([*lines, *([f"… and {more} more"] if more else []), *([further] if further else [])])
        )


class Document(NamedTuple):
    """A file that was read and parsed."""

    name: str
    """What it is called in messages."""
    text: str
    table: dict[str, Any]
    is_json: bool

    def __repr__(self) -> str:
        """Name the file and hide what it holds."""
        return f"<Document {self.name}>"

    def refuse(self, faults: Iterable[Fault], and_of_another: InputFileError | None = None) -> None:
        """Raise `Unusable` with all these faults and their lines, and what another file was refused for, if any."""
        found = list(faults)
        if found:
            find = self.finder()
            complaints = sorted((self._complaint(fault, find) for fault in found), key=lambda one: one.line)
            raise Unusable(complaints, str(and_of_another or ""))
        if and_of_another is not None:
            raise and_of_another

    def _complaint(self, fault: Fault, find: Finder) -> Complaint:
        line, column = find(fault.path) if fault.path else (0, 0)
        return Complaint(fault.rule, self.name, line, column, key_of(fault.path), fault.message, fault.hint)

    def finder(self) -> Finder:
        """Return what gives line and column of a path; 0 where that is not looked up."""
        if len(self.text) > LINES_UP_TO:
            return lambda _: (0, 0)
        if self.is_json:
            known = json_text.places(self.text)
            return lambda path: known.get(path, (0, 0))
        from sciatui.flow.locate import Positions  # noqa: PLC0415  (only when there is something to find)

        return Positions(self.text).of


def read_document(path: Path | str) -> Document:
    """Read a TOML or JSON file, or raise `InputFileError`."""
    return _document(reader.read(path), reader.shown(path))


def read_stdin(stdin: TextIO | None) -> Document:
    """Read TOML or JSON from standard input to its end, or raise `InputFileError`."""
    name = "standard input"
    if stdin is None:
        raise InputFileError(f"{name}: It is closed, so there is nothing to read.")
    data = stdin.buffer.read(reader.FILE_LIMIT + 1)
    if len(data) > reader.FILE_LIMIT:
        raise InputFileError(f"{name}: It has more than {reader.FILE_LIMIT:,} bytes, and that is the most.")
    return _document(data, name)


def _document(data: bytes, name: str) -> Document:
    """Tell JSON from TOML by its name, or by a first character that can never begin the other."""
    text = decode(data, name)
    is_json = text.lstrip().startswith("{") or name.endswith(".json")
    return Document(name, text, (json_text.parse if is_json else _toml)(text, name), is_json)


def _toml(text: str, name: str) -> dict[str, Any]:
    plain = plainly(text)
    if plain is not None:
        return plain
    from sciatui.flow import toml  # noqa: PLC0415  (most files do without)

    return toml.parse(text, name)
