"""What every property works with: the flow as formulas, in one state of answers or in two."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from sciatui.check.prove.answers import is_blank
from sciatui.check.prove.formula import Formula, conj, neg
from sciatui.check.prove.patient import patient
from sciatui.check.prove.solver import Solver
from sciatui.check.prove.two import Two
from sciatui.check.prove.witness import Raw
from sciatui.check.prove.world import Subject, World
from sciatui.flow.complaint import Path
from sciatui.flow.condition.tree import Condition
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow


class One(NamedTuple):
    """One state of answers, and the solver to ask about it."""

    solver: Solver
    world: World

    def patient(self) -> Raw:
        """Return the answers that the last question found."""
        return patient(self.solver, self.world)


class Pair(NamedTuple):
    """Two states of answers, and the solver to ask about them."""

    solver: Solver
    two: Two

    def patients(self) -> tuple[Raw, Raw]:
        """Return the answers before and after that the last question found."""
        return patient(self.solver, self.two.before), patient(self.solver, self.two.after)


class Prover:
    """A flow to prove things about. Formulas are written down once, when the first property needs them."""

    def __init__(self, flow: Flow, conditions: Conditions) -> None:
        """Look the flow through."""
        self.flow = flow
        self.conditions = conditions
        self.subject = Subject.of(flow, conditions)

    @cached_property
    def one(self) -> One:
        """The flow in one state of answers."""
        solver = Solver(varied=True)
        return One(solver, World(solver.text, "now", self.subject))

    def forget_one(self) -> None:
        """Give back what one state of answers took: it is as much as everything else that this program holds."""
        self.__dict__.pop("one", None)

    @cached_property
    def pair(self) -> Pair:
        """The flow in two states of answers."""
        solver = Solver()
        return Pair(solver, Two(solver.text, self.subject))

    @cached_property
    def completed(self) -> Formula:
        """The way from one state to another in which all words stay and open questions are answered."""
        return self.pair.two.completed()

    @cached_property
    def unsure(self) -> Formula:
        """The way from one state to another in which one answer becomes a blank and nothing is learned."""
        two = self.pair.two
        turns = {
            name: conj((two.before.answers[name].answered, is_blank(now))) for name, now in two.after.answers.items()
        }
        return two.changed("unsure", turns, learns=False)

    @cached_property
    def otherwise(self) -> Formula:
        """The way from one state to another in which one answer becomes another word, or none."""
        two = self.pair.two
        turns = {
            name: conj((answer.asked, two.after.answers[name].asked, neg(two.alike[name])))
            for name, answer in two.before.answers.items()
        }
        return two.changed("otherwise", turns, learns=True)

    def every_condition(self) -> Iterator[tuple[Path, Condition]]:
        """Yield every condition with its place, those that values stand for among them."""
        yield from self.conditions.trees.items()
        for name, tree in self.conditions.definitions.values.items():
            if isinstance(tree, Condition):
                yield ("value", name, "expr"), tree
