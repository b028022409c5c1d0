"""What must agree between the tables of a flow: one small module for each theme, all faults collected.

Each theme is a function from the parts of a flow to faults. None reads a file, and none stops at the first fault.
"""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from sciatui.flow.complaint import Fault
from sciatui.flow.validate import characters, kinds, limits, names, placeholders, references, rules, scores, wording
from sciatui.flow.validate.subject import Subject

MOST_FAULTS: Final = 500

_THEMES: Final = (
    names.faults,
    kinds.faults,
    references.faults,
    rules.faults,
    scores.faults,
    limits.faults,
    placeholders.faults,
    characters.faults,
    wording.faults,
)


def faults(subject: Subject) -> Iterator[Fault]:
    """Yield what is wrong between tables, errors before warnings, up to more than anybody reads."""
    return islice(chain.from_iterable(theme(subject) for theme in _THEMES), MOST_FAULTS)


__all__ = ["Subject", "faults"]
