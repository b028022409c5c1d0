"""How urgent answers are, by the engine: what patients are held to."""

from typing import Final

from sciatui.check.prove.witness import Witness
from sciatui.flow.aliases import Effective, Urgency
from sciatui.flow.definition import Flow
from sciatui.flow.values import RANK

GRAVE: Final = RANK["same_day"]
"""From this rank on no answer may lower a result, whatever the rules are that it comes from."""


def urgency(flow: Flow, effective: Effective) -> Urgency:
    """Return how urgent these effective answers are."""
    return flow.program.decide(effective)[0]


def is_at_least(flow: Flow, effective: Effective, least: Urgency) -> bool:
    """Say whether these effective answers are at least this urgent."""
    return RANK[urgency(flow, effective)] >= RANK[least]


def not_to_be_lost(flow: Flow, effective: Effective, *, grave: bool) -> int:
    """Return the rank of these answers; `grave`: below the same day, only what the red flags ask for."""
    whole = RANK[urgency(flow, effective)]
    return whole if not grave or whole >= GRAVE else _asked_by_flags(flow, effective)


def _asked_by_flags(flow: Flow, effective: Effective) -> int:
    asked = [0]
    for flag in flow.red_flags.values():
        truth = flag.when.truth(effective)
        least = flag.urgency if truth else flag.if_unknown if truth is None else None
        asked += [] if least is None else [RANK[least]]
    return max(asked)


def fall(flow: Flow, shown: Witness) -> str:
    """Say from which urgency to which a patient shows it to fall."""
    return f"from {urgency(flow, shown.first.effective)} to {urgency(flow, shown.last.effective)}"
