"""What a condition may name: the questions, values, constants, scores, flags and patterns of one flow.

`Symbols` says what each name is, so that a condition can be checked for type before anybody is asked anything.
It looks names up and suggests the nearest one; it knows no file and reads no answer.
"""

import keyword
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from sciatui.flow.aliases import Kind, Number
from sciatui.flow.values import DECIMALS

FUNCTIONS: Final = (
    "any_of",
    "all_of",
    "none_of",
    "count",
    "at_least",
    "answered",
    "unsure",
    "declined",
    "asked",
    "flag",
    "fits",
)
"""The functions of the language. A question may share a name with one: a call and a name are never mixed up."""

RESERVED: Final = frozenset(keyword.kwlist) | {"nan", "inf"}
"""What cannot be the id of anything that a condition names: it would never be read as a name."""

WHOLE: Final = 10
"""Digits before the point of the longest number there can be: 10⁹."""


class QuestionSymbol(NamedTuple):
    """What a condition has to know of a question."""

    kind: Kind
    position: int
    """Its place in the order asked."""
    codes: Mapping[str, str] = {}
    """Code to label; empty for kinds without choices."""
    unit: str = ""
    minimum: Number | None = None
    maximum: Number | None = None
    decimal: bool = False
    unsure: bool = True
    decline: bool = False


class ConstantSymbol(NamedTuple):
    """A threshold. Without a unit it fits every unit, like a number written out."""

    value: Number
    unit: str = ""


class ValueType(NamedTuple):
    """What an expression gives. `broken` stands for a value that was refused: nothing more is said about it."""

    kind: Literal["boolean", "number", "broken"]
    unit: str | None = None
    """The unit of a number; "" is a bare count, None is a number written out, which fits every unit."""
    whole: int = WHOLE
    decimals: int = DECIMALS
    """How many digits the number can have before and after its point, so that arithmetic stays exact."""


class Symbols(NamedTuple):
    """Every name of a flow that a condition may use."""

    questions: Mapping[str, QuestionSymbol]
    values: Mapping[str, ValueType] = {}
    constants: Mapping[str, ConstantSymbol] = {}
    scores: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    checklists: Mapping[str, tuple[str, ...]] = {}
    """Id of a checklist to its items. It is no question itself; it is known only to say so."""

    def bare(self) -> tuple[str, ...]:
        """Return every name that may stand by itself, in a fixed order."""
        return (*self.questions, *self.values, *self.constants, *sorted(self.scores))

    def meanings(self, name: str) -> tuple[str, ...]:
        """Say what `name` is when it stands by itself: more than one word means that the flow uses it twice."""
        found = (
            "question" if name in self.questions else "",
            "value" if name in self.values else "",
            "constant" if name in self.constants else "",
            "score" if name in self.scores else "",
        )
        return tuple(filter(None, found))


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like `name`, or "" when none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed only once something is wrong
    from heapq import nlargest  # noqa: PLC0415 - the same

    # Comparing with each of hundreds of names takes long, and a flow can have a thousand faults: only the few that
    # share most pairs of letters are looked at closely.
    wanted = _pairs(name[:80])
    likely = nlargest(5, _all_pairs(tuple(known)), key=lambda entry: len(entry[1] & wanted))
    close = get_close_matches(name[:80], [other for other, _ in likely], n=1)
    return close[0] if close else ""


@lru_cache(maxsize=16)
def _all_pairs(names: tuple[str, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, _pairs(name)) for name in names)


def _pairs(name: str) -> frozenset[str]:
    """Return the pairs of letters that stand side by side in a name, its ends included."""
    ended = f" {name} "
    return frozenset(ended[at : at + 2] for at in range(len(ended) - 1))
