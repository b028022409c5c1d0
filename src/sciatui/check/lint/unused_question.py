"""W-unused-question: a question with choices, a number, a scale or a drawing that no condition reads.

It is told in the summary and changes nothing. What texts, dates and a person's own activities say no condition can
read: they are asked to be told, so they are left alone.
"""

from collections.abc import Iterator

from sciatui.check.look import Look
from sciatui.check.prove.paths import question_path
from sciatui.flow.complaint import Fault

RULE = "W-unused-question"

_DECIDES = frozenset({"choice", "choices", "number", "scale", "body_map"})


def faults(look: Look) -> Iterator[Fault]:
    """Find questions that change nothing."""
    read = set(look.read_somewhere())
    for name, question in look.flow.questions.items():
        if question.kind in _DECIDES and name not in read:
            message = "No condition reads the answer to this, so it is only told in the summary"
            yield Fault(RULE, question_path(look.flow, name), message, "Use it, or leave it out.", at="key")
