"""Two versions of a flow, asked by the solver whether anybody is told something else, and who.

Both are written down side by side, and questions that both have share their answers. Who is found is played in both
versions by the engine itself, so that nothing rests on the formulas alone. Whatever differs is shown by somebody; who
shows one thing is looked at for all others as well.
"""

from collections.abc import Callable, Container, Iterator
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from sciatui.check.author.told import Told, formulas, said, tellable
from sciatui.check.prove.answers import Answer
from sciatui.check.prove.formula import FALSE, Formula, conj, disj, implies, neg, same
from sciatui.check.prove.numbers import NUMBERS, Cuts, steps
from sciatui.check.prove.order import in_order
from sciatui.check.prove.patient import patient
from sciatui.check.prove.solver import Solver
from sciatui.check.prove.witness import DisagreementError, Raw, is_in_order
from sciatui.check.prove.world import Subject, World
from sciatui.flow.aliases import Effective, Urgency
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Advice, Flow, Question, RedFlag
from sciatui.flow.values import RANK, URGENCIES, Blank


class Version(NamedTuple):
    """One version of a flow, with its conditions."""

    flow: Flow
    conditions: Conditions


class Outcome(NamedTuple):
    """What one version makes of answers."""

    urgency: Urgency
    fired: frozenset[str]
    """Red flags and advice that are true, or unknown where that counts."""


class Difference(NamedTuple):
    """Somebody who is told something else by the two versions."""

    about: str
    """`urgency`, or kind and id of what differs."""
    answers: Raw
    redefined: Raw
    """In the new version: the answers to questions that both have and that are not the same question."""
    old: Outcome
    new: Outcome

    def __repr__(self) -> str:
        """Say what this is and not what it holds."""
        return f"<Difference in {self.about}>"


Claim: TypeAlias = Callable[[Effective, Effective], bool]


class Versions:
    """Two versions of a flow, side by side."""

    def __init__(self, old: Version, new: Version) -> None:
        """Write both down."""
        self.old, self.new = old, new
        self.undecided: list[str] = []
        """What the solver could not decide in time: nothing may be claimed of that."""
        self._solver = Solver(varied=False)
        subjects = _subjects(old, new)
        self.before = World(self._solver.text, "old", subjects[0])
        self.after = World(self._solver.text, "new", subjects[1])
        both = shared(old.flow, new.flow)
        self._redefined = {name for name in old.flow.questions if name in new.flow.questions} - set(both)
        for name in both:
            _share(self._solver, self.before.answers[name], self.after.answers[name])

    def differs_in_urgency(self) -> Difference | None:
        """Return somebody whose urgency differs; None if there is nobody."""
        formula = disj(neg(same(self.before.at_least(one), self.after.at_least(one))) for one in URGENCIES[1:])

        def claim(old: Effective, new: Effective) -> bool:
            return self.old.flow.program.decide(old)[0] != self.new.flow.program.decide(new)[0]

        return self._found("urgency", formula, claim)

    def less_urgent(self) -> Iterator[Difference]:
        """Yield somebody for each old rule that gave them more, by a yes or by a doubt, than the new version gives.

        Answers come in the order asked, and may end early: nobody clears one answer in the middle of all others.
        """
        cases = dict(self._falls())
        if self._solver.can(self._in_order, disj(cases.values())) is not False:
            for rule, fall in cases.items():
                found = self.somebody(rule, conj((self._in_order, fall)), self._falls_by_the_engine)
                if found is not None:
                    yield found

    def _falls(self) -> Iterator[tuple[str, Formula]]:
        """Yield each rule of the old version, with when the new one gives less than it does."""
        flow = self.old.flow
        rules: tuple[RedFlag | Advice, ...] = (*flow.red_flags.values(), *flow.advice.values())
        for rule in rules:
            kind = "red_flag" if isinstance(rule, RedFlag) else "advice"
            when = self.before.at((kind, rule.id, "when"))
            gives = [(when.true, rule.urgency)] + [(when.unknown, one) for one in (rule.if_unknown,) if one is not None]
            yield f"{kind}.{rule.id}", disj(conj((holds, neg(self.after.at_least(one)))) for holds, one in gives)

    def _falls_by_the_engine(self, old: Effective, new: Effective) -> bool:
        return RANK[self.new.flow.program.decide(new)[0]] < RANK[self.old.flow.program.decide(old)[0]]

    def differs_in_anything(self, within: Container[Told] | None = None) -> Difference | None:
        """Return somebody who is told something else; None if there is nobody, as far as that was decided.

        `within` are the things that can differ, if that is known.
        """
        found = self.differs_in_urgency()
        if found is not None:
            return found
        # One question is enough for what makes no difference, and that is asked most often.
        some = self._solver.can(disj(formula for _, formula in self._formulas(within)))
        return None if some is False else next(self.differences(within), None)

    def differences(self, within: Container[Told] | None = None) -> Iterator[Difference]:
        """Yield somebody for each thing that the two versions can tell differently; it may be only in one of them."""
        for one, formula in self._formulas(within):
            found = None if formula == FALSE else self._found(str(one), formula, self._claim(one))
            if found is not None:
                yield found

    def _formulas(self, within: Container[Told] | None) -> Iterator[tuple[Told, Formula]]:
        """Yield each thing that can be told, with when the versions tell it differently."""
        for one in tellable(self.old.flow, self.new.flow):
            if within is None or one in within:
                yield one, disj(neg(same(before, after)) for before, after in self.told(one))

    def told(self, one: Told) -> list[tuple[Formula, Formula]]:
        """Return when each thing that can be said of this is said by the old version, and by the new one."""
        old, new = formulas(self.before, *self.old, one), formulas(self.after, *self.new, one)
        return list(zip_longest(old, new, fillvalue=FALSE))

    def _claim(self, one: Told) -> Claim:
        return lambda old, new: said(self.old.flow, old, one) != said(self.new.flow, new, one)

    def can(self, *formulas: Formula) -> bool | None:
        """Say whether these can hold together; None if that was not decided in time."""
        return self._solver.can(*formulas)

    def somebody(self, about: str, formula: Formula, claim: Claim) -> Difference | None:
        """Return somebody for whom this holds: who left nothing open, else who stopped early, else anybody."""

        def are_in_order(old: Effective, new: Effective) -> bool:
            return is_in_order(self.old.flow, old) and is_in_order(self.new.flow, new)

        ways: tuple[tuple[Formula, Claim], ...] = (
            (self._answered, lambda old, new: not _is_open(old) and not _is_open(new)),
            (self._in_order, are_in_order),
        )
        for also, is_so in ways:
            if self._solver.can(formula, also):
                return self._patient(about, lambda old, new: claim(old, new) and is_so(old, new))  # noqa: B023 - used here
        return self._found(about, formula, claim)

    @cached_property
    def _in_order(self) -> Formula:
        """That in both versions the answers were given in the order asked."""
        text = self._solver.text
        old = in_order(text, "old/in_order", self.old.flow, self.before)
        return conj((old, in_order(text, "new/in_order", self.new.flow, self.after)))

    @cached_property
    def _answered(self) -> Formula:
        """That no question is left open in either version."""
        worlds = (self.before, self.after)
        return conj(neg(answer.unanswered) for world in worlds for answer in world.answers.values())

    def _found(self, about: str, formula: Formula, claim: Claim) -> Difference | None:
        found = self._solver.can(formula)
        if not found:
            self.undecided += [] if found is False else [about]
            return None
        return self._patient(about, claim)

    def _patient(self, about: str, claim: Claim) -> Difference:
        """Return whom the solver found last."""
        after = patient(self._solver, self.after)
        redefined = {name: word for name, word in after.items() if name in self._redefined}
        answers = self._plainer({**after, **patient(self._solver, self.before)}, redefined, claim)
        old, new = self.effective(answers, redefined)
        return Difference(about, answers, redefined, outcome(self.old.flow, old), outcome(self.new.flow, new))

    def effective(self, answers: Raw, redefined: Raw) -> tuple[Effective, Effective]:
        """Return what counts of answers in each version."""
        return self.old.flow.program.effective(answers), self.new.flow.program.effective({**answers, **redefined})

    def _plainer(self, answers: Raw, redefined: Raw, claim: Claim) -> Raw:
        """Make words a plain no, or leave them out, as long as the engine shows the difference."""
        if not claim(*self.effective(answers, redefined)):
            raise DisagreementError("the engine does not show what the formulas say")
        questions = {**self.new.flow.questions, **self.old.flow.questions}
        for name in reversed(list(answers)):
            rest = {other: word for other, word in answers.items() if other != name}
            no = _no(questions[name])
            # A plain no says more about a person than a question left open, and leaves fewer things unclear.
            ways = [rest] if no is None or answers[name] == no else [{**answers, name: no}, rest]
            ways = [way for way in ways if way is not rest or answers[name] != no]
            answers = next((way for way in ways if claim(*self.effective(way, redefined))), answers)
        order = {name: at for at, name in enumerate(questions)}
        return {name: answers[name] for name in sorted(answers, key=order.__getitem__)}


def _is_open(effective: Effective) -> bool:
    return Blank.UNANSWERED in effective.values()


def shared(old: Flow, new: Flow) -> tuple[str, ...]:
    """Return the questions that mean the same in both: of one kind, with one unit and as many decimals."""
    kept = []
    for name, question in old.questions.items():
        other = new.questions.get(name)
        if other is not None and _sort(question) == _sort(other):
            kept.append(name)
    return tuple(kept)


def outcome(flow: Flow, effective: Effective) -> Outcome:
    """Return what a version makes of answers."""
    urgency, fired = flow.program.decide(effective)
    return Outcome(urgency, frozenset(fired))


def _sort(question: Question) -> tuple[str, str, bool]:
    return question.kind, question.unit, question.decimal


def _no(question: Question) -> str | frozenset[str] | None:
    return "no" if "no" in question.choices else frozenset() if question.none else None


def _subjects(old: Version, new: Version) -> tuple[Subject, Subject]:
    """Look at the numbers of both in the same way: at every border that counts in one of them."""
    first, second = Subject.of(old.flow, old.conditions), Subject.of(new.flow, new.conditions)
    names = {*first.cuts.borders, *second.cuts.borders}
    borders = {
        name: tuple(sorted({*first.cuts.borders.get(name, ()), *second.cuts.borders.get(name, ())})) for name in names
    }
    both = Cuts(borders, first.cuts.arithmetic | second.cuts.arithmetic)
    return first._replace(cuts=both), second._replace(cuts=both)


def _share(solver: Solver, old: Answer, new: Answer) -> None:
    """Require that who is asked in both versions says the same, within what both take."""
    parts = [same(one, other) for one, other in ((old.unsure, new.unsure), (old.declined, new.declined))]
    parts.append(same(old.answered, new.answered))
    codes = dict.fromkeys((*old.codes, *new.codes))
    parts += [same(old.codes.get(code, FALSE), new.codes.get(code, FALSE)) for code in codes]
    parts += [same(old.borders[at], new.borders[at]) for at in old.borders]
    if old.number:
        parts.append(f"(= {old.number} {new.number})")
    solver.text.require(implies(conj((old.asked, new.asked)), conj(parts)))
    for answer in (old, new):
        if answer.question.kind in NUMBERS:
            _within(solver, answer)


def _within(solver: Solver, answer: Answer) -> None:
    """Keep an answer within the range of its own version, where borders of the other one lie beyond."""
    scale = steps(answer.question)
    for at, border in answer.borders.items():
        if at > scale.high:
            solver.text.require(neg(border))
        elif at <= scale.low:
            solver.text.require(same(border, answer.answered))
