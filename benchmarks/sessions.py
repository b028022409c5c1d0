"""Headless sessions per second: this engine, a hand-written Python function and zen-engine on the same rules.

    python benchmarks/sessions.py [--patients 2000] [--rounds 5] [--seconds 1]

The flow is made up (`sample_flow.py`): 40 questions on 25 pages of which 15 are conditional, and 20 rules. Every
program gets the same random patients and must give the same fired rules; rounds take turns (A B C, A B C, ...), and
a ratio is the median over rounds. Times are of the processor. Compared:

- plain     a function as a person would write it by hand: locals and if/else
- decide    the flow's generated function: results only
- session   a whole sheet: every answer checked, events, interruptions, result and reasons, all of it read
- steps     the same, answer by answer, as a screen or a script does it
- zen       zen-engine, the whole flow as one graph (skipped if it is not installed)

The first three get the answers as a program holds them (sets as frozensets); zen gets them as JSON has them.
"""

import argparse
import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sample_flow import MISSING, PAGES, RULES, patients, render, write_flow
from sciatui.engine.session import Session
from sciatui.flow.load import load_flow

Patient = dict[str, Any]
Run = Callable[[Patient], set[str]]


def plain_source() -> str:
    """Return the function that a person would write by hand."""
    lines = ["def session(p):"]
    for _, condition, questions in PAGES:
        indent = "    "
        if condition:
            lines.append(f"    if {render(condition, py_atom)}:")
            indent = "        "
        lines += [f"{indent}{question} = p[{question!r}]" for question in questions]
        if condition:
            lines.append("    else:")
            lines += [f"        {question} = {blank(question)!r}" for question in questions]
    lines += ["    fired = []", "    add = fired.append"]
    lines += [f"    if {render(condition, py_atom)}: add({rule!r})" for rule, _, condition in RULES]
    for position, (rule, _, _) in enumerate(sorted(RULES, key=lambda entry: -entry[1])):
        lines.append(f"    {'elif' if position else 'if'} {rule!r} in fired: out = {rule!r}")
    lines += ["    else: out = 'selfcare'", "    return out, fired"]
    return "\n".join(lines)


def blank(question: str) -> object:
    """Return what an unanswered question reads as in the hand-written function."""
    return () if MISSING[question] == [] else MISSING[question]


def py_atom(operator: str, question: str, operand: Any) -> str:
    """Return one comparison as Python."""
    match operator:
        case "is":
            return f"{question} == {operand!r}"
        case "in":
            return f"{question} in {tuple(operand)!r}"
        case ">=":
            return f"{question} >= {operand}"
        case "<=":
            return f"0 <= {question} <= {operand}"
        case "has":
            return f"{operand!r} in {question}"
        case "any":
            return "(" + " or ".join(f"{code!r} in {question}" for code in operand) + ")"
        case _:
            return f"len({question}) >= {operand}"


def plain() -> Run:
    """Compile the hand-written function."""
    names: dict[str, Any] = {}
    exec(compile(plain_source(), "plain", "exec"), names)  # noqa: S102 - our own text, the point of the comparison
    session = names["session"]
    return lambda patient: set(session(patient)[1])


def typed(patient: Patient) -> Patient:
    """Return a patient's answers as the engine holds them: sets as frozensets."""
    return {name: frozenset(value) if isinstance(value, list) else value for name, value in patient.items()}


def zen() -> Run | None:
    """Return zen-engine with pages and rules in one expression node, or None if it is not installed."""
    try:
        import zen as engine  # noqa: PLC0415 - optional
    except ImportError:
        return None
    decision = engine.ZenEngine().create_decision(json.dumps(zen_graph()))
    rules = [rule for rule, _, _ in RULES]

    def run(patient: Patient) -> set[str]:
        found = decision.evaluate(patient)["result"]
        return {rule for rule in rules if found["r_" + rule]}

    return run


def zen_graph() -> dict[str, Any]:
    """Return the flow as a JDM graph: relevance first, then the rules."""
    gated = {question for _, condition, questions in PAGES if condition for question in questions}

    def atom(operator: str, question: str, operand: Any) -> str:
        name = f"$.e_{question}" if question in gated else question
        match operator:
            case "is":
                return f"{name} == '{operand}'"
            case "in":
                return f"{name} in {operand!r}"
            case ">=":
                return f"{name} >= {operand}"
            case "<=":
                return f"({name} >= 0 and {name} <= {operand})"
            case "has":
                return f"'{operand}' in {name}"
            case "any":
                return "(" + " or ".join(f"'{code}' in {name}" for code in operand) + ")"
            case _:
                return f"len({name}) >= {operand}"

    steps: list[tuple[str, str]] = []
    for page, condition, questions in PAGES:
        if condition:
            steps.append((f"p_{page}", render(condition, atom, neg="not ({})")))
            for question in questions:
                empty = {"": "''", -1: "-1"}.get(MISSING[question] if MISSING[question] != [] else None, "[]")
                steps.append((f"e_{question}", f"$.p_{page} ? {question} : {empty}"))
    steps += [(f"r_{rule}", render(condition, atom, neg="not ({})")) for rule, _, condition in RULES]
    place = {"x": 0, "y": 0}
    expressions = [{"id": str(n), "key": key, "value": value} for n, (key, value) in enumerate(steps)]
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "i", "name": "in", "type": "inputNode", "position": place},
            {
                "id": "e",
                "name": "e",
                "type": "expressionNode",
                "position": place,
                "content": {"expressions": expressions},
            },
            {"id": "o", "name": "out", "type": "outputNode", "position": place},
        ],
        "edges": [
            {"id": "1", "sourceId": "i", "targetId": "e", "type": "edge"},
            {"id": "2", "sourceId": "e", "targetId": "o", "type": "edge"},
        ],
    }


def ours(folder: Path) -> tuple[Run, Run, Run]:
    """Return the three ways of ours: results only, a whole sheet with reasons, and answer by answer."""
    flow = load_flow(folder)
    decide = flow.program.decide

    def session(patient: Patient) -> set[str]:
        filled = Session.filled(flow, patient)
        filled.events  # noqa: B018 - they are part of what is read
        return {fired.id for fired in filled.result().red_flags}

    def steps(patient: Patient) -> set[str]:
        stands = Session.begin(flow)
        while (position := stands.position).at == "ask":
            for question in position.open:
                after = stands.answer(question, patient[question])
                assert isinstance(after, Session)
                stands = after
        return {fired.id for fired in stands.finish().result().red_flags}

    return (lambda patient: set(decide(patient)[1])), session, steps


def measure(run: Run, people: list[Patient], seconds: float) -> float:
    """Return microseconds of processor time for one session."""
    done = 0
    start = time.process_time()
    while (spent := time.process_time() - start) < seconds:
        for patient in people:
            run(patient)
        done += len(people)
    return spent / done * 1e6


def main() -> None:
    """Check that all agree, then measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patients", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0)
    options = parser.parse_args()
    raw = patients(options.patients)
    converted = [typed(patient) for patient in raw]
    with tempfile.TemporaryDirectory() as folder:
        decide, session, steps = ours(write_flow(Path(folder)))
    programs: dict[str, tuple[Run, list[Patient]]] = {
        "plain": (plain(), converted),
        "decide": (decide, converted),
        "session": (session, converted),
        "steps": (steps, converted),
    }
    if (other := zen()) is not None:
        programs["zen"] = (other, raw)
    expected = [programs["plain"][0](patient) for patient in raw]
    for name, (run, people) in programs.items():
        if [run(patient) for patient in people] != expected:
            sys.exit(f"{name} does not give the same fired rules")
    gc.disable()
    times: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(options.rounds):
        for name, (run, people) in programs.items():
            times[name].append(measure(run, people, options.seconds))
    print(f"{'program':<10}{'us/session':>12}{'sessions/s':>12}{'x plain':>10}")
    for name, values in times.items():
        ratio = statistics.median(mine / base for mine, base in zip(values, times["plain"], strict=True))
        middle = statistics.median(values)
        print(f"{name:<10}{middle:>12.1f}{1e6 / middle:>12.0f}{ratio:>10.2f}")


if __name__ == "__main__":
    main()
