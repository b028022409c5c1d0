"""Small mistakes that somebody could make in the rules of a flow, one at a time: what its scenarios should notice."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sciatui.check.author.opened import Opened
from sciatui.flow.aliases import Number
from sciatui.flow.complaint import Path
from sciatui.flow.condition.definitions import Tree
from sciatui.flow.condition.tree import (
    And,
    Arithmetic,
    Asks,
    AtLeast,
    Compare,
    Comparison,
    Condition,
    Has,
    Is,
    Literally,
    Not,
    Or,
    Quantifier,
    Truth,
)
from sciatui.flow.conditions import Conditions, definitions_of
from sciatui.flow.model import FlowFiles
from sciatui.flow.values import RANK, URGENCIES

KINDS: Final = (
    *("red_flag", "advice", "value", "constant", "question"),
    *("recheck", "pattern", "score", "treatment", "topic", "visit_question"),
)
"""The tables whose conditions can be mistaken, the weightiest first."""
_OTHER: Final[Mapping[Comparison, Comparison]] = {">=": ">", ">": ">=", "<=": "<", "<": "<=", "==": ">="}
_OPPOSITE: Final[Mapping[Quantifier, Quantifier]] = {"any_of": "all_of", "all_of": "any_of", "none_of": "any_of"}
_RULES: Final = ("red_flag", "advice")
_REASONS: Final = frozenset({"supports", "against", "grade_when"})
"""What only decides how a picture is founded: no scenario can expect that, and no two versions are compared in it."""


class Mutant(NamedTuple):
    """One mistake: where it is, what it is, and the flow's files and conditions with it."""

    path: Path
    what: str
    files: FlowFiles
    conditions: Conditions

    @property
    def kind(self) -> str:
        """The kind of table that it is in."""
        return str(self.path[0])


def mutants(opened: Opened, kinds: tuple[str, ...] = KINDS) -> Iterator[Mutant]:
    """Yield every mistake in these kinds of table."""
    for path, tree in opened.trees.items():
        if path[0] in kinds and path[0] in KINDS and not (path[0] == "pattern" and path[2] in _REASONS):
            seen = {tree}
            for what, other in _otherwise(tree):
                if other not in seen:
                    seen.add(other)
                    yield Mutant(path, what, opened.files, _with(opened, path, other))
    for kind in _RULES:
        if kind in kinds:
            yield from _urgencies(opened, kind)
    if "constant" in kinds:
        yield from _constants(opened)


def _with(opened: Opened, path: Path, tree: Any) -> Conditions:
    """Return the conditions with another tree in one place, also where it is named from elsewhere."""
    conditions = opened.conditions
    trees, values = conditions.trees, conditions.definitions.values
    if path[0] == "value":
        values = {**values, str(path[1]): tree}
    else:
        trees = {**trees, path: tree}
    definitions = definitions_of(opened.files, conditions.symbols, trees, values)
    return conditions._replace(trees=trees, definitions=definitions)


def _urgencies(opened: Opened, kind: str) -> Iterator[Mutant]:
    """Yield each rule with its urgency, and with what unknown gives, one step up and one step down."""
    tables: Mapping[str, Any] = getattr(opened.files, kind)
    for name, rule in tables.items():
        for key in ("urgency", "if_unknown"):
            old = getattr(rule, key)
            for step in (-1, 1) if old in RANK else ():
                at = RANK[old] + step
                if 0 <= at < len(URGENCIES) and not (key == "if_unknown" and at > RANK[rule.urgency]):
                    other = {**tables, name: rule.model_copy(update={key: URGENCIES[at]})}
                    files = opened.files.model_copy(update={kind: other})
                    yield Mutant((kind, name, key), f"{old} became {URGENCIES[at]}", files, opened.conditions)


def _constants(opened: Opened) -> Iterator[Mutant]:
    definitions = opened.conditions.definitions
    for name, value in definitions.constants.items():
        for step in _steps(value):
            other = definitions._replace(constants={**definitions.constants, name: value + step})
            conditions = opened.conditions._replace(definitions=other)
            yield Mutant(("constant", name, "value"), f"{value} became {value + step}", opened.files, conditions)


def _steps(value: Number) -> tuple[Number, Number]:
    """Return the smallest steps that an author could have gone wrong by: one of the last digit that was written."""
    one: Number = Decimal(1).scaleb(int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 1
    return -one, one


def _otherwise(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """Yield a tree with one mistake in it, with words for the mistake."""
    if isinstance(tree, Condition):
        yield "never", Truth(value=False)
        yield "the opposite", Not(tree)
    yield from _inside(tree)


def _inside(tree: Tree) -> Iterator[tuple[str, Any]]:
    match tree:
        case And(parts) | Or(parts) | AtLeast(_, parts):
            yield from _joined(tree)
            for at, part in enumerate(parts):
                for what, other in _inside(part):
                    yield what, replace(tree, parts=(*parts[:at], other, *parts[at + 1 :]))
        case Not(part):
            yield "without not", part
            yield from ((what, Not(other)) for what, other in _inside(part))
        case Compare(left, sign, right):
            yield f"{sign} became {_OTHER[sign]}", replace(tree, op=_OTHER[sign])
            yield from ((what, replace(tree, left=other)) for what, other in _inside(left))
            yield from ((what, replace(tree, right=other)) for what, other in _inside(right))
        case Arithmetic(left, _, right):
            yield from ((what, replace(tree, left=other)) for what, other in _inside(left))
            yield from ((what, replace(tree, right=other)) for what, other in _inside(right))
        case Literally(value):
            yield from ((f"{value} became {value + step}", Literally(value + step)) for step in _steps(value))
        case _:
            yield from _atom(tree)


def _atom(tree: Tree) -> Iterator[tuple[str, Tree]]:
    match tree:
        case Is(question, codes):
            yield f"{question} turned round", Not(tree)
            if len(codes) > 1:
                yield from (
                    (f"{question} without {code}", replace(tree, codes=_without(codes, code))) for code in codes
                )
        case Has(question, quantifier, codes):
            if len(codes) > 1 or quantifier == "none_of":
                yield f"{quantifier} became {_OPPOSITE[quantifier]}", replace(tree, quantifier=_OPPOSITE[quantifier])
            if len(codes) > 1:
                yield from (
                    (f"{question} without {code}", replace(tree, codes=_without(codes, code))) for code in codes
                )
        case Asks(question, state):
            yield f"{state}({question}) turned round", Not(tree)


def _joined(tree: And | Or | AtLeast) -> Iterator[tuple[str, Tree]]:
    """Yield what joins parts with one of them dropped, or with another word."""
    parts = tree.parts
    if len(parts) > 1:
        for at in range(len(parts)):
            rest = (*parts[:at], *parts[at + 1 :])
            number = min(tree.n, len(rest)) if isinstance(tree, AtLeast) else 0
            shorter = replace(tree, parts=rest, n=number) if isinstance(tree, AtLeast) else replace(tree, parts=rest)
            yield f"part {at + 1} dropped", shorter
    match tree:
        case And():
            yield "and became or", Or(parts)
        case Or():
            yield "or became and", And(parts)
        case AtLeast(n, _):
            yield from (
                (f"at least {n} became {n + step}", replace(tree, n=n + step))
                for step in (-1, 1)
                if 1 <= n + step <= len(parts)
            )


def _without(codes: tuple[str, ...], code: str) -> tuple[str, ...]:
    return tuple(other for other in codes if other != code)
