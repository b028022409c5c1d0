"""What a scenario expects of a result, and where a result falls short of it.

Expectations are matched as a subset: what is not mentioned is not looked at. An empty list is a claim of its own:
none at all. Names that the flow does not know are faults of the scenario, because such a claim could never fail.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from sciatui.flow.complaint import Fault, did_you_mean
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
_FEW: Final = 6


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

    known: Callable[[Flow], Collection[str]]
    came: Callable[[Outcome], Iterable[str]]


_LISTS: Final[Mapping[str, _List]] = {
    "red_flags": _List(lambda flow: flow.red_flags, lambda outcome: (one.id for one in outcome.result.red_flags)),
    "unchecked": _List(lambda flow: flow.red_flags, lambda outcome: outcome.result.unchecked),
    "open_advice": _List(lambda flow: flow.advice, lambda outcome: outcome.result.open_advice),
    "withdrawn": _List(lambda flow: flow.red_flags, lambda outcome: outcome.result.withdrawn),
    "advice": _List(lambda flow: flow.advice, lambda outcome: (one.id for one in outcome.result.advice)),
    "patterns": _List(lambda flow: flow.patterns, lambda outcome: (one.id for one in outcome.result.patterns)),
    "treatments": _List(lambda flow: flow.treatments, lambda outcome: (one.id for one in outcome.result.treatments)),
    "withheld": _List(lambda flow: flow.treatments, lambda outcome: (one.id for one in outcome.result.withheld)),
    "topics": _List(lambda flow: flow.topics, lambda outcome: outcome.result.topics),
    "asked": _List(lambda flow: flow.questions, lambda outcome: (one.question for one in outcome.result.asked)),
    "unused": _List(lambda flow: flow.questions, lambda outcome: outcome.unused),
}
_NOT: Final = "not_"
_WHOLE: Final = ("red_flags", "advice", "patterns")
"""Lists that are short and say much: one that is wrong is written anew as a whole."""
_ORDERED: Final = ("urgency", "urgency_at_least", "urgency_at_most")
_TABLES: Final = ("patterns", "scores")
KEYS: Final = (
    *_ORDERED,
    "status",
    "interrupted_at",
    *_LISTS,
    *(_NOT + name for name in _LISTS if name != "unused"),
    "scores",
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
        yield from _not_one_of([wanted], URGENCIES, at)
    elif key == "status":
        yield from _not_one_of([wanted], STATUSES, at)
    elif key == "interrupted_at":
        yield from _not_one_of([wanted], ("", *flow.questions), at)
    elif isinstance(wanted, Mapping) and key in _TABLES:
        yield from _not_one_of(wanted, flow.patterns if key == "patterns" else flow.scores, at)
        for name, value in wanted.items():
            if key == "patterns":
                yield from _not_one_of([value], FITS, (*at, name))
            elif type(value) is not int:
                yield Fault("E-type", (*at, name), "A score is a whole number")
    elif isinstance(wanted, list) and key != "scores":
        yield from _not_one_of(wanted, _LISTS[key.removeprefix(_NOT)].known(flow), at)
    else:
        yield Fault("E-type", at, f"{key} must be a table" if key == "scores" else f"{key} must be a list of ids")


def _not_one_of(names: Iterable[object], known: Collection[str], at: Place) -> Iterator[Fault]:
    for name in names:
        if not isinstance(name, str):
            yield Fault("E-type", at, "This must be a text")
        elif name not in known:
            few = f"Known are: {', '.join(known)}." if len(known) <= _FEW else ""
            yield Fault("E-unknown-id", at, f"There is no {quoted(name)} here", did_you_mean(name, known) or few)


def misses(expect: Mapping[str, object], outcome: Outcome) -> Iterator[Miss]:
    """Yield each expectation of a faultless table that the outcome does not meet."""
    for key, wanted in expect.items():
        if key in _ORDERED:
            yield from _urgency(key, str(wanted), outcome.result)
        elif key in {"status", "interrupted_at"}:
            came = outcome.result.status if key == "status" else outcome.result.interrupted_at
            if came != wanted:
                yield Miss(key, str(wanted) or _NONE, came or _NONE, instead=came)
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
    return ", ".join(names) or _NONE
