"""Which red flags and advice rules fired, why, and how urgent that is. The most urgent wins; nothing can lower it."""

from __future__ import annotations

from sciatui.engine.plan import MOST_KNOWN, Known, Plan
from sciatui.engine.reasons import enough, unsure_about
from sciatui.engine.result import Fired
from sciatui.flow.values import RANK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final, Protocol, TypeAlias

    from sciatui.flow.aliases import Effective, Urgency
    from sciatui.flow.program import Finding

    class Standing(Protocol):
        """Where a session stands."""

        plan: Plan
        findings: list[Known | Finding]
        """What its rules found, as far as it is known already."""

        def effective(self) -> Effective:
            """Every question with what rules read of it."""

    Names: TypeAlias = tuple[str, ...]
    Judged: TypeAlias = tuple[Urgency, Names, tuple[Fired, ...], tuple[Fired, ...], Names, Names]
    """How urgent it is; the shortest reason for this urgency, of a sure rule before an unsure one, and nothing if only
    open questions gave it; the red flags that fired; the advice; the red flags and the advice that these leave
    unknown."""

_NOTHING: Final = Known(0, "", "self_care", (), (-1, False, 0))
_SHORTEST: Final = -1_000
"""Lighter than the longest reason."""


def judge(stands: Standing) -> Judged:
    """Return what the rules say of where a session stands."""
    heaviest, most = _NOTHING, _NOTHING.weight
    lists: tuple[list[Any], ...] = ([], [], [], [])
    for finding in stands.findings:
        one = finding if isinstance(finding, Known) else _look_into(stands.plan, finding, stands.effective())
        if one is not None:
            lists[one.where].append(one.says)
            if one.weight > most:
                heaviest, most = one, one.weight
    red_flags, advice, unchecked, open_advice = lists
    return heaviest.urgency, heaviest.because, tuple(red_flags), tuple(advice), tuple(unchecked), tuple(open_advice)


def _look_into(plan: Plan, finding: Finding, effective: Effective) -> Known | None:
    """Return why a rule fired: surely, or because the person could not say; or that open questions leave it unknown.

    None: it gives nothing where it is unknown.
    """
    rule = plan.rules[finding[0]]
    where = int(finding[0] >= plan.first_advice)
    if finding[1] is True:
        reason = enough(rule.when, effective)
        if len(plan.known) >= MOST_KNOWN:
            plan.known.clear()
        fired = Fired(rule.id, rule.urgency, reason, unsure=False)
        one = Known(where, fired, rule.urgency, reason, (RANK[rule.urgency], True, -len(reason)))
        plan.known[finding] = one
        return one
    if rule.if_unknown is None:
        return None
    reason = unsure_about(rule.when, effective)
    if not reason:
        return Known(where + 2, rule.id, rule.if_unknown, (), (RANK[rule.if_unknown], False, _SHORTEST))
    fired = Fired(rule.id, rule.if_unknown, reason, unsure=True)
    return Known(where, fired, rule.if_unknown, reason, (RANK[rule.if_unknown], False, -len(reason)))
