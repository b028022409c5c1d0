"""What an answer can be, and how urgent a result can be.

An answer is a typed value or one of four kinds of blank; the two are never mixed up, because a blank is
not a value of any question. Urgencies are names in one fixed order, and the most urgent one wins.
"""

from __future__ import annotations

from sciatui.named import Enum, NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final

    from sciatui.flow.aliases import Urgency


class Blank(Enum):
    """The four ways in which a question can have no value."""

    UNANSWERED = "unanswered"
    UNSURE = "not_sure"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"

    # Each is equal to itself alone, so where it lies is as good a hash as its name, and ten times as fast.
    __hash__ = object.__hash__


def is_said(answer: object) -> bool:
    """Say whether somebody said something: a value, "not sure" or "prefer not to say"."""
    return answer is not Blank.UNANSWERED and answer is not Blank.NOT_ASKED


class Activity(NamedTuple):
    """One activity of the person's own choice, scored 0 (cannot do it) to 10 (as before)."""

    name: str
    score: int

    def __repr__(self) -> str:
        """Say what this is without what it holds: a fault must never print an answer."""
        return "<Activity>"


DECIMALS: Final = 4
"""Digits after the point that a number can have, so that what conditions compute with it is exact."""

URGENCIES: Final[tuple[Urgency, ...]] = ("self_care", "routine", "soon", "same_day", "emergency")
"""From least to most urgent: the tiers T4 to T0 of the evidence."""

RANK: Final[Mapping[Urgency, int]] = {urgency: rank for rank, urgency in enumerate(URGENCIES)}
