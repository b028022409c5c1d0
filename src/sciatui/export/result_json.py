"""The result of a session as one JSON document: the contract that scripts rely on.

The same session gives the same bytes, in any order of the answers given. Nothing is in it that the engine did
not say, and no number that JSON does not have.
"""

from __future__ import annotations

from sciatui.engine.answer import NONE
from sciatui.flow.gate import outgoing
from sciatui.flow.values import Blank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal
    from typing import Final

    from sciatui.engine.events import Event
    from sciatui.engine.result import Fired, Result, ScoreTotal
    from sciatui.engine.session import Session
    from sciatui.flow.aliases import Value
    from sciatui.flow.definition import Flow, Question

try:
    from _json import (
        encode_basestring,
    )  # what `json` has, without the 4 ms that its other modules and `re` take to load
except ImportError:  # pragma: no cover - another Python
    from json.encoder import encode_basestring

SCHEMA: Final = 1
"""The version of the contract."""

Json = dict[str, object]


def as_json(session: Session, unused: Iterable[str] = ()) -> Json:
    """Return what a session says, in the shape of the contract.

    `unused` are the questions that an answers sheet holds an answer to and that nobody asked.
    """
    result = session.result()
    return {
        "schema": SCHEMA,
        "flow": flow_identity(session.flow),
        "status": result.status,
        "urgency": result.urgency,
        **_findings(result),
        "asked": [_asked(session.flow.questions[asked.subject], asked) for asked in result.asked],
        "unused": sorted(unused),
        "because": list(result.because),
        "interrupted_at": result.interrupted_at or None,
        "withdrawn": list(result.withdrawn),
        "unchecked": list(result.unchecked),
        "open_advice": list(result.open_advice),
        "withheld": [{"id": entry.id, "because": list(entry.because)} for entry in result.withheld],
        "visit_questions": list(result.visit_questions),
        "recheck": _recheck(session.flow, result),
    }


def dumps(document: Json) -> str:
    """Write a document as text that ends with a newline. Only finite numbers and whole characters pass."""
    return _written(document, "\n") + "\n"


def _written(value: object, line: str) -> str:
    """Write a value as `json.dumps` does with `indent=2`; `line` begins a line of what stands around it.

    Raises `ValueError` for a number that JSON does not have, `TypeError` for what is no JSON at all.
    """
    inner = line + "  "
    match value:
        case str():
            return encode_basestring(value)
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[value]
        case int():
            return int.__repr__(value)
        case float() if value - value == 0:
            return float.__repr__(value)
        case float():
            raise ValueError("JSON has no such number")
        case dict():
            pairs = (f"{encode_basestring(name)}: {_written(part, inner)}" for name, part in value.items())
            return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}" if value else "{}"
        case list() | tuple():
            return f"[{inner}{f',{inner}'.join(_written(part, inner) for part in value)}{line}]" if value else "[]"
    raise TypeError(f"{type(value).__name__} is not JSON")


def flow_identity(flow: Flow) -> Json:
    """Say which flow it is."""
    return {"id": flow.id, "version": flow.version, "hash": flow.hash}


def number(value: Decimal) -> int | float:
    """Return the JSON number that prints exactly as `value`, which has at most 15 digits."""
    return int(value) if value == value.to_integral_value() else float(value)


def _findings(result: Result) -> Json:
    return {
        "red_flags": [_fired(fired) for fired in result.red_flags],
        "advice": [_fired(fired) for fired in result.advice],
        "patterns": [
            {"id": pattern.id, "fit": pattern.fit, "for": list(pattern.supports), "against": list(pattern.against)}
            for pattern in result.patterns
        ],
        "scores": [_score(score) for score in result.scores],
        "treatments": [{"id": entry.id, "stance": entry.stance} for entry in result.treatments],
        "topics": list(result.topics),
    }


def _fired(fired: Fired) -> Json:
    """Describe a rule that fired; `unsure` stands there only where it fired for want of knowledge."""
    sure: Json = {"id": fired.id, "urgency": fired.urgency, "because": list(fired.because)}
    return {**sure, "unsure": True} if fired.unsure else sure


def _recheck(flow: Flow, result: Result) -> Json | None:
    """Say after how many days to check again, counted from the day of the answers."""
    return {"id": result.recheck, "days": flow.rechecks[result.recheck].days} if result.recheck else None


def _score(score: ScoreTotal) -> Json:
    """Describe a score; where answers are missing it has no value but a lowest and a highest one."""
    sure = score.low == score.high
    described: Json = {
        "id": score.id,
        "value": score.low if sure else None,
        "of": score.of,
        "meaning": score.meaning or None,
    }
    return described if sure else {**described, "low": score.low, "high": score.high}


def _asked(question: Question, asked: Event) -> Json:
    return {"question": asked.subject, "answer": answer_as_json(question, asked.answer)}


def answer_as_json(question: Question, answer: Value | Blank) -> object:
    """Write an answer as an answers sheet would hold it."""
    match answer:
        case Blank():
            return answer.value
        case str():
            return outgoing(answer)
        case frozenset():
            return [code for code in question.choices if code in answer] or [NONE]
        case tuple():
            return [{"name": outgoing(activity.name), "score": activity.score} for activity in answer]
        case int():
            return answer
        case _:
            return _decimal_or_date(answer)


def _decimal_or_date(answer: Decimal | date) -> object:
    from decimal import Decimal  # noqa: PLC0415 - few answers are either

    return number(answer) if isinstance(answer, Decimal) else answer.isoformat()
