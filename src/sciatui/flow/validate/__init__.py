"""What must agree between the tables of a flow: one small module for each theme, all faults collected.

Each theme is a function from the parts of a flow to faults. None reads a file, and none stops at the first fault.
"""

from collections.abc import Iterator

from sciatui.flow.complaint import Fault
from sciatui.flow.validate import kinds, limits, names, placeholders, references, rules, scores, wording
from sciatui.flow.validate.subject import Subject

_THEMES = (
    names.faults,
    kinds.faults,
    references.faults,
    rules.faults,
    scores.faults,
    limits.faults,
    placeholders.faults,
    wording.faults,
)


def faults(subject: Subject) -> Iterator[Fault]:
    """Yield everything that is wrong between tables, errors and warnings."""
    for theme in _THEMES:
        yield from theme(subject)


__all__ = ["Subject", "faults"]
