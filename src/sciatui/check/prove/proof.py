"""What came of trying to prove one property of one thing in a flow."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from sciatui.check.prove.witness import Witness
from sciatui.flow.complaint import Path

Outcome = Literal["proved", "refuted", "undecided"]


class Refutation(NamedTuple):
    """Why a property does not hold, in words, with a patient who shows it."""

    message: str
    hint: str = ""
    witness: Witness | None = None
    """None where there is nobody to show: what can never be has no patient."""


class Proof(NamedTuple):
    """One property of one thing."""

    rule: str
    path: Path
    outcome: Outcome
    refutation: Refutation | None = None


def settled(rule: str, path: Path, broken: bool | None, why: Callable[[], Refutation]) -> Proof:  # noqa: FBT001
    """Return what it comes to that a counterexample can be (`broken`), cannot be, or was not found in time."""
    if broken is None:
        return Proof(rule, path, "undecided")
    return Proof(rule, path, "refuted", why()) if broken else Proof(rule, path, "proved")
