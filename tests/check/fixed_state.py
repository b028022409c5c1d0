"""One state of answers, spelled out for the solver."""

from collections.abc import Iterator
from decimal import Decimal

from sciatui.check.prove.answers import Answer, whole
from sciatui.check.prove.formula import FALSE, Formula, neg
from sciatui.check.prove.numbers import steps
from sciatui.check.prove.world import World
from sciatui.flow.aliases import Effective, Value
from sciatui.flow.values import Blank


def fixed(world: World, effective: Effective) -> Iterator[Formula]:
    """Yield what makes the variables stand for these effective answers."""
    for name, answer in world.answers.items():
        word = effective[name]
        yield from (_is(bit, holds=holds) for bit, holds in _bits(answer, word) if bit != FALSE)
        if answer.number and isinstance(word, int | Decimal):
            yield f"(= {answer.number} {whole(int(word * steps(answer.question).per_unit))})"


def _is(bit: Formula, *, holds: bool) -> Formula:
    return bit if holds else neg(bit)


def _bits(answer: Answer, word: Value | Blank) -> Iterator[tuple[Formula, bool]]:
    yield answer.unsure, word is Blank.UNSURE
    yield answer.declined, word is Blank.DECLINED
    yield answer.answered, not isinstance(word, Blank)
    chosen = word if isinstance(word, frozenset) else {word}
    yield from ((bit, code in chosen) for code, bit in answer.codes.items())
    per_unit = steps(answer.question).per_unit
    yield from ((bit, isinstance(word, int | Decimal) and word * per_unit >= at) for at, bit in answer.borders.items())
