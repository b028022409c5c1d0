"""What a request may say: its verb, the keys that each verb takes, and the type of each.

An unknown verb, an unknown key and a missing key are all refused by name, with the nearest that there is.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from sciatui.engine.problem import Problem, Refusal
from sciatui.export.result_json import Json
from sciatui.flow.complaint import did_you_mean
from sciatui.flow.gate import quoted

_DO: Final = "do"
_ID: Final = "id"
_LONGEST_ID: Final = 200

_Q: Final[Mapping[str, bool]] = {"q": True}
KEYS: Final[Mapping[str, Mapping[str, bool]]] = {
    "begin": {"flow": False, "lang": False, "region": False, "today": False},
    "answer": {"q": True, "value": True},
    "unsure": _Q,
    "decline": _Q,
    "clear": _Q,
    "change": {"q": False, "page": False},
    "back": {},
    "go_on": {},
    "acknowledge": {},
    "finish": {},
    "state": {},
    "explain": {"rule": False},
    "result": {},
    "export": {"format": True},
    "end": {},
}
"""Each verb with the keys that it takes, and whether it needs them."""


class Refused(Exception):
    """A request that is not done. The session is as it was."""

    def __init__(self, code: str, message: str, *, question: str = "", mark: Json | None = None) -> None:
        """Say why, by a code for programs and in words for people; `question` is the one it is about."""
        super().__init__(message)
        self.error: Json = {"code": code, **({"q": question} if question else {}), "message": message}
        self.mark: Json = mark or {}


def refused(problem: Problem, known: Iterable[str]) -> Refused:
    """Return an answer that is not taken as a refusal; `known` are the questions that there are."""
    message = problem.message
    if problem.refusal is Refusal.UNKNOWN_QUESTION:
        message = f"{message} {did_you_mean(problem.question, known)}".rstrip()
    return Refused(problem.refusal.value, message, question=problem.question)


class Request(NamedTuple):
    """A request with a verb that there is, and the keys that it takes."""

    verb: str
    mark: Json
    """The `id` that the reply repeats, if there is one."""
    keys: Mapping[str, object]

    def __repr__(self) -> str:
        """Name the verb and hide what it holds."""
        return f"<Request {self.verb}>"

    def text(self, key: str, otherwise: str = "") -> str:
        """Return the text under a key."""
        value = self.keys.get(key, otherwise)
        if not isinstance(value, str):
            raise Refused("bad_request", f"{key} must be a text.")
        return value


def request_in(table: Mapping[str, object]) -> Request:
    """Check what a line holds, or raise `Refused`."""
    mark = _mark(table)
    verb = table.get(_DO)
    if not isinstance(verb, str):
        raise Refused("bad_request", 'A request names what to do, such as {"do": "state"}.', mark=mark)
    takes = KEYS.get(verb)
    if takes is None:
        near = did_you_mean(verb, KEYS) or f"Known are: {', '.join(KEYS)}."
        raise Refused("unknown_verb", f"{quoted(verb)} is nothing that can be done. {near}", mark=mark)
    for key in table:
        if key not in takes and key not in {_DO, _ID}:
            near = did_you_mean(key, takes) or f"It takes: {', '.join(takes) or 'no key'}."
            raise Refused("unknown_key", f"{verb} does not take {quoted(key)}. {near}", mark=mark)
    for key, is_needed in takes.items():
        if is_needed and key not in table:
            raise Refused("missing_key", f"{verb} needs {quoted(key)}.", mark=mark)
    return Request(verb, mark, {key: value for key, value in table.items() if key in takes})


def _mark(table: Mapping[str, object]) -> Json:
    """Return what the reply repeats, so that a driver knows which request it answers."""
    if _ID not in table:
        return {}
    mark = table[_ID]
    is_text = isinstance(mark, str) and len(mark) <= _LONGEST_ID
    if not is_text and (not isinstance(mark, int) or isinstance(mark, bool)):
        raise Refused("bad_request", f"id is a whole number or a text of at most {_LONGEST_ID} characters.")
    return {_ID: mark}
