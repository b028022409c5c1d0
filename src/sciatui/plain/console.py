"""The two ends of plain mode: lines out through the gate, lines in through the gate.

What is written is text and newlines, wrapped, with no colour, cursor move or drawing. What is read is never
empty by accident: the end of input is an exception, and no answer.
"""

from collections.abc import Callable
from typing import Final, Protocol, TextIO

from sciatui.errors import EndOfInput
from sciatui.export.wrap import wrap
from sciatui.flow.gate import incoming, outgoing

WIDEST: Final = 72
NARROWEST: Final = 20
HANG: Final = 3
"""How far a line that goes on is set in, where it must not pass for a line of its own: options, rows, typed words."""

BULLET_HANG: Final = 2

LONGEST_LINE: Final = 4_096
"""A typed line is cut here; every answer that this could hurt is refused as too long by the engine."""

PROMPT: Final = "> "


class Reader(Protocol):
    """Gives lines. Every text stream does."""

    def readline(self, size: int = ..., /) -> str:
        """Return at most `size` characters of a line; nothing when there is no more."""

    def isatty(self) -> bool:
        """Say whether what is typed can be seen."""


class Console:
    """Says and reads lines."""

    def __init__(self, reader: Reader, writer: TextIO, columns: Callable[[], int]) -> None:
        """Take both ends. `columns` tells how wide the terminal is at the moment.

        Where nobody's typing is seen (a pipe, a file), the line read is written too, so that a transcript
        reads as on a terminal.
        """
        self._reader = reader
        self._writer = writer
        self._columns = columns
        self._echo = not reader.isatty()
        self._said: list[str] = []

    def block(self, *lines: str, hang: int = 0) -> None:
        """Say lines that belong together, after a blank line."""
        self.say("", *lines, hang=hang)

    def say(self, *lines: str, hang: int = 0) -> None:
        """Say each line, wrapped; a line that goes on begins with `hang` spaces."""
        width = max(NARROWEST, min(self._columns(), WIDEST))
        self._said += lines
        for line in "\n".join(lines).split("\n"):
            for row in wrap(outgoing(line), width, rest=" " * hang):
                self._writer.write(row + "\n")

    def take_said(self) -> list[str]:
        """Return what was said since this was asked last."""
        said, self._said = self._said, []
        return said

    def line(self) -> str:
        """Ask for a line and return it without blanks at its ends; raise `EndOfInput` when there is none."""
        self._writer.write(PROMPT)
        self._writer.flush()
        try:
            typed = self._read()
        except (OSError, ValueError):
            typed = ""  # the terminal has gone, or the stream is closed: there will be no more input
        if not typed:
            self._writer.write("\n")
            raise EndOfInput
        text = " ".join(incoming(typed).split())
        if self._echo:
            self._writer.write(text + "\n")
        return text

    def _read(self) -> str:
        """Return one whole line, cut if it is too long; empty if input ends before the line does."""
        typed = rest = self._reader.readline(LONGEST_LINE)
        while len(rest) == LONGEST_LINE and not rest.endswith("\n"):
            rest = self._reader.readline(LONGEST_LINE)
        return typed if rest.endswith("\n") else ""
