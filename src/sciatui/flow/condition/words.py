"""A condition in plain words, for explaining what a rule asks: `bladder is "Leaking" and age is at least 50`.

It says what the tree says, in the order of the tree, with the labels that people saw. Deeper parts stand in brackets.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
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
    Term,
    Truth,
)
from sciatui.flow.words import Words


class Labels(NamedTuple):
    """What things are called. What has no label goes by its id."""

    questions: Mapping[str, str] = {}
    choices: Mapping[str, Mapping[str, str]] = {}
    """Question to code to label."""
    units: Mapping[str, str] = {}
    """Question to the unit of its number."""
    names: Mapping[Name, str] = {}
    """Values, constants, scores, flags and patterns."""


_SIGNS: Final[Mapping[Comparison, str]] = {
    "==": "equal",
    "<": "less",
    "<=": "at_most",
    ">": "more",
    ">=": "at_least",
}
_ARITHMETIC: Final = {"+": "plus", "-": "minus", "*": "times"}


def in_words(tree: Condition, words: Words, labels: Labels | None = None) -> str:
    """Return a condition as a sentence without a capital or a full stop, in the language of `words`."""
    return _Sayer(words, labels or Labels()).condition(tree, holds=True)


class _Sayer:
    """Says conditions in one language, of the things of one flow."""

    def __init__(self, words: Words, labels: Labels) -> None:
        """Speak with these words and these names."""
        self._words = words
        self._labels = labels

    def condition(self, tree: Condition, *, holds: bool) -> str:
        """Say that a condition holds, or that it does not."""
        match tree:
            case Truth(value):
                return self._say("always" if value is holds else "never")
            case Not(part):
                return self.condition(part, holds=not holds)
            case And(parts) | Or(parts) | AtLeast(_, parts):
                said = self._several(tree, [self._part(part) for part in parts])
                return said if holds else self._say("not", condition=said)
            case Is(question, codes):
                return self._is(question, self._quoted(question, codes), holds=holds)
            case Has(question, quantifier, codes):
                return self._has(question, self._quoted(question, codes), quantifier, holds=holds)
            case Asks(question, state):
                return self._say(f"state{_not(holds=holds)}.{state}", question=self._asked(question))
            case Named(what, name):
                return self._named(self._labels.names.get((what, name), name), what, holds=holds)
            case Compare(left, sign, right):
                unit = self._labels.units.get(left.question, "") if isinstance(left, AnswerTo) else ""
                number = self._term(right)
                number = f"{number} {unit}" if isinstance(right, Literally) and unit else number
                return self._say(f"compare{_not(holds=holds)}.{_SIGNS[sign]}", left=self._term(left), right=number)
            case _:
                assert_never(tree)

    def _say(self, key: str, **names: str | int) -> str:
        return self._words(f"condition.{key}", **names)

    def _part(self, tree: Condition) -> str:
        """Say a part of something, in brackets if it has parts itself."""
        said = self.condition(tree, holds=True)
        has_parts = isinstance(tree, And | Or | AtLeast) and len(tree.parts) > 1
        return self._say("brackets", condition=said) if has_parts else said

    def _several(self, tree: And | Or | AtLeast, parts: Sequence[str]) -> str:
        match tree:
            case And() | Or() | AtLeast() if len(parts) == 1:
                return parts[0]
            case And():
                return self._joined("and", parts)
            case Or():
                return self._joined("or", parts)
            case AtLeast(n):
                return self._say("at_least", count=n, parts="; ".join(parts))

    def _joined(self, key: str, parts: Sequence[str]) -> str:
        return reduce(lambda left, right: self._say(key, left=left, right=right), parts)

    def _asked(self, question: str) -> str:
        return self._labels.questions.get(question, question)

    def _quoted(self, question: str, codes: Sequence[str]) -> list[str]:
        known = self._labels.choices.get(question, {})
        return [self._say("quoted", choice=known.get(code, code)) for code in codes]

    def _is(self, question: str, choices: Sequence[str], *, holds: bool) -> str:
        asked = self._asked(question)
        if holds:
            return self._say("choice.is", question=asked, choices=self._joined("or", choices))
        if len(choices) == 1:
            return self._say("choice.is_not", question=asked, choices=choices[0])
        return self._say("choice.neither", question=asked, choices=self._joined("choice.nor", choices))

    def _has(self, question: str, choices: Sequence[str], quantifier: Quantifier, *, holds: bool) -> str:
        holds = holds is (quantifier != "none_of")
        whole = quantifier == "all_of" and len(choices) > 1
        key = "includes" if holds else "not_all" if whole else "not_any"
        joined = self._joined("and" if whole else "or", choices)
        return self._say(f"choice.{key}", question=self._asked(question), choices=joined)

    def _named(self, label: str, what: str, *, holds: bool) -> str:
        if what in {"flag", "pattern"}:
            return self._say(f"name.{what}{_not(holds=holds)}", name=label)
        return label if holds else self._say("name.other_not", name=label)

    def _term(self, term: Term) -> str:
        match term:
            case Literally(value):
                return self._words.number(value)
            case AnswerTo(question):
                return self._asked(question)
            case Count(question):
                return self._say("term.count", question=self._asked(question))
            case NamedNumber(what, name):
                return self._labels.names.get((what, name), name)
            case Arithmetic(left, sign, right):
                return self._say(f"term.{_ARITHMETIC[sign]}", left=self._operand(left), right=self._operand(right))
            case _:
                assert_never(term)

    def _operand(self, term: Term) -> str:
        said = self._term(term)
        return self._say("brackets", condition=said) if isinstance(term, Arithmetic) else said


def _not(*, holds: bool) -> str:
    """Return how the key of what does not hold ends."""
    return "" if holds else "_not"
