"""Every condition of a flow, parsed and checked for type; and what each name in them stands for.

Nothing is evaluated here. A condition that names a table which could not be used is passed over: that table has its
own complaint.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from sciatui.flow import outline
from sciatui.flow.aliases import Number
from sciatui.flow.complaint import Fault, Path
from sciatui.flow.condition.circles import unsound
from sciatui.flow.condition.definitions import Definitions, Name, ScoreDefinition, ScoreItem, Tree
from sciatui.flow.condition.fault import Fault as ConditionFault
from sciatui.flow.condition.names import ConstantSymbol, QuestionSymbol, Symbols
from sciatui.flow.condition.parse import parse_condition, parse_values
from sciatui.flow.condition.reads import Reader
from sciatui.flow.condition.scan import words
from sciatui.flow.condition.tree import Condition, Truth
from sciatui.flow.model import FlowFiles
from sciatui.flow.outline import Asked

_SINGLE: Final = (
    ("red_flag", "when"),
    ("advice", "when"),
    ("pattern", "fit"),
    ("pattern", "partly"),
    ("pattern", "grade_when"),
    ("score", "when"),
    ("treatment", "when"),
    ("treatment", "avoid_when"),
    ("topic", "when"),
    ("visit_question", "when"),
    ("recheck", "when"),
    ("guarantee", "given"),
)
"""Kind of table and key of every condition that stands by itself and may read every question."""


MOST_FAULTS: Final = 200
"""After so many the rest of a flow is not looked at: finding the nearest name takes time."""


class Conditions(NamedTuple):
    """All conditions of a flow as trees, by the path at which they stand."""

    trees: Mapping[Path, Condition]
    symbols: Symbols
    definitions: Definitions
    reads: Mapping[Path, frozenset[str]]
    """Every question that a condition depends on, also by way of what it names."""
    faults: tuple[Fault, ...]


class Place(NamedTuple):
    """A condition as it was written."""

    path: Path
    text: str
    before: int | None
    """On a question: it may read the questions before this position only."""


def parse_all(files: FlowFiles, broken: frozenset[str] = frozenset()) -> Conditions:
    """Parse every condition of a flow; `broken` are names of tables that could not be used."""
    asked = outline.asked(files)
    broken |= _without_choices(files, asked)
    texts = {name: value.expr for name, value in files.value.items() if not _mentions(value.expr, broken)}
    values = parse_values(texts, _symbols(files, asked))
    symbols = values.symbols
    faults = [_fault(("value", name, "expr"), one) for name, found in values.faults.items() for one in found]
    passed_over = broken | (files.value.keys() - texts.keys())
    trees: dict[Path, Condition] = {}
    for place in places(files, asked):
        if len(faults) > MOST_FAULTS:
            break
        if passed_over and _mentions(place.text, passed_over):
            continue
        parsed = parse_condition(place.text, symbols, before=place.before)
        faults += [_fault(place.path, one) for one in parsed.faults]
        if parsed.tree is not None:
            trees[place.path] = parsed.tree
    definitions = definitions_of(files, symbols, trees, values.trees)
    faults += [_fault(_path(one.name), one.fault) for one in unsound(definitions)]
    reader = Reader(definitions)
    read = {path: reader.questions(tree) for path, tree in trees.items()}
    faults += _reads_later(asked, read)
    return Conditions(trees, symbols, definitions, read, tuple(faults))


def places(files: FlowFiles, asked: Mapping[str, Asked]) -> Iterator[Place]:
    """Yield every condition of a flow, but for the expressions of values."""
    for item in asked.values():
        when = files.question[item.table].when
        if when is not None and item.first:
            yield Place(("question", item.table, "when"), when, item.position)
    for kind, key in _SINGLE:
        for name, table in getattr(files, kind).items():
            text = getattr(table, key)
            if text is not None:
                yield Place((kind, name, key), text, None)
    for name, pattern in files.pattern.items():
        for key in ("supports", "against"):
            yield from (Place(("pattern", name, key, at), text, None) for at, text in enumerate(getattr(pattern, key)))
    for name, score in files.score.items():
        yield from (Place(("score", name, "items", at, "when"), one.when, None) for at, one in enumerate(score.items))


def number(value: float) -> Number:
    """Return a number of a file as rules compute with it: whole, or exactly the decimal that was written."""
    return value if isinstance(value, int) else Decimal(repr(value))


def _without_choices(files: FlowFiles, asked: Mapping[str, Asked]) -> frozenset[str]:
    """Return the questions whose list of choices is not there: no code can be held to it."""
    lists = {name: files.question[item.table].choices for name, item in asked.items()}
    return frozenset(name for name, named in lists.items() if isinstance(named, str) and named not in files.choice_list)


def _mentions(text: str, names: frozenset[str]) -> bool:
    """Say whether one of these names stands in a condition."""
    return bool(names) and any(word.text.strip("'\"") in names for word in words(text))


def _fault(path: Path, fault: ConditionFault) -> Fault:
    """Give a fault within a condition its place in the flow."""
    return Fault(fault.rule, path, fault.message, fault.hint, offset=fault.column - 1)


def _symbols(files: FlowFiles, asked: Mapping[str, Asked]) -> Symbols:
    """Say what each name of the flow stands for."""
    questions = {}
    for name, item in asked.items():
        table = files.question[item.table]
        questions[name] = QuestionSymbol(
            kind=item.kind,
            position=item.position,
            codes=item.choices,
            unit=table.unit or "",
            minimum=None if table.min is None else number(table.min),
            maximum=None if table.max is None else number(table.max),
            decimal=table.decimal,
            unsure=table.unsure,
            decline=table.decline,
        )
    return Symbols(
        questions=questions,
        constants={name: ConstantSymbol(number(one.value), one.unit or "") for name, one in files.constant.items()},
        scores=frozenset(files.score),
        flags=frozenset(files.red_flag),
        patterns=frozenset(files.pattern),
        checklists={name: tuple(table.items) for name, table in files.question.items() if table.items},
    )


def definitions_of(
    files: FlowFiles, symbols: Symbols, trees: Mapping[Path, Condition], values: Mapping[str, Tree]
) -> Definitions:
    """Collect what conditions name. What could not be parsed counts as false: it has a complaint of its own."""
    nothing = Truth(value=False)
    return Definitions(
        values=values,
        constants={name: constant.value for name, constant in symbols.constants.items()},
        scores={
            name: ScoreDefinition(
                tuple(
                    ScoreItem(trees.get(("score", name, "items", at, "when"), nothing), points.points)
                    for at, points in enumerate(score.items)
                ),
                None if score.when is None else trees.get(("score", name, "when"), nothing),
            )
            for name, score in files.score.items()
        },
        flags={name: trees.get(("red_flag", name, "when"), nothing) for name in files.red_flag},
        patterns={name: trees.get(("pattern", name, "fit"), nothing) for name in files.pattern},
    )


def _path(name: Name) -> Path:
    """Return where a definition stands."""
    match name:
        case ("flag", id_):
            return ("red_flag", id_, "when")
        case ("pattern", id_):
            return ("pattern", id_, "fit")
        case ("value", id_):
            return ("value", id_, "expr")
        case (what, id_):
            return (what, id_)


def _reads_later(asked: Mapping[str, Asked], read: Mapping[Path, frozenset[str]]) -> Iterator[Fault]:
    """Find questions whose `when` reads, by way of a value, score, flag or pattern, what is asked later."""
    for item in asked.values():
        path = ("question", item.table, "when")
        later = [name for name in read.get(path, ()) if asked[name].position >= item.position] if item.first else []
        if later:
            first = min(later, key=lambda name: asked[name].position)
            message = f"This depends on '{first}', which is not asked before"
            yield Fault("E-order", path, message, "A condition reads only questions that come before.")
