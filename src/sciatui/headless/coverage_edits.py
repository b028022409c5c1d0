"""Changes of one answer that make others no longer count: whether there can be any, and somebody who shows one."""

from collections.abc import Iterable
from functools import cached_property

from sciatui.check.prove.formula import Formula, conj, disj, neg
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.witness import Raw
from sciatui.check.prove.world import World
from sciatui.flow.complaint import Path
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow, Question


class Edits:
    """The changes that are possible in a flow."""

    def __init__(self, prover: Prover) -> None:
        """Look at two states of answers, before and after."""
        self._prover = prover

    def never_lose(self, question: str) -> bool:
        """Say whether it is proved that no change of this answer makes another one no longer count."""
        return self._prover.pair.solver.can(self._loses(question)) is False

    def shown(self, question: str) -> tuple[Raw, Raw] | None:
        """Return the answers before and after a change that loses some; None if nobody was found."""
        solver, two = self._prover.pair
        return (
            self._prover.pair.patients()
            if solver.can(self._loses(question), two.after.answers[question].said)
            else None
        )

    def _loses(self, question: str) -> Formula:
        two = self._prover.pair.two
        before, after = two.before.answers, two.after.answers
        lost = disj(conj((before[name].said, neg(after[name].asked))) for name in before if name != question)
        return conj((self._alone, two.turned[question], before[question].said, lost))

    @cached_property
    def _alone(self) -> Formula:
        """That one answer is another one, and nothing further was said yet."""
        two = self._prover.pair.two
        still = (disj((first.asked, neg(two.after.answers[name].said))) for name, first in two.before.answers.items())
        return conj((self._prover.otherwise, *still))


def likely(world: World, flow: Flow, conditions: Conditions, names: Iterable[str]) -> dict[str, Formula]:
    """Return of each question when another word on it would keep one from being asked that was answered.

    A change can open further questions too, and what that does is left out here; so it mostly holds, and no more.
    """
    found = {}
    for name in names:
        changed = world.instead(name)
        lost = (
            conj((world.answers[other.id].said, neg(changed.pair(conditions.trees[_when(other)]).true)))
            for other in flow.questions.values()
            if other.when is not None and name in other.when.reads
        )
        found[name] = conj((world.answers[name].said, disj(lost)))
    return found


def _when(question: Question) -> Path:
    return ("question", question.screen, "when")
