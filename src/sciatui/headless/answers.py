"""An answers file: what it says of each question, checked against the flow before anything is asked.

Nothing is guessed: a name that the flow does not know, a value that its question does not take and a blank that it
does not offer are all reported at once, each with its question and line. What was answered is never repeated.
"""

from __future__ import annotations

from sciatui.engine.answer import NONE, check
from sciatui.engine.problem import Problem
from sciatui.flow.complaint import Fault, did_you_mean
from sciatui.flow.complaint import Path as Place
from sciatui.flow.gate import quoted
from sciatui.flow.values import Blank
from sciatui.headless.document import Document, read_document, read_stdin
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final, TextIO

    from sciatui.flow.definition import Flow, Question
    from sciatui.headless.play import Given

STDIN: Final = "-"
"""The name that stands for standard input."""

_KEYS: Final = ("answers", "title", "flow")
_MOST_ANSWERS: Final = 1_000
_MOST_KEYS: Final = 20
_MOST_HINTS: Final = 20
_BLANKS: Final[Mapping[Blank, tuple[object, ...]]] = {
    Blank.UNSURE: (Blank.UNSURE.value, {"unsure": True}),
    Blank.DECLINED: (Blank.DECLINED.value, {"declined": True}),
}
"""How the two blanks are written."""


class Sheet(NamedTuple):
    """The answers of one file: question to checked value, `UNSURE` or `DECLINED`."""

    answers: Mapping[str, Given]

    def __repr__(self) -> str:
        """Say how many answers there are and hide them."""
        return f"<Sheet of {len(self.answers)} answers>"


def read_sheet(where: str, flow: Flow, stdin: TextIO | None) -> Sheet:
    """Read the answers in a TOML or JSON file, or on standard input; raise `InputFileError` with every fault."""
    document = read_stdin(stdin) if where == STDIN else read_document(where)
    answers, faults = answers_in(flow, document.table.get("answers"))
    document.refuse([*_other_keys(flow, document), *faults])
    return Sheet(answers)


def answers_in(
    flow: Flow, table: object, at: Place = ("answers",), *, nobodys: bool = False
) -> tuple[dict[str, Given], list[Fault]]:
    """Check a table of answers that stands at `at`; return the good ones, and a fault for each other.

    With answers that are `nobodys`, as those of a test, the code that may be meant is named.
    """
    if not isinstance(table, dict):
        return {}, [Fault("E-answers", at[:-1], flow.words("headless.answers.no_table"))]
    if len(table) > _MOST_ANSWERS:
        message = flow.words("headless.answers.many", count=len(table), most=_MOST_ANSWERS)
        return {}, [Fault("E-answers", at, message)]
    answers: dict[str, Given] = {}
    faults: list[Fault] = []
    for name, value in table.items():
        question = flow.questions.get(name)
        place = (*at, name)
        if question is None:
            # To look for the nearest name costs time, and after so many nobody reads it.
            given: Given | Fault = _unknown(flow, name, place, hint=len(faults) < _MOST_HINTS)
        else:
            given = _given(flow, question, value, place, nobodys=nobodys)
        if isinstance(given, Fault):
            faults.append(given)
        else:
            answers[name] = given
    return answers, faults


def _other_keys(flow: Flow, document: Document) -> list[Fault]:
    """Refuse what is no part of an answers file: an answer above `[answers]` would be lost without a word."""
    words = flow.words
    others = [key for key in document.table if key not in _KEYS]
    faults = [
        Fault("E-key", (key,), words("headless.answers.key", name=quoted(key)), did_you_mean(key, _KEYS), at="key")
        for key in others[:_MOST_KEYS]
    ]
    if document.table.get("flow", flow.id) != flow.id:
        faults.append(Fault("E-flow", ("flow",), words("headless.answers.flow", flow=flow.id)))
    return faults


def taken(flow: Flow, question: Question, value: object) -> Given | Problem:
    """Return what is said of one question, as a file or a script writes it, or why it cannot be taken."""
    for blank, spellings in _BLANKS.items():
        if value in spellings:
            return blank
    return check(question, value, flow.words)


def _given(flow: Flow, question: Question, value: object, place: Place, *, nobodys: bool) -> Given | Fault:
    """Return what is said of one question, or what is wrong with it."""
    said = taken(flow, question, value)
    if not isinstance(said, Problem):
        return said
    hint = (nobodys and _meant(question, value)) or _how_to_write(flow, question, value)
    return Fault("E-answer", place, f"{question.id}: {said.message.rstrip('.')}", hint)


def _meant(question: Question, value: object) -> str:
    """Name the code that is nearest to each one that is not known; "" if that is not what is wrong."""
    codes = (*question.choices, *(blank.value for blank in _BLANKS), *((NONE,) if question.none else ()))
    labels = question.choices.values()
    written = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    wrong = [one for one in written if isinstance(one, str) and one not in codes and one not in labels]
    if not codes or question.kind not in {"choice", "choices", "body_map"}:
        return ""
    return " ".join(filter(None, (did_you_mean(one, codes) for one in wrong[:_MOST_HINTS])))


def _how_to_write(flow: Flow, question: Question, value: object) -> str:
    """Tell who wrote the right thing as another type how it is written; "" for any other mistake."""
    match question.kind:
        case "number" | "scale" if isinstance(value, str):
            return flow.words("headless.answers.as_number")
        case "choices" | "body_map" if not isinstance(value, list):
            return flow.words("headless.answers.as_list", code=next(iter(question.choices)))
        case "choice" if not isinstance(value, str):
            return flow.words("headless.answers.as_code", code=next(iter(question.choices)))
        case _:
            return ""


def _unknown(flow: Flow, name: str, place: Place, *, hint: bool) -> Fault:
    words = flow.words
    items = flow.screens[name].questions if name in flow.screens else ()
    message = words("headless.answers.unknown", question=quoted(name))
    if items:
        return Fault("E-question", place, message, words("headless.answers.items", items=", ".join(items)), at="key")
    return Fault("E-question", place, message, did_you_mean(name, flow.questions) if hint else "", at="key")
