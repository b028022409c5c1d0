"""W-no-rule: a flow without red flags and advice, which tells everybody that nothing is urgent."""

from collections.abc import Iterator

from sciatui.check.look import Look
from sciatui.flow.complaint import Fault
from sciatui.flow.values import URGENCIES

RULE = "W-no-rule"


def faults(look: Look) -> Iterator[Fault]:
    """Complain of the whole flow, where no rule can give more than the least that there is."""
    rules = [rule for some in (look.flow.red_flags, look.flow.advice) for rule in some.values()]
    if {given for rule in rules for given in (rule.urgency, rule.if_unknown)} <= {URGENCIES[0], None}:
        message = "Whatever is answered, no red flag and no advice says that anything is urgent"
        yield Fault(RULE, ("flow", "id"), message, "Write a rule for each answer that cannot wait.")
