"""From effective answers to a result. The most urgent of everything that fired wins; nothing can lower it."""

from collections.abc import Iterable, Mapping
from typing import Final

from sciatui.engine.reasons import Scratch, enough, unsure_about
from sciatui.engine.result import Asked, Fired, Offered, PatternFit, Result, ScoreTotal, Status, Withheld
from sciatui.flow.definition import Advice, Condition, Flow, Recheck, RedFlag, Score, Stance
from sciatui.flow.values import Effective, Urgency, is_said, most_urgent

STANCES: Final[tuple[Stance, ...]] = ("worth_doing", "may_be_offered", "unclear", "not_recommended")
"""The order in which treatments are shown."""


def assess(flow: Flow, effective: Effective, status: Status, raised: Mapping[str, str]) -> Result:
    """Return the result of these effective answers; `raised` are the red flags that interrupted."""
    scratch = dict(effective)
    red_flags, unchecked = _rules(flow.red_flags.values(), effective, scratch)
    advice, open_advice = _rules(flow.advice.values(), effective, scratch)
    urgency = most_urgent(
        [fired.urgency for fired in (*red_flags, *advice)] + [urgency for _, urgency in (*unchecked, *open_advice)]
    )
    patterns = _patterns(flow, effective, scratch)
    offered, withheld = ((), ()) if urgency == "emergency" else _treatments(flow, effective, scratch)
    return Result(
        status=status,
        urgency=urgency,
        because=_deciding((*red_flags, *advice), urgency),
        red_flags=red_flags,
        advice=advice,
        withdrawn=tuple(flag for flag in raised if flow.red_flags[flag].when.truth(effective) is not True),
        unchecked=tuple(flag for flag, _ in unchecked),
        patterns=patterns,
        scores=tuple(total for score in flow.scores.values() if (total := _total(score, effective)) is not None),
        treatments=offered,
        withheld=withheld,
        topics=() if urgency == "emergency" else _topics(flow, effective, patterns),
        visit_questions=() if urgency == "emergency" else _visit_questions(flow, effective),
        recheck="" if urgency == "emergency" else _recheck(flow, effective),
        asked=tuple(Asked(question, answer) for question, answer in effective.items() if is_said(answer)),
        interrupted_at=next(iter(raised.values()), ""),
    )


def _rules(
    rules: Iterable[RedFlag | Advice], effective: Effective, scratch: Scratch
) -> tuple[tuple[Fired, ...], tuple[tuple[str, Urgency], ...]]:
    """Return the rules that fired, and those that open questions leave unknown with what that gives at least.

    A rule fires surely, or because the person could not say.
    """
    fired: list[Fired] = []
    unchecked: list[tuple[str, Urgency]] = []
    for rule in rules:
        truth = rule.when.truth(effective)
        if truth is True:
            fired.append(Fired(rule.id, rule.urgency, enough(rule.when, effective, scratch), unsure=False))
        elif truth is None and rule.if_unknown is not None:
            if unsure := unsure_about(rule.when, effective):
                fired.append(Fired(rule.id, rule.if_unknown, unsure, unsure=True))
            else:
                unchecked.append((rule.id, rule.if_unknown))
    return tuple(fired), tuple(unchecked)


def _deciding(fired: Iterable[Fired], urgency: Urgency) -> tuple[str, ...]:
    """Return the shortest reason among what fired at this urgency; a sure one before an unsure one."""
    at_this = [rule for rule in fired if rule.urgency == urgency]
    if not at_this:
        return ()
    return min(at_this, key=lambda rule: (rule.unsure, len(rule.because))).because


def _patterns(flow: Flow, effective: Effective, scratch: Scratch) -> tuple[PatternFit, ...]:
    """Return the patterns that fit, then those that partly fit, each in the order of the flow."""
    fits: list[PatternFit] = []
    partly: list[PatternFit] = []
    for pattern in flow.patterns.values():
        fit = pattern.fit.truth(effective) is True
        if not fit and pattern.partly.truth(effective) is not True:
            continue
        supports = _speaking(pattern.supports, effective, scratch)
        against = _speaking(pattern.speaks_against, effective, scratch)
        (fits if fit else partly).append(PatternFit(pattern.id, "fit" if fit else "partly_fit", supports, against))
    return (*fits, *partly)


def _speaking(conditions: Iterable[Condition], effective: Effective, scratch: Scratch) -> tuple[str, ...]:
    """Return the questions whose answers make any of these conditions true, each once."""
    found: dict[str, None] = {}
    for condition in conditions:
        if condition.truth(effective) is True:
            found.update(dict.fromkeys(enough(condition, effective, scratch)))
    return tuple(found)


def _total(score: Score, effective: Effective) -> ScoreTotal | None:
    """Add a score up; None if it was not made for this person or none of its items is known."""
    if score.when is not None and score.when.truth(effective) is not True:
        return None
    truths = [(item.points, item.when.truth(effective)) for item in score.items]
    if all(truth is None for _, truth in truths):
        return None
    sure = sum(points for points, truth in truths if truth)
    open_points = [points for points, truth in truths if truth is None and score.missing != "zero"]
    low = sure + sum(points for points in open_points if points < 0)
    high = sure + sum(points for points in open_points if points > 0)
    bands = score.bands if score.missing != "unknown" or not open_points else ()
    meaning = next((band.meaning for band in bands if band.low <= low and high <= band.high), "")
    return ScoreTotal(score.id, low, high, score.of, meaning)


def _treatments(flow: Flow, effective: Effective, scratch: Scratch) -> tuple[tuple[Offered, ...], tuple[Withheld, ...]]:
    """Return what is shown, by stance, and what is kept back with the answers that say so."""
    offered: list[Offered] = []
    withheld: list[Withheld] = []
    for treatment in flow.treatments.values():
        if treatment.when is not None and treatment.when.truth(effective) is not True:
            continue
        avoid = treatment.avoid_when
        truth = False if avoid is None else avoid.truth(effective)
        if avoid is None or truth is False:
            offered.append(Offered(treatment.id, treatment.stance))
        elif truth:
            withheld.append(Withheld(treatment.id, enough(avoid, effective, scratch)))
        else:
            withheld.append(Withheld(treatment.id, unsure_about(avoid, effective)))
    offered.sort(key=lambda entry: STANCES.index(entry.stance))
    return tuple(offered), tuple(withheld)


def topics_to_read(flow: Flow, result: Result) -> tuple[str, ...]:
    """Return the topics that stand beside a result: its own, then those for everybody; none on an emergency."""
    if result.urgency == "emergency":
        return ()
    everybody = (topic.id for topic in flow.topics.values() if topic.when is None)
    return tuple(dict.fromkeys((*result.topics, *everybody)))


def _topics(flow: Flow, effective: Effective, patterns: tuple[PatternFit, ...]) -> tuple[str, ...]:
    """Return the topics that these answers call for: of the patterns first, then by their own condition."""
    found = dict.fromkeys(flow.patterns[pattern.id].topic for pattern in patterns if flow.patterns[pattern.id].topic)
    for topic in flow.topics.values():
        if topic.when is not None and topic.when.truth(effective) is True:
            found[topic.id] = None
    return tuple(found)


def _visit_questions(flow: Flow, effective: Effective) -> tuple[str, ...]:
    """Return the questions that are good ones for these answers."""
    return tuple(
        question.id
        for question in flow.visit_questions.values()
        if question.when is None or question.when.truth(effective) is True
    )


def _recheck(flow: Flow, effective: Effective) -> str:
    """Return the soonest date that may hold: what is unknown counts, because to look again sooner is safer."""
    return next((one.id for one in soonest_first(flow) if one.when.truth(effective) is not False), "")


def soonest_first(flow: Flow) -> list[Recheck]:
    """Return the dates to check again, the soonest first."""
    return sorted(flow.rechecks.values(), key=lambda one: one.days)
