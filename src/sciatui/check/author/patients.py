"""Everything that two versions of a flow tell differently, each thing with somebody who shows it.

Less and more are looked for apart: who is no longer told of a warning sign, and who newly is. Of those whose urgency is
lower, somebody is shown for whom it falls furthest. Whoever was found for one thing is shown with all that they show.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final, NamedTuple

from sciatui.check.author.meaning import Claim, Difference, Versions
from sciatui.check.author.told import Told, said, tellable
from sciatui.check.prove.formula import FALSE, TRUE, Formula, conj, disj, neg
from sciatui.flow.aliases import Effective, Urgency
from sciatui.flow.values import RANK, URGENCIES

_CALM: Final = frozenset({"treatment", "topic", "visit_question", "recheck"})
"""Kinds of which an emergency shows nothing: compared where neither version says that it is one."""

URGENCY: Final = "urgency"


class Shown(NamedTuple):
    """One thing that is told differently, and what each version says; None for nothing."""

    about: Told | None
    """None for the urgency."""
    old: object
    new: object


class Patient(NamedTuple):
    """Somebody, and all that is told to them differently."""

    difference: Difference
    shows: tuple[Shown, ...]

    @property
    def changes_urgency(self) -> bool:
        """Say whether the result is more or less urgent to them."""
        return self.difference.old.urgency != self.difference.new.urgency

    def __repr__(self) -> str:
        """Say what this is and not what it holds."""
        return f"<Patient who shows {len(self.shows)}>"


class _Wanted(NamedTuple):
    """Something that is to be shown: that of this thing, less or more is told than before."""

    about: Told | None
    is_less: bool


def patients(versions: Versions) -> Iterator[Patient]:
    """Yield somebody for each thing that differs, unless somebody before shows it too."""
    things = tuple(tellable(versions.old.flow, versions.new.flow))
    settled: set[_Wanted] = set()
    for wanted, found in _found(versions, things, settled):
        patient = Patient(found, tuple(_shown(versions, found, things)))
        settled.update(*map(_settles, patient.shows))
        settled.add(wanted)
        yield patient


def _found(versions: Versions, things: Iterable[Told], settled: set[_Wanted]) -> Iterator[tuple[_Wanted, Difference]]:
    """Yield somebody for each thing that is not settled when its turn comes."""
    for is_less in (True, False):
        found = _urgency(versions, is_less=is_less)
        if found is not None:
            yield _Wanted(None, is_less), found
    for one in things:
        both = _compared_where(versions, one)
        for is_less in (True, False):
            if _Wanted(one, is_less) in settled:
                continue
            ways = (conj((old, neg(new)) if is_less else (new, neg(old))) for old, new in versions.told(one))
            formula = conj((both, disj(ways)))
            found = (
                None
                if formula == FALSE
                else versions.somebody(str(one), formula, _claim(versions, one, is_less=is_less))
            )
            if found is not None:
                yield _Wanted(one, is_less), found


def _urgency(versions: Versions, *, is_less: bool) -> Difference | None:
    """Return somebody whose urgency differs by as many steps as there can be."""
    high, low = (versions.before, versions.after) if is_less else (versions.after, versions.before)
    pairs = [(one, other) for one, other in product(URGENCIES[1:], repeat=2) if RANK[one] >= RANK[other]]
    pairs.sort(key=lambda pair: RANK[pair[1]] - RANK[pair[0]])
    ways = {pair: conj((high.at_least(pair[0]), neg(low.at_least(pair[1])))) for pair in pairs}
    if versions.can(disj(ways.values())) is False:
        return None
    found = (
        versions.somebody(URGENCY, formula, _falls(versions, pair, is_less=is_less)) for pair, formula in ways.items()
    )
    return next((one for one in found if one is not None), None)


def _falls(versions: Versions, pair: tuple[Urgency, Urgency], *, is_less: bool) -> Claim:
    def claim(old: Effective, new: Effective) -> bool:
        came = versions.old.flow.program.decide(old)[0], versions.new.flow.program.decide(new)[0]
        high, low = came if is_less else came[::-1]
        return RANK[high] >= RANK[pair[0]] and RANK[low] < RANK[pair[1]]

    return claim


def _claim(versions: Versions, one: Told, *, is_less: bool) -> Claim:
    def claim(old: Effective, new: Effective) -> bool:
        return any(_Wanted(one, is_less) in _settles(shown) for shown in _differs(versions, one, old, new))

    return claim


def _compared_where(versions: Versions, one: Told) -> Formula:
    """Return where it means anything that a thing is told differently."""
    if one.kind in _CALM:
        return conj(neg(world.at_least("emergency")) for world in (versions.before, versions.after))
    if one.kind == "grade":
        # Of a picture that only one version names, the picture is what differs.
        named = list(zip(*versions.told(one._replace(kind="pattern")), strict=True))
        return conj(map(disj, named))
    return TRUE


def _differs(versions: Versions, one: Told, old: Effective, new: Effective) -> Iterator[Shown]:
    """Yield a thing if it is told differently where that means anything."""
    flows = (versions.old.flow, old), (versions.new.flow, new)
    if one.kind in _CALM and any(flow.program.decide(effective)[0] == "emergency" for flow, effective in flows):
        return
    if one.kind == "grade" and any(said(*each, one._replace(kind="pattern")) is None for each in flows):
        return
    first, second = (said(*each, one) for each in flows)
    if first != second:
        yield Shown(one, first, second)


def _shown(versions: Versions, found: Difference, things: Iterable[Told]) -> Iterator[Shown]:
    """Yield everything that is told differently to somebody."""
    if found.old.urgency != found.new.urgency:
        yield Shown(None, found.old.urgency, found.new.urgency)
    effective = versions.effective(found.answers, found.redefined)
    for one in things:
        yield from _differs(versions, one, *effective)


def _settles(shown: Shown) -> set[_Wanted]:
    """Return what somebody settles who shows this: what was told is told no longer, and what is told is new."""
    said_by = ((True, shown.old), (False, shown.new))
    return {_Wanted(shown.about, is_less) for is_less, what in said_by if what is not None and shown.about is not None}
