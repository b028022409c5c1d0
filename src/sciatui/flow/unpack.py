"""A flow from plain data: what `pack` wrote, in a form that needs neither the models nor the trees nor TOML.

Nothing is checked here but the shape: whoever hands data over knows that it was made from a flow that was checked.
Data of another shape raises one of `MALFORMED`.
"""

from __future__ import annotations

from itertools import groupby, repeat

from sciatui.flow.condition.functions import Functions, number_of
from sciatui.flow.definition import (
    Advice,
    Band,
    Cells,
    Condition,
    Flow,
    Guarantee,
    Pattern,
    Points,
    Question,
    Recheck,
    RedFlag,
    Score,
    Screen,
    Section,
    Source,
    Term,
    Topic,
    TopicGroup,
    Treatment,
    UrgencyWords,
    VisitQuestion,
)
from sciatui.flow.program import Program
from sciatui.flow.values import Blank
from sciatui.flow.words import Words
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from typing import Any, Final, TypeAlias

    from sciatui.flow.aliases import Value
    from sciatui.flow.condition.functions import Plain, PlainDefinitions

    Raw: TypeAlias = Mapping[str, Value | Blank]

    Row: TypeAlias = tuple[Any, ...]


MALFORMED: Final = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError)
"""What data of another shape can raise."""

TABLES: Final[Mapping[str, type[Any]]] = {
    "sections": Section,
    "screens": Screen,
    "questions": Question,
    "scores": Score,
    "red_flags": RedFlag,
    "advice": Advice,
    "patterns": Pattern,
    "treatments": Treatment,
    "topic_groups": TopicGroup,
    "topics": Topic,
    "visit_questions": VisitQuestion,
    "glossary": Term,
    "rechecks": Recheck,
    "sources": Source,
    "urgencies": UrgencyWords,
    "guarantees": Guarantee,
}
"""The fields of a flow that are tables, and what stands in each."""

SPECIAL: Final[Mapping[type[Any], Mapping[str, str]]] = {
    Question: {"minimum": "number", "maximum": "number", "when": "condition"},
    RedFlag: {"when": "condition"},
    Advice: {"when": "condition"},
    Pattern: {
        "fit": "condition",
        "partly": "condition",
        "grade_when": "condition",
        "supports": "conditions",
        "speaks_against": "conditions",
    },
    Score: {"when": "condition", "items": "points", "bands": "bands"},
    Points: {"when": "condition"},
    Treatment: {"when": "condition", "avoid_when": "condition"},
    Topic: {"when": "condition", "table": "cells"},
    VisitQuestion: {"when": "condition"},
    Recheck: {"when": "condition"},
    Guarantee: {"given": "condition"},
}
"""The fields that are not plain data as they are, and what they hold. None stays None."""


class Packed(NamedTuple):
    """A flow as plain data: nothing but these five, tuples, dicts, texts, whole numbers, True, False and None."""

    flow: Mapping[str, Any]
    """Field to plain data; a condition is the number of its place in `conditions`, a table's entry is a row."""
    conditions: tuple[tuple[str, tuple[str, ...], int], ...]
    """Text, questions read, and the number of its place in `trees`."""
    trees: tuple[Plain, ...]
    """Each different condition once: conditions that are equal share one function."""
    definitions: PlainDefinitions
    words: tuple[str, Mapping[str, str]]


def unpack(packed: Packed) -> Flow:
    """Return the flow that plain data stands for."""
    functions = Functions(packed.definitions)
    truths = [functions.truth(data) for data in packed.trees]
    unpacker = _Unpacker([Condition(text, reads, truths[at]) for text, reads, at in packed.conditions])
    fields = dict(packed.flow)
    for name, kind in TABLES.items():
        fields[name] = unpacker.table(kind, fields[name])
    program = Program(
        effective=lambda: _effective(fields["questions"].values()),
        decide=lambda: _generated(packed).decide,
        findings=lambda: _generated(packed).findings,
        sheet=lambda: _generated(packed).sheet,
    )
    fields |= {"program": program, "words": Words(*packed.words)}
    flow = Flow._make(fields[name] for name in Flow._fields)
    program.belong_to(flow)
    return flow


class _Unpacker:
    """Makes the entries of tables."""

    def __init__(self, conditions: list[Condition]) -> None:
        self._ways: Mapping[str, Callable[[Any], Any]] = {
            "number": number_of,
            "condition": conditions.__getitem__,
            "conditions": lambda numbers: tuple(conditions[number] for number in numbers),
            "points": lambda rows: tuple(self._entries(Points, rows)),
            "bands": lambda rows: tuple(self._entries(Band, rows)),
            "cells": Cells._make,
        }

    def table(self, kind: type[Any], rows: Mapping[str, Row]) -> dict[str, Any]:
        """Return a table of one kind."""
        return dict(zip(rows, self._entries(kind, rows.values()), strict=True))

    def _entries(self, kind: type[Any], rows: Collection[Row]) -> Iterable[Any]:
        """Make an entry of each row; column by column, which is faster than row by row."""
        if not rows:
            return ()
        columns: dict[str, Iterable[Any]] = dict(zip(kind._fields, zip(*rows, strict=True), strict=True))
        for name, what in SPECIAL.get(kind, {}).items():
            way = self._ways[what]
            columns[name] = [None if part is None else way(part) for part in columns[name]]
        return map(tuple.__new__, repeat(kind), zip(*columns.values(), strict=True))


def _effective(questions: Collection[Question]) -> Callable[[Raw], dict[str, Value | Blank]]:
    """Return what gives every question its value, or NOT_ASKED if its `when` is not surely true."""
    unanswered: dict[str, Value | Blank] = dict.fromkeys((question.id for question in questions), Blank.UNANSWERED)
    groups = [
        (when.truth, tuple(question.id for question in together))
        for when, together in groupby(questions, key=lambda question: question.when)
        if when is not None
    ]
    not_asked = Blank.NOT_ASKED

    def effective(raw: Raw) -> dict[str, Value | Blank]:
        found = {**unanswered, **raw}
        if len(found) > len(unanswered):
            found = {name: found[name] for name in unanswered}
        # A condition reads only what stands before its question, and that is settled when it is asked.
        for truth, names in groups:
            if truth(found) is not True:
                for name in names:
                    found[name] = not_asked
        return found

    return effective


def _generated(packed: Packed) -> Program:
    """Return the program as generated code, which pays only for who asks it often."""
    from sciatui.flow.pack import program_of  # noqa: PLC0415 - one assessment does without the trees

    return program_of(packed)
