"""One state of answers and everything that the flow makes of it, as formulas: the proof's reader of conditions.

Truth has three values, so each condition is a pair: surely true, surely false. What is neither is unknown. The rules
are those of the reference evaluator, line by line; a test holds the two together.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple, assert_never

from sciatui.check.prove.answers import Answer, declare, left_open
from sciatui.check.prove.arithmetic import Weights, holds
from sciatui.check.prove.formula import FALSE, TRUE, Formula, Text, at_least, conj, disj, neg
from sciatui.check.prove.numbers import Atom, Cuts, cuts, difference
from sciatui.flow.aliases import Urgency
from sciatui.flow.complaint import Path
from sciatui.flow.condition.definitions import Name
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Asks,
    AtLeast,
    Compare,
    Condition,
    Count,
    Has,
    Is,
    Named,
    NamedNumber,
    Not,
    Or,
    Truth,
)
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Advice, Flow, RedFlag
from sciatui.flow.values import RANK, URGENCIES


class Pair(NamedTuple):
    """Whether a condition is surely true, and whether it is surely false."""

    true: Formula
    false: Formula

    @property
    def unknown(self) -> Formula:
        """Whether it is neither."""
        return conj((neg(self.true), neg(self.false)))


ALWAYS: Final = Pair(TRUE, FALSE)
NEVER: Final = Pair(FALSE, TRUE)


class Total(NamedTuple):
    """A score: whether its total is certain, and what it is made of."""

    known: Formula
    points: Weights


class Blindness(NamedTuple):
    """Questions of which a reader cannot tell that they were not asked: what they say is then unknown and not false.

    Red flags and patterns are decided without it, by the reader who sees, unless it is `deep`.
    """

    questions: frozenset[str]
    seeing: "Reader"
    deep: bool


class Subject(NamedTuple):
    """What proofs are about: a flow, its conditions, and how its numbers are looked at."""

    flow: Flow
    conditions: Conditions
    cuts: Cuts

    @classmethod
    def of(cls, flow: Flow, conditions: Conditions) -> "Subject":
        """Look a flow through once."""
        definitions = conditions.definitions
        named = [tree for name in definitions.names() for tree in definitions.trees(name)]
        return cls(flow, conditions, cuts(flow.questions, [*conditions.trees.values(), *named], definitions))


class Reader:
    """Reads conditions in one state of answers. What conditions name is written down once."""

    def __init__(
        self, text: Text, name: str, subject: Subject, answers: Mapping[str, Answer], blind: Blindness | None = None
    ) -> None:
        """Read these answers, as far as they are declared when a condition is read."""
        self.answers = answers
        self._text = text
        self.name = name
        self._subject = subject
        self._blind = blind
        self._named: dict[Name, Pair] = {}
        self._paths: dict[Path, Pair] = {}
        self._scores: dict[str, Total] = {}

    def at(self, path: Path) -> Pair:
        """Return the truth of the condition at a path, as two names."""
        known = self._paths.get(path)
        if known is None:
            label = "/".join(map(str, path))
            known = self._paths[path] = self._kept(label, self.pair(self._subject.conditions.trees[path]))
        return known

    def _kept(self, label: str, pair: Pair) -> Pair:
        define, name = self._text.define, self.name
        return Pair(define(f"{name}/{label}/true", pair.true), define(f"{name}/{label}/false", pair.false))

    def pair(self, tree: Condition) -> Pair:
        """Return the truth of a condition."""
        match tree:
            case Truth(value):
                return ALWAYS if value else NEVER
            case Is(question, codes):
                answer = self.answers[question]
                chosen = [answer.codes[code] for code in codes]
                others = [formula for code, formula in answer.codes.items() if code not in codes]
                return Pair(disj(chosen), disj((self._unasked(question), *others)))
            case Has():
                return self._has(tree)
            case Asks(question, state):
                stands = getattr(self.answers[question], state)
                return Pair(stands, neg(stands))
            case Not(part):
                true, false = self.pair(part)
                return Pair(false, true)
            case And() | Or() | AtLeast():
                return self._joined(tree)
            case Named(what, name):
                return self.named((what, name))
            case Compare():
                return self._compared(tree)
            case _:
                assert_never(tree)

    def _joined(self, tree: And | Or | AtLeast) -> Pair:
        pairs = [self.pair(part) for part in tree.parts]
        true, false = [pair.true for pair in pairs], [pair.false for pair in pairs]
        match tree:
            case And():
                return Pair(conj(true), disj(false))
            case Or():
                return Pair(disj(true), conj(false))
            case AtLeast(n):
                return Pair(at_least(n, true), at_least(len(pairs) - n + 1, false))

    def named(self, name: Name) -> Pair:
        """Return the truth of a value, flag or pattern; it is written down once."""
        if self._blind is not None and not self._blind.deep and name[0] != "value":
            return self._blind.seeing.named(name)
        known = self._named.get(name)
        if known is None:
            (tree,) = self._subject.conditions.definitions.trees(name)
            known = self._named[name] = self._kept("/".join(name), self.pair(tree))  # type: ignore[arg-type]
        return known

    def _has(self, tree: Has) -> Pair:
        answer = self.answers[tree.question]
        chosen = [answer.codes[code] for code in tree.codes]
        none = self._unasked(tree.question)
        if tree.quantifier == "all_of":
            missing = disj(neg(code) for code in chosen)
            return Pair(conj(chosen), disj((none, conj((answer.answered, missing)))))
        any_of = Pair(disj(chosen), disj((none, conj((answer.answered, *map(neg, chosen))))))
        return any_of if tree.quantifier == "any_of" else Pair(any_of.false, any_of.true)

    def _unasked(self, question: str) -> Formula:
        """Return whether a question reads as false because it was not asked."""
        is_blind = self._blind is not None and question in self._blind.questions
        return FALSE if is_blind else neg(self.answers[question].asked)

    # Numbers

    def _compared(self, tree: Compare) -> Pair:
        """Compare two numbers: false where an answer in them is not asked for, unknown where one is blank."""
        found = difference(tree, self._subject.conditions.definitions)
        known: list[Formula] = []
        unasked: list[Formula] = []
        for atom in sorted(found.atoms, key=repr):
            match atom:
                case AnswerTo(question) | Count(question):
                    known.append(self.answers[question].answered)
                    unasked.append(self._unasked(question))
                case NamedNumber(_, name):
                    known.append(self.score(name).known)
        compared = holds(found, tree.op, self.answers, self._weights)
        return Pair(conj((*known, compared)), disj((*unasked, conj((*known, neg(compared))))))

    def _weights(self, atom: Atom) -> Weights:
        match atom:
            case Count(question):
                return tuple((1, code) for code in self.answers[question].codes.values())
            case NamedNumber(_, name):
                return self.score(name).points
            case AnswerTo():
                raise ValueError("an answer's number has no parts")

    def score(self, name: str) -> Total:
        """Return a score; it is written down once."""
        known = self._scores.get(name)
        if known is None:
            definition = self._subject.conditions.definitions.scores[name]
            made_for = ALWAYS if definition.when is None else self.pair(definition.when)
            items = [self._kept(f"score/{name}/{at}", self.pair(item.when)) for at, item in enumerate(definition.items)]
            every = conj((made_for.true, *(disj(item) for item in items)))
            known = self._scores[name] = Total(
                self._text.define(f"{self.name}/score/{name}/known", every),
                tuple((item.points, pair.true) for item, pair in zip(definition.items, items, strict=True)),
            )
        return known


class World(Reader):
    """One state of answers and what the flow makes of it. Formulas begin with its name: states stand side by side."""

    def __init__(self, text: Text, name: str, subject: Subject) -> None:
        """Declare all answers, in the order asked."""
        answers: dict[str, Answer] = {}
        super().__init__(text, name, subject, answers)
        self._urgencies: dict[Urgency, Formula] = {}
        self._flags: dict[Urgency, Formula] = {}
        asked: dict[str, Formula] = {}
        for question in subject.flow.questions.values():
            if question.screen not in asked:
                path = ("question", question.screen, "when")
                when = TRUE if path not in subject.conditions.trees else self.at(path).true
                asked[question.screen] = text.define(f"{name}/{question.screen}/asked", when)
            answers[question.id] = declare(text, name, question, asked[question.screen], subject.cuts)

    def blind_to(self, questions: frozenset[str], *, deep: bool) -> Reader:
        """Return a reader of the same answers to which these say nothing, not no, where they were not asked.

        `deep`: also in the red flags and patterns that a condition names.
        """
        name = f"{self.name}/{'deep' if deep else 'blind'}/{'+'.join(sorted(questions))}"
        return Reader(self._text, name, self._subject, self.answers, Blindness(questions, self, deep))

    def without(self, question: str) -> Reader:
        """Return a reader of the same answers, but for one that is left open."""
        answers = {**self.answers, question: left_open(self.answers[question])}
        return Reader(self._text, f"{self.name}/without/{question}", self._subject, answers)

    def instead(self, question: str) -> Reader:
        """Return a reader of the same answers, but for one that may be any other word."""
        name, answer = f"{self.name}/instead/{question}", self.answers[question]
        other = declare(self._text, name, answer.question, answer.asked, self._subject.cuts)
        return Reader(self._text, name, self._subject, {**self.answers, question: other})

    def at_least(self, urgency: Urgency) -> Formula:
        """Return whether the result is this urgent, or more."""
        known = self._urgencies.get(urgency)
        if known is None:
            parts = (self.flags_at_least(urgency), self._rules_at_least("advice", self._subject.flow.advice, urgency))
            least = TRUE if urgency == URGENCIES[0] else disj(parts)
            known = self._urgencies[urgency] = self._text.define(f"{self.name}/urgency/{urgency}", least)
        return known

    def flags_at_least(self, urgency: Urgency) -> Formula:
        """Return whether the red flags by themselves ask for this, or more."""
        known = self._flags.get(urgency)
        if known is None:
            least = self._rules_at_least("red_flag", self._subject.flow.red_flags, urgency)
            known = self._flags[urgency] = self._text.define(f"{self.name}/flags/{urgency}", least)
        return known

    def _rules_at_least(
        self, kind: str, rules: Mapping[str, RedFlag] | Mapping[str, Advice], least: Urgency
    ) -> Formula:
        return disj(self._raises(self.at((kind, rule.id, "when")), rule, RANK[least]) for rule in rules.values())

    @staticmethod
    def _raises(when: Pair, rule: RedFlag | Advice, rank: int) -> Formula:
        """Return whether a rule by itself gives at least this rank."""
        if_true = RANK[rule.urgency] >= rank
        if_unknown = rule.if_unknown is not None and RANK[rule.if_unknown] >= rank
        if if_true and if_unknown:
            return neg(when.false)
        return when.true if if_true else when.unknown if if_unknown else FALSE
