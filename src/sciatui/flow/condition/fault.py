"""A fault in a condition, as a value: what an author wrote never raises an exception."""

from typing import Final, NamedTuple

MOST_FAULTS: Final = 10
"""More faults than this in one condition help nobody."""


class Fault(NamedTuple):
    """One thing that is wrong with a condition.

    `rule` is a stable id such as `E-type`; `column` counts characters from 1 within the condition; `hint` says what to
    write instead, or is "".
    """

    rule: str
    column: int
    message: str
    hint: str = ""
