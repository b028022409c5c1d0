"""`sciatui questions`: every question of a flow, in the order asked: what an answers file may hold.

As JSON it is a contract for scripts, as Markdown a page for people. It says what is asked, never what an answer means.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TextIO

from sciatui.engine.answer import MOST_ACTIVITIES, NONE, SCALE_TOP
from sciatui.errors import Exit
from sciatui.export.md import escaped
from sciatui.export.put import put
from sciatui.export.result_json import Json, dumps, flow_identity, number
from sciatui.flow.aliases import Number
from sciatui.flow.definition import Flow, Question
from sciatui.flow.load import load_flow
from sciatui.headless.common import add_flow

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_SETS: Final = frozenset({"choices", "body_map"})


def add_arguments(parser: "ArgumentParser") -> None:
    """Add what `sciatui questions` understands."""
    add_flow(parser)
    parser.add_argument("--format", choices=("json", "md"), default="md")


def main(arguments: "Namespace", stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Print the questions of the flow."""
    flow = load_flow(arguments.flow, language=arguments.lang, region=arguments.region, cache=arguments.cache)
    put(stdout, dumps(as_json(flow)) if arguments.format == "json" else as_markdown(flow))
    return Exit.DONE


def as_json(flow: Flow) -> Json:
    """Return the questions in the shape of the contract."""
    return {
        "flow": {**flow_identity(flow), "title": flow.title},
        "questions": as_questions(flow, flow.questions),
    }


def as_questions(flow: Flow, names: Iterable[str]) -> list[Json]:
    """Return some questions in the same shape."""
    return [_question(flow, flow.questions[name]) for name in names]


def _question(flow: Flow, question: Question) -> Json:
    low, high = (0, SCALE_TOP) if question.kind == "scale" else (question.minimum, question.maximum)
    return {
        "id": question.id,
        "section": question.section,
        "group": question.screen if flow.screens[question.screen].checklist else None,
        "kind": question.kind,
        "ask": question.ask,
        "why": question.why,
        "choices": dict(question.choices),
        "unit": question.unit or None,
        "min": _number(low),
        "max": _number(high),
        "unsure": question.unsure,
        "when": None if question.when is None else question.when.text,
        "decimal": question.decimal,
        "decline": question.decline,
        "none": question.none or None,
    }


def _number(value: Number | None) -> int | float | None:
    return number(value) if isinstance(value, Decimal) else value


def as_markdown(flow: Flow) -> str:
    """Return the questions as a page to read, section by section."""
    intro = flow.words("headless.questions.intro", flow=flow.id, version=flow.version)
    lines = [f"# {escaped(flow.title)}", "", intro, ""]
    section = screen = ""
    for question in flow.questions.values():
        if question.section != section:
            section = question.section
            lines += [f"## {escaped(flow.sections[section].title)}", ""]
        if question.screen != screen:
            screen = question.screen
            if flow.screens[screen].checklist:
                lines += [f"### {escaped(flow.screens[screen].heading)}", ""]
        lines += [*_paragraph(flow, question), ""]
    return "\n".join(lines[:-1]) + "\n"


def _paragraph(flow: Flow, question: Question) -> Iterator[str]:
    """Describe one question: its name, what it asks, what it takes and when it is asked."""
    yield f"**`{question.id}`** {escaped(question.ask)}"
    yield ""
    yield from (f"- `{code}`: {escaped(label)}" for code, label in question.choices.items())
    if question.none and question.kind in _SETS:
        yield f"- `{NONE}`: {escaped(question.none)}"
    words = flow.words
    if not question.choices:
        kind = "whole_number" if question.kind == "number" and not question.decimal else question.kind
        yield "- " + words(f"headless.questions.{kind}", **_limits(question))
    blanks = {"not_sure": question.unsure, "declined": question.decline}
    offered = ", ".join(f"`{blank}`" for blank, is_offered in blanks.items() if is_offered)
    if offered:
        yield "- " + words("headless.questions.blanks", blanks=offered)
    if question.when is not None:
        yield "- " + words("headless.questions.when", when=question.when.text)


def _limits(question: Question) -> Mapping[str, str | int]:
    low, high = ("…" if end is None else str(end) for end in (question.minimum, question.maximum))
    return {"low": low, "high": high, "unit": escaped(question.unit) or "-", "most": MOST_ACTIVITIES}
