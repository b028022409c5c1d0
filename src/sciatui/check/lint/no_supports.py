"""W-no-supports: a pattern that names nothing that speaks for it.

It would be said to fit, and no answer would stand beside it as a reason.
"""

from collections.abc import Iterator

from sciatui.check.look import Look
from sciatui.flow.complaint import Fault
from sciatui.flow.condition.reads import reads
from sciatui.flow.condition.tree import Condition

RULE = "W-no-supports"


def faults(look: Look) -> Iterator[Fault]:
    """Find pictures without reasons. One that only others make, such as none of them, has none to give."""
    for name, pattern in look.files.pattern.items():
        fit = look.conditions.trees.get(("pattern", name, "fit"))
        if not pattern.supports and fit is not None and _reads_answers(fit):
            message = "This fits without a reason that anybody sees"
            yield Fault(RULE, ("pattern", name), message, "Name in supports which answers speak for it.", at="key")


def _reads_answers(fit: Condition) -> bool:
    """Say whether a picture rests on answers, by itself or by values and scores, and not on other pictures alone."""
    read = reads(fit)
    return bool(read.questions) or any(what in {"value", "score"} for what, _ in read.names)
