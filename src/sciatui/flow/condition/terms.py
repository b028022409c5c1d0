"""The numbers of a condition: from Python's tree to ours, with their units and their size checked.

A number is an integer or a decimal read from the author's own digits, never a float. Its unit and the number of its
digits are known before anybody answers, so that weeks are never compared with days and no sum is ever rounded.
"""

import ast
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from sciatui.flow.aliases import Number
from sciatui.flow.condition.context import NUMBERS, SETS, Context
from sciatui.flow.condition.names import WHOLE, QuestionSymbol, nearest
from sciatui.flow.condition.tree import AnswerTo, Arithmetic, Count, Literally, NamedNumber, Term
from sciatui.flow.values import DECIMALS

MOST_DIGITS: Final = 28
"""Decimal arithmetic is exact up to here."""

_SIGNS: Final[Mapping[type[ast.operator], Literal["+", "-", "*"]]] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
_SCORE_DIGITS: Final = 6


class Measured(NamedTuple):
    """A number with what is known of it beforehand. A unit of None fits every unit, "" is a bare count."""

    tree: Term
    unit: str | None
    whole: int
    decimals: int


def is_number(context: Context, node: ast.expr) -> bool:
    """Whether a node can only be meant as a number, judged without complaining."""
    if isinstance(node, ast.BinOp):
        return True
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub | ast.UAdd)
    if isinstance(node, ast.Constant):
        return type(node.value) in {int, float}
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "count"
    if not isinstance(node, ast.Name):
        return False
    symbols = context.symbols
    question, value = symbols.questions.get(node.id), symbols.values.get(node.id)
    if question is not None:
        return question.kind in NUMBERS
    return node.id in symbols.constants or node.id in symbols.scores or (value is not None and value.kind == "number")


def term(context: Context, node: ast.expr) -> Measured | None:
    """Turn a node into a number of ours; None after noting why it is none."""
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        return _literal(context.text(node))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        return _signed(context, node)
    if isinstance(node, ast.BinOp):
        return _arithmetic(context, node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "count":
        return _count(context, node)
    if isinstance(node, ast.Name):
        return _named(context, node)
    context.fault(node, "E-type", "A number belongs here.", _instead_of_call(node))
    return None


def _instead_of_call(node: ast.expr) -> str:
    name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
    return {"score": "Write the score's id by itself.", "len": "Write count(question)."}.get(name, "")


def _literal(digits: str) -> Measured:
    value: Number = Decimal(digits) if "." in digits else int(digits)
    return _written(value, None)


def _written(value: Number, unit: str | None) -> Measured:
    whole, _, decimals = format(abs(value), "f" if isinstance(value, Decimal) else "d").partition(".")
    return Measured(Literally(value), unit, len(whole), len(decimals))


def _signed(context: Context, node: ast.UnaryOp) -> Measured | None:
    if not isinstance(node.op, ast.USub):
        context.fault(node, "E-syntax", "A plus has no meaning here.", "Leave it out.")
        return None
    if not isinstance(node.operand, ast.Constant) or type(node.operand.value) not in {int, float}:
        context.fault(node, "E-syntax", "A minus stands only before a number written out.", "Write 0 - … instead.")
        return None
    positive = _literal(context.text(node.operand))
    return positive._replace(tree=Literally(-_value(positive)))


def _value(written: Measured) -> Number:
    return written.tree.value if isinstance(written.tree, Literally) else 0


def _arithmetic(context: Context, node: ast.BinOp) -> Measured | None:
    sign = _SIGNS.get(type(node.op))
    if sign is None:
        context.fault(node.right, "E-syntax", "Only + - * are known.")
        return None
    left, right = term(context, node.left), term(context, node.right)
    if left is None or right is None:
        return None
    if sign == "*":
        unit, whole, decimals = left.unit or right.unit, left.whole + right.whole, left.decimals + right.decimals
        fits = not (left.unit and right.unit)
    else:
        unit, whole, decimals = (
            common(left, right),
            max(left.whole, right.whole) + 1,
            max(left.decimals, right.decimals),
        )
        fits = units_agree(left, right)
    if not fits:
        mixed_units(context, node.right, left, right)
        return None
    if whole + decimals > MOST_DIGITS:
        context.fault(
            node.right, "E-size", f"This number could have more than {MOST_DIGITS} digits.", "Give answers a max."
        )
        return None
    return Measured(Arithmetic(left.tree, sign, right.tree), unit, whole, decimals)


def common(left: Measured, right: Measured) -> str | None:
    """Return the unit of two numbers that agree."""
    return right.unit if left.unit is None else left.unit


def units_agree(left: Measured, right: Measured) -> bool:
    """Whether two numbers may be added or compared."""
    return left.unit is None or right.unit is None or left.unit == right.unit


def mixed_units(context: Context, node: ast.expr, left: Measured, right: Measured) -> None:
    """Note two numbers of different units."""
    said = f"A number {_unit(left.unit)} and a number {_unit(right.unit)} do not go together."
    alike = left.unit and right.unit and nearest(left.unit, [right.unit])
    context.fault(node, "E-unit", said, "Write the unit alike in both." if alike else "Use numbers of one unit.")


def _unit(unit: str | None) -> str:
    return f"in {unit}" if unit else "without a unit"


def _count(context: Context, node: ast.Call) -> Measured | None:
    if len(node.args) != 1:
        context.fault(node, "E-syntax", "count takes one question.", "Write count(question).")
        return None
    symbol = context.question(node.args[0])
    name = node.args[0]
    if symbol is None or not isinstance(name, ast.Name):
        return None
    if symbol.kind not in SETS:
        context.fault(name, "E-type", f"'{name.id}' is no set of choices: there is nothing to count.")
        return None
    return Measured(Count(name.id), "", len(str(len(symbol.codes))), 0)


def _named(context: Context, node: ast.Name) -> Measured | None:
    meaning = context.meaning(node)
    if meaning == "question":
        symbol = context.asked(node)
        return None if symbol is None else _answer(context, node, symbol)
    if meaning == "constant":
        constant = context.symbols.constants[node.id]
        return _written(constant.value, constant.unit or None)._replace(tree=NamedNumber("constant", node.id))
    if meaning == "score":
        return Measured(NamedNumber("score", node.id), "", _SCORE_DIGITS, 0)
    if meaning == "value":
        value = context.symbols.values[node.id]
        if value.kind == "number":
            return Measured(NamedNumber("value", node.id), value.unit, value.whole, value.decimals)
        if value.kind == "boolean":
            context.fault(node, "E-type", f"'{node.id}' is true or false; a number belongs here.")
    return None


def _answer(context: Context, node: ast.Name, symbol: QuestionSymbol) -> Measured | None:
    if symbol.kind not in NUMBERS:
        hint = f"Write count({node.id})." if symbol.kind in SETS else ""
        context.fault(node, "E-type", f"The answer to '{node.id}' is no number.", hint)
        return None
    ends = [len(str(abs(int(end)))) for end in (symbol.minimum, symbol.maximum) if end is not None]
    whole = max(ends) if len(ends) == 2 else WHOLE  # noqa: PLR2004 - both ends
    return Measured(AnswerTo(node.id), symbol.unit, whole, DECIMALS if symbol.decimal else 0)
