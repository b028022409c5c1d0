"""What was proved of a random flow is not contradicted by anybody: patients by chance, and by the engine alone."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from random import Random

import pytest
from random_flow import Made, made, states, word

from sciatui.check.prove.proof import Proof
from sciatui.check.prove.run import RULES, prove_all
from sciatui.check.prove.signs import signs
from sciatui.flow.aliases import Effective, Urgency, Value
from sciatui.flow.complaint import Path
from sciatui.flow.condition.evaluate import truth
from sciatui.flow.definition import Question
from sciatui.flow.values import RANK, Blank

FLOWS = range(40)
STATES = 60
SHOWN_BY_A_PATIENT = {
    "W-unguarded-not-asked",
    *("P-guarantee", "P-flag-unsound", "P-interruption-lost"),
    *("P-unsure-lowers", "P-not-monotone", "P-avoid-unsure"),
}

Words = Mapping[str, Value | Blank]


class Judged:
    """A random flow with everything that was proved or refuted of it."""

    def __init__(self, seed: int) -> None:
        self.made: Made = made(seed)
        self.flow = self.made.flow
        self.proofs = prove_all(self.flow, self.made.conditions)
        self.random = Random(seed)  # noqa: S311 - what goes wrong can be had again

    def that_are(self, outcome: str, rule: str) -> list[Path]:
        return [proof.path for proof in self.proofs if (proof.outcome, proof.rule) == (outcome, rule)]

    def states(self, many: int = STATES) -> Iterator[Words]:
        return islice(states(self.flow, self.random), many)

    def effective(self, words: Words) -> Effective:
        return self.flow.program.effective(words)

    def urgency(self, effective: Effective) -> int:
        return RANK[self.flow.program.decide(effective)[0]]

    def truth(self, path: Path, effective: Effective) -> bool | None:
        trees, definitions = self.made.conditions.trees, self.made.conditions.definitions
        tree = trees[path] if path[0] != "value" else definitions.values[str(path[1])]
        return truth(tree, effective, definitions)  # type: ignore[arg-type]

    def said(self, effective: Effective) -> dict[str, Value | Blank]:
        """Return the words that count."""
        return {name: one for name, one in effective.items() if one not in (Blank.NOT_ASKED, Blank.UNANSWERED)}

    def completed(self, before: Effective) -> Effective:
        return self.effective({**next(self.states(1)), **self.said(before)})

    def changed(self, before: Effective, name: str, to: Value | Blank, *, learns: bool) -> Effective:
        """Return the state in which one word is another one, and questions that are newly asked get some word."""
        words = {**self.said(before), name: to}
        for new, question in self.flow.questions.items():
            if before[new] is Blank.NOT_ASKED:
                words[new] = word(question, self.random, 0.7 if learns else 0.0)
                if not learns and not isinstance(words[new], Blank):
                    del words[new]
        return self.effective(words)


@cache
def judged(seed: int) -> Judged:
    return Judged(seed)


def blanks(question: Question) -> list[Blank]:
    return [Blank.UNSURE] * question.unsure + [Blank.DECLINED] * question.decline


def least(urgency: Urgency | None) -> int:
    return RANK[urgency or "self_care"]


@pytest.mark.parametrize("seed", FLOWS)
def test_everything_is_decided_and_what_a_patient_can_show_has_one(seed: int) -> None:
    found = judged(seed)
    assert {proof.rule for proof in found.proofs} <= set(RULES)
    assert [proof for proof in found.proofs if proof.outcome == "undecided"] == []
    assert [proof for proof in found.proofs if has_witness(proof) != should_have_witness(proof)] == []


def has_witness(proof: Proof) -> bool:
    return proof.refutation is not None and proof.refutation.witness is not None


def should_have_witness(proof: Proof) -> bool:
    return proof.outcome == "refuted" and proof.rule in SHOWN_BY_A_PATIENT


@pytest.mark.parametrize("seed", FLOWS)
def test_a_promise_that_was_proved_is_kept_for_everybody(seed: int) -> None:
    found = judged(seed)
    for path in found.that_are("proved", "P-guarantee"):
        at_least = least(found.flow.guarantees[str(path[1])].at_least)
        for words in found.states():
            effective = found.effective(words)
            assert found.truth(path, effective) is not True or found.urgency(effective) >= at_least, effective


@pytest.mark.parametrize("seed", FLOWS)
def test_nobody_reaches_what_can_never_happen(seed: int) -> None:
    found = judged(seed)
    never = [proof.path for proof in found.proofs if is_about_a_whole_condition(proof)]
    for words in found.states():
        effective = found.effective(words)
        assert [path for path in never if found.truth(path, effective) is True] == [], effective
        assert [p for p in found.that_are("refuted", "P-always-true") if found.truth(p, effective) is False] == []


def is_about_a_whole_condition(proof: Proof) -> bool:
    """Whether a condition as it stands is true for nobody."""
    if proof.refutation is None or proof.rule not in {"P-unreachable", "P-always-false"}:
        return False
    return "part" not in proof.refutation.message and proof.path[-1] in {"when", "fit", "given", "avoid_when"}


@pytest.mark.parametrize("seed", FLOWS)
def test_a_shadowed_rule_never_decides(seed: int) -> None:
    found = judged(seed)
    rules = {("red_flag", name, "when"): flag.urgency for name, flag in found.flow.red_flags.items()}
    rules |= {("advice", name, "when"): advice.urgency for name, advice in found.flow.advice.items()}
    for path in found.that_are("refuted", "P-shadowed"):
        for words in found.states():
            effective = found.effective(words)
            others = [
                least(urgency) for other, urgency in rules.items() if other != path and found.truth(other, effective)
            ]
            assert found.truth(path, effective) is not True or max(others, default=-1) >= least(rules[path]), effective  # type: ignore[index]


@pytest.mark.parametrize("seed", FLOWS)
def test_no_further_answers_lower_a_red_flag_that_was_proved_sound(seed: int) -> None:
    found = judged(seed)
    sound = found.that_are("proved", "P-flag-unsound")
    for words in found.states():
        before = found.effective({name: one for name, one in words.items() if found.random.random() < 0.6})
        after = found.completed(before)
        for path in sound:
            if found.truth(path, before) is True:
                assert found.urgency(after) >= least(found.flow.red_flags[str(path[1])].urgency), (before, after)


@pytest.mark.parametrize("seed", FLOWS)
def test_an_interruption_that_was_proved_to_stay_keeps_its_reason(seed: int) -> None:
    found = judged(seed)
    staying = found.that_are("proved", "P-interruption-lost")
    screens = list(found.flow.screens.values())
    for words in found.states() if staying else ():
        reached = found.random.choice(screens)
        early = {name for screen in screens[: screens.index(reached)] for name in screen.questions}
        here = {name for name in reached.questions if found.random.random() < 0.5}
        before = found.effective({name: one for name, one in words.items() if name in early | here})
        after = found.completed(before)
        in_order = not any(before[name] is Blank.UNANSWERED for name in early)
        for path in staying if in_order else ():
            assert found.truth(path, before) is not True or found.truth(path, after) is True, (before, after)


@pytest.mark.parametrize("seed", FLOWS)
def test_no_blank_lowers_what_was_proved_to_stay(seed: int) -> None:
    found = judged(seed)
    proved = found.that_are("proved", "P-unsure-lowers")
    kept = found.that_are("proved", "P-avoid-unsure")
    for before in map(found.effective, found.states()):
        for name in [name for name, one in found.said(before).items() if not isinstance(one, Blank)]:
            for blank in blanks(found.flow.questions[name]):
                after = found.changed(before, name, blank, learns=False)
                for path in proved:
                    if path[0] == "red_flag" and found.truth((*path[:2], "when"), before) is True:
                        unknown = least(found.flow.red_flags[str(path[1])].if_unknown)
                        assert found.urgency(after) >= unknown, (path, name, before, after)
                for path in kept:
                    assert not opened(found, path, before, after), (path, name, before, after)


def opened(found: Judged, path: Path, before: Effective, after: Effective) -> bool:
    when = ("treatment", path[1], "when")
    wanted = all(
        found.truth(when, state) is True and found.urgency(state) < RANK["emergency"] for state in (before, after)
    )
    return wanted and found.truth(path, before) is True and found.truth(path, after) is False


@pytest.mark.parametrize("seed", FLOWS)
def test_a_blank_for_an_answer_that_is_no_sign_lowers_nothing(seed: int) -> None:
    found = judged(seed)
    proved = {str(path[-1]) for path in found.that_are("proved", "P-unsure-lowers") if path[0] == "question"}
    known = signs(found.flow, found.made.conditions)
    lowered: dict[str, set[object]] = {name: set() for name in proved}
    for before in map(found.effective, found.states()):
        for name, one in found.said(before).items():
            question = found.flow.questions[name]
            flags = [flag for flag in found.flow.red_flags.values() if name in flag.when.reads]
            harmless = all(flag.when.truth(before) is not True for flag in flags)
            for blank in blanks(question) if name in proved and harmless else ():
                after = found.changed(before, name, blank, learns=True)
                if found.urgency(after) < not_to_be_lost(found, name, before):
                    lowered[name].add(one)
    for name, by in lowered.items():
        sign = known.get(name)
        if sign is None or sign.read_by_flag:
            assert not by & {"no", frozenset()}, (name, by)
        if sign is not None and sign.more == ("no",):
            assert "yes" not in by, (name, by)
        if sign is not None and sign.more == ("yes",):
            assert "no" not in by, (name, by)
        if sign is not None and len(sign.more) > 1:
            assert not {"yes", "no"} <= by, (name, by)


@pytest.mark.parametrize("seed", FLOWS)
def test_more_of_a_sign_lowers_nothing_in_one_direction_at_least(seed: int) -> None:
    found = judged(seed)
    proved = {str(path[-1]) for path in found.that_are("proved", "P-not-monotone")}
    known = signs(found.flow, found.made.conditions)
    lowered: dict[str, set[str]] = {name: set() for name in proved}
    for before in map(found.effective, found.states()):
        for name, one in found.said(before).items():
            for more, less in (("yes", "no"), ("no", "yes")) if name in proved else ():
                if one == less or isinstance(one, Blank):
                    after = found.changed(before, name, more, learns=True)
                    if found.urgency(after) < not_to_be_lost(found, name, before):
                        lowered[name].add(more)
    for name, by in lowered.items():
        assert not set(known[name].more) <= by, (name, by)


def not_to_be_lost(found: Judged, name: str, before: Effective) -> int:
    """Return what an answer to a question must not lower: all of it where a red flag reads it, else what is grave."""
    flags = found.flow.red_flags.values()
    whole = found.urgency(before)
    if whole >= RANK["same_day"] or any(name in flag.when.reads for flag in flags):
        return whole
    truths = [(flag, found.truth(("red_flag", flag.id, "when"), before)) for flag in flags]
    asked = [least(flag.urgency if truth else flag.if_unknown) for flag, truth in truths if truth is not False]
    return max(asked, default=0)
