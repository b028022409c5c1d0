"""The comments in a file of a translation that its translator wrote: they are kept when the file is written anew."""

import re
from collections.abc import Iterator
from typing import Final

SAYS: Final = "# {language}: "
CHANGED: Final = "# {language}, changed: "
"""What stands before a sentence of the flow."""

_HEADER: Final = re.compile(r"\[([^\[\]]+)\]")
_KEY: Final = re.compile(r"([\w.\"-]+) *=")


class Remarks:
    """The remarks of one file, each found by the key below it."""

    def __init__(self, text: str = "", language: str = "") -> None:
        """Find them. The text is one that was written by this package, or laid out in the same way."""
        self.head: str | None = None
        self._found: dict[str, list[str]] = {}
        own = (SAYS.format(language=language), CHANGED.format(language=language))
        waiting: list[str] = []
        table = last = ""
        place = 0
        for line in map(str.strip, text.split("\n")):
            if line.startswith("#"):
                waiting += [] if line.startswith(own) else [line]
            elif not line and waiting and self.head is None and not table:
                self.head, waiting = "\n".join(waiting), []
            elif header := _HEADER.fullmatch(line):
                table = last = header.group(1)
                self._keep(table, waiting)
            elif found := _KEY.match(line):
                last, place = f"{table}.{found.group(1)}", 0
                self._keep(last, waiting)
            elif line.startswith("{"):
                self._keep(f"{last}.{place}", waiting)
                place += 1
        self._keep("", waiting)

    def of(self, key: str) -> Iterator[str]:
        """Yield the remarks above a key; each is given once."""
        yield from self._found.pop(key, ())

    def left(self) -> Iterator[str]:
        """Yield what is left, such as remarks at the end of the file."""
        if self._found:
            yield "\n".join(remark for remarks in self._found.values() for remark in remarks)

    def _keep(self, key: str, waiting: list[str]) -> None:
        if waiting:
            self._found.setdefault(key, []).extend(waiting)
            waiting.clear()
