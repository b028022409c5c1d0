"""Limits of size for a whole flow, and of precision for its numbers."""

from collections.abc import Iterator
from typing import Final

from sciatui.flow.complaint import Fault, Path
from sciatui.flow.conditions import number
from sciatui.flow.validate.subject import Subject

QUESTIONS: Final = 500
RULES: Final = 1_000
DECIMALS: Final = 4


def faults(subject: Subject) -> Iterator[Fault]:
    """Find a flow that is too big, and numbers that are too exact."""
    asked = len(subject.conditions.symbols.questions)
    if asked > QUESTIONS:
        yield Fault("E-size", ("question",), f"This flow asks {asked} questions, and {QUESTIONS} is the most", at="key")
    if len(subject.conditions.trees) > RULES:
        message = f"This flow has {len(subject.conditions.trees)} conditions, and {RULES:,} is the most"
        yield Fault("E-size", (), message)
    for path, value in _numbers(subject):
        if isinstance(value, float) and len(f"{number(value):f}".partition(".")[2]) > DECIMALS:
            yield Fault("E-range", path, f"A number has at most {DECIMALS} decimals")


def _numbers(subject: Subject) -> Iterator[tuple[Path, float]]:
    """Yield the numbers of a flow."""
    for name, constant in subject.files.constant.items():
        yield ("constant", name, "value"), constant.value
    for name, question in subject.files.question.items():
        for key, value in (("min", question.min), ("max", question.max)):
            if value is not None:
                yield ("question", name, key), value
