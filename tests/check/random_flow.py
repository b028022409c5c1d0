"""Random flows that use the whole condition language, and random answers to them with every kind of blank.

Everything comes from one seed, so that a flow that goes wrong can be had again.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, NamedTuple

from sciatui.flow.aliases import Value
from sciatui.flow.compile import Wanted, compile_flow
from sciatui.flow.conditions import Conditions, parse_all
from sciatui.flow.definition import Flow, Question
from sciatui.flow.interface import load_words
from sciatui.flow.model import FlowFiles
from sciatui.flow.values import URGENCIES, Activity, Blank

WORDS = load_words("en")
KINDS = (
    *("choice", "choice", "checklist", "choices", "number", "number", "scale", "body_map"),
    *("date", "text", "activities"),
)
CODES = {"choice": ("yes", "no", "some", "other"), "choices": ("a", "b", "c"), "body_map": ("left", "right", "middle")}


class Made(NamedTuple):
    """A flow and its conditions."""

    flow: Flow
    conditions: Conditions


class Maker:
    """Makes the tables of one flow."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.screens: dict[str, dict[str, Any]] = {}
        self.questions: dict[str, dict[str, Any]] = {}
        self.values: dict[str, dict[str, Any]] = {}
        self.booleans: list[str] = []
        self.numbers: list[str] = []
        self.scores: dict[str, dict[str, Any]] = {}
        self.flags: dict[str, dict[str, Any]] = {}
        self.patterns: dict[str, dict[str, Any]] = {}

    def question(self) -> None:
        pick, name = self.random, f"q{len(self.screens)}"
        kind = pick.choice(KINDS)
        table: dict[str, Any] = {"section": "all", "ask": f"{name}?", "kind": kind}
        table |= {"unsure": pick.random() < 0.8, "decline": pick.random() < 0.4}
        if kind in CODES:
            codes = CODES[kind][: pick.randint(2, len(CODES[kind]))]
            table["choices"] = {code: code for code in codes}
            if kind != "choice" and pick.random() < 0.6:
                table["none"] = "None"
        if kind == "number":
            table["decimal"] = pick.random() < 0.4
            if pick.random() < 0.8:
                table |= {"min": pick.randint(-5, 0), "max": pick.randint(4, 9)}
        if self.questions and pick.random() < 0.5:
            table["when"] = self.condition()
        self.screens[name] = table
        if kind == "checklist":
            table["items"] = {f"{name}{letter}": "Is it so?" for letter in "ab"}
            item = {**table, "kind": "choice", "choices": {"yes": "Yes", "no": "No"}}
            self.questions |= dict.fromkeys(table["items"], item)
        else:
            self.questions[name] = table

    def atom(self) -> str:
        pick = self.random
        name = pick.choice(list(self.questions))
        table = self.questions[name]
        kind, codes = table["kind"], list(table.get("choices", ()))
        if pick.random() < 0.15:
            return self.state(name)
        if pick.random() < 0.15 and (known := self.named()):
            return pick.choice(known)
        if kind == "choice":
            some = pick.sample(codes, pick.randint(1, len(codes)))
            if len(some) == 1:
                return f"{name} {pick.choice(['==', '!='])} '{some[0]}'"
            return f"{name} {pick.choice(['in', 'not in'])} ({', '.join(map(repr, some))})"
        if kind in ("choices", "body_map"):
            if pick.random() < 0.3:
                return f"count({name}) {pick.choice(['>=', '<', '==', '>', '<='])} {pick.randint(1, len(codes) - 1)}"
            some = pick.sample(codes, pick.randint(1, len(codes)))
            return f"{pick.choice(['any_of', 'all_of', 'none_of'])}({name}, {', '.join(map(repr, some))})"
        if kind in ("number", "scale"):
            return self.comparison(name)
        return self.state(name)

    def named(self) -> list[str]:
        flags = [f"flag('{name}')" for name in self.flags]
        return [*self.booleans, *flags, *(f"fits('{name}')" for name in self.patterns), *self.totals()]

    def totals(self) -> list[str]:
        return [f"{name} >= {self.random.randint(-1, 3)}" for name in self.scores]

    def comparison(self, name: str) -> str:
        pick = self.random
        sign = pick.choice(["<", "<=", ">", ">=", "==", "!="])
        bound = pick.choice([1, 2, 3]) if not self.questions[name].get("decimal") else pick.choice(["1.5", "2", "0.25"])
        others = [other for other in [*self.terms(), *self.numbers] if other != name]
        match pick.randint(0, 5) if others else 0:
            case 1:
                return f"{name} {pick.choice(['+', '-'])} {pick.choice(others)} {sign} {bound}"
            case 2:
                return f"{name} {sign} {pick.choice(others)}"
            case 3:
                return f"{name} * 2 {sign} {bound} + {pick.choice(others)}"
            case _:
                return f"{name} {sign} {bound}" if pick.random() < 0.7 else f"0 <= {name} < {bound}"

    def terms(self) -> list[str]:
        counts = [
            f"count({name})" for name, table in self.questions.items() if table["kind"] in ("choices", "body_map")
        ]
        return [name for name, table in self.questions.items() if table["kind"] in ("number", "scale")] + counts

    def state(self, name: str) -> str:
        table = self.questions[name]
        states = [
            "answered",
            "asked",
            *(["unsure"] if table["unsure"] else []),
            *(["declined"] if table["decline"] else []),
        ]
        return f"{self.random.choice(states)}({name})"

    def condition(self, depth: int = 2) -> str:
        pick = self.random
        if not depth or pick.random() < 0.3:
            return self.atom()
        parts = [self.condition(depth - 1) for _ in range(pick.randint(2, 3))]
        match pick.randint(0, 3):
            case 0:
                return f"not ({parts[0]})"
            case 1:
                return f"at_least({pick.randint(1, len(parts))}, {', '.join(parts)})"
            case 2:
                return " and ".join(f"({part})" for part in parts)
            case _:
                return " or ".join(f"({part})" for part in parts)

    def define(self) -> None:
        """Define something that later conditions may name."""
        pick = self.random
        match pick.randint(0, 4):
            case 0:
                name = f"v{len(self.values)}"
                self.values[name] = {"expr": self.condition()}
                self.booleans.append(name)
            case 1 if self.terms():
                name = f"v{len(self.values)}"
                self.values[name] = {"expr": f"{pick.choice(self.terms())} {pick.choice('+-')} {pick.randint(1, 3)}"}
                self.numbers.append(name)
            case 2:
                items = [
                    {"when": self.condition(1), "points": pick.randint(-2, 3), "label": "One"}
                    for _ in range(pick.randint(1, 3))
                ]
                table = {
                    "title": "Count",
                    "items": items,
                    "source": ["one"],
                    "missing": pick.choice(["interval", "unknown"]),
                }
                if pick.random() < 0.4:
                    table["when"] = self.condition(1)
                self.scores[f"s{len(self.scores)}"] = table
            case 3:
                urgency = pick.randint(1, 4)
                self.flags[f"f{len(self.flags)}"] = {
                    "when": self.condition(),
                    "urgency": URGENCIES[urgency],
                    "if_unknown": pick.choice([*URGENCIES[: urgency + 1], "ignore"]),
                    "because": "Because.",
                    "title": "Flag",
                    "act": "Act.",
                    "source": ["one"],
                }
            case _:
                more = {"supports": [self.condition(1)], "against": [self.condition(1)]}
                texts = {"title": "Picture", "about": "About.", "grade": "C", "source": ["one"]}
                table = {"fit": self.condition(), "partly": self.condition(), **more, **texts}
                self.patterns[f"p{len(self.patterns)}"] = table

    def tables(self) -> dict[str, Any]:
        pick = self.random
        for _ in range(pick.randint(3, 8)):
            self.question()
            if pick.random() < 0.6:
                self.define()
        for _ in range(3):
            self.define()
        urgency = pick.randint(1, 3)
        advice = {"when": self.condition(), "urgency": URGENCIES[urgency], "title": "Go", "act": "Act."}
        if pick.random() < 0.5:
            advice["if_unknown"] = URGENCIES[pick.randint(0, urgency)]
        promise = {"given": self.condition(), "urgency_at_least": pick.choice(URGENCIES[1:])}
        shown = {"title": "Walk", "group": "move", "stance": "unclear", "line": "Line.", "source": ["one"]}
        return {
            "question": self.screens,
            "value": self.values,
            "score": self.scores,
            "red_flag": self.flags,
            "pattern": self.patterns,
            "advice": {"a": advice},
            "guarantee": {"g": promise},
            "treatment": {"t": {**shown, "when": self.condition(), "avoid_when": self.condition(), "avoid": "No."}},
        }


def made(seed: int) -> Made:
    """Return a flow; a seed whose tables hold a fault gives way to others that come from it."""
    for attempt in range(200):
        tables = Maker(Random(seed * 1_000 + attempt)).tables()  # noqa: S311
        files = FlowFiles.model_validate({**_frame(), **tables}, strict=False)
        conditions = parse_all(files)
        if not conditions.faults:
            wanted = Wanted(language="en", languages=("en",), region="", hash="0", words=WORDS)
            return Made(compile_flow(files, conditions, wanted), conditions)
    raise AssertionError(conditions.faults)


def _frame() -> dict[str, Any]:
    about = {"id": "random", "version": "1.0.0", "title": "Random", "date": "2026-01-01", "reviewed_by": "nobody"}
    book = {"title": "One", "publisher": "One", "year": 2026, "address": "one", "read": "2026-01-01"}
    return {
        "format": 1,
        "flow": {**about, "minutes": "one", "about": ["A test."]},
        "section": {"all": {"title": "All"}},
        "urgency": {urgency: {"title": "Title", "act": "Act.", "by_when": "Now"} for urgency in URGENCIES},
        "source": {"one": book},
    }


def states(flow: Flow, random: Random) -> Iterator[dict[str, Value | Blank]]:
    """Yield random words on the questions of a flow, without end; what has no word is left open."""
    while True:
        said = random.choice([0.3, 0.7, 0.95, 1.0])
        value = random.choice([0.5, 0.8, 1.0])
        words: dict[str, Value | Blank] = {}
        for name, question in flow.questions.items():
            if random.random() < said:
                words[name] = word(question, random, value)
        yield words


def word(question: Question, random: Random, value: float) -> Value | Blank:
    """Return something that can be said on a question: a value as likely as `value` says, or a blank it offers."""
    blanks = [Blank.UNSURE] * question.unsure + [Blank.DECLINED] * question.decline
    if blanks and random.random() > value:
        return random.choice(blanks)
    match question.kind:
        case "choice":
            return random.choice(list(question.choices))
        case "choices" | "body_map":
            least = 0 if question.none else 1
            return frozenset(
                random.sample(list(question.choices), random.randint(least, min(3, len(question.choices))))
            )
        case "number" | "scale":
            return number(question, random)
        case "text":
            return "x"
        case "activities":
            return (Activity("x", 3),)
        case _:
            return date(2026, 1, 2)


def number(question: Question, random: Random) -> int | Decimal:
    low = 0 if question.kind == "scale" else -6 if question.minimum is None else int(question.minimum)
    high = 10 if question.kind == "scale" else 12 if question.maximum is None else int(question.maximum)
    whole = random.randint(low, high)
    if question.decimal and whole < high and random.random() < 0.5:
        return Decimal(whole) + Decimal(random.choice(["0.25", "0.5", "0.0001"]))
    return whole
