"""An answer that cannot be taken, as a value that carries the words to show."""

from __future__ import annotations

from sciatui.named import Enum, NamedTuple


class Refusal(Enum):
    """Why an answer was not taken. Stable: scripts may rely on the values."""

    UNKNOWN_QUESTION = "unknown_question"
    NOT_ASKED = "not_asked"
    WRONG_TYPE = "wrong_type"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_CODE = "unknown_code"
    EXCLUSIVE = "exclusive"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_OFFERED = "not_offered"
    """"None of these" where a set of choices does not offer it."""


class Problem(NamedTuple):
    """What is wrong with an answer. `message` says how to put it right and never repeats the answer."""

    question: str
    refusal: Refusal
    message: str
