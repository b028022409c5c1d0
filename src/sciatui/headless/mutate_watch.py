"""The scenarios of a flow as it is, and which of them can notice a mistake in it: only those are played again."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from sciatui.check.author.told import Told, said
from sciatui.engine.session import Session
from sciatui.errors import InputFileError
from sciatui.flow.aliases import Effective, Value
from sciatui.flow.definition import Flow
from sciatui.flow.reader import shown
from sciatui.flow.values import Blank
from sciatui.flow.words import Words
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import Scenario, read_scenario, scenario_files
from sciatui.headless.scenario_play import play_scenario

Differs: TypeAlias = Callable[[Effective], bool]
"""Says whether a mistake shows with these answers: whether the condition that it is in comes to something else."""


class _Look(NamedTuple):
    """A session at the end of a step, and what the flow as it is makes of it."""

    raw: Mapping[str, Value | Blank]
    effective: Effective
    came: tuple[object, ...]
    """The urgency, what fired, and the truth of each red flag."""

    def __repr__(self) -> str:
        """Hide what it holds."""
        return "<Look>"


class Watched(NamedTuple):
    """A scenario that passes, and what it comes to at the end of each step."""

    scenario: Scenario
    looks: tuple[_Look, ...]
    expects: frozenset[str]
    """The ids of everything that it expects, or expects not."""


def watch(folder: Path, flow: Flow, words: Words) -> tuple[Watched, ...]:
    """Play the scenarios of a folder as they are, each of which has to pass; return the shortest first."""
    flows, watched = Flows(), []
    for path in scenario_files([folder]):
        read = read_scenario(path, flows)._replace(flow=flow)
        found = play_scenario(read)
        if found.failures:
            raise InputFileError(words("mutate.fails", path=shown(path)))
        looks = tuple(_look(flow, session) for session in found.looks)
        expects = (_expected(flow, table) for table in (read.expect, *(step.expect for step in read.steps)))
        watched.append(Watched(read, looks, frozenset[str]().union(*expects)))
    return tuple(sorted(watched, key=lambda one: len(one.looks)))


def notices(other: Flow, scenario: Scenario) -> bool:
    """Say whether a scenario fails in a flow with a mistake."""
    return bool(play_scenario(scenario._replace(flow=other)).failures)


def does_notice(one: Watched, other: Flow) -> bool:
    """Say whether a scenario that may notice does: it is played with those treatments alone that it expects.

    Why a treatment is kept back takes longest to find, and no scenario can expect that.
    """
    treatments = {name: treatment for name, treatment in other.treatments.items() if name in one.expects}
    return notices(other._replace(treatments=treatments), one.scenario)


def may_notice(one: Watched, flow: Flow, other: Flow, differs: Differs, things: Collection[Told]) -> bool:
    """Say whether a scenario comes anywhere where a mistake asks, decides, or says otherwise what it expects.

    `things` are those that the mistake can make a difference to.
    """
    expected = [thing for thing in things if thing.id in one.expects]
    for look in one.looks:
        if differs(look.effective):
            effective = other.program.effective(look.raw)
            if effective != look.effective or _came(other, effective) != look.came:
                return True
            if any(said(flow, effective, thing) != said(other, effective, thing) for thing in expected):
                return True
    return False


def _look(flow: Flow, session: Session) -> _Look:
    effective = flow.program.effective(session.raw)
    return _Look(session.raw, effective, _came(flow, effective))


def _came(flow: Flow, effective: Effective) -> tuple[object, ...]:
    """Return what tells two flows apart: the urgency, what fired, and the truth of each red flag."""
    return *flow.program.decide(effective), *(flag.when.truth(effective) for flag in flow.red_flags.values())


def _expected(flow: Flow, expect: Mapping[str, object]) -> Iterator[str]:
    """Yield the ids that expectations name; where nothing at all is expected, everything that could come."""
    for key, wanted in expect.items():
        if key == "recheck":
            yield from flow.rechecks
        elif isinstance(wanted, Collection) and wanted and not isinstance(wanted, str):
            yield from map(str, wanted)
        elif not wanted:
            yield from getattr(flow, "treatments" if key == "withheld" else key, ())
