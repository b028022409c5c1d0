"""What every part of a flow is made from: the files, the conditions as functions, and the words of one region."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sciatui.flow.complaint import Path
from sciatui.flow.definition import DATE, Condition
from sciatui.flow.model import FlowFiles
from sciatui.flow.words import fill


class Parts(NamedTuple):
    """The ready parts of one flow."""

    files: FlowFiles
    conditions: Mapping[Path, Condition]
    steady: Mapping[str, bool]
    """Of each red flag, whether it surely stays true once it is."""
    names: Mapping[str, str]
    """The words of the region, for the `{names}` in texts."""

    def say(self, text: str | None) -> str:
        """Return a text with its names filled in; empty if there is none."""
        return "" if text is None else fill(text, self.names) if "{" in text else text

    def say_dated(self, text: str) -> str:
        """Return a text with its names filled in, but for the date, which is not known yet."""
        return fill(text, {**self.names, DATE: f"{{{DATE}}}"})

    def say_all(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return several texts with their names filled in."""
        return tuple(self.say(text) for text in texts)

    def when(self, *path: str | int) -> Condition | None:
        """Return the condition at a path; None if nothing was written there."""
        return self.conditions.get(path)
