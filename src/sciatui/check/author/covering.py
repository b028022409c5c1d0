"""The fewest people who together reach everything in a flow, and a proof that fewer are not enough.

A person is one set of answers. First somebody is found for each thing. Then things are looked for of which nobody
reaches two: each of them needs a person of its own, so no set of people can be smaller. Last the solver looks for that
many people all at once, and for one more each time that there are none.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from time import monotonic
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

from sciatui.check.prove.formula import Formula, disj
from sciatui.check.prove.patient import patient
from sciatui.check.prove.solver import Solver
from sciatui.check.prove.witness import Raw
from sciatui.check.prove.world import Subject, World

Key = TypeVar("Key", bound=Hashable)
_Bits: TypeAlias = int
"""A set of things, each by its number: a thousand of them meet a thousand others in one step."""

SECONDS: Final = 120
"""How long each part may take: to find somebody for everything, things that stand apart, and so many people."""

_STARTS: Final = 8
"""From how many things a set is grown of which nobody reaches two."""

_SOME: Final = 20
"""So many things that nobody reached yet are asked for at a time, or a quarter of all of them."""


class People(NamedTuple):
    """People who reach everything, those who add most first."""

    answers: tuple[Raw, ...]
    least: int
    """No fewer can: that is proved."""

    def __repr__(self) -> str:
        """Say what this is and not what it holds."""
        return f"<People: {len(self.answers)}>"


class _Person(NamedTuple):
    answers: Raw
    reaches: _Bits


class Search(Generic[Key]):
    """A search for the fewest people. `goals` says when each thing is reached in a state of answers."""

    def __init__(self, subject: Subject, goals: Callable[[World], Mapping[Key, Formula]]) -> None:
        """Find somebody for each thing."""
        self._subject, self._goals = subject, goals
        self._solver = Solver(altogether=2 * SECONDS * 1_000, varied=True)
        self._world = World(self._solver.text, "now", subject)
        named = _named(self._solver, goals(self._world))
        # Things that are reached by the very same answers are one.
        self._keys = list({name: key for key, name in named.items()}.values())
        self._names = [named[key] for key in self._keys]
        self._beside: list[_Bits] = [0] * len(self._names)
        self._people: list[_Person] = []
        for number, name in enumerate(self._names):
            if not self._beside[number] and self._find(name):
                self._people.append(_Person(patient(self._solver, self._world), _held(self._solver, self._names)))
        self.wanted = [number for number, bits in enumerate(self._beside) if bits]

    def fewest(self, tell: Callable[[int, int], None]) -> People:
        """Return the fewest people found. `tell` is told how many are looked for, and how many are enough."""
        apart = self._apart()
        people, least, hard = self._picked(), len(apart), apart
        for count in range(len(apart), len(people)):
            tell(count, len(people))
            crowd = Crowd(self._subject, self.names_in, count, apart)
            found = crowd.reaching(self.wanted, hard)
            if found:
                people = found
                break
            least += found is not None and least == count
            hard = crowd.asked
        return People(tuple(one.answers for one in _most_first(people)), least)

    def names_in(self, solver: Solver, world: World) -> list[Formula]:
        """Return what to ask for, so that each thing is reached in a state of answers."""
        goals = self._goals(world)
        return list(_named(solver, {key: goals[key] for key in self._keys}).values())

    def _find(self, *names: Formula) -> bool | None:
        """Look for somebody who reaches all of these, and remember what they reach beside one another."""
        found = self._solver.can(*names)
        if found:
            reaches = _held(self._solver, self._names)
            for number in _numbers(reaches):
                self._beside[number] |= reaches
        return found

    def _apart(self) -> list[int]:
        """Return things of which nobody reaches two, as many as were found."""
        until, proved, best = monotonic() + SECONDS, set[frozenset[int]](), list[int]()

        def stand_apart(one: int, other: int) -> bool:
            if frozenset({one, other}) in proved:
                return True
            if self._beside[one] >> other & 1 or self._find(self._names[one], self._names[other]) is not False:
                return False
            proved.add(frozenset({one, other}))
            return True

        while True:
            # What was seen beside few others is the most likely to stand apart from many.
            rare = sorted(self.wanted, key=lambda number: self._beside[number].bit_count())[:_STARTS]
            hoped = max(map(self._never_beside, rare), key=len, default=[])
            kept: list[int] = []
            for number in hoped:
                if all(stand_apart(other, number) for other in kept):
                    kept.append(number)
            best = max(best, kept, key=len)
            if kept == hoped or monotonic() > until:
                return best

    def _never_beside(self, start: int) -> list[int]:
        """Return things of which nobody was seen to reach two so far."""
        found, left = [start], _bits(self.wanted) & ~self._beside[start]
        while left:
            open_to = {number: (left & ~self._beside[number]).bit_count() for number in _numbers(left)}
            found.append(max(open_to, key=open_to.__getitem__))
            left &= ~self._beside[found[-1]]
        return found

    def _picked(self) -> list[_Person]:
        """Pick from the people seen so far until they reach everything, and leave out whom the others make up for."""
        picked = _most_first(self._people)
        for one in picked[::-1]:
            others = [other for other in picked if other is not one]
            if not one.reaches & ~_union(other.reaches for other in others):
                picked = others
        return picked


class Crowd:
    """So many people at once."""

    def __init__(
        self, subject: Subject, names_in: Callable[[Solver, World], list[Formula]], count: int, apart: Sequence[int]
    ) -> None:
        """Write them down side by side."""
        self._solver = Solver(SECONDS * 1_000)
        self._worlds = [World(self._solver.text, f"person{number}", subject) for number in range(count)]
        self._reached = [names_in(self._solver, world) for world in self._worlds]
        self.asked: list[int] = []
        """What had to be asked for."""
        for names, number in zip(self._reached, apart, strict=False):
            # Each of these needs a person of its own, so this one may as well be it.
            self._solver.text.require(names[number])

    def reaching(self, wanted: Sequence[int], hard: Sequence[int]) -> list[_Person] | None:
        """Return people who reach everything; nobody if there are none, None if that was not decided in time.

        Of all that is wanted, only what is `hard` is asked for, and then some of what the people found still lack.
        """
        held, missing = list[_Bits](), list(hard)
        while missing:
            for number in missing:
                self._solver.text.require(disj(names[number] for names in self._reached))
            self.asked += missing
            found = self._solver.can()
            if not found:
                return [] if found is False else None
            held = [_held(self._solver, names) for names in self._reached]
            missing = list(_numbers(_bits(wanted) & ~_union(held)))
            missing = missing[: max(_SOME, len(missing) // 4)]
        return [
            _Person(patient(self._solver, world), reaches) for world, reaches in zip(self._worlds, held, strict=True)
        ]


def _named(solver: Solver, goals: Mapping[Key, Formula]) -> dict[Key, Formula]:
    """Give each formula a name to ask for."""
    return {key: solver.text.define(solver.text.fresh(), formula) for key, formula in goals.items()}


def _held(solver: Solver, names: Sequence[Formula]) -> _Bits:
    return _bits(number for number, name in enumerate(names) if solver.holds(name))


def _most_first(people: Iterable[_Person]) -> list[_Person]:
    """Order people by what they add to those before; who adds nothing is left out."""
    left, ordered = list(people), list[_Person]()
    lacking = _union(one.reaches for one in left)
    while lacking:
        ordered.append(max(left, key=lambda one: (one.reaches & lacking).bit_count()))
        lacking &= ~ordered[-1].reaches
    return ordered


def _union(sets: Iterable[_Bits]) -> _Bits:
    found = 0
    for one in sets:
        found |= one
    return found


def _bits(numbers: Iterable[int]) -> _Bits:
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def _numbers(bits: _Bits) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
