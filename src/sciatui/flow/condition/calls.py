"""The functions of a condition: sets, counting conditions, how a question stands, and things defined elsewhere.

The functions are these and no others; none of them does anything but name a node of our tree.
"""

import ast
from collections.abc import Callable
from typing import Final, TypeAlias, cast

from sciatui.flow.condition.context import SETS, Context
from sciatui.flow.condition.names import FUNCTIONS, nearest
from sciatui.flow.condition.tree import Asks, AtLeast, Condition, Has, Named, Quantifier, State
from sciatui.flow.gate import quoted

Part: TypeAlias = Callable[[Context, ast.expr], Condition | None]
"""Turns a part of a condition into a condition."""

_QUANTIFIERS: Final = frozenset({"any_of", "all_of", "none_of"})
_STATES: Final = frozenset({"answered", "unsure", "declined", "asked"})


def call(context: Context, node: ast.Call, part: Part) -> Condition | None:
    """Turn a call into a condition of ours; None after noting why it is none."""
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    stars = [argument for argument in node.args if isinstance(argument, ast.Starred)]
    if stars or node.keywords:
        context.fault(stars[0] if stars else node, "E-syntax", "A star has no meaning here.")
        return None
    if name in _QUANTIFIERS:
        return _has(context, node, cast("Quantifier", name))
    if name == "at_least":
        return _at_least(context, node, part)
    if name in _STATES:
        return _asks(context, node, cast("State", name))
    if name in {"flag", "fits"}:
        return _elsewhere(context, node, name)
    if name:
        near = nearest(name, FUNCTIONS)
        hint = near and f"Did you mean {near}(…)?"
        context.fault(node, "E-syntax", f"There is no function {quoted(name)}.", hint)
    else:
        context.fault(node, "E-syntax", "Only a function has brackets after it.")
    return None


def _has(context: Context, node: ast.Call, quantifier: Quantifier) -> Condition | None:
    usage = f"Write {quantifier}(question, 'code', …)."
    if not node.args:
        context.fault(node, "E-syntax", f"{quantifier} takes a question and codes.", usage)
        return None
    name, *codes = node.args
    if not isinstance(name, ast.Name):
        hint = "Write at_least(1, …) to join conditions." if isinstance(name, ast.Compare | ast.Call) else usage
        context.fault(name, "E-syntax", f"{quantifier} begins with the id of a question.", hint)
        return None
    symbol = context.question(name)
    if symbol is None:
        return None
    if symbol.kind not in SETS:
        hint = f"Write {name.id} in (…)." if symbol.kind == "choice" else ""
        context.fault(name, "E-type", f"'{name.id}' is no set of choices.", hint)
        return None
    if not codes:
        context.fault(node, "E-syntax", f"{quantifier} needs at least one code.", usage)
        return None
    written = context.codes(name.id, symbol, codes)
    return None if written is None else Has(name.id, quantifier, written)


def _at_least(context: Context, node: ast.Call, part: Part) -> Condition | None:
    usage = "Write at_least(2, condition, condition, …)."
    if not node.args:
        context.fault(node, "E-syntax", "at_least takes a number and conditions.", usage)
        return None
    number, *others = node.args
    parts = [part(context, other) for other in others]
    known = tuple(one for one in parts if one is not None)
    if not isinstance(number, ast.Constant) or type(number.value) is not int:
        context.fault(number, "E-type", "at_least begins with a whole number, written out.", usage)
        return None
    if not 1 <= number.value <= len(others):
        said = f"at_least({quoted(str(number.value))[1:-1]}, …) of {len(others)} makes no sense."
        context.fault(number, "E-range", said, f"Use a number from 1 to {max(len(others), 1)}.")
        return None
    return AtLeast(number.value, known) if len(known) == len(parts) else None


def _asks(context: Context, node: ast.Call, state: State) -> Condition | None:
    if len(node.args) != 1:
        context.fault(node, "E-syntax", f"{state} takes one question.", f"Write {state}(question).")
        return None
    name = node.args[0]
    symbol = context.question(name)
    if symbol is None or not isinstance(name, ast.Name):
        return None
    offered = {"unsure": symbol.unsure, "declined": symbol.decline}.get(state, True)
    if not offered:
        said = f"'{name.id}' does not offer that answer, so {state}({name.id}) is never true."
        context.fault(
            name, "E-code", said, f"Set {'unsure' if state == 'unsure' else 'decline'} = true on the question."
        )
        return None
    return Asks(name.id, state)


def _elsewhere(context: Context, node: ast.Call, name: str) -> Condition | None:
    known, what = (context.symbols.flags, "red flag") if name == "flag" else (context.symbols.patterns, "pattern")
    argument = node.args[0] if len(node.args) == 1 else None
    if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
        bare = isinstance(argument, ast.Name) and f"Write {name}('{argument.id}')."
        context.fault(
            node, "E-syntax", f"{name} takes the id of one {what}, in quotes.", bare or f"Write {name}('id')."
        )
        return None
    if argument.value not in known:
        context.unknown(argument, argument.value, what, sorted(known))
        return None
    return Named("flag" if name == "flag" else "pattern", argument.value)
