"""The comparisons of a condition: two numbers, a choice with its codes, or one of several.

What is unlike is never compared, and a comparison that no possible answer makes true is a fault: it would be a
threshold that never fires.
"""

import ast
from collections.abc import Mapping, Sequence
from typing import Final

from sciatui.flow.aliases import Number
from sciatui.flow.condition.context import NUMBERS, SETS, Context
from sciatui.flow.condition.terms import Measured, is_number, mixed_units, term, units_agree
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Compare,
    Comparison,
    Condition,
    Count,
    Is,
    Literally,
    NamedNumber,
    Not,
    Or,
)

_SIGNS: Final[Mapping[type[ast.cmpop], Comparison]] = {
    ast.Eq: "==",
    ast.NotEq: "==",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_BEYOND: Final = 10**12
"""Outside everything that an answer without min or max can be."""


def comparison(context: Context, node: ast.Compare) -> Condition | None:
    """Turn a comparison into a condition of ours; None after noting why it is none."""
    sides = [node.left, *node.comparators]
    if any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
        if len(node.ops) == 1:
            return _membership(context, node.left, node.comparators[0], negated=isinstance(node.ops[0], ast.NotIn))
        context.fault(node, "E-syntax", "in and not in stand alone.", "Join two conditions with and.")
        return None
    if all(_maybe_number(context, side) for side in sides):
        return _numbers(context, node.ops, sides)
    if len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq | ast.NotEq):
        equal = _equality(context, *sides)
        return Not(equal) if equal is not None and isinstance(node.ops[0], ast.NotEq) else equal
    for side in sides:
        _why_no_number(context, side)
    return None


def _maybe_number(context: Context, node: ast.expr) -> bool:
    """Whether a side of a comparison is a number, or a name that nobody knows."""
    if not isinstance(node, ast.Name):
        return is_number(context, node)
    return is_number(context, node) or not (context.symbols.meanings(node.id) or node.id in context.symbols.checklists)


def _why_no_number(context: Context, node: ast.expr) -> None:
    """Note a side that can be neither less nor more than another."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        context.fault(node, "E-type", "A text is neither less nor more than another.", "Use == or in.")
    elif not is_number(context, node):
        term(context, node)


def _numbers(context: Context, ops: Sequence[ast.cmpop], sides: Sequence[ast.expr]) -> Condition | None:
    """Turn a chain such as `2 <= pain <= 7` into all of its links."""
    terms = [term(context, side) for side in sides]
    links = [
        _link(context, node, op, left, right)
        for op, left, right, node in zip(ops, terms, terms[1:], sides[1:], strict=False)
    ]
    known = tuple(link for link in links if link is not None)
    if len(known) < len(links):
        return None
    return known[0] if len(known) == 1 else And(known)


def _link(
    context: Context, node: ast.expr, op: ast.cmpop, left: Measured | None, right: Measured | None
) -> Condition | None:
    if left is None or right is None:
        return None
    sign = _SIGNS.get(type(op))
    if sign is None:
        context.fault(node, "E-syntax", "Numbers are compared with == != < <= > >= only.")
    elif not units_agree(left, right):
        mixed_units(context, node, left, right)
    elif _never(_range(context, left), sign, _range(context, right)):
        said = "makes these two equal" if sign == "==" else f"makes this {sign} true"
        hint = "Look at the min and max of the question."
        context.fault(node, "E-range", f"No answer that is possible {said}.", hint)
    else:
        compared = Compare(left.tree, sign, right.tree)
        return Not(compared) if isinstance(op, ast.NotEq) else compared
    return None


def _range(context: Context, number: Measured) -> tuple[Number, Number]:
    """Return the least and the greatest that a number can be, as far as that is plain to see."""
    match number.tree:
        case Literally(value):
            return value, value
        case NamedNumber("constant", name):
            value = context.symbols.constants[name].value
            return value, value
        case Count(question):
            return 0, len(context.symbols.questions[question].codes)
        case AnswerTo(question):
            symbol = context.symbols.questions[question]
            least, most = symbol.minimum, symbol.maximum
            return -_BEYOND if least is None else least, _BEYOND if most is None else most
        case _:
            return -(_BEYOND**9), _BEYOND**9


def _never(left: tuple[Number, Number], sign: Comparison, right: tuple[Number, Number]) -> bool:
    """Whether no two numbers of these ranges compare so."""
    least, most = left[0] - right[1], left[1] - right[0]
    return {
        "==": least > 0 or most < 0,
        "<": least >= 0,
        "<=": least > 0,
        ">": most <= 0,
        ">=": most < 0,
    }[sign]


def _equality(context: Context, left: ast.expr, right: ast.expr) -> Condition | None:
    """Turn `question == 'code'` into what it asks, whichever way round it stands."""
    if not isinstance(left, ast.Name):
        left, right = right, left
    for side in (left, right):
        if isinstance(side, ast.Constant) and isinstance(side.value, bool):
            context.fault(
                side, "E-type", f"{side.value} is not compared.", "Write the condition itself, or not before it."
            )
            return None
    return _one_of(context, left, (right,))


def _membership(context: Context, left: ast.expr, right: ast.expr, *, negated: bool) -> Condition | None:
    """Turn `question in ('a', 'b')` into what it asks."""
    if not isinstance(right, ast.Tuple) or not right.elts:
        context.fault(right, "E-syntax", "A list in brackets belongs after in.", "Write in ('a', 'b').")
        return None
    if is_number(context, left):
        links = [_numbers(context, [ast.Eq()], [left, element]) for element in right.elts]
        parts = tuple(link for link in links if link is not None)
        found: Condition | None = Or(parts) if len(parts) == len(links) else None
    else:
        found = _one_of(context, left, right.elts)
    return Not(found) if negated and found is not None else found


def _one_of(context: Context, node: ast.expr, codes: Sequence[ast.expr]) -> Condition | None:
    """Turn a choice question and codes of its choices into the condition that one of them was chosen."""
    symbol = context.question(node)
    if symbol is None or not isinstance(node, ast.Name):
        return None
    name = node.id
    if symbol.kind == "choice":
        written = context.codes(name, symbol, codes)
        return None if written is None else Is(name, written)
    if symbol.kind in SETS:
        said = f"The answer to '{name}' is a set: it is not compared with ==, != or in."
        context.fault(node, "E-type", said, f"Write any_of({name}, …), all_of({name}, …) or none_of({name}, …).")
    elif symbol.kind in NUMBERS:
        context.fault(codes[0], "E-type", f"The answer to '{name}' is a number; a number belongs here.")
    else:
        said = f"No condition reads the answer to '{name}' ({symbol.kind})."
        context.fault(node, "E-type", said, f"Only answered({name}) and the like read it.")
    return None
