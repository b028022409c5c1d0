"""A patient as a scenario file: what `sciatui test` runs, and what becomes a test of the flow once it is right."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from sciatui.check.prove.witness import Raw, Witness
from sciatui.check.report import Finding
from sciatui.engine.session import Session
from sciatui.flow.aliases import Value
from sciatui.flow.gate import outgoing
from sciatui.flow.values import Blank

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9_]+")
_NONE: Final = "none"


def file_name(finding: Finding) -> str:
    """Return a name for the file of a patient."""
    return f"{finding.complaint.rule}-{_UNSAFE.sub('-', finding.complaint.key).strip('-')}.toml"


def scenario(finding: Finding, witness: Witness, flow: str) -> str:
    """Return the scenario: it passes as long as the flow does what the complaint says.

    `flow` is how it names the flow; "" among that flow's own scenarios.
    """
    complaint = finding.complaint
    title = f"{complaint.rule} at {complaint.key}"[:200]
    lines = [
        f"# {outgoing(complaint.message)}.",
        "# This passes as long as the flow does so.",
        f"title = {_text(title)}",
        *([f"flow = {_text(flow)}"] if flow else []),
        f'tags = ["witness", {_text(complaint.rule)}]',
        'on_emergency = "continue"',
        "",
        "[answers]",
        *_answers(witness.before),
    ]
    if witness.change or witness.more:
        lines += ["", "[[step]]", "[step.expect]", *_expected(finding, witness.first)]
        lines += ["", "[[step]]"]
        for key, words in (("change", witness.change), ("answers", witness.more)):
            lines += [f"[step.{key}]", *_answers(words)] if words else []
    lines += ["", "[expect]", *_expected(finding, witness.last), ""]
    return "\n".join(lines)


def answers_of(words: Raw) -> dict[str, object]:
    """Return words as an answers sheet in JSON holds them."""
    return {name: _plain(word) for name, word in words.items()}


def _plain(word: Value | Blank) -> object:
    match word:
        case Blank():
            return word.value
        case frozenset():
            return sorted(word) or [_NONE]
        case date():
            return word.isoformat()
        case Decimal():
            return float(word)
        case tuple():
            return [{"name": one.name, "score": one.score} for one in word]
        case _:
            return word


def _answers(words: Raw) -> Iterator[str]:
    return (f"{name} = {_word(word)}" for name, word in words.items())


def _word(word: Value | Blank) -> str:
    match word:
        case Blank():
            return _text(word.value)
        case str():
            return _text(word)
        case frozenset():
            return f"[{', '.join(map(_text, sorted(word) or [_NONE]))}]"
        case date():
            return word.isoformat()
        case int() | Decimal():
            return str(word)
        case _:
            return f"[{', '.join(f'{{ name = {_text(one.name)}, score = {one.score} }}' for one in word)}]"


def _expected(finding: Finding, session: Session) -> Iterator[str]:
    """Yield what came of it, and whether what is complained of is there."""
    result = session.result()
    yield f'urgency = "{result.urgency}"'
    kind, _, rest = finding.complaint.key.partition(".")
    name = rest.partition(".")[0]
    came = {
        "red_flag": ("red_flags", [one.id for one in result.red_flags]),
        "advice": ("advice", [one.id for one in result.advice]),
        "treatment": ("treatments", [one.id for one in result.treatments]),
        "pattern": ("patterns", [one.id for one in result.patterns]),
        "topic": ("topics", list(result.topics)),
    }
    if kind in came:
        key, ids = came[kind]
        yield _among(key, name, ids)


def _among(key: str, name: str, ids: list[str]) -> str:
    return f'{"" if name in ids else "not_"}{key} = ["{name}"]'


def _text(text: str) -> str:
    """Write a text as TOML does."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
