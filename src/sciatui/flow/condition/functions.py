"""Conditions that come as plain data, as Python functions of the effective answers: True, False or None.

Each node becomes a small function that calls those of its parts. Nothing is generated, compiled or evaluated, and no
tree is imported: data that was tampered with can say something wrong, but it cannot do anything. Several times slower
than generated code and ready at once, which is what one assessment needs. Held to the reference evaluator by tests.
"""

from __future__ import annotations

import _operator as operator  # `operator` itself is mostly for who has no C

from sciatui.flow.values import Blank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Final, Literal, TypeAlias, TypedDict

    from sciatui.flow.aliases import Effective, Number, Value

    Plain: TypeAlias = tuple[Any, ...]
    """A node: the name of its kind, and its fields (`plain`)."""

    PlainScore: TypeAlias = tuple[Plain | None, tuple[tuple[Plain, int], ...]]
    """For whom a score was made, and what gives how many points."""

    TruthFunction: TypeAlias = Callable[[Effective], bool | None]

    NumberFunction: TypeAlias = Callable[[Effective], Number | Blank]

    class PlainDefinitions(TypedDict):
        """Everything that conditions may name, as plain data, by what it is."""

        value: Mapping[str, Plain]
        flag: Mapping[str, Plain]
        pattern: Mapping[str, Plain]
        constant: Mapping[str, int | str]
        score: Mapping[str, PlainScore]


_UNSURE: Final = Blank.UNSURE
_DECLINED: Final = Blank.DECLINED
_NOT_ASKED: Final = Blank.NOT_ASKED

_COMPARED: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SUMS: Final[Mapping[str, Callable[[Any, Any], Number]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}
_CONDITIONS: Final[tuple[Literal["value", "flag", "pattern"], ...]] = ("value", "flag", "pattern")


def number_of(data: int | str) -> Number:
    """Return the number that plain data stands for."""
    if isinstance(data, int):
        return data
    from decimal import Decimal  # noqa: PLC0415 - most numbers are whole

    return Decimal(data)


class Functions:
    """Makes functions of the conditions of one flow; what they name is made once and shared."""

    def __init__(self, definitions: PlainDefinitions) -> None:
        """Begin with nothing made."""
        self._definitions = definitions
        self._conditions: dict[str, Mapping[str, Plain]] = {name: definitions[name] for name in _CONDITIONS}
        self._truths: dict[tuple[str, str], TruthFunction] = {}
        self._numbers: dict[tuple[str, str], NumberFunction] = {}
        self._made: dict[int, TruthFunction] = {}
        self._alive: list[Plain] = []

    def truth(self, data: Plain) -> TruthFunction:
        """Return a condition as a function; the same data gives the same function."""
        known = self._made.get(id(data))
        if known is None:
            known = self._made[id(data)] = _TRUTHS[data[0]](self, *data[1:])
            self._alive.append(data)
        return known

    def number(self, data: Plain) -> NumberFunction:
        """Return a number as a function; NOT_ASKED if anything in it was not asked for, else UNANSWERED if unknown."""
        return _NUMBERS[data[0]](self, *data[1:])

    def named_truth(self, what: str, name: str) -> TruthFunction:
        """Return a condition that is defined elsewhere as a function."""
        known = self._truths.get((what, name))
        if known is None:
            known = self._truths[what, name] = self.truth(self._conditions[what][name])
        return known

    def named_number(self, what: str, name: str) -> NumberFunction:
        """Return a number that is defined elsewhere as a function."""
        known = self._numbers.get((what, name))
        if known is None:
            match what:
                case "constant":
                    known = _written(self, self._definitions["constant"][name])
                case "score":
                    known = self._score(self._definitions["score"][name])
                case _:
                    known = self.number(self._definitions["value"][name])
            self._numbers[what, name] = known
        return known

    def _score(self, score: PlainScore) -> NumberFunction:
        """Return a score's total once nothing about it is open, and only for whom it was made."""
        made_for = None if score[0] is None else self.truth(score[0])
        items = [(self.truth(when), points) for when, points in score[1]]

        def total(effective: Effective) -> Number | Blank:
            if made_for is not None and made_for(effective) is not True:
                return Blank.UNANSWERED
            found = 0
            for when, points in items:
                truth = when(effective)
                if truth is None:
                    return Blank.UNANSWERED
                if truth:
                    found += points
            return found

        return total


def _truth(_: Functions, value: bool) -> TruthFunction:  # noqa: FBT001 - it is the subject
    return lambda _: value


def _is(_: Functions, question: str, codes: tuple[str, ...]) -> TruthFunction:
    def is_(effective: Effective) -> bool | None:
        answer = effective[question]
        if isinstance(answer, str):
            return answer in codes
        return False if answer is _NOT_ASKED else None

    return is_


def _has(functions: Functions, question: str, quantifier: str, codes: tuple[str, ...]) -> TruthFunction:
    if quantifier == "none_of":
        return _not(functions, ("Has", question, "any_of", codes))
    wanted = frozenset(codes)
    every = {"any_of": False, "all_of": True}[quantifier]

    def has(effective: Effective) -> bool | None:
        answer = effective[question]
        if isinstance(answer, frozenset):
            return wanted <= answer if every else not wanted.isdisjoint(answer)
        return False if answer is _NOT_ASKED else None

    return has


def _asks(_: Functions, question: str, state: str) -> TruthFunction:
    match state:
        case "answered":
            return lambda effective: not isinstance(effective[question], Blank)
        case "unsure":
            return lambda effective: effective[question] is _UNSURE
        case "declined":
            return lambda effective: effective[question] is _DECLINED
        case "asked":
            return lambda effective: effective[question] is not _NOT_ASKED
    raise ValueError("this is no state")


def _not(functions: Functions, part: Plain) -> TruthFunction:
    opposite = functions.truth(part)

    def not_(effective: Effective) -> bool | None:
        truth = opposite(effective)
        return None if truth is None else not truth

    return not_


def _and(functions: Functions, parts: tuple[Plain, ...]) -> TruthFunction:
    truths = [functions.truth(part) for part in parts]

    def and_(effective: Effective) -> bool | None:
        found: bool | None = True
        for truth_of in truths:
            truth = truth_of(effective)
            if truth is False:
                return False
            if truth is None:
                found = None
        return found

    return and_


def _or(functions: Functions, parts: tuple[Plain, ...]) -> TruthFunction:
    truths = [functions.truth(part) for part in parts]

    def or_(effective: Effective) -> bool | None:
        found: bool | None = False
        for truth_of in truths:
            truth = truth_of(effective)
            if truth is True:
                return True
            if truth is None:
                found = None
        return found

    return or_


def _at_least(functions: Functions, enough: int, parts: tuple[Plain, ...]) -> TruthFunction:
    if enough == 1:
        return _or(functions, parts)
    truths = [functions.truth(part) for part in parts]

    def at_least(effective: Effective) -> bool | None:
        found = [truth_of(effective) for truth_of in truths]
        sure = found.count(True)
        if sure >= enough:
            return True
        return None if sure + found.count(None) >= enough else False

    return at_least


def _compare(functions: Functions, left: Plain, sign: str, right: Plain) -> TruthFunction:
    compared, one_of, other_of = _COMPARED[sign], functions.number(left), functions.number(right)

    def compare(effective: Effective) -> bool | None:
        one, other = one_of(effective), other_of(effective)
        if isinstance(one, Blank) or isinstance(other, Blank):
            return False if one is _NOT_ASKED or other is _NOT_ASKED else None
        return compared(one, other)

    return compare


def _written(_: Functions, data: int | str) -> NumberFunction:
    value = number_of(data)
    return lambda _: value


def _answer_to(_: Functions, question: str) -> NumberFunction:
    return lambda effective: _number(effective[question])


def _number(answer: Value | Blank) -> Number | Blank:
    if isinstance(answer, Blank | int):
        return answer
    from decimal import Decimal  # noqa: PLC0415 - most numbers are whole

    return answer if isinstance(answer, Decimal) else Blank.UNANSWERED


def _count(_: Functions, question: str) -> NumberFunction:
    def count(effective: Effective) -> Number | Blank:
        answer = effective[question]
        return len(answer) if isinstance(answer, frozenset) else _number(answer)

    return count


def _sum(functions: Functions, left: Plain, sign: str, right: Plain) -> NumberFunction:
    summed, one_of, other_of = _SUMS[sign], functions.number(left), functions.number(right)

    def sum_(effective: Effective) -> Number | Blank:
        one, other = one_of(effective), other_of(effective)
        if isinstance(one, Blank) or isinstance(other, Blank):
            return _NOT_ASKED if one is _NOT_ASKED or other is _NOT_ASKED else Blank.UNANSWERED
        return summed(one, other)

    return sum_


_TRUTHS: Final[Mapping[str, Callable[..., TruthFunction]]] = {
    "Truth": _truth,
    "Is": _is,
    "Has": _has,
    "Asks": _asks,
    "Not": _not,
    "And": _and,
    "Or": _or,
    "AtLeast": _at_least,
    "Named": Functions.named_truth,
    "Compare": _compare,
}
_NUMBERS: Final[Mapping[str, Callable[..., NumberFunction]]] = {
    "Literally": _written,
    "AnswerTo": _answer_to,
    "Count": _count,
    "NamedNumber": Functions.named_number,
    "Arithmetic": _sum,
}
"""Each kind of node with what makes a function of it."""
