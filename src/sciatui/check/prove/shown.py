"""What a result shows beside how soon and why, as formulas. An emergency shows nothing of it.

Both what must be possible and what two versions tell people are about this, so it is written down once.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sciatui.check.prove.arithmetic import Weights
from sciatui.check.prove.formula import FALSE, TRUE, Formula, conj, disj, neg, weighs
from sciatui.check.prove.world import ALWAYS, Pair, World
from sciatui.engine.assess import soonest_first
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow, Score


class Treatment(NamedTuple):
    """When a treatment belongs here, and whether it is then kept back."""

    called_for: Formula
    kept_back: Pair

    @property
    def offered(self) -> Formula:
        """When it is shown: only where it is surely not kept back."""
        return conj((self.called_for, self.kept_back.false))

    @property
    def withheld(self) -> Formula:
        """When it is told that it is kept back, and why."""
        return conj((self.called_for, neg(self.kept_back.false)))


class Totals(NamedTuple):
    """A score: for whom it was made, its items, and the lowest and the highest total that are still possible."""

    made_for: Formula
    items: tuple[Pair, ...]
    low: Weights
    high: Weights


class Shown:
    """What a flow shows in one state of answers. Conditions that are not written always hold, or never."""

    def __init__(self, world: World, flow: Flow, conditions: Conditions) -> None:
        """Take a state of answers, and the flow that it belongs to."""
        self._world = world
        self._flow = flow
        self._trees = conditions.trees
        self._calm = neg(world.at_least("emergency"))

    def at(self, *path: str | int, missing: bool = True) -> Pair:
        """Return the truth of a condition."""
        if path in self._trees:
            return self._world.at(path)
        return ALWAYS if missing else Pair(FALSE, TRUE)

    def treatment(self, name: str) -> Treatment:
        """Return when a treatment belongs here, and is kept back."""
        called_for = conj((self._calm, self.at("treatment", name, "when").true))
        return Treatment(called_for, self.at("treatment", name, "avoid_when", missing=False))

    def topic(self, name: str) -> Formula:
        """Return when a topic is for these answers: by itself, or because a picture that leads to it fits."""
        fits = [
            disj((self.at("pattern", pattern.id, "fit").true, self.at("pattern", pattern.id, "partly").true))
            for pattern in self._flow.patterns.values()
            if pattern.topic == name
        ]
        return conj((self._calm, disj((self.at("topic", name, "when", missing=False).true, *fits))))

    def visit_question(self, name: str) -> Formula:
        """Return when a question to take along is among those for these answers."""
        return conj((self._calm, self.at("visit_question", name, "when").true))

    def recheck(self, name: str) -> Formula:
        """Return when this is the date to check again: it may hold, and surely no sooner one does."""
        dates = [date.id for date in soonest_first(self._flow)]
        sooner = [self.at("recheck", date, "when").false for date in dates[: dates.index(name)]]
        return conj((self._calm, neg(self.at("recheck", name, "when").false), *sooner))

    def totals(self, score: Score) -> Totals:
        """Return a score with the totals that are possible while some of its items are open."""
        items = tuple(self.at("score", score.id, "items", place, "when") for place in range(len(score.items)))
        points = [(item.points, pair) for item, pair in zip(score.items, items, strict=True)]
        counts_open = score.missing != "zero"
        low = tuple((one, neg(pair.false) if counts_open and one < 0 else pair.true) for one, pair in points)
        high = tuple((one, neg(pair.false) if counts_open and one > 0 else pair.true) for one, pair in points)
        return Totals(self.at("score", score.id, "when").true, items, low, high)

    def bands(self, score: Score) -> Iterator[Formula]:
        """Yield when the total is in each band, whatever of it may be open."""
        totals = self.totals(score)
        known = neg(conj(pair.unknown for pair in totals.items))
        if score.missing == "unknown":
            known = conj(neg(pair.unknown) for pair in totals.items)
        for band in score.bands:
            inside = (weighs(totals.low, band.low), neg(weighs(totals.high, band.high + 1)))
            yield conj((totals.made_for, known, *inside))
