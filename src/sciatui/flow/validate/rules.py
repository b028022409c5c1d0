"""What red flags, advice, treatments and topics must say beside their conditions."""

from collections.abc import Iterator

from sciatui.flow.aliases import Urgency
from sciatui.flow.complaint import Fault, Path
from sciatui.flow.model import Pattern, RedFlag, Treatment
from sciatui.flow.validate.subject import Subject
from sciatui.flow.values import RANK

_INTERRUPTS = frozenset({"emergency", "same_day"})


def faults(subject: Subject) -> Iterator[Fault]:
    """Find rules that leave out a reason they owe, or whose urgencies do not go together."""
    for name, flag in subject.files.red_flag.items():
        yield from _red_flag(("red_flag", name), flag)
    for name, advice in subject.files.advice.items():
        yield from _unknown_is_worse(("advice", name), advice.if_unknown or "self_care", advice.urgency)
    for name, pattern in subject.files.pattern.items():
        yield from _pattern(("pattern", name), pattern)
    for name, treatment in subject.files.treatment.items():
        yield from _treatment(("treatment", name), treatment)
    for name, topic in subject.files.topic.items():
        if topic.you_may_have_read is not None and topic.now is None:
            message = "This says what people may have read, but not what guidance says now"
            yield Fault("E-missing", ("topic", name, "you_may_have_read"), message, 'Add now = "…".', at="key")


def _red_flag(path: Path, flag: RedFlag) -> Iterator[Fault]:
    """Look at one warning sign."""
    if flag.interrupt and flag.urgency not in _INTERRUPTS:
        message = f"A warning sign of urgency {flag.urgency} does not interrupt"
        yield Fault("E-urgency", (*path, "interrupt"), message, "Only emergency and same_day may.")
    if flag.if_unknown != "ignore":
        yield from _unknown_is_worse(path, flag.if_unknown, flag.urgency)
    elif flag.because is None:
        message = "Unknown is ignored here, and nothing says why"
        yield Fault("E-because-missing", (*path, "if_unknown"), message, 'Add because = "…".')


def _pattern(path: Path, pattern: Pattern) -> Iterator[Fault]:
    """Look at one pattern."""
    if (pattern.grade_when is None) is not (pattern.grade_else is None):
        here, missing = ("grade_when", "grade_else") if pattern.grade_else is None else ("grade_else", "grade_when")
        message = f"'{here}' parts this pattern's grade in two, but '{missing}' is missing"
        yield Fault("E-missing", (*path, here), message, at="key")


def _treatment(path: Path, treatment: Treatment) -> Iterator[Fault]:
    """Look at one treatment."""
    if treatment.avoid_when is not None and treatment.avoid is None:
        message = "This treatment is withheld from some, and nothing says why"
        yield Fault("E-because-missing", (*path, "avoid_when"), message, 'Add avoid = "…".')
    if treatment.avoid is not None and treatment.avoid_when is None:
        yield Fault("E-missing", (*path, "avoid"), "This says why, but 'avoid_when' is missing", at="key")


def _unknown_is_worse(path: Path, unknown: Urgency, known: Urgency) -> Iterator[Fault]:
    """Find rules for which not knowing is more urgent than knowing."""
    if RANK[unknown] > RANK[known]:
        message = f"Unknown gives {unknown} here, which is more urgent than {known}"
        yield Fault("E-urgency", (*path, "if_unknown"), message, f"At most {known} makes sense.")
