"""A small flow's names, what parsing finds and takes, and strategies for trees, answers and definitions over it."""

import time
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal, TypeVar, cast

from hypothesis import strategies as st

from sciatui.flow.aliases import Value
from sciatui.flow.condition.definitions import Definitions, Name, ScoreDefinition, ScoreItem, Tree
from sciatui.flow.condition.fault import Fault
from sciatui.flow.condition.names import ConstantSymbol, QuestionSymbol, Symbols, ValueType
from sciatui.flow.condition.parse import parse_condition
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Arithmetic,
    Asks,
    AtLeast,
    Compare,
    Comparison,
    Condition,
    Count,
    Has,
    Is,
    Literally,
    Named,
    NamedNumber,
    Not,
    Or,
    Quantifier,
    State,
    Term,
    Truth,
)
from sciatui.flow.values import Blank

Thing = TypeVar("Thing")


class Themselves(dict[Thing, Thing]):
    """What gives everything that is looked up in it."""

    def __missing__(self, thing: Thing) -> Thing:
        return thing


YES_NO: Final = {"yes": "Yes, new or changed", "no": "No"}
PLACES: Final = {"back": "Back", "calf": "Calf", "foot": "Foot or toes"}

QUESTIONS: Final[Mapping[str, QuestionSymbol]] = {
    "saddle": QuestionSymbol("choice", 0, YES_NO),
    "bladder": QuestionSymbol(
        "choice", 1, {"normal": "No change", "hard": "Hard to pass", "leak": "Leaking"}, decline=True
    ),
    "onset": QuestionSymbol("choice", 2, {"sudden": "Suddenly", "slow": "Slowly"}, unsure=False),
    "places": QuestionSymbol("choices", 3, PLACES),
    "drawn": QuestionSymbol("body_map", 4, {"left": "Left leg", "right": "Right leg"}),
    "weeks": QuestionSymbol("number", 5, unit="weeks", minimum=0, maximum=520),
    "days": QuestionSymbol("number", 6, unit="days", minimum=0),
    "pain": QuestionSymbol("scale", 7, minimum=0, maximum=10),
    "worst": QuestionSymbol("scale", 8, minimum=0, maximum=10),
    "fever": QuestionSymbol("number", 9, decimal=True),
    "note": QuestionSymbol("text", 10),
    "born": QuestionSymbol("date", 11),
    "hobbies": QuestionSymbol("activities", 12),
}
SYMBOLS: Final = Symbols(
    questions=QUESTIONS,
    values={
        "leg_pain": ValueType("boolean"),
        "long_ago": ValueType("number", "weeks", 4, 0),
        "broken": ValueType("broken"),
    },
    constants={"long_weeks": ConstantSymbol(6, "weeks"), "hot": ConstantSymbol(Decimal("37.8"))},
    scores=frozenset({"start"}),
    flags=frozenset({"cauda_equina", "infection"}),
    patterns=frozenset({"disc"}),
    checklists={"bladder_list": ("bladder",)},
)

CHOICES: Final = tuple(name for name, question in QUESTIONS.items() if question.kind == "choice")
SETS: Final = tuple(name for name, question in QUESTIONS.items() if question.kind in {"choices", "body_map"})
NUMBERS: Final = tuple(name for name, question in QUESTIONS.items() if question.kind in {"number", "scale"})

BLANKS: Final = st.sampled_from(tuple(Blank))
CODES: Final = {
    name: st.lists(st.sampled_from(tuple(question.codes)), min_size=1, unique=True)
    for name, question in QUESTIONS.items()
    if question.codes
}
SIGNS: Final[tuple[Comparison, ...]] = ("==", "<", "<=", ">", ">=")
QUANTIFIERS: Final[tuple[Quantifier, ...]] = ("any_of", "all_of", "none_of")
STATES: Final[tuple[State, ...]] = ("answered", "unsure", "declined", "asked")
NUMBER: Final = st.integers(0, 8) | st.decimals(0, 8, places=1)


def answers(question: str) -> st.SearchStrategy[Value]:
    """Give answers that the question can have; few different ones, so that comparisons go both ways."""
    symbol = QUESTIONS[question]
    if symbol.kind == "choice":
        return st.sampled_from(tuple(symbol.codes))
    if symbol.kind in {"choices", "body_map"}:
        return st.frozensets(st.sampled_from(tuple(symbol.codes)))
    return NUMBER if symbol.decimal else st.integers(0, 8) if question in NUMBERS else st.just("words")


EFFECTIVE: Final[st.SearchStrategy[dict[str, Value | Blank]]] = st.fixed_dictionaries(
    {question: BLANKS | answers(question) | answers(question) for question in QUESTIONS}
)
RAW: Final[st.SearchStrategy[dict[str, Value | Blank]]] = st.fixed_dictionaries(
    {},
    optional={
        question: answers(question) | answers(question) | BLANKS.filter(lambda b: b is not Blank.NOT_ASKED)
        for question in QUESTIONS
    },
)


# Drawn by hand rather than with `st.one_of`: making strategies anew for each set of names takes most of the time.


def _pick(draw: st.DrawFn, things: Sequence[Thing]) -> Thing:
    return things[draw(st.integers(0, len(things) - 1))]


def draw_term(draw: st.DrawFn, questions: Sequence[str], names: Sequence[Name], depth: int = 1) -> Term:
    """Draw a number over these questions and names."""
    numbers, sets = [q for q in questions if q in NUMBERS], [q for q in questions if q in SETS]
    named = [name for name in names if name[0] in {"constant", "score"} or name[1].startswith("number")]
    kinds = ["written", *["answer"] * 3 * bool(numbers), *["count"] * bool(sets), *["named"] * bool(named)]
    match _pick(draw, [*kinds, "sum"] if depth else kinds):
        case "answer":
            return AnswerTo(_pick(draw, numbers))
        case "count":
            return Count(_pick(draw, sets))
        case "named":
            what, name = _pick(draw, named)
            return NamedNumber(cast("Literal['value']", what), name)
        case "sum":
            left, right = (draw_term(draw, questions, names, depth - 1) for _ in "ab")
            return Arithmetic(left, _pick(draw, ("+", "-", "*")), right)
        case _:
            return Literally(draw(NUMBER))


def draw_tree(draw: st.DrawFn, questions: Sequence[str], names: Sequence[Name] = (), depth: int = 3) -> Condition:
    """Draw a condition over these questions and names."""
    named = [name for name in names if name[0] in {"flag", "pattern"} or name[1].startswith("truth")]
    kinds = ["compare", *["atom"] * 3, *["named"] * 2 * bool(named), *["not", "and", "or", "least"] * 2 * bool(depth)]
    match _pick(draw, kinds if depth else [*kinds, "truth"]):
        case "atom":
            return _draw_atom(draw, _pick(draw, questions))
        case "named":
            what, name = _pick(draw, named)
            return Named(cast("Literal['flag']", what), name)
        case "not":
            return Not(draw_tree(draw, questions, names, depth - 1))
        case "and" | "or" | "least" as kind:
            parts = tuple(draw_tree(draw, questions, names, depth - 1) for _ in range(draw(st.integers(1, 3))))
            if kind == "least":
                return AtLeast(draw(st.integers(1, len(parts))), parts)
            return And(parts) if kind == "and" else Or(parts)
        case "truth":
            return Truth(draw(st.booleans()))
        case _:
            left, right = (draw_term(draw, questions, names) for _ in "ab")
            return Compare(left, _pick(draw, SIGNS), right)


def _draw_atom(draw: st.DrawFn, question: str) -> Condition:
    codes = tuple(QUESTIONS[question].codes)
    some = codes and tuple(draw(CODES[question]))
    if question in CHOICES and draw(st.integers(0, 3)):
        return Is(question, some)
    if question in SETS and draw(st.integers(0, 3)):
        return Has(question, _pick(draw, QUANTIFIERS), some)
    return Asks(question, _pick(draw, STATES))


@st.composite
def trees(draw: st.DrawFn, questions: Sequence[str], names: Sequence[Name] = (), depth: int = 3) -> Condition:
    """Give conditions over these questions and names."""
    return draw_tree(draw, questions, names, depth)


@st.composite
def definitions(draw: st.DrawFn, questions: Sequence[str] = tuple(QUESTIONS)) -> tuple[Definitions, tuple[Name, ...]]:
    """Give definitions, each leaning only on those before it, and their names."""
    values: dict[str, Tree] = {}
    scores: dict[str, ScoreDefinition] = {}
    flags: dict[str, Condition] = {}
    patterns: dict[str, Condition] = {}
    names: list[Name] = [("constant", "limit")]
    for number in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(("truth", "number", "score", "flag", "pattern")))
        tree = trees(questions, tuple(names), 1)
        if kind == "truth":
            values[f"truth{number}"] = draw(tree)
            names.append(("value", f"truth{number}"))
        elif kind == "number":
            values[f"number{number}"] = draw_term(draw, questions, names, 2)
            names.append(("value", f"number{number}"))
        elif kind == "score":
            items = draw(st.lists(st.builds(ScoreItem, tree, st.integers(-1, 3)), min_size=1, max_size=3))
            scores[f"score{number}"] = ScoreDefinition(tuple(items), draw(st.none() | tree))
            names.append(("score", f"score{number}"))
        elif kind == "flag":
            flags[f"flag{number}"] = draw(tree)
            names.append(("flag", f"flag{number}"))
        else:
            patterns[f"pattern{number}"] = draw(tree)
            names.append(("pattern", f"pattern{number}"))
    return Definitions(values, {"limit": 4}, scores, flags, patterns), tuple(names)


def only(faults: tuple[Fault, ...]) -> Fault:
    """Return the first fault; there has to be one."""
    assert faults, "nothing was found wrong"
    return faults[0]


def seconds(text: str) -> float:
    """Return the processor time that parsing takes, undisturbed by what else the machine does: the least of three."""
    times = []
    for _ in range(3):
        begin = time.process_time()
        parse_condition(text, SYMBOLS)
        times.append(time.process_time() - begin)
    return min(times)
