"""A condition in plain English, for explaining what a rule asks: `bladder is "Leaking" and age is at least 50`.

It says what the tree says, in the order of the tree, with the labels that people saw. Deeper parts stand in brackets.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple, assert_never

from sciatui.flow.condition.definitions import Name
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


class Labels(NamedTuple):
    """What things are called. What has no label goes by its id."""

    questions: Mapping[str, str] = {}
    choices: Mapping[str, Mapping[str, str]] = {}
    """Question to code to label."""
    units: Mapping[str, str] = {}
    """Question to the unit of its number."""
    names: Mapping[Name, str] = {}
    """Values, constants, scores, flags and patterns."""


_SIGNS: Final[Mapping[tuple[Comparison, bool], str]] = {
    ("==", True): "is",
    ("<", True): "is less than",
    ("<=", True): "is at most",
    (">", True): "is more than",
    (">=", True): "is at least",
    ("==", False): "is not",
    ("<", False): "is not less than",
    ("<=", False): "is not at most",
    (">", False): "is not more than",
    (">=", False): "is not at least",
}
_STATES: Final[Mapping[tuple[State, bool], str]] = {
    ("answered", True): "has an answer",
    ("answered", False): "has no answer",
    ("unsure", True): 'is "not sure"',
    ("unsure", False): 'is not "not sure"',
    ("declined", True): 'is "prefer not to say"',
    ("declined", False): 'is not "prefer not to say"',
    ("asked", True): "is asked",
    ("asked", False): "is not asked",
}
_ARITHMETIC: Final = {"+": "plus", "-": "minus", "*": "times"}


def in_words(tree: Condition, labels: Labels | None = None) -> str:
    """Return a condition as an English sentence without a capital or a full stop."""
    return _condition(tree, labels or Labels(), holds=True)


def _condition(tree: Condition, labels: Labels, *, holds: bool) -> str:
    """Say that a condition holds, or that it does not."""
    match tree:
        case Truth(value):
            return "always" if value is holds else "never"
        case Not(part):
            return _condition(part, labels, holds=not holds)
        case And(parts) | Or(parts) | AtLeast(_, parts):
            said = _several(tree, [_part(part, labels) for part in parts])
            return said if holds else f"not ({said})"
        case Is(question, codes):
            return f"{_asked(question, labels)} {_is(_quoted(question, codes, labels), holds=holds)}"
        case Has(question, quantifier, codes):
            return f"{_asked(question, labels)} {_has(_quoted(question, codes, labels), quantifier, holds=holds)}"
        case Asks(question, state):
            return f"{_asked(question, labels)} {_STATES[state, holds]}"
        case Named(what, name):
            return _named(labels.names.get((what, name), name), what, holds=holds)
        case Compare(left, sign, right):
            unit = labels.units.get(left.question, "") if isinstance(left, AnswerTo) else ""
            number = f"{_term(right, labels)} {unit}" if isinstance(right, Literally) and unit else _term(right, labels)
            return f"{_term(left, labels)} {_SIGNS[sign, holds]} {number}"
        case _:
            assert_never(tree)


def _part(tree: Condition, labels: Labels) -> str:
    """Say a part of something, in brackets if it has parts itself."""
    said = _condition(tree, labels, holds=True)
    return f"({said})" if isinstance(tree, And | Or | AtLeast) and len(tree.parts) > 1 else said


def _several(tree: And | Or | AtLeast, parts: Sequence[str]) -> str:
    match tree:
        case And() | Or() | AtLeast() if len(parts) == 1:
            return parts[0]
        case And():
            return " and ".join(parts)
        case Or():
            return " or ".join(parts)
        case AtLeast(n):
            return f"at least {n} of: {'; '.join(parts)}"


def _asked(question: str, labels: Labels) -> str:
    return labels.questions.get(question, question)


def _quoted(question: str, codes: Sequence[str], labels: Labels) -> list[str]:
    known = labels.choices.get(question, {})
    return [f'"{known.get(code, code)}"' for code in codes]


def _is(choices: Sequence[str], *, holds: bool) -> str:
    if holds:
        return f"is {' or '.join(choices)}"
    return f"is not {choices[0]}" if len(choices) == 1 else f"is neither {' nor '.join(choices)}"


def _has(choices: Sequence[str], quantifier: Quantifier, *, holds: bool) -> str:
    holds = holds is (quantifier != "none_of")
    if quantifier == "all_of" and len(choices) > 1:
        return f"{'includes' if holds else 'does not include all of'} {' and '.join(choices)}"
    return f"{'includes' if holds else 'does not include'} {' or '.join(choices)}"


def _named(label: str, what: str, *, holds: bool) -> str:
    match what:
        case "flag":
            return f'the warning sign "{label}" {"is" if holds else "is not"} there'
        case "pattern":
            return f'the pattern "{label}" {"fits" if holds else "does not fit"}'
        case _:
            return label if holds else f"not {label}"


def _term(term: Term, labels: Labels) -> str:
    match term:
        case Literally(value):
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        case AnswerTo(question):
            return _asked(question, labels)
        case Count(question):
            return f"the number of choices in {_asked(question, labels)}"
        case NamedNumber(what, name):
            return labels.names.get((what, name), name)
        case Arithmetic(left, sign, right):
            return f"{_operand(left, labels)} {_ARITHMETIC[sign]} {_operand(right, labels)}"
        case _:
            assert_never(term)


def _operand(term: Term, labels: Labels) -> str:
    return f"({_term(term, labels)})" if isinstance(term, Arithmetic) else _term(term, labels)
