"""What is wrong with a file, in the words and with the place that its author needs.

A check finds a `Fault`: a rule, a path in the tree of tables, and words. Once all checks have run, `flow.places`
finds line and column of each and makes it a `Complaint`, which is what people read. A rule that begins with `E-` is
an error and keeps the flow from loading; `W-` is a warning and never does.
"""

from __future__ import annotations

from sciatui.errors import InputFileError
from sciatui.flow.gate import outgoing, quoted
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import Final, Literal, TypeAlias

    Severity = Literal["error", "warning"]

Path: TypeAlias = tuple[str | int, ...]
"""Where something stands in the tree of tables: keys, and numbers in lists."""

_SHORTEST_PART: Final = 4
"""A part of a name has to be this long to be taken for the name."""

MOST_NAMED: Final = 12
"""How many names are listed where none is like the one that was written."""

MOST_SHOWN: Final = 100
"""How many errors of one flow are shown: nobody reads more at once."""


class Fault(NamedTuple):
    """Something wrong with what stands at `path`."""

    rule: str
    path: Path
    message: str
    hint: str = ""
    at: Literal["key", "value"] = "value"
    """Whether to point at the key or at what stands behind it."""
    offset: int | None = None
    """Inside a text: the number of the character, from 0."""
    language: str = ""
    """Of a fault in a translation: its language."""
    about: str = ""
    """The name that was not found, so that a name whose own table is broken is not complained of twice."""
    first: Path = ()
    """Of a name that is taken: where it stands for the first time, which is told as well."""


class Complaint(NamedTuple):
    """Something wrong, ready to be shown. `line` and `column` count from 1; 0 means the file as a whole."""

    rule: str
    file: str
    line: int
    column: int
    key: str
    """The place as a dotted key, such as `question.age.min`."""
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Say whether this keeps the file from being used."""
        return "error" if self.rule.startswith("E-") else "warning"

    def __str__(self) -> str:
        """Write it as one line: place, rule, what is wrong, what to do."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        sentences = f"{self.message.removesuffix('.')}. {self.hint}".strip()
        return outgoing(f"{place}: {self.rule}: {sentences}").replace("\n", " ")


class FileError(InputFileError):
    """One file cannot be used."""

    def __init__(self, complaint: Complaint) -> None:
        """Keep what is wrong with it."""
        super().__init__(str(complaint))
        self.complaint = complaint


class FlowError(InputFileError):
    """A flow cannot be used. Holds every complaint; its text shows the errors, one on each line, 100 at most."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        """Keep all complaints; warnings are kept too, and not shown."""
        self.complaints = tuple(complaints)
        lines = [str(one) for one in self.complaints if one.severity == "error"]
        more = [f"… and {len(lines) - MOST_SHOWN} more"] if len(lines) > MOST_SHOWN else []
        super().__init__("\n".join([*lines[:MOST_SHOWN], *more]))


def key_of(path: Path) -> str:
    """Write a path as a key: `score.wear.items[0].when`."""
    return outgoing("".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix("."))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Offer the known name that looks most like this one: a sentence, or nothing."""
    from sciatui.flow.condition.names import nearest  # noqa: PLC0415  (only when something is wrong)

    names = tuple(known)
    close = nearest(name, names) or next((one for one in names if len(name) >= _SHORTEST_PART and name in one), "")
    return f"Did you mean {quoted(close)}?" if close else ""


def there_are(known: Collection[str]) -> str:
    """List what there is, for who could not know better: a sentence, with the rest counted where there is much."""
    if not known:
        return "There are none."
    more = len(known) - MOST_NAMED
    named = ", ".join(list(known)[:MOST_NAMED])
    return f"There is: {named}, and {more} more." if more > 0 else f"There is: {named}."
