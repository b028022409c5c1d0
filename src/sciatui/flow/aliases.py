"""The types of answers, and the closed lists of names that the files of a flow may use.

They are for type checkers and for the models. Nothing that only assesses imports this at run time: it would wait for
typing, decimals and dates, which few answers need.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from sciatui.flow.values import Activity, Blank

Number: TypeAlias = int | Decimal

Value: TypeAlias = str | frozenset[str] | int | Decimal | date | tuple[Activity, ...]
"""choice and text: str; choices and body_map: frozenset of codes (empty = none of these); number: int or
Decimal; scale: int; date: date; activities: tuple of Activity."""

Effective: TypeAlias = Mapping[str, Value | Blank]
"""Every question of the flow with the value or blank that rules may read."""

Urgency = Literal["self_care", "routine", "soon", "same_day", "emergency"]
"""From least to most urgent: the tiers T4 to T0 of the evidence."""

Kind = Literal["choice", "choices", "number", "scale", "date", "text", "body_map", "activities"]
Stance = Literal["worth_doing", "may_be_offered", "unclear", "not_recommended"]
Seen = Literal["abstract", "copy", "part", "summary", "own"]
"""What was read of a source, where it was not the thing itself; `own` is what a flow made up itself."""
Grade = Literal["A", "B", "C"]
"""How well a picture is founded, the best first."""
Missing = Literal["interval", "unknown", "zero"]
"""What a score does with an item that is not known."""
