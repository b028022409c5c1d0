"""W-unused-choice: a choice that no condition names, on a question that decides how urgent a result is.

One choice of several may stay unnamed: it is what is left. On a set every one has to be named, or all are counted.
"""

from collections.abc import Iterator

from sciatui.check.look import Look
from sciatui.check.prove.paths import question_path
from sciatui.flow.complaint import Fault, Path
from sciatui.flow.condition.tree import Count, Has, Is
from sciatui.flow.definition import Question

RULE = "W-unused-choice"


def faults(look: Look) -> Iterator[Fault]:
    """Find choices that are easily forgotten in a condition."""
    named: dict[str, set[str]] = {name: set() for name in look.deciding}
    for _, node in look.nodes:
        match node:
            case Is(name, codes) | Has(name, _, codes) if name in named:
                named[name].update(codes)
            case Count(name) if name in named:
                named[name].update(look.flow.questions[name].choices)
            case _:
                pass
    for name, question in look.flow.questions.items():
        if named.get(name):
            left = [code for code in question.choices if code not in named[name]]
            if len(left) > (question.kind == "choice"):
                yield Fault(RULE, _place(look, question, left[0]), _message(left, question), "Name them, or join them.")


def _message(left: list[str], question: Question) -> str:
    listed = ", ".join(map(repr, left))
    if question.kind == "choice":
        return f"No condition tells these choices apart: {listed}"
    return f"No condition names {listed}"


def _place(look: Look, question: Question, code: str) -> Path:
    """Return where a choice stands, or where its question names a list of choices."""
    choices = look.files.question[question.screen].choices
    if question.screen != question.id or not isinstance(choices, dict):
        return question_path(look.flow, question.id)
    return ("question", question.id, "choices", code)
