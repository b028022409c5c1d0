"""Which of the rules that fired are told to the person as reasons, and which are left out because they add nothing."""

from collections.abc import Iterable

from sciatui.engine.result import Fired
from sciatui.engine.summarise_shared import rule_of
from sciatui.engine.summarise_words import Case
from sciatui.flow.values import RANK


def told_reasons(case: Case) -> tuple[list[Fired], list[Fired]]:
    """Return the most urgent reasons, and those that are less urgent and add to them; on an emergency none of these."""
    fired = sorted((*case.result.red_flags, *case.result.advice), key=lambda rule: -RANK[rule.urgency])
    urgent = [rule for rule in fired if rule.urgency == "emergency"]
    told = _each_doubt_once(case, urgent or fired)
    first = [rule for rule in told if rule.urgency == told[0].urgency]
    return first, _adding(case, first, told[len(first) :])


def _adding(case: Case, first: list[Fired], less: list[Fired]) -> list[Fired]:
    """Leave out what is surely true and less urgent where one more urgent reason says the same of the same matter.

    "Getting worse: book a visit" under "getting worse, with a weak immune system: today" tells nothing new. What
    shares an answer with a reason on something else stays: its act is for another finding.
    """
    kept: list[Fired] = []
    for rule in less:
        above = (one for one in (*first, *kept) if one.urgency != rule.urgency)
        if rule.unsure or not rule.because or not any(_says_it_too(case, one, rule) for one in above):
            kept.append(rule)
    return kept


def _says_it_too(case: Case, urgent: Fired, rule: Fired) -> bool:
    """Say whether a more urgent reason rests on all answers of a rule and looks at all that the rule looks at."""
    matter = set(rule_of(case, urgent).when.reads)
    return set(urgent.because).issuperset(rule.because) and matter.issuperset(rule_of(case, rule).when.reads)


def _each_doubt_once(case: Case, fired: Iterable[Fired]) -> list[Fired]:
    """Of the red flags that the same unknown answers leave in doubt, keep only the one that would be most urgent."""
    kept: dict[tuple[str, ...], Fired] = {}
    for rule in fired:
        first = kept.setdefault(_doubt(case, rule), rule)
        if RANK[rule_of(case, rule).urgency] > RANK[rule_of(case, first).urgency]:
            kept[_doubt(case, rule)] = rule
    return list(kept.values())


def _doubt(case: Case, rule: Fired) -> tuple[str, ...]:
    """Return what tells one reason from another: the answers behind a red flag in doubt, else the rule itself."""
    return rule.because if rule.unsure and rule.because and rule.id in case.flow.red_flags else ("", rule.id)
