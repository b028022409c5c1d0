"""The reference evaluator: what a condition means, as plainly as it can be written.

Truth has three values: True, False and None for unknown. A comparison with an answer that is not there is unknown; with
a question that was not asked it is false; the connectives are Kleene's. Slow on purpose: every other reader is tested
against this one.
"""

from typing import assert_never

from sciatui.flow.aliases import Effective, Number, Value
from sciatui.flow.condition.definitions import Definitions
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Arithmetic,
    Asks,
    AtLeast,
    Compare,
    Comparison,
    Condition,
    Count,
    Has,
    Is,
    Literally,
    Named,
    NamedNumber,
    Not,
    Or,
    Quantifier,
    State,
    Term,
    Truth,
)
from sciatui.flow.values import Blank


def truth(tree: Condition, effective: Effective, definitions: Definitions) -> bool | None:
    """Return whether a condition is true, false or, as None, unknown."""
    match tree:
        case Truth(value):
            return value
        case Is(question, codes):
            return _is(effective[question], codes)
        case Has(question, quantifier, codes):
            return _has(effective[question], quantifier, codes)
        case Asks(question, state):
            return _asks(effective[question], state)
        case Not(part):
            return _opposite(truth(part, effective, definitions))
        case And(parts) | Or(parts) | AtLeast(_, parts):
            return _at_least(_enough(tree), [truth(part, effective, definitions) for part in parts])
        case Named():
            return truth(_definition(tree, definitions), effective, definitions)
        case Compare(left, sign, right):
            return _compared(number(left, effective, definitions), sign, number(right, effective, definitions))
        case _:
            assert_never(tree)


def number(term: Term, effective: Effective, definitions: Definitions) -> Number | Blank:
    """Return a number; NOT_ASKED if anything in it was not asked for, else another blank if it is unknown."""
    match term:
        case Literally(value):
            return value
        case AnswerTo(question):
            return _number(effective[question])
        case Count(question):
            chosen = effective[question]
            return len(chosen) if isinstance(chosen, frozenset) else _number(chosen)
        case NamedNumber("constant", name):
            return definitions.constants[name]
        case NamedNumber("score", name):
            return _score(name, effective, definitions)
        case NamedNumber(_, name):
            value_term = definitions.values[name]
            return number(value_term, effective, definitions)  # type: ignore[arg-type] # the parser saw that it is a number
        case Arithmetic(left, sign, right):
            return _sum(number(left, effective, definitions), sign, number(right, effective, definitions))
        case _:
            assert_never(term)


def _is(answer: Value | Blank, codes: tuple[str, ...]) -> bool | None:
    return answer in codes if isinstance(answer, str) else _of_blank(answer)


def _has(answer: Value | Blank, quantifier: Quantifier, codes: tuple[str, ...]) -> bool | None:
    if quantifier == "none_of":
        return _opposite(_has(answer, "any_of", codes))
    if not isinstance(answer, frozenset):
        return _of_blank(answer)
    chosen = [code in answer for code in codes]
    return any(chosen) if quantifier == "any_of" else all(chosen)


def _of_blank(answer: Value | Blank) -> bool | None:
    """Return what any comparison with this blank gives."""
    return False if answer is Blank.NOT_ASKED else None


def _asks(answer: Value | Blank, state: State) -> bool:
    match state:
        case "answered":
            return not isinstance(answer, Blank)
        case "unsure":
            return answer is Blank.UNSURE
        case "declined":
            return answer is Blank.DECLINED
        case "asked":
            return answer is not Blank.NOT_ASKED


def _opposite(value: bool | None) -> bool | None:  # noqa: FBT001 - it is the subject
    return None if value is None else not value


def _enough(tree: And | Or | AtLeast) -> int:
    """Return how many of the parts have to be true."""
    match tree:
        case And(parts):
            return len(parts)
        case Or():
            return 1
        case AtLeast(n):
            return n


def _at_least(n: int, values: list[bool | None]) -> bool | None:
    """Return whether at least `n` are true: unknown while those that are unknown could still decide it."""
    if values.count(True) >= n:
        return True
    return None if values.count(True) + values.count(None) >= n else False


def _definition(tree: Named, definitions: Definitions) -> Condition:
    match tree.what:
        case "value":
            return definitions.values[tree.id]  # type: ignore[return-value] # the parser saw that it is a condition
        case "flag":
            return definitions.flags[tree.id]
        case "pattern":
            return definitions.patterns[tree.id]


def _compared(left: Number | Blank, sign: Comparison, right: Number | Blank) -> bool | None:
    if isinstance(left, Blank) or isinstance(right, Blank):
        return False if Blank.NOT_ASKED in {left, right} else None
    match sign:
        case "==":
            return left == right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right


def _number(answer: Value | Blank) -> Number | Blank:
    return answer if isinstance(answer, Blank | Number) else Blank.UNANSWERED


def _sum(left: Number | Blank, sign: str, right: Number | Blank) -> Number | Blank:
    if isinstance(left, Blank) or isinstance(right, Blank):
        return Blank.NOT_ASKED if Blank.NOT_ASKED in {left, right} else Blank.UNANSWERED
    if sign == "+":
        return left + right
    return left - right if sign == "-" else left * right


def _score(name: str, effective: Effective, definitions: Definitions) -> Number | Blank:
    """Return a score's total once nothing about it is open, and only for whom it was made."""
    score = definitions.scores[name]
    made_for = score.when is None or truth(score.when, effective, definitions)
    items = [(truth(item.when, effective, definitions), item.points) for item in score.items]
    if made_for is not True or any(value is None for value, _ in items):
        return Blank.UNANSWERED
    return sum(points for value, points in items if value)
