"""Runs many scenarios: one after the other, or in several processes, and tells of them in the same order.

What a process sends back is plain data. A flow is loaded once in each process.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from sciatui.errors import InputFileError
from sciatui.flow.load import Checked, study
from sciatui.flow.reader import shown
from sciatui.headless.coverage import Watcher
from sciatui.headless.coverage_goals import Goal
from sciatui.headless.coverage_report import Coverage, coverage
from sciatui.headless.flows import Flows
from sciatui.headless.pool import in_processes
from sciatui.headless.report import Account, Broken, Tested, account
from sciatui.headless.scenario_file import Scenario, read_scenario
from sciatui.headless.scenario_play import play_scenario

_AT_ONCE = 8
"""How many scenarios a process takes at a time."""


class Wanted(NamedTuple):
    """Which scenarios to run, and whether to note what they show of their flow."""

    only: str | None = None
    """Text that must stand in file, title or a tag."""
    tags: tuple[str, ...] = ()
    """One of these must be a tag of it."""
    watch: bool = False


class Ran(NamedTuple):
    """What came of one scenario."""

    account: Account
    flow: str
    """Where its flow was loaded from; empty if it could not be used."""
    seen: frozenset[Goal]


class Runner:
    """Runs scenarios one by one, and keeps what can be used again."""

    def __init__(self, wanted: Wanted) -> None:
        """Begin with no flow loaded."""
        self.wanted = wanted
        self.flows = Flows()
        self.studied = cache(study)
        self.watcher = cache(self._watcher)

    def run(self, path: Path) -> Ran | None:
        """Run one scenario; None if it is not wanted."""
        scenario = read(path, self.flows)
        if not is_wanted(scenario, self.wanted):
            return None
        if isinstance(scenario, Broken):
            return Ran(account(scenario), "", frozenset())
        played = play_scenario(scenario)
        where = self.flows.where(scenario.flow)
        watched = self.wanted.watch and not played.failures
        seen = frozenset(self.watcher(where).watch(played.looks)) if watched else frozenset[Goal]()
        return Ran(account(played), where, seen)

    def _watcher(self, where: str) -> Watcher:
        checked: Checked = self.studied(where)
        return Watcher(self.flows.at(where), checked)


def run_scenario(path: Path, flows: Flows) -> Tested:
    """Read and play one scenario; a file that cannot be used becomes `Broken`."""
    scenario = read(path, flows)
    return scenario if isinstance(scenario, Broken) else play_scenario(scenario)


def run_all(paths: Sequence[Path], runner: Runner, jobs: int) -> Iterator[Ran]:
    """Run the scenarios that are wanted, in order."""
    if jobs == 1 or len(paths) <= _AT_ONCE:
        yield from _wanted(map(runner.run, paths))
        return
    yield from _wanted(in_processes(_runner, (runner.wanted,), paths, jobs, at_once=_AT_ONCE))


def _runner(wanted: Wanted) -> Callable[[Path], Ran | None]:
    return Runner(wanted).run


def covered_by(ran: Iterable[Ran], runner: Runner) -> list[Coverage]:
    """Return the coverage of each flow that a scenario was about, in the order in which they came."""
    by_flow: dict[str, list[Ran]] = {}
    for one in ran:
        if one.flow:
            by_flow.setdefault(one.flow, []).append(one)
    covered = []
    for where, some in by_flow.items():
        watcher = runner.watcher(where)
        passed = sum(one.account.verdict == "ok" for one in some)
        seen = frozenset[Goal]().union(*(one.seen for one in some))
        checked = runner.studied(where)
        goals = watcher.goals._replace(never=_impossible(watcher, checked, seen))
        covered.append(coverage(watcher.flow, checked, goals, seen, passed))
    return covered


def _impossible(watcher: Watcher, checked: Checked, seen: frozenset[Goal]) -> frozenset[Goal]:
    """Return the goals that nobody can reach; without the solver, none is known."""
    missing = [goal for goal in watcher.goals.spots if goal not in seen]
    if not missing or checked.conditions is None or find_spec("z3") is None:
        return frozenset()
    from sciatui.headless.coverage_possible import impossible  # noqa: PLC0415 - the solver takes long to import

    return impossible(watcher.flow, checked.conditions, watcher.goals, missing)


def _wanted(ran: Iterable[Ran | None]) -> Iterator[Ran]:
    return (one for one in ran if one is not None)


def read(path: Path, flows: Flows) -> Scenario | Broken:
    """Read a scenario; a file that cannot be used becomes `Broken`."""
    try:
        return read_scenario(path, flows)
    except InputFileError as fault:
        return Broken(shown(path), str(fault))


def is_wanted(scenario: Scenario | Broken, wanted: Wanted) -> bool:
    """Say whether a scenario is chosen.

    A broken file is known by its path alone; since nobody can say what its tags are, they do not leave it out.
    """
    broken = isinstance(scenario, Broken)
    tags = () if isinstance(scenario, Broken) else scenario.tags
    texts = (scenario.file,) if isinstance(scenario, Broken) else (scenario.file, scenario.title, *tags)
    by_text = wanted.only is None or any(wanted.only.lower() in text.lower() for text in texts)
    return by_text and (broken or not wanted.tags or any(tag in wanted.tags for tag in tags))
