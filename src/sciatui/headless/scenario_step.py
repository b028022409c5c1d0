"""One step of a scenario: where the person should be, what happens there, and what it should come to."""

from __future__ import annotations

from sciatui.flow.complaint import Fault, did_you_mean
from sciatui.flow.complaint import Path as Place
from sciatui.flow.gate import quoted
from sciatui.headless.answers import answers_in
from sciatui.headless.expectation import faults_in
from sciatui.headless.scenario_keys import key_faults, name_faults
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, Final

    from sciatui.engine.position import Position
    from sciatui.flow.definition import Flow
    from sciatui.headless.play import Given

VERBS: Final = ("back", "go_on", "acknowledge", "finish", "stop")
"""What a step may do besides answering; each is the method of a session of that name."""

KEYS: Final[Mapping[str, type]] = {
    "page": str,
    "do": list,
    "change": dict,
    "loses": list,
    "clear": list,
    "answers": dict,
    "expect": dict,
}
_ENDS: Final = ("check", "done")


class Step(NamedTuple):
    """One step. What it holds happens in the order of these fields."""

    page: str
    """The page that must be shown when the step begins; empty if nothing is claimed."""
    do: tuple[str, ...]
    change: Mapping[str, Given]
    loses: tuple[str, ...] | None
    """The answers that the changes take along; None if nothing is claimed."""
    clear: tuple[str, ...]
    answers: Mapping[str, Given]
    expect: Mapping[str, object]

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return "<Step>"


def page_of(position: Position) -> str:
    """Return what a scenario calls the page that is shown: a screen, a red flag, `check` or `done`."""
    return position.screen or position.red_flag or position.at


def step_in(flow: Flow, table: Mapping[str, Any], at: Place) -> tuple[Step, list[Fault]]:
    """Check one step that stands at `at` and has the right keys; return it with its faults."""
    change, in_change = answers_in(flow, table.get("change", {}), (*at, "change"), nobodys=True)
    answers, in_answers = answers_in(flow, table.get("answers", {}), (*at, "answers"), nobodys=True)
    loses = table.get("loses")
    expect = table.get("expect", {})
    faults = [
        *in_change,
        *in_answers,
        *faults_in(flow, expect, (*at, "expect")),
        *_page_faults(flow, table.get("page", ""), (*at, "page")),
        *name_faults(table.get("do"), VERBS, f"any of {', '.join(VERBS)}", (*at, "do")),
        *name_faults(table.get("clear"), flow.questions, "questions of the flow", (*at, "clear")),
        *name_faults(loses, flow.questions, "questions of the flow", (*at, "loses")),
    ]
    if loses is not None and not change:
        faults.append(Fault("E-key", (*at, "loses"), "loses needs a change", at="key"))
    step = Step(
        page=table.get("page", ""),
        do=tuple(table.get("do", ())),
        change=change,
        loses=None if loses is None else tuple(loses),
        clear=tuple(table.get("clear", ())),
        answers=answers,
        expect=expect,
    )
    return step, faults


def step_faults(tables: object) -> Iterator[Fault]:
    """Yield what is wrong with the keys of the steps, before any name is looked up."""
    for number, table in enumerate(tables if isinstance(tables, list) else ()):
        if isinstance(table, dict):
            yield from key_faults(table, KEYS, ("step", number))
        else:
            yield Fault("E-type", ("step",), "A step is a table: write [[step]]")


def _page_faults(flow: Flow, page: str, at: Place) -> Iterator[Fault]:
    known = (*flow.screens, *flow.red_flags, *_ENDS)
    if page and page not in known:
        named = flow.questions.get(page)
        hint = f"It is asked on the page {quoted(named.screen)}." if named else did_you_mean(page, known)
        yield Fault("E-unknown-id", at, f"There is no page {quoted(page)}", hint)
