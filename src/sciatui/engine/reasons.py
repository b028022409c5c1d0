"""Why a condition is true: a smallest set of answers that is enough by itself.

"Enough" means: with these answers alone, and every other one left open, the condition is still true. Questions
that are not asked stay as they are, since they are no answers of the person's.
"""

from itertools import combinations
from math import comb
from typing import Final

from sciatui.flow.definition import Condition
from sciatui.flow.values import Blank, Effective, is_said

MOST_TRIES: Final = 2_000


def enough(condition: Condition, effective: Effective) -> tuple[str, ...]:
    """Return a smallest set of questions whose answers make `condition` true, in flow order.

    Where the number of sets to try is too large, the set is one from which nothing can be left out, which is not
    always the smallest.
    """
    given = [question for question in condition.reads if is_said(effective[question])]
    return tuple(given) if len(given) == 1 else _smallest(condition, effective, given)


def _smallest(condition: Condition, effective: Effective, given: list[str]) -> tuple[str, ...]:
    scratch = dict(effective)
    needed = list(given)
    for question in reversed(given):
        scratch[question] = Blank.UNANSWERED
        if condition.truth(scratch) is True:
            needed.remove(question)
        else:
            scratch[question] = effective[question]
    for size in range(1, len(needed)):
        if comb(len(given), size) > MOST_TRIES:
            break
        for some in combinations(given, size):
            for question in given:
                scratch[question] = effective[question] if question in some else Blank.UNANSWERED
            if condition.truth(scratch) is True:
                return some
    return tuple(needed)


def unsure_about(condition: Condition, effective: Effective) -> tuple[str, ...]:
    """Return the questions that leave `condition` unknown because the person was not sure or declined."""
    return tuple(
        question
        for question in condition.reads
        if effective[question] is Blank.UNSURE or effective[question] is Blank.DECLINED
    )
