"""How urgent answers are, by the engine: what patients are held to."""

from sciatui.check.prove.witness import Witness
from sciatui.flow.definition import Flow
from sciatui.flow.values import RANK, Effective, Urgency


def urgency(flow: Flow, effective: Effective) -> Urgency:
    """Return how urgent these effective answers are."""
    return flow.program.decide(effective)[0]


def is_at_least(flow: Flow, effective: Effective, least: Urgency) -> bool:
    """Say whether these effective answers are at least this urgent."""
    return RANK[urgency(flow, effective)] >= RANK[least]


def fall(flow: Flow, shown: Witness) -> str:
    """Say from which urgency to which a patient shows it to fall."""
    return f"from {urgency(flow, shown.first.effective)} to {urgency(flow, shown.last.effective)}"
