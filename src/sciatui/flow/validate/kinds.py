"""Each kind of question has keys that it needs and keys that make no sense on it."""

from collections.abc import Iterator, Mapping
from typing import Final

from sciatui.flow import outline
from sciatui.flow.complaint import Fault
from sciatui.flow.model import Question
from sciatui.flow.validate.subject import Subject

_SPECIAL: Final = ("choices", "items", "none", "unit", "unit_one", "min", "max", "decimal", "low", "high")
"""Keys that belong to some kinds only."""

FITS: Final[Mapping[str, frozenset[str]]] = {
    "choice": frozenset({"choices"}),
    "choices": frozenset({"choices", "none"}),
    "body_map": frozenset({"choices", "none"}),
    "checklist": frozenset({"items", "choices", "none"}),
    "number": frozenset({"unit", "unit_one", "min", "max", "decimal"}),
    "scale": frozenset({"low", "high"}),
    "date": frozenset(),
    "text": frozenset(),
    "activities": frozenset({"low", "high"}),
}

NEEDS: Final[Mapping[str, str]] = {
    "choice": "choices",
    "choices": "choices",
    "body_map": "choices",
    "checklist": "items",
}


def faults(subject: Subject) -> Iterator[Fault]:
    """Find questions whose keys do not go with their kind."""
    for name, question in subject.files.question.items():
        kind = question.kind
        for key in _SPECIAL:
            if key in question.model_fields_set and key not in FITS[kind]:
                message = f"A question of kind {kind} has no '{key}'"
                yield Fault("E-kind", ("question", name, key), message, _instead(kind), at="key")
        needed = NEEDS.get(kind)
        if needed and getattr(question, needed) is None:
            message = f"A question of kind {kind} needs '{needed}'"
            yield Fault("E-kind", ("question", name, needed), message, at="key")
        yield from _ends(name, question)
    for name, item in outline.asked(subject.files).items():
        table = subject.files.question[item.table]
        if item.item is not None and item.first and table.none is not None and "no" not in item.choices:
            message = "The key for none of these answers 'no', and there is no such choice"
            yield Fault("E-kind", ("question", item.table, "none"), message, f"Give '{name}' a choice no = \"…\".")


def _instead(kind: str) -> str:
    """Say what the kind may have."""
    fits = sorted(FITS[kind])
    return f"It may have: {', '.join(fits)}." if fits else ""


def _ends(name: str, question: Question) -> Iterator[Fault]:
    """Find numbers whose limits leave nothing between them, or that no answer can meet."""
    if question.kind != "number":
        return
    if question.min is not None and question.max is not None and question.min > question.max:
        yield Fault("E-range", ("question", name, "min"), "The least is more than the most")
    for key in ("min", "max"):
        if not question.decimal and isinstance(getattr(question, key), float):
            hint = "Write decimal = true if decimals may be answered."
            yield Fault("E-range", ("question", name, key), "Only whole numbers may be answered here", hint)
