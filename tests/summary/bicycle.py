"""Sessions of the small flow, told as answers."""

from functools import cache
from pathlib import Path
from typing import Final

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.flow.values import Blank

FLOW: Final = Path(__file__).parent.parent / "flows" / "small"

CALM: Final[dict[str, object]] = {
    "front_brake": "no",
    "rear_brake": "no",
    "frame_crack": "no",
    "noise_level": 0,
    "distance": 120,
    "pressure": 4,
    "loose_parts": ["none"],
    "last_service": "2026-03-14",
    "rides": [{"name": "To the lake", "score": 6}],
    "uses": "fun",
    "notes": "It stood in the rain.",
}

WORN: Final[dict[str, object]] = {
    **CALM,
    "noise_level": 4,
    "noises": ["grinding", "clicking"],
    "chain_skips": "yes",
    "distance": 2500,
    "loose_parts": ["saddle", "bars"],
}

BY_URGENCY: Final[dict[str, dict[str, object]]] = {
    "self_care": CALM,
    "routine": WORN,
    "soon": {**CALM, "noise_level": 8, "noises": ["squeaking"]},
    "same_day": {**CALM, "frame_crack": "yes"},
    "emergency": {**CALM, "front_brake": "yes"},
}


@cache
def bicycle() -> Flow:
    """Return the small flow under a hash that does not change with it."""
    return load_flow(FLOW)._replace(hash="0123456789abcdef" * 4)


def told(answers: dict[str, object], session: Session | None = None) -> Session:
    """Return a session in which these answers were given, in this order; a blank stands for itself."""
    session = session or Session.begin(bicycle())
    for question, value in answers.items():
        after = _say(session, question, value)
        assert not isinstance(after, Problem), after.message
        session = after
    return session


def _say(session: Session, question: str, value: object) -> Session | Problem:
    if value is Blank.UNSURE:
        return session.unsure(question)
    return session.decline(question) if value is Blank.DECLINED else session.answer(question, value)
