"""From the text of a condition to its tree, with every fault as a value.

The text is looked at first (`scan`), then parsed by Python's own parser, converted at once into our tree and checked
for type. Nothing of the author's text is ever evaluated, nothing of Python's tree is kept, and nothing an author
writes raises an exception.

A condition is true or false; the expression of a value may also be a number.
"""

import ast
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sciatui.flow.condition.build import condition
from sciatui.flow.condition.context import Context
from sciatui.flow.condition.fault import Fault
from sciatui.flow.condition.names import Symbols, ValueType
from sciatui.flow.condition.order import in_order
from sciatui.flow.condition.reads import size
from sciatui.flow.condition.scan import LONGEST, is_plain, scan
from sciatui.flow.condition.terms import is_number, term
from sciatui.flow.condition.tree import Condition, Term

MOST_NODES: Final = 200

_NAME: Final = re.compile(r"""'[^'\n]*'|"[^"\n]*"|([A-Za-z_][A-Za-z0-9_]*)""")
"""A name, or a text in quotes, which holds none."""

_BROKEN: Final = ValueType("broken")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A condition's tree, or None and what is wrong.

    None without any fault means that the condition leans on a value whose own faults are reported already.
    """

    tree: Condition | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedValue:
    """A value's tree and what it gives, or None, `broken` and what is wrong."""

    tree: Condition | Term | None
    type: ValueType
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedValues:
    """All values of a flow: the trees of the sound ones, and the names with every value's type added."""

    trees: Mapping[str, Condition | Term]
    symbols: Symbols
    faults: Mapping[str, tuple[Fault, ...]]
    """Value to its faults; values without faults are left out."""


def parse_condition(text: str, symbols: Symbols, *, before: int | None = None) -> Parsed:
    """Parse a condition. With `before`, only questions at earlier positions may be read directly."""
    context, node = _begin(text, symbols, before)
    if node is None:
        return Parsed(None, tuple(context.faults))
    tree = condition(context, node)
    if tree is not None:
        _not_too_big(context, node, tree)
    return Parsed(None if context.faults else tree, _sorted(context.faults))


def parse_value(text: str, symbols: Symbols, *, before: int | None = None) -> ParsedValue:
    """Parse the expression of a value: a condition or a number."""
    context, node = _begin(text, symbols, before)
    if node is None:
        return ParsedValue(None, _BROKEN, tuple(context.faults))
    tree: Condition | Term | None
    if is_number(context, node):
        number = term(context, node)
        tree = number and number.tree
        made = _BROKEN if number is None else ValueType("number", number.unit, number.whole, number.decimals)
    else:
        tree, made = condition(context, node), ValueType("boolean")
    if tree is not None:
        _not_too_big(context, node, tree)
    if tree is None or context.faults:
        return ParsedValue(None, _BROKEN, _sorted(context.faults))
    return ParsedValue(tree, made)


def parse_values(texts: Mapping[str, str], symbols: Symbols) -> ParsedValues:
    """Parse all values of a flow, each after those that it names; a value may stand above those it leans on."""
    leans = _leans(texts)
    order, circles = in_order(leans)
    known: dict[str, ValueType] = dict.fromkeys(texts, _BROKEN)
    trees: dict[str, Condition | Term] = {}
    faults: dict[str, tuple[Fault, ...]] = {}
    for circle in circles:
        said = f"This leans on itself: {' → '.join(circle)}."
        faults[circle[0]] = (Fault("E-cycle", leans[circle[0]][circle[1]] + 1, said),)
    for name in order:
        parsed = parse_value(texts[name], symbols._replace(values=known))
        known[name] = _BROKEN if name in faults else parsed.type
        if parsed.tree is not None:
            trees[name] = parsed.tree
        if parsed.faults:
            faults[name] = (*faults.get(name, ()), *parsed.faults)
    in_file_order = {name: trees[name] for name in texts if name in trees}
    return ParsedValues(in_file_order, symbols._replace(values=known), faults)


def _begin(text: str, symbols: Symbols, before: int | None) -> tuple[Context, ast.expr | None]:
    """Scan and parse a text; without a node the context's faults say why."""
    if is_plain(text):
        context = Context(text, symbols, before)
        with suppress(SyntaxError):
            return context, ast.parse(context.source, mode="eval").body
    context = Context(text[:LONGEST], symbols, before, scan(text))
    if context.faults:
        return context, None
    try:
        return context, ast.parse(context.source, mode="eval").body
    except SyntaxError as error:
        column = min(context.lead + (error.offset or 1), len(text))
        said = "This cannot be understood from here on."
        context.faults.append(Fault("E-syntax", max(column, 1), said, "Look for a missing word, comma or bracket."))
        return context, None


def _not_too_big(context: Context, node: ast.expr, tree: Condition | Term) -> None:
    # Every node takes at least one character, so most conditions need no count.
    if len(context.source) > MOST_NODES and (count := size(tree)) > MOST_NODES:
        said = f"A condition has at most {MOST_NODES} parts; this one has {count}."
        context.fault(node, "E-size", said, "Give a part of it a name: [value.…].")


def _sorted(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: fault.column))


def _leans(texts: Mapping[str, str]) -> dict[str, dict[str, int]]:
    """Return, for each value, the values whose names stand in its text, and where they stand."""
    return {
        name: {found[1]: found.start() for found in _NAME.finditer(text, 0, LONGEST) if found[1] in texts}
        for name, text in texts.items()
    }
