"""One gate for answers: a value from a file, a protocol or a screen becomes a typed value, or a `Problem`.

Nothing is guessed: a choice is its code or exactly its label, a number is a number, a set is a list of codes. The
two blanks "not sure" and "prefer not to say" are no values and do not pass here. What a person types into a
number field goes through `typed` first, which knows how people write one. A number has at most four decimals, so that
whatever conditions compute with it is exact.
"""

from __future__ import annotations

from _collections_abc import Collection, Mapping  # without all else that is in `collections`

from sciatui.engine.problem import Problem, Refusal
from sciatui.flow.gate import incoming
from sciatui.flow.values import DECIMALS, Activity, Blank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from sciatui.flow.aliases import Number, Value
    from sciatui.flow.definition import Question
    from sciatui.flow.words import Words

NONE: Final = "none"
"""The code that stands for "none of these" where a set is written as a list."""

LONGEST_TEXT: Final = 2_000
LONGEST_NAME: Final = 100
MOST_ACTIVITIES: Final = 3
SCALE_TOP: Final = 10
LARGEST: Final = 10**9
"""No number of any question lies beyond this, on either side of 0."""

_TYPED_NUMBER: Final = r"[+-]?\d{1,9}(?:[.,]\d{1,4})?"


def check(question: Question, value: object, words: Words) -> Value | Problem:
    """Return `value` as the typed value that `question` takes, or the problem to show."""
    match question.kind:
        case "choice":
            return _choice(question, value, words)
        case "choices" | "body_map":
            return _set(question, value, words)
        case "number":
            return _number(question, value, words)
        case "scale":
            return _scale(question, value, words)
        case "date":
            return _date(question, value, words)
        case "text":
            return _text(question, value, words)
        case "activities":
            return _activities(question, value, words)


def declined(question: Question) -> Blank:
    """Return what "I prefer not to say" is to a question: where it does not offer that, the same as "I am not sure".

    Conditions can read only what is offered, and proofs look at nothing else: so nobody gets past what reads a doubt.
    """
    return Blank.DECLINED if question.decline else Blank.UNSURE


def typed(question: Question, text: str) -> object:
    """Turn what a person typed into a value for `check`: a number where one can be read.

    Anything else is returned as it came: `check` reads a date, and refuses the rest in its own words. A comma may stand
    for the decimal point.
    """
    text = text.strip()
    if question.kind in {"number", "scale"} and _is_number(text):
        from decimal import Decimal  # noqa: PLC0415 - most numbers come whole

        number = Decimal(text.replace(",", "."))
        return int(number) if number == number.to_integral_value() else number
    return text


def _is_number(text: str) -> bool:
    import re  # noqa: PLC0415 - only what people type needs it

    return re.fullmatch(_TYPED_NUMBER, text) is not None


def _refuse(question: Question, refusal: Refusal, words: Words, key: str, **names: str | int) -> Problem:
    return Problem(question.id, refusal, words(f"engine.answer.{key}", **names))


def _code(question: Question, value: str) -> str | None:
    """Return the code that `value` is, or is exactly the label of; a code wins over a label."""
    if value in question.choices:
        return value
    return next((code for code, label in question.choices.items() if label == value), None)


def _choice(question: Question, value: object, words: Words) -> Value | Problem:
    if not isinstance(value, str):
        return _refuse(question, Refusal.WRONG_TYPE, words, "choice", codes=", ".join(question.choices))
    code = _code(question, value)
    if code is None:
        return _refuse(question, Refusal.UNKNOWN_CODE, words, "choice", codes=", ".join(question.choices))
    return code


def _set(question: Question, value: object, words: Words) -> Value | Problem:
    if isinstance(value, frozenset) and not value and question.none:
        return frozenset[str]()
    if isinstance(value, str | bytes) or not isinstance(value, Collection) or isinstance(value, Mapping):
        return _refuse(question, Refusal.WRONG_TYPE, words, "set", codes=", ".join(question.choices))
    if not value:
        return _refuse(question, Refusal.EMPTY, words, "set_empty")
    if NONE in value and NONE not in question.choices:
        if len(value) > 1:
            return _refuse(question, Refusal.EXCLUSIVE, words, "set_exclusive")
        if not question.none:
            return _refuse(question, Refusal.NOT_OFFERED, words, "set_empty")
        return frozenset[str]()
    codes = [_code(question, item) if isinstance(item, str) else None for item in value]
    known = frozenset(code for code in codes if code is not None)
    if None in codes:
        return _refuse(question, Refusal.UNKNOWN_CODE, words, "set", codes=", ".join(question.choices))
    return known


def _number(question: Question, value: object, words: Words) -> Value | Problem:
    low, high = question.minimum, question.maximum
    names = {name: "" if end is None else words.number(end) for name, end in (("low", low), ("high", high))}
    names["unit"] = question.unit
    number = _as_number(value)
    if number is None:
        return _refuse(question, Refusal.WRONG_TYPE, words, "number", **names)
    # The range comes before `int`, which would write out every digit of a number such as 1e999999.
    if not max(-LARGEST, -LARGEST if low is None else low) <= number <= min(LARGEST, LARGEST if high is None else high):
        return _refuse(question, Refusal.OUT_OF_RANGE, words, "number", **names)
    if question.decimal:
        return number if _is_short(number) else _refuse(question, Refusal.WRONG_TYPE, words, "decimals", most=DECIMALS)
    if number != int(number):
        return _refuse(question, Refusal.WRONG_TYPE, words, "number_whole", **names)
    return int(number)


def _as_number(value: object) -> Number | None:
    """Return a finite number as int or Decimal; a Boolean is no number."""
    if isinstance(value, int):
        return None if isinstance(value, bool) else value
    from decimal import Decimal  # noqa: PLC0415 - most numbers are whole

    if isinstance(value, float):
        value = Decimal(str(value))
    return value if isinstance(value, Decimal) and value.is_finite() else None


def _is_short(number: Number) -> bool:
    """Say whether a finite number has few decimals."""
    exponent = 0 if isinstance(number, int) else number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -DECIMALS


def _scale(question: Question, value: object, words: Words) -> Value | Problem:
    if not isinstance(value, int) or isinstance(value, bool):
        return _refuse(question, Refusal.WRONG_TYPE, words, "scale")
    if not 0 <= value <= SCALE_TOP:
        return _refuse(question, Refusal.OUT_OF_RANGE, words, "scale")
    return value


def _date(question: Question, value: object, words: Words) -> Value | Problem:
    from datetime import date, datetime  # noqa: PLC0415 - few questions ask for one

    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return _refuse(question, Refusal.WRONG_TYPE, words, "date")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return _refuse(question, Refusal.WRONG_TYPE, words, "date")


def _text(question: Question, value: object, words: Words) -> Value | Problem:
    if not isinstance(value, str):
        return _refuse(question, Refusal.WRONG_TYPE, words, "text")
    text = incoming(value).strip()
    if not any(character.isprintable() and not character.isspace() for character in text):
        return _refuse(question, Refusal.EMPTY, words, "text")
    if len(text) > LONGEST_TEXT:
        return _refuse(question, Refusal.TOO_LONG, words, "text_long", most=LONGEST_TEXT)
    return text


def _activities(question: Question, value: object, words: Words) -> Value | Problem:
    if isinstance(value, str) or not isinstance(value, Collection) or isinstance(value, Mapping):
        return _refuse(question, Refusal.WRONG_TYPE, words, "activities", most=MOST_ACTIVITIES)
    if not 0 < len(value) <= MOST_ACTIVITIES:
        refusal = Refusal.TOO_LONG if value else Refusal.EMPTY
        return _refuse(question, refusal, words, "activities", most=MOST_ACTIVITIES)
    activities = tuple(_activity(item) for item in value)
    kept = tuple(activity for activity in activities if activity is not None)
    if len(kept) < len(activities):
        return _refuse(question, Refusal.WRONG_TYPE, words, "activities", most=MOST_ACTIVITIES)
    return kept


def _activity(item: object) -> Activity | None:
    """Read one activity: `{name, score}` or an `Activity`; None if it is neither."""
    if isinstance(item, Mapping) and set(item) == {"name", "score"}:
        name, score = item["name"], item["score"]
    elif isinstance(item, Activity):
        name, score = item
    else:
        return None
    if not isinstance(name, str) or not isinstance(score, int) or isinstance(score, bool):
        return None
    name = incoming(name).strip()
    return Activity(name, score) if 0 < len(name) <= LONGEST_NAME and 0 <= score <= SCALE_TOP else None
