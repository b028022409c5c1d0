"""What a scenario expects of a result, and where a result falls short of it.

Expectations are matched as a subset: what is not mentioned is not looked at. An empty list is a claim of its own:
none at all. Names that the flow does not know are faults of the scenario, because such a claim could never fail.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from sciatui.flow.complaint import Fault, did_you_mean, there_are
from sciatui.flow.complaint import Path as Place
from sciatui.flow.gate import quoted
from sciatui.flow.values import RANK, URGENCIES
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from sciatui.engine.result import Result, Status
    from sciatui.flow.definition import Flow

STATUSES: Final[tuple[Status, ...]] = ("finished", "interrupted", "stopped")
FITS: Final = ("fit", "partly_fit", "no")
_NONE: Final = "none"
_MOST_LISTED: Final = 20


class Outcome(NamedTuple):
    """What a scenario came to."""

    result: Result
    unused: tuple[str, ...]


class Miss(NamedTuple):
    """An expectation that was not met."""

    key: str
    """Which expectation, such as `urgency` or `red_flags`."""
    expected: str
    came: str
    about: tuple[str, ...] = ()
    """Ids of what was expected and is missing, or is there and was not expected."""
    instead: object = None
    """What the file would have to say to be met.

    None where that cannot be written, and where it must not be without a person: a bound, or that something must not
    come, says what has to hold and not what happened to come.
    """


class _List(NamedTuple):
    """An expectation that lists ids."""

    kind: str
    """What the ids are of; one of `_KNOWN`."""
    came: Callable[[Outcome], Iterable[str]]


_KNOWN: Final[Mapping[str, Callable[[Flow], Collection[str]]]] = {
    "red flag": lambda flow: flow.red_flags,
    "rule of advice": lambda flow: flow.advice,
    "pattern": lambda flow: flow.patterns,
    "treatment": lambda flow: flow.treatments,
    "topic": lambda flow: flow.topics,
    "score": lambda flow: flow.scores,
    "question to take along": lambda flow: flow.visit_questions,
    "date to check again": lambda flow: flow.rechecks,
    "question": lambda flow: flow.questions,
    "checklist": lambda flow: [name for name, screen in flow.screens.items() if screen.checklist],
}
"""What ids are of, and the ids of a flow."""

_LISTS: Final[Mapping[str, _List]] = {
    "red_flags": _List("red flag", lambda outcome: (one.id for one in outcome.result.red_flags)),
    "unchecked": _List("red flag", lambda outcome: outcome.result.unchecked),
    "open_advice": _List("rule of advice", lambda outcome: outcome.result.open_advice),
    "unsure": _List("red flag", lambda outcome: (one.id for one in outcome.result.red_flags if one.unsure)),
    "withdrawn": _List("red flag", lambda outcome: outcome.result.withdrawn),
    "advice": _List("rule of advice", lambda outcome: (one.id for one in outcome.result.advice)),
    "patterns": _List("pattern", lambda outcome: (one.id for one in outcome.result.patterns)),
    "scores": _List("score", lambda outcome: (one.id for one in outcome.result.scores)),
    "treatments": _List("treatment", lambda outcome: (one.id for one in outcome.result.treatments)),
    "withheld": _List("treatment", lambda outcome: (one.id for one in outcome.result.withheld)),
    "topics": _List("topic", lambda outcome: outcome.result.topics),
    "visit_questions": _List("question to take along", lambda outcome: outcome.result.visit_questions),
    "asked": _List("question", lambda outcome: (one.subject for one in outcome.result.asked)),
    "unused": _List("question", lambda outcome: outcome.unused),
}
_NOT: Final = "not_"
_WHOLE: Final = ("red_flags", "advice", "patterns")
"""Lists that are short and say much: one that is wrong is written anew as a whole."""
_ORDERED: Final = ("urgency", "urgency_at_least", "urgency_at_most")
_SINGLE: Final[Mapping[str, Callable[[Result], str]]] = {
    "status": lambda result: result.status,
    "interrupted_at": lambda result: result.interrupted_at,
    "recheck": lambda result: result.recheck,
}
"""Expectations of one word."""
_TABLES: Final = ("patterns", "scores")
KEYS: Final = (
    *_ORDERED,
    *_SINGLE,
    *_LISTS,
    *(_NOT + name for name in _LISTS if name != "unused"),
)


def faults_in(flow: Flow, expect: object, at: Place) -> Iterator[Fault]:
    """Yield what is wrong with a table of expectations that stands at `at`."""
    if not isinstance(expect, Mapping):
        yield Fault("E-type", at, "This must be a table of expectations")
        return
    for key, wanted in expect.items():
        if key not in KEYS:
            yield Fault("E-key", (*at, key), f"{quoted(key)} cannot be expected", did_you_mean(key, KEYS), at="key")
        else:
            yield from _faults_of(flow, key, wanted, (*at, key))


def _faults_of(flow: Flow, key: str, wanted: object, at: Place) -> Iterator[Fault]:
    """Yield what is wrong with one expectation."""
    if key in _ORDERED:
        yield from _no_word(wanted, URGENCIES, at)
    elif key == "status":
        yield from _no_word(wanted, STATUSES, at)
    elif key in _SINGLE:
        kind = "question" if key == "interrupted_at" else "date to check again"
        yield from _unknown(flow, [wanted] if wanted != "" else [], kind, at)
    elif isinstance(wanted, Mapping) and key in _TABLES:
        yield from _unknown(flow, wanted, key.removesuffix("s"), at)
        for name, value in wanted.items():
            if key == "patterns":
                yield from _no_word(value, FITS, (*at, name))
            elif type(value) is not int:
                yield Fault("E-type", (*at, name), "A score is a whole number")
    elif isinstance(wanted, list):
        yield from _unknown(flow, wanted, _LISTS[key.removeprefix(_NOT)].kind, at)
    else:
        yield Fault("E-type", at, f"{key} must be a list of ids")


def _no_word(word: object, known: Collection[str], at: Place) -> Iterator[Fault]:
    """Complain of a word that is none of these."""
    if not isinstance(word, str):
        yield Fault("E-type", at, "This must be a text")
    elif word not in known:
        hint = did_you_mean(word, known)
        yield Fault("E-unknown-id", at, f"{quoted(word)} is none of {', '.join(known)}", hint)


def _unknown(flow: Flow, names: Iterable[object], kind: str, at: Place) -> Iterator[Fault]:
    """Complain of each name that is no id of this kind, and say what it is, what is like it, or what there is."""
    known = _KNOWN[kind](flow)
    for name in names:
        if not isinstance(name, str):
            yield Fault("E-type", at, "This must be a text")
        elif name not in known:
            others = [other for other, ids in _KNOWN.items() if name in ids(flow)]
            message = f"This flow has no {kind} called {quoted(name)}"
            if others:
                message = f"This flow has no {kind} called {quoted(name)}: that is a {others[0]}"
            yield Fault("E-unknown-id", at, message, did_you_mean(name, known) or there_are(known))


def misses(expect: Mapping[str, object], outcome: Outcome) -> Iterator[Miss]:
    """Yield each expectation of a faultless table that the outcome does not meet."""
    for key, wanted in expect.items():
        if key in _ORDERED:
            yield from _urgency(key, str(wanted), outcome.result)
        elif key in _SINGLE:
            came = _SINGLE[key](outcome.result)
            if came != wanted:
                about = tuple(filter(None, (str(wanted), came))) if key == "recheck" else ()
                yield Miss(key, str(wanted) or _NONE, came or _NONE, about, came)
        elif isinstance(wanted, Mapping):
            yield from _table(key, wanted, outcome.result)
        elif isinstance(wanted, list):
            yield from _list(key, wanted, outcome)


def _urgency(key: str, wanted: str, result: Result) -> Iterator[Miss]:
    come, want = RANK[result.urgency], URGENCIES.index(wanted)
    met = {"urgency": come == want, "urgency_at_least": come >= want, "urgency_at_most": come <= want}
    if not met[key]:
        yield Miss(key, wanted, result.urgency, instead=result.urgency if key == "urgency" else None)


def _list(key: str, wanted: list[str], outcome: Outcome) -> Iterator[Miss]:
    came = list(_LISTS[key.removeprefix(_NOT)].came(outcome))
    if key.startswith(_NOT):
        wrong = [name for name in wanted if name in came]
        if wrong:
            yield Miss(key, f"not {', '.join(wrong)}", _listed(came), tuple(wrong))
    elif not wanted:
        if came:
            yield Miss(key, _NONE, _listed(came), tuple(came), came)
    elif lacking := [name for name in wanted if name not in came]:
        # An empty list would claim that nothing came at all.
        rest = [name for name in wanted if name in came] or came
        yield Miss(key, _listed(lacking), _listed(came), tuple(lacking), came if key in _WHOLE else rest)


def _table(key: str, wanted: Mapping[str, object], result: Result) -> Iterator[Miss]:
    came: dict[str, object]
    if key == "patterns":
        came = {pattern.id: pattern.fit for pattern in result.patterns}
        missing = "no"
    else:
        came = {score.id: score.low if score.low == score.high else None for score in result.scores}
        missing = "unknown"
    for name, value in wanted.items():
        got = came.get(name)
        got = missing if got is None else got
        if got != value:
            yield Miss(f"{key}.{name}", str(value), str(got), (name,), None if got == "unknown" else got)


def _listed(names: Iterable[str]) -> str:
    """List names in a sentence; of very many, as of all questions that were asked, the last ones."""
    every = list(names)
    more = len(every) - _MOST_LISTED
    return ", ".join(["…", *every[-_MOST_LISTED:]] if more > 0 else every) or _NONE
