"""Tells a story to the sciatica flow: answers all that is asked, calm where the story says nothing else."""

import tomllib
from collections.abc import Mapping
from typing import Any, Final

from flow_files import FLOW as FOLDER

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.load import load_flow

FLOW: Final = load_flow("sciatica")


def _calm() -> dict[str, Any]:
    files = ("clear.toml", "follow_ups.toml")
    sheets = [tomllib.loads((FOLDER / "scenarios" / "base" / name).read_text("utf-8"))["answers"] for name in files]
    return {question: answer for sheet in sheets for question, answer in sheet.items()}


CALM: Final = _calm()


def told(story: Mapping[str, Any], *, unsure: str = "", declined: str = "") -> Session:
    """Answer everything that is asked, in order, with one question left in doubt."""
    session = Session.begin(FLOW)
    answers = {**CALM, **story}
    for question in FLOW.questions:
        if question == unsure:
            after = session.unsure(question)
        elif question == declined:
            after = session.decline(question)
        elif question in answers:
            after = session.answer(question, answers[question])
        else:
            continue
        session = session if isinstance(after, Problem) else after
    return session
