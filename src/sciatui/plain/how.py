"""The lines that say how to answer a question of each kind."""

from collections.abc import Iterator
from typing import assert_never

from sciatui.engine.answer import MOST_ACTIVITIES
from sciatui.flow.definition import Question
from sciatui.flow.words import Words
from sciatui.plain.answers import options


def how_to_answer(question: Question, words: Words) -> str:
    """Return how to answer, one thought a line."""
    return "\n".join(_lines(question, words))


def _lines(question: Question, words: Words) -> Iterator[str]:
    match question.kind:
        case "choice":
            yield words("plain.how.choice", count=len(options(question, words)))
        case "choices" | "body_map":
            yield words("plain.how.set")
        case "number":
            yield _number(question, words)
        case "scale":
            yield from _scale(question, words)
        case "date" | "text" | "activities":
            yield words(f"plain.how.{question.kind}", most=MOST_ACTIVITIES)
        case _:
            assert_never(question.kind)
    if question.choices and question.none:
        yield words("plain.how.set_none")
    if not question.choices:
        yield from _blanks(question, words)


def _scale(question: Question, words: Words) -> Iterator[str]:
    if question.low and question.high:
        yield words("plain.how.scale_ends", low=question.low, high=question.high)
    yield words("plain.how.scale")


def _number(question: Question, words: Words) -> str:
    """Say what the number counts and its range, where there is one."""
    limits = _range(question, words)
    key = f"number{'_unit' if question.unit else ''}{'_range' if limits else ''}"
    return words(f"plain.how.{key}", unit=question.unit, range=limits)


def _range(question: Question, words: Words) -> str:
    low, high = question.minimum, question.maximum
    if low is not None and high is not None:
        return words("plain.how.range", low=words.number(low), high=words.number(high))
    if low is not None:
        return words("plain.how.range_from", low=words.number(low))
    return "" if high is None else words("plain.how.range_to", high=words.number(high))


def _blanks(question: Question, words: Words) -> Iterator[str]:
    if question.unsure:
        yield words("plain.how.not_sure")
    if question.decline:
        yield words("plain.how.decline")
