"""Two states of answers side by side, and how the second may come out of the first.

Each way is a name that switches its requirements on, so that one solver answers questions about all of them.
"""

from collections.abc import Mapping

from sciatui.check.prove.answers import Answer
from sciatui.check.prove.formula import FALSE, Formula, Text, at_most_one, conj, disj, implies, neg, same
from sciatui.check.prove.order import in_order
from sciatui.check.prove.urgency import GRAVE
from sciatui.check.prove.world import Subject, World
from sciatui.flow.aliases import Urgency
from sciatui.flow.values import RANK, URGENCIES


class Two:
    """A state before and a state after."""

    def __init__(self, text: Text, subject: Subject) -> None:
        """Declare both states and what can lie between them."""
        self.before = World(text, "before", subject)
        self.after = World(text, "after", subject)
        self.turned = {name: text.declare(f"turned/{name}") for name in subject.flow.questions}
        """Question to whether it is the one whose answer is another one."""
        self._text = text
        self._subject = subject
        self.alike: Mapping[str, Formula] = {
            name: text.define(f"alike/{name}", _alike(self.before.answers[name], self.after.answers[name]))
            for name in subject.flow.questions
        }
        text.require(at_most_one(self.turned.values()))

    def completed(self) -> Formula:
        """Switch on: all words stay, and what was left open or not asked may be anything."""
        way = self._text.declare("way/completed")
        for name, alike in self.alike.items():
            first, second = self.before.answers[name], self.after.answers[name]
            self._text.require(disj((neg(way), neg(first.said), neg(second.asked), alike)))
        return way

    def changed(self, what: str, turns: Mapping[str, Formula], *, learns: bool) -> Formula:
        """Switch on: one answer is another one, as `turns` says; all others stay.

        Questions that are newly asked may be answered in any way if something may be learned from them; if not, they
        are left open, or the person is not sure or declines.
        """
        way = self._text.declare(f"way/{what}")
        self._text.require(implies(way, disj(self.turned[name] for name in turns)))
        for name, turned in self.turned.items():
            first, second = self.before.answers[name], self.after.answers[name]
            turn = turns.get(name, FALSE)
            self._text.require(disj((neg(way), neg(turned), turn)))
            stays = disj((turned, neg(first.asked), neg(second.asked), self.alike[name]))
            self._text.require(disj((neg(way), stays)))
            if not learns:
                self._text.require(disj((neg(way), first.asked, neg(second.answered))))
        return way

    def in_order(self) -> Formula:
        """Switch on: in the state before, the answers were given in order."""
        return in_order(self._text, "way/in_order", self._subject.flow, self.before)

    def is_lower(self, *, grave: bool = False) -> Formula:
        """Return whether the state after is less urgent than the state before.

        `grave`: only below what the red flags before ask for, or below the same day or an emergency.
        """
        return disj(
            conj((self._before_asks(urgency, grave=grave), neg(self.after.at_least(urgency))))
            for urgency in URGENCIES[1:]
        )

    def _before_asks(self, urgency: Urgency, *, grave: bool) -> Formula:
        only_flags = grave and RANK[urgency] < GRAVE
        return self.before.flags_at_least(urgency) if only_flags else self.before.at_least(urgency)


def _alike(first: Answer, second: Answer) -> Formula:
    """Return that the same was said in both states."""
    bits = [same(one, other) for one, other in zip(first.bits, second.bits, strict=True)]
    return conj((*bits, f"(= {first.number} {second.number})") if first.number else bits)
