"""Answers that a tool found, written as an answers sheet and as a scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sciatui.engine.answer import NONE
from sciatui.engine.session import Session
from sciatui.export.toml_text import literal, table
from sciatui.flow.values import Blank
from sciatui.headless.play import end, play

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sciatui.flow.aliases import Value
    from sciatui.flow.definition import Flow, Question
    from sciatui.headless.play import OnEmergency


def played(flow: Flow, answers: Mapping[str, Value | Blank], on_emergency: OnEmergency = "continue") -> Session:
    """Play answers to their end, past interruptions unless said otherwise."""
    return end(play(Session.begin(flow), answers, "leave-open", on_emergency).session)


def sheet(flow: Flow, answers: Mapping[str, Value | Blank]) -> dict[str, object]:
    """Return answers as a sheet says them, in the order asked."""
    return {name: _said(question, answers[name]) for name, question in flow.questions.items() if name in answers}


def _said(question: Question, answer: Value | Blank) -> object:
    if isinstance(answer, Blank):
        return answer.value
    if isinstance(answer, frozenset):
        return [code for code in question.choices if code in answer] or [NONE]
    return answer


def scenario(
    flow: Flow,
    answers: Mapping[str, Value | Blank],
    *,
    title: str,
    head: str,
    tags: list[str],
    **expect: object,
) -> str:
    """Return a scenario with these answers; `head` is a comment above it.

    It names no flow, because it belongs among the scenarios of its own, also where that is copied or moved.
    """
    lines = [f"# {line}" for line in head.splitlines()]
    lines += [f"title = {literal(title)}", f"tags = {literal(tags)}", 'on_emergency = "continue"']
    return "\n".join(["\n".join(lines) + "\n", table("answers", sheet(flow, answers)), table("expect", expect)])


def with_steps(text: str, steps: Iterable[Mapping[str, object]]) -> str:
    """Return a scenario with steps between its answers and what it expects."""
    start, expect, rest = text.rpartition("[expect]\n")
    return "".join([start, *(table("[step]", step) + "\n" for step in steps), expect, rest])


def naming(text: str, flow: str) -> str:
    """Return a scenario that lies elsewhere, and so names its flow; without a name it stays as it is."""
    lines = text.split("\n")
    if flow:
        lines.insert(
            next(number for number, line in enumerate(lines) if line.startswith("tags")), f"flow = {literal(flow)}"
        )
    return "\n".join(lines)
