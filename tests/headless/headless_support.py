"""Calls the headless commands as the command line does, on the small flow, and makes answers for it."""

import io
import json
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from hypothesis import strategies as st

from sciatui.errors import Exit, SciatuiError
from sciatui.flow.definition import Flow, Question
from sciatui.flow.load import load_flow
from sciatui.headless import questions, run, scenario

TESTS = Path(__file__).parents[1]
SMALL = TESTS / "flows" / "small"
GOLDEN = Path(__file__).parent / "golden"
COMMANDS: Mapping[str, ModuleType] = {"run": run, "questions": questions, "test": scenario}

QUIET: Mapping[str, object] = {
    "front_brake": "no",
    "rear_brake": "no",
    "frame_crack": "no",
    "noise_level": 0,
    "distance": 150,
    "pressure": 4.5,
    "loose_parts": ["none"],
    "last_service": "2026-09-30",
    "rides": [{"name": "to work", "score": 9}],
    "uses": "work",
    "notes": "It was a gift.",
}
"""Answers to a whole way through the small flow on which nothing is wrong."""

WORN: Mapping[str, object] = {
    **QUIET,
    "noise_level": 8,
    "noises": ["clicking", "grinding"],
    "chain_skips": "yes",
    "distance": 2500,
    "pressure": 2.5,
    "loose_parts": ["bars", "saddle"],
}


class Called(NamedTuple):
    """What a command did. `err` holds the words of a refusal too, as the command line shows them."""

    exit: Exit
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def call(command: str, *arguments: str, stdin: bytes = b"") -> Called:
    """Call one command in this process."""
    parser = ArgumentParser()
    COMMANDS[command].add_arguments(parser)
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="ascii"), io.StringIO()
    try:
        code = COMMANDS[command].main(
            parser.parse_args(arguments), out, err, io.TextIOWrapper(io.BytesIO(stdin), encoding="ascii")
        )
    except SciatuiError as fault:
        code = fault.exit
        err.write(str(fault) + "\n")
    return Called(code, out.buffer.getvalue().decode(), err.getvalue())


def sheet(answers: Mapping[str, object]) -> bytes:
    """Write an answers file as JSON."""
    return json.dumps({"answers": answers}).encode()


def run_small(answers: Mapping[str, object], *options: str) -> Called:
    """Run the small flow on these answers, given on standard input."""
    return call("run", str(SMALL), "--answers", "-", *options, stdin=sheet(answers))


@cache
def small() -> Flow:
    """Load the small flow."""
    return load_flow(SMALL)


def written(question: Question) -> st.SearchStrategy[object]:
    """Make anything that an answers file may say of a question."""
    blanks = [code for code, offered in (("not_sure", question.unsure), ("declined", question.decline)) if offered]
    return st.one_of(_value(question), st.sampled_from(blanks)) if blanks else _value(question)


def _value(question: Question) -> st.SearchStrategy[Any]:
    codes = list(question.choices)
    match question.kind:
        case "choice":
            return st.sampled_from(codes)
        case "choices" | "body_map":
            some = st.lists(st.sampled_from(codes), min_size=1, unique=True)
            return some | st.just(["none"]) if question.none else some
        case "number":
            assert question.minimum is not None
            assert question.maximum is not None
            whole = st.integers(int(question.minimum), int(question.maximum))
            return whole | whole.map(lambda n: n / 4) if question.decimal else whole
        case "scale":
            return st.integers(0, 10)
        case "date":
            return st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(date.isoformat)
        case "text":
            return st.text("aé ?\n", min_size=1, max_size=20).filter(lambda text: text.strip())
        case "activities":
            one = st.fixed_dictionaries({"name": st.text("ab", min_size=1, max_size=5), "score": st.integers(0, 10)})
            return st.lists(one, min_size=1, max_size=3)


@st.composite
def sheets(draw: st.DrawFn, *, whole: bool = True) -> dict[str, object]:
    """Make an answers file for the small flow; a whole one has an answer to every question."""
    answers = {name: draw(written(question)) for name, question in small().questions.items()}
    if whole:
        return answers
    return {name: answers[name] for name in answers if draw(st.booleans())}
