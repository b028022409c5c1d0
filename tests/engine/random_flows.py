"""Random flows and random ways through them, for the laws that every session must keep."""

from typing import Any, NamedTuple

from hypothesis import strategies as st

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.compile import Wanted, compile_flow
from sciatui.flow.conditions import parse_all
from sciatui.flow.definition import Flow
from sciatui.flow.interface import load_words
from sciatui.flow.model import FlowFiles

MOST_QUESTIONS = 7
WORDS = load_words("en")
URGENCIES = ("self_care", "routine", "soon", "same_day", "emergency")

VALUES: dict[str, list[object]] = {
    "choice": ["yes", "no"],
    "choices": [["a"], ["b"], ["a", "b"], ["none"]],
    "number": [0, 3, 9],
    "scale": [0, 5, 10],
}
KINDS: dict[str, dict[str, object]] = {
    "choice": {"choices": {"yes": "Yes", "no": "No"}},
    "choices": {"choices": {"a": "A", "b": "B"}, "none": "None of these"},
    "number": {"min": 0, "max": 9},
    "scale": {},
}


def atom(draw: st.DrawFn, name: str, kind: str, *, states: bool) -> str:
    """Return a comparison with one question's answer."""
    forms = {
        "choice": [f"{name} == 'yes'", f"{name} != 'yes'", f"{name} in ('yes', 'no')"],
        "choices": [f"any_of({name}, 'a')", f"none_of({name}, 'b')", f"count({name}) >= 2"],
        "number": [f"{name} >= 3", f"{name} + 1 < 5"],
        "scale": [f"{name} >= 5", f"2 <= {name} <= 7"],
    }[kind]
    if states:
        forms = [*forms, f"unsure({name})", f"answered({name})", f"asked({name})"]
    return draw(st.sampled_from(forms))


def condition(draw: st.DrawFn, kinds: dict[str, str], *, states: bool = True) -> str:
    """Return a condition over some of these questions."""
    names = draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=3))
    atoms = [atom(draw, name, kinds[name], states=states) for name in names]
    if len(atoms) == 1:
        return atoms[0]
    shape = draw(st.sampled_from(["and", "or", "not", "at_least"]))
    if shape == "at_least":
        return f"at_least({draw(st.integers(1, len(atoms)))}, {', '.join(atoms)})"
    if shape == "not":
        return f"not ({' and '.join(atoms)})"
    return f" {shape} ".join(atoms)


@st.composite
def flows(draw: st.DrawFn, *, steady: bool = False, branching: bool = False) -> Flow:
    """Return a flow.

    In a `steady` one red flags read only what is always asked, and no states. In a `branching` one there are few
    questions, and all but the first hang on an earlier one.
    """
    count = draw(st.integers(2, 3 if branching else MOST_QUESTIONS))
    kinds = {f"q{number}": draw(st.sampled_from(sorted(KINDS))) for number in range(count)}
    questions: dict[str, Any] = {}
    for number, (name, kind) in enumerate(kinds.items()):
        questions[name] = {"section": "all", "ask": f"{name}?", "kind": kind, "decline": True, **KINDS[kind]}
        if number and (branching or draw(st.booleans())):
            earlier = {other: kinds[other] for other in list(kinds)[:number]}
            questions[name]["when"] = condition(draw, earlier)
    always = {name: kind for name, kind in kinds.items() if "when" not in questions[name]}
    flags = {
        f"flag{number}": {
            "when": condition(draw, always if steady else kinds, states=not steady),
            "if_unknown": draw(st.sampled_from(URGENCIES)),
            "urgency": draw(st.sampled_from(URGENCIES)),
            "interrupt": draw(st.booleans()),
            "title": "Flag",
            "act": "Act.",
            "source": ["one"],
        }
        for number in range(draw(st.integers(1, 3)))
    }
    return compiled({"question": questions, "red_flag": flags, **rest(draw, kinds)})


def rest(draw: st.DrawFn, kinds: dict[str, str]) -> dict[str, Any]:
    """Return advice, a pattern, a score and a treatment over these questions."""
    source = {"source": ["one"]}
    return {
        "advice": {
            "visit": {"when": condition(draw, kinds), "urgency": "soon", "title": "Go", "act": "Act.", **source}
        },
        "pattern": {
            "picture": {
                "title": "Picture",
                "about": "About.",
                "fit": condition(draw, kinds),
                "partly": condition(draw, kinds),
                "supports": [condition(draw, kinds)],
                "against": [condition(draw, kinds)],
                "grade": "C",
                **source,
            }
        },
        "score": {
            "count": {
                "title": "Count",
                "items": [{"when": condition(draw, kinds), "points": 2, "label": "One"}],
                **source,
            }
        },
        "treatment": {
            "walk": {
                "title": "Walk",
                "group": "move",
                "stance": "worth_doing",
                "line": "It helps.",
                "avoid_when": condition(draw, kinds),
                "avoid": "Not now.",
                **source,
            }
        },
    }


def compiled(tables: dict[str, Any]) -> Flow:
    """Return a flow of these tables, with everything else that a flow must have."""
    words = {"title": "Title", "act": "Act.", "by_when": "Now"}
    files = FlowFiles.model_validate(
        {
            "format": 1,
            "flow": {
                "id": "random",
                "version": "1.0.0",
                "title": "Random",
                "date": "2026-01-01",
                "reviewed_by": "nobody",
                "minutes": "one",
                "about": ["A test."],
            },
            "section": {"all": {"title": "All"}},
            "urgency": dict.fromkeys(URGENCIES, words),
            "source": {
                "one": {"title": "One", "publisher": "One", "year": 2026, "address": "one", "read": "2026-01-01"}
            },
            **tables,
        },
        strict=False,
    )
    conditions = parse_all(files)
    assert not conditions.faults, conditions.faults
    return compile_flow(files, conditions, Wanted(language="en", languages=("en",), region="", hash="0", words=WORDS))


class Step(NamedTuple):
    """Something that a person may do; `pick` chooses among what is there to choose."""

    what: str
    pick: int


STEPS = ["answer"] * 8 + ["unsure", "decline", "clear", "back", "change", "go_on", "acknowledge", "finish", "stop"]


def ways(most: int = 14, *, least: int = 0) -> st.SearchStrategy[list[Step]]:
    """Return random ways through a flow."""
    return st.lists(st.builds(Step, st.sampled_from(STEPS), st.integers(0, 999)), min_size=least, max_size=most)


def take(session: Session, step: Step) -> Session:
    """Do one thing; what is refused changes nothing."""
    questions = list(session.flow.questions.values())
    question = questions[step.pick % len(questions)]
    match step.what:
        case "answer":
            values = VALUES[question.kind]
            after = session.answer(question.id, values[step.pick // 7 % len(values)])
        case "unsure":
            after = session.unsure(question.id)
        case "decline":
            after = session.decline(question.id)
        case "clear":
            after = session.clear(question.id)
        case "change":
            after = session.change(question.screen)
        case _:
            after = getattr(session, step.what)()
    return session if isinstance(after, Problem) else after


def walk(flow: Flow, way: list[Step]) -> Session:
    """Return the session after this way."""
    session = Session.begin(flow)
    for step in way:
        session = take(session, step)
    return session
