"""Which red flags and advice rules fired, why, and how urgent that is. The most urgent wins; nothing can lower it."""

from __future__ import annotations

from sciatui.engine.plan import MOST_KNOWN, Known, Plan
from sciatui.engine.reasons import enough, unsure_about
from sciatui.engine.result import Fired
from sciatui.flow.values import RANK, URGENCIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, TypeAlias

    from sciatui.flow.aliases import Effective, Urgency
    from sciatui.flow.definition import Flow
    from sciatui.flow.program import Finding

    class Standing(Protocol):
        """Where a session stands."""

        @property
        def findings(self) -> list[Finding] | None:
            """What its rules found, where that is known already."""

        def effective(self) -> Effective:
            """Every question with what rules read of it."""

    Names: TypeAlias = tuple[str, ...]
    Judged: TypeAlias = tuple[Urgency, Names, tuple[Fired, ...], tuple[Fired, ...], Names, Names]
    """How urgent it is; the shortest reason for this urgency, of a sure rule before an unsure one, and nothing if only
    open questions gave it; the red flags that fired; the advice; the red flags and the advice that these leave
    unknown."""


def judge(flow: Flow, stands: Standing) -> Judged:
    """Return what the rules say of where a session stands."""
    plan = Plan.of(flow)
    findings, known = stands.findings, plan.known
    if findings is None:
        findings, known = plan.find(stands.effective())
    first_advice = plan.first_advice
    red_flags: list[Fired] = []
    advice: list[Fired] = []
    unchecked: list[str] = []
    open_advice: list[str] = []
    heaviest, open_rank = (-1, False, 0), 0
    because: tuple[str, ...] = ()
    for finding in findings:
        one = known.get(finding) or _look_into(plan, finding, stands.effective(), known)
        is_flag = finding[0] < first_advice
        if one is not None:
            fired, weight = one
            (red_flags if is_flag else advice).append(fired)
            if weight > heaviest:
                heaviest, because = weight, fired.because
        elif (least := plan.rules[finding[0]].if_unknown) is not None:
            open_rank = max(open_rank, RANK[least])
            (unchecked if is_flag else open_advice).append(plan.rules[finding[0]].id)
    if heaviest[0] < open_rank:
        because = ()
    urgency, left_open = URGENCIES[max(heaviest[0], open_rank)], (tuple(unchecked), tuple(open_advice))
    return urgency, because, tuple(red_flags), tuple(advice), *left_open


def _look_into(plan: Plan, finding: Finding, effective: Effective, known: dict[Finding, Known]) -> Known | None:
    """Return why a rule fired: surely, or because the person could not say. None: open questions leave it unknown."""
    rule = plan.rules[finding[0]]
    if finding[1] is True:
        reason = enough(rule.when, effective)
        if len(known) >= MOST_KNOWN:
            known.clear()
        one = Known(Fired(rule.id, rule.urgency, reason, unsure=False), (RANK[rule.urgency], True, -len(reason)))
        known[finding] = one
        return one
    reason = unsure_about(rule.when, effective)
    if rule.if_unknown is None or not reason:
        return None
    fired = Fired(rule.id, rule.if_unknown, reason, unsure=True)
    return Known(fired, (RANK[rule.if_unknown], False, -len(reason)))
