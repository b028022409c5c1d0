"""Why a condition is true: a smallest set of answers that is enough by itself.

"Enough" means: with these answers alone, and every other one left open, the condition is still true. Questions
that are not asked stay as they are, since they are no answers of the person's.
"""

from __future__ import annotations

from itertools import combinations

from sciatui.flow.values import Blank, is_said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from typing import Final

    from sciatui.flow.aliases import Effective
    from sciatui.flow.definition import Condition

MOST_TRIES: Final = 20_000
"""So many choices of one size are looked at, each in less than a microsecond."""


def enough(condition: Condition, effective: Effective) -> tuple[str, ...]:
    """Return a smallest set of questions whose answers make `condition` true, in flow order.

    Where the number of sets to try is too large, the set is one from which nothing can be left out, which is not
    always the smallest.
    """
    given = [question for question in condition.reads if is_said(effective[question])]
    return tuple(given) if len(given) == 1 else _smallest(condition, effective, given)


def _smallest(condition: Condition, effective: Effective, given: list[str]) -> tuple[str, ...]:
    """Find the first of the smallest sets, in flow order, without trying them all.

    Each set that is not enough is filled up until one answer more would be; every reason must then hold one of the
    answers that were left out. So the next set to try is the first smallest one that holds one of each.
    """
    nothing = {**effective, **dict.fromkeys(given, Blank.UNANSWERED)}

    def holds(some: Iterable[str]) -> bool:
        return condition.truth({**nothing, **{question: effective[question] for question in some}}) is True

    one_of_each: list[frozenset[str]] = []
    while (some := _first_with(one_of_each, given)) is not None:
        if holds(some):
            return some
        filled = set(some)
        for question in given:
            if question not in filled and not holds(filled | {question}):
                filled.add(question)
        one_of_each.append(frozenset(given) - filled)
    return _pared(given, holds)


def _first_with(one_of_each: list[frozenset[str]], given: list[str]) -> tuple[str, ...] | None:
    """Return the first smallest choice with at least one of each set; None where there are too many to try."""
    usable = [question for question in given if any(question in some for some in one_of_each)]
    choices = 1
    for size in range(len(usable) + 1):
        if choices > MOST_TRIES:
            break
        choices = choices * (len(usable) - size) // (size + 1)  # of the next size
        for some in combinations(usable, size):
            if all(not each.isdisjoint(some) for each in one_of_each):
                return some
    return None


def _pared(given: list[str], holds: Callable[[Iterable[str]], bool]) -> tuple[str, ...]:
    """Return what is left when everything that can be left out is left out, the last first."""
    needed = list(given)
    for question in reversed(given):
        rest = [other for other in needed if other != question]
        if holds(rest):
            needed = rest
    return tuple(needed)


def telling(condition: Condition, effective: Effective, because: Collection[str]) -> dict[str, frozenset[str]]:
    """Return, of each set among the answers that are `because`, the choices that count; all where none does alone.

    A choice counts if the condition would be true with that choice alone: "kidney disease", and not the gout beside it.
    """
    rest = {name: Blank.UNANSWERED for name in condition.reads if is_said(effective[name]) and name not in because}
    found: dict[str, frozenset[str]] = {}
    for question in because:
        chosen = effective[question]
        if isinstance(chosen, frozenset) and len(chosen) > 1:
            alone = (frozenset({one}) for one in chosen)
            counts = [one for one in alone if condition.truth({**effective, **rest, question: one}) is True]
            found[question] = frozenset[str]().union(*counts) or chosen
    return found


def unsure_about(condition: Condition, effective: Effective) -> tuple[str, ...]:
    """Return the questions that leave `condition` unknown because the person was not sure or declined."""
    return tuple(
        question
        for question in condition.reads
        if effective[question] is Blank.UNSURE or effective[question] is Blank.DECLINED
    )
