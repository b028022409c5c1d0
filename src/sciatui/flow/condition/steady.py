"""Whether a condition, once true while a person answers in order, stays true whatever is answered next.

Most conditions are steady: an answer that was given stays, and a question that was asked stays asked. What can change
is what is read of questions further on, which count as not asked until their turn: `x != 'yes'` is true of them, and
may no longer be true once they are asked. Only the shape is looked at, so "no" can also mean "not surely".
"""

from collections.abc import Collection
from typing import assert_never

from sciatui.flow.condition.definitions import Definitions
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Arithmetic,
    Asks,
    AtLeast,
    Compare,
    Condition,
    Count,
    Has,
    Is,
    Literally,
    Named,
    NamedNumber,
    Not,
    Or,
    Term,
    Truth,
)


def is_steady(tree: Condition, definitions: Definitions, always: Collection[str], *, wanted: bool = True) -> bool:
    """Say whether `tree` stays true (or false, if that is `wanted`) once it is; `always` are questions always asked."""
    match tree:
        case Truth():
            return True
        case Is(question=question):
            return wanted or question in always
        case Has(question=question, quantifier=quantifier):
            return wanted == (quantifier != "none_of") or question in always
        case Asks(state=state):
            return wanted and state != "asked"
        case Not(part=part):
            return is_steady(part, definitions, always, wanted=not wanted)
        case And(parts=parts) | Or(parts=parts) | AtLeast(parts=parts):
            return all(is_steady(part, definitions, always, wanted=wanted) for part in parts)
        case Compare(left=left, right=right):
            return all(_number(term, definitions, always, wanted=wanted) for term in (left, right))
        case Named():
            return is_steady(_definition(tree, definitions), definitions, always, wanted=wanted)
        case _:
            assert_never(tree)


def _number(term: Term, definitions: Definitions, always: Collection[str], *, wanted: bool) -> bool:
    """Say whether a comparison with this number keeps to what it was; a score may still become another number."""
    match term:
        case Literally():
            return True
        case AnswerTo(question=question) | Count(question=question):
            return wanted or question in always
        case Arithmetic(left=left, right=right):
            return all(_number(part, definitions, always, wanted=wanted) for part in (left, right))
        case NamedNumber(what="value", id=id_):
            value = definitions.values[id_]
            return isinstance(value, Term) and _number(value, definitions, always, wanted=wanted)
        case NamedNumber(what=what):
            return what == "constant"
        case _:
            assert_never(term)


def _definition(named: Named, definitions: Definitions) -> Condition:
    """Return what a name stands for."""
    match named.what:
        case "flag":
            return definitions.flags[named.id]
        case "pattern":
            return definitions.patterns[named.id]
        case _:
            value = definitions.values[named.id]
            return (
                Truth(value=False)
                if isinstance(value, Literally | AnswerTo | Count | Arithmetic | NamedNumber)
                else value
            )
