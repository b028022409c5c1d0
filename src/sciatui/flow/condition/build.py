"""The truth values of a condition: from Python's tree to ours, checked for type on the way.

Every node of Python's tree is either one that is named here, or a fault. Nothing of it is kept.
"""

import ast

from sciatui.flow.condition.calls import call
from sciatui.flow.condition.compare import comparison
from sciatui.flow.condition.context import NUMBERS, SETS, Context
from sciatui.flow.condition.names import QuestionSymbol
from sciatui.flow.condition.terms import is_number
from sciatui.flow.condition.tree import And, Condition, Named, Not, Or, Truth


def condition(context: Context, node: ast.expr) -> Condition | None:
    """Turn a node into a condition of ours; None after noting why it is none."""
    if isinstance(node, ast.BoolOp):
        return _joined(context, node)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        part = condition(context, node.operand)
        return None if part is None else Not(part)
    if isinstance(node, ast.Compare):
        return comparison(context, node)
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        return Truth(node.value)
    if isinstance(node, ast.Name):
        return _name(context, node)
    if isinstance(node, ast.Call) and not is_number(context, node):
        return call(context, node, condition)
    _no_condition(context, node)
    return None


def _joined(context: Context, node: ast.BoolOp) -> Condition | None:
    parts = [condition(context, part) for part in node.values]
    known = tuple(part for part in parts if part is not None)
    if len(known) < len(parts):
        return None
    return And(known) if isinstance(node.op, ast.And) else Or(known)


def _name(context: Context, node: ast.Name) -> Condition | None:
    """Take a name by itself: it is a condition only if it is a value that is true or false."""
    meaning = context.meaning(node)
    if meaning == "value":
        kind = context.symbols.values[node.id].kind
        if kind == "boolean":
            return Named("value", node.id)
        if kind == "number":
            context.fault(node, "E-type", f"'{node.id}' is a number.", f"Compare it: {node.id} >= …")
    elif meaning == "question":
        symbol = context.asked(node)
        if symbol is not None:
            context.fault(node, "E-type", f"'{node.id}' is a question, not a condition.", _use(node.id, symbol))
    elif meaning:
        context.fault(node, "E-type", f"'{node.id}' is a {meaning}, and so a number.", f"Compare it: {node.id} >= …")
    return None


def _use(name: str, symbol: QuestionSymbol) -> str:
    """Say how a question is used in a condition."""
    if symbol.kind in NUMBERS:
        return f"Compare it: {name} >= …"
    code = next(iter(symbol.codes), "…")
    if symbol.kind in SETS:
        return f"Write any_of({name}, '{code}')."
    return f"Write {name} == '{code}'." if symbol.kind == "choice" else f"Only answered({name}) and the like read it."


def _no_condition(context: Context, node: ast.expr) -> None:
    """Note something that is neither true nor false."""
    if isinstance(node, ast.Tuple):
        context.fault(node, "E-syntax", "A comma here makes this a list.", "Take the comma out, or write and, or.")
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        context.fault(node, "E-type", "A text by itself is not a condition.", "Write question == 'code'.")
    elif is_number(context, node):
        context.fault(node, "E-type", "A number by itself is not a condition.", "Compare it with another number.")
    else:
        context.fault(node, "E-syntax", "This is no part of the condition language.")
