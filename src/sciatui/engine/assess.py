"""From effective answers to a result. The most urgent of everything that fired wins; nothing can lower it."""

from __future__ import annotations

from sciatui.engine.events import Event
from sciatui.engine.judge import judge
from sciatui.engine.plan import Plan
from sciatui.engine.reasons import enough, unsure_about
from sciatui.engine.result import Offered, PatternFit, Result, ScoreTotal, Withheld
from sciatui.flow.values import Blank, is_said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Final

    from sciatui.engine.in_order import Given
    from sciatui.engine.judge import Names
    from sciatui.engine.result import Fired, Status
    from sciatui.flow.aliases import Effective, Stance
    from sciatui.flow.definition import Advice, Condition, Flow, Recheck, RedFlag, Score

STANCES: Final[tuple[Stance, ...]] = ("worth_doing", "may_be_offered", "unclear", "not_recommended")
"""The order in which treatments are shown."""


class Stood:
    """Where a session stands, as the sheet of one that was read whole (`Given`) has it too."""

    def __init__(self, flow: Flow, effective: Effective, status: Status, raised: Mapping[str, str]) -> None:
        """Hold effective answers; `raised` are the red flags that interrupted."""
        self.plan = Plan.of(flow)
        self.findings = self.plan.find(effective)
        self._effective = effective
        self.status: Status = status
        self.raised = raised

    def effective(self) -> Effective:
        """Every question with what rules read of it."""
        return self._effective

    @property
    def asked(self) -> tuple[Event, ...]:
        """Every question that was asked and answered, with its answer."""
        return tuple(Event.of(question, answer) for question, answer in self._effective.items() if is_said(answer))


def assess(flow: Flow, stands: Given | Stood) -> Result:
    """Return the result of where a session stands."""
    urgency, because, red_flags, advice, unchecked, open_advice = judge(stands)
    if stands.status != "finished":
        later = _not_yet_asked(flow, stands.effective())
        unchecked = _left_open(flow.red_flags, unchecked, red_flags, later)
        open_advice = _left_open(flow.advice, open_advice, advice, later)
    calm, raised = urgency != "emergency", stands.raised
    patterns = _patterns(flow, stands.effective()) if flow.patterns else ()
    offered, withheld = _treatments(flow, stands.effective()) if calm and flow.treatments else ((), ())
    # As a plain tuple is made: to name seventeen fields would take a twentieth of the whole session.
    parts = (
        stands.status,
        urgency,
        because,
        red_flags,
        advice,
        _withdrawn(flow, stands.effective(), raised) if raised else (),
        unchecked,
        open_advice,
        patterns,
        _scores(flow, stands.effective()) if flow.scores else (),
        offered,
        withheld,
        _topics(flow, stands.effective(), patterns) if calm and flow.topics else (),
        _visit_questions(flow, stands.effective()) if calm and flow.visit_questions else (),
        _recheck(flow, stands.effective()) if calm and flow.rechecks else "",
        stands.asked,
        next(iter(raised.values())) if raised else "",
    )
    return tuple.__new__(Result, parts)


def _not_yet_asked(flow: Flow, effective: Effective) -> Effective:
    """Return the same answers, with what may still be asked as open: what is asked hangs on an open question.

    Rules take such a question as not asked, which reads as no. That is right for how urgent it is so far, and wrong for
    what was checked.
    """
    later = dict(effective)
    for question in flow.questions.values():
        when = question.when
        if when is None or later[question.id] is not Blank.NOT_ASKED or when.truth(later) is not None:
            continue
        if any(later[read] is Blank.UNANSWERED for read in when.reads):
            later[question.id] = Blank.UNANSWERED
    return later


def _left_open(
    rules: Mapping[str, RedFlag] | Mapping[str, Advice], known: Names, fired: tuple[Fired, ...], later: Effective
) -> Names:
    """Return the rules that open questions leave open, those among them that read what is not asked yet."""
    told = {*known, *(one.id for one in fired)}
    more = {
        rule.id
        for rule in rules.values()
        if rule.id not in told and rule.if_unknown is not None and rule.when.truth(later) is None
    }
    return tuple(name for name in rules if name in known or name in more) if more else known


def _withdrawn(flow: Flow, effective: Effective, raised: Iterable[str]) -> tuple[str, ...]:
    return tuple(flag for flag in raised if flow.red_flags[flag].when.truth(effective) is not True)


def _scores(flow: Flow, effective: Effective) -> tuple[ScoreTotal, ...]:
    return tuple(total for score in flow.scores.values() if (total := _total(score, effective)) is not None)


def _patterns(flow: Flow, effective: Effective) -> tuple[PatternFit, ...]:
    """Return the patterns that fit, then those that partly fit, each in the order of the flow."""
    fits: list[PatternFit] = []
    partly: list[PatternFit] = []
    for pattern in flow.patterns.values():
        fit = pattern.fit.truth(effective) is True
        if not fit and pattern.partly.truth(effective) is not True:
            continue
        supports = _speaking(pattern.supports, effective)
        against = _speaking(pattern.speaks_against, effective)
        (fits if fit else partly).append(PatternFit(pattern.id, "fit" if fit else "partly_fit", supports, against))
    return (*fits, *partly)


def _speaking(conditions: Iterable[Condition], effective: Effective) -> tuple[str, ...]:
    """Return the questions whose answers make any of these conditions true, each once."""
    found: dict[str, None] = {}
    for condition in conditions:
        if condition.truth(effective) is True:
            found.update(dict.fromkeys(enough(condition, effective)))
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


def _treatments(flow: Flow, effective: Effective) -> tuple[tuple[Offered, ...], tuple[Withheld, ...]]:
    """Return what is shown, by stance, and what is kept back with the answers that say so."""
    offered: list[Offered] = []
    withheld: list[Withheld] = []
    reasons: dict[Condition, tuple[str, ...] | None] = {}
    for treatment in flow.treatments.values():
        if treatment.when is not None and treatment.when.truth(effective) is not True:
            continue
        avoid = treatment.avoid_when
        if avoid is not None and avoid not in reasons:  # many share one, and a reason takes long to find
            reasons[avoid] = _reason(avoid, effective)
        because = None if avoid is None else reasons[avoid]
        if because is None:
            offered.append(Offered(treatment.id, treatment.stance))
        else:
            withheld.append(Withheld(treatment.id, because))
    offered.sort(key=lambda entry: STANCES.index(entry.stance))
    return tuple(offered), tuple(withheld)


def _reason(avoid: Condition, effective: Effective) -> tuple[str, ...] | None:
    """Return the questions whose answers keep a treatment back, or may; None if they do not."""
    truth = avoid.truth(effective)
    if truth is False:
        return None
    return enough(avoid, effective) if truth else unsure_about(avoid, effective)


def topics_to_read(flow: Flow, result: Result) -> tuple[str, ...]:
    """Return the topics that stand beside a result: its own, then every other one; none on an emergency."""
    if result.urgency == "emergency":
        return ()
    return tuple(dict.fromkeys((*result.topics, *flow.topics)))


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
