"""What a flow tells a person, thing by thing: as a formula for the solver, and as the engine says it.

Both sides name the same things, so that what the solver finds can be asked again of the engine. Reasons and the
wording of texts are not among them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, get_args

from sciatui.check.prove.formula import FALSE, TRUE, Formula, conj, disj, neg, weighs
from sciatui.check.prove.shown import Shown
from sciatui.check.prove.world import World
from sciatui.engine.assess import soonest_first
from sciatui.flow.aliases import Effective, Grade
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow, Score
from sciatui.flow.values import Blank

_TABLES: Final[Mapping[str, str]] = {
    "red_flag": "red_flags",
    "advice": "advice",
    "pattern": "patterns",
    "grade": "patterns",
    "treatment": "treatments",
    "topic": "topics",
    "visit_question": "visit_questions",
    "recheck": "rechecks",
    "score": "scores",
    "question": "screens",
}
"""Kinds of thing that are told, the weightiest first, and where a flow keeps them.

A grade is how well a picture is founded, which is told beside it.
"""

_GRADES: Final = get_args(Grade)


class Told(NamedTuple):
    """Something that can be told: its kind and its id."""

    kind: str
    id: str

    def __str__(self) -> str:
        """Write it as keys are written."""
        return f"{self.kind}.{self.id}"


def tellable(old: Flow, new: Flow) -> Iterator[Told]:
    """Yield what one of two flows can tell. A question that only one of them has is for the list of changes to say."""
    for kind, table in _TABLES.items():
        before, after = getattr(old, table), getattr(new, table)
        names = (name for name in before if name in after) if kind == "question" else dict.fromkeys((*before, *after))
        yield from (Told(kind, name) for name in names)


def formulas(world: World, flow: Flow, conditions: Conditions, one: Told) -> tuple[Formula, ...]:
    """Return when each thing is said that can be said of this; nothing if the flow does not have it."""
    if one.id not in getattr(flow, _TABLES[one.kind]):
        return ()
    shown = Shown(world, flow, conditions)
    at = shown.at
    match one.kind:
        case "red_flag" | "advice":
            pair = at(one.kind, one.id, "when")
            unknown = pair.unknown if _tells_unknown(flow, one) else FALSE
            return pair.true, unknown
        case "pattern":
            fit, partly = at("pattern", one.id, "fit"), at("pattern", one.id, "partly")
            return fit.true, conj((partly.true, neg(fit.true)))
        case "grade":
            pattern, holds = flow.patterns[one.id], at("pattern", one.id, "grade_when").true
            return tuple(
                disj(
                    (
                        conj((holds, _whether(pattern.grade == letter))),
                        conj((neg(holds), _whether(pattern.grade_else == letter))),
                    )
                )
                for letter in _GRADES
            )
        case "treatment":
            treatment = shown.treatment(one.id)
            return treatment.offered, treatment.withheld
        case "topic":
            return (shown.topic(one.id),)
        case "recheck":
            return (shown.recheck(one.id),)
        case "score":
            return tuple(_total(shown, flow.scores[one.id]))
        case "question":
            return (world.answers[flow.screens[one.id].questions[0]].asked,)
        case _:
            return (shown.visit_question(one.id),)


def said(flow: Flow, effective: Effective, one: Told) -> object:
    """Return what the engine says of this; None if nothing."""
    rule = getattr(flow, _TABLES[one.kind]).get(one.id)
    if rule is None:
        return None
    match one.kind:
        case "red_flag" | "advice":
            truth = rule.when.truth(effective)
            return truth or None if truth is not None else "unknown" if _tells_unknown(flow, one) else None
        case "pattern" | "grade":
            return (_fit if one.kind == "pattern" else _grade)(rule, effective)
        case "score":
            return _added(rule, effective)
        case "question":
            return effective[rule.questions[0]] is not Blank.NOT_ASKED or None
    if flow.program.decide(effective)[0] == "emergency":
        return None
    match one.kind:
        case "treatment":
            kept = rule.avoid_when is not None and rule.avoid_when.truth(effective) is not False
            return ("withheld" if kept else "shown") if _holds(rule, effective) else None
        case "topic":
            fits = any(_fit(pattern, effective) for pattern in flow.patterns.values() if pattern.topic == rule.id)
            return fits or (rule.when is not None and rule.when.truth(effective) is True) or None
        case "recheck":
            dates = (date.id for date in soonest_first(flow) if date.when.truth(effective) is not False)
            return next(dates, "") == one.id or None
        case _:
            return _holds(rule, effective) or None


def _tells_unknown(flow: Flow, one: Told) -> bool:
    """Say whether it counts that a rule is unknown."""
    return getattr(flow, _TABLES[one.kind])[one.id].if_unknown is not None


def _whether(holds: bool) -> Formula:  # noqa: FBT001 - it is the subject
    return TRUE if holds else FALSE


def _holds(rule: Any, effective: Effective) -> bool:
    return rule.when is None or rule.when.truth(effective) is True


def _fit(pattern: Any, effective: Effective) -> str | None:
    if pattern.fit.truth(effective) is True:
        return "fit"
    return "partly" if pattern.partly.truth(effective) is True else None


def _grade(pattern: Any, effective: Effective) -> str:
    holds = pattern.grade_when is None or pattern.grade_when.truth(effective) is True
    return str(pattern.grade if holds else pattern.grade_else)


def _total(shown: Shown, score: Score) -> Iterator[Formula]:
    """Yield whether each number of points is surely reached, and whether it may be."""
    totals = shown.totals(score)
    known = conj((totals.made_for, neg(conj(pair.unknown for pair in totals.items))))
    yield known
    points = [item.points for item in score.items]
    for total in range(sum(min(one, 0) for one in points) + 1, sum(max(one, 0) for one in points) + 1):
        yield conj((known, weighs(totals.low, total)))
        yield conj((known, weighs(totals.high, total)))


def _added(score: Score, effective: Effective) -> tuple[int, int] | None:
    """Return the lowest and the highest total that is still possible; None where there is none."""
    truths = [(item.points, item.when.truth(effective)) for item in score.items]
    if not _holds(score, effective) or all(truth is None for _, truth in truths):
        return None
    sure = sum(points for points, truth in truths if truth)
    open_points = [points for points, truth in truths if truth is None and score.missing != "zero"]
    return sure + sum(min(one, 0) for one in open_points), sure + sum(max(one, 0) for one in open_points)
