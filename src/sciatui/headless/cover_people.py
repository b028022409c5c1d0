"""The people of `sciatui cover`: the fewest whose answers reach everything, and changes that lose answers."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sciatui.check.author.covering import Search
from sciatui.check.author.opened import Opened
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.witness import Raw
from sciatui.check.prove.world import Subject
from sciatui.flow.definition import Flow
from sciatui.headless.cover_edits import Edit, edit, edits
from sciatui.headless.coverage_edits import Edits, likely
from sciatui.headless.coverage_goals import Goals
from sciatui.headless.coverage_possible import formulas
from sciatui.headless.sheet import played


class Person(NamedTuple):
    """Answers, and changes of them that lose others."""

    answers: Raw
    edits: tuple[Edit, ...]

    def __repr__(self) -> str:
        """Say what this is and not what it holds."""
        return f"<Person with {len(self.answers)} answers>"


class People(NamedTuple):
    """Everybody who is needed."""

    by_answers: int
    """So many of them reach everything but changes; those who are there only for a change stand behind them."""
    least: int
    """No fewer can reach all of that: it is proved."""
    people: tuple[Person, ...]


def people_for(whole: Opened, goals: Goals, tell: Callable[[int, int], None]) -> People:
    """Find them. `tell` is told on the way how many are looked for, and how many are enough."""
    flow, conditions = whole.flow, whole.conditions
    subject = Subject.of(flow, conditions)
    found = Search(subject, lambda world: formulas(world, flow, conditions, goals)).fewest(tell)
    changes = [goal.id for goal in goals.spots if goal.kind == "edit"]
    people = _with_edits(flow, found.answers, changes)
    left = _left(changes, people)
    if left:
        # Formulas say who is likely to show a change; whether they do is for the engine to say.
        hints = Search(subject, lambda world: likely(world, flow, conditions, left)).fewest(lambda _, __: None)
        people += [person for person in _with_edits(flow, hints.answers, left) if person.edits]
    left = _left(changes, people)
    if left:
        people += _one_by_one(whole, left)
    return People(len(found.answers), found.least, tuple(people))


def _left(changes: list[str], people: list[Person]) -> list[str]:
    made = {one.question for person in people for one in person.edits}
    return [name for name in changes if name not in made]


def _with_edits(flow: Flow, answers: Iterable[Raw], changes: list[str]) -> list[Person]:
    """Give each change to somebody who can make it, and who has fewest so far."""
    able = [{one.question: one for one in edits(played(flow, raw), changes)} for raw in answers]
    given: list[list[Edit]] = [[] for _ in able]
    for name in changes:
        some = [number for number, known in enumerate(able) if name in known]
        if some:
            number = min(some, key=lambda number: len(given[number]))
            given[number].append(able[number][name])
    return [Person(raw, tuple(some)) for raw, some in zip(answers, given, strict=True)]


def _one_by_one(whole: Opened, changes: list[str]) -> Iterator[Person]:
    """Yield somebody for each change that nobody else can make, as far as there is anybody."""
    possible = Edits(Prover(whole.flow, whole.conditions))
    for name in changes:
        found = possible.shown(name)
        if found is not None:
            before, after = found
            made = edit(played(whole.flow, before), name, after[name])
            if made is not None:
                yield Person(before, (made,))
