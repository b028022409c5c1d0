"""`sciatui walk`: many random ways through a flow, each held to the laws of a session and to the flow's guarantees.

The number of a walk is its seed, so that one that breaks a law can be taken again. It is also made short and saved as
a scenario.
"""

import secrets
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TextIO, TypeAlias

from sciatui.engine.events import Event
from sciatui.engine.session import Session
from sciatui.errors import Exit, UsageError
from sciatui.export.put import put
from sciatui.export.scenario_folder import scenario_folder
from sciatui.export.write import NotWritten, write_new
from sciatui.flow.bundled import MAIN, reference
from sciatui.flow.definition import Flow
from sciatui.flow.interface import load_words
from sciatui.flow.load import load_flow
from sciatui.flow.reader import shown
from sciatui.flow.sentences import in_language
from sciatui.flow.values import URGENCIES
from sciatui.flow.words import Words
from sciatui.headless.common import add_flow, words_for_authors
from sciatui.headless.expectation import STATUSES
from sciatui.headless.laws import Broken, judge
from sciatui.headless.pool import checked_jobs, in_processes
from sciatui.headless.repro import scenario_of
from sciatui.headless.scenario_file import FOLDER
from sciatui.headless.shrink import shrunk, steps
from sciatui.headless.wander import nonsense, wander

_AT_ONCE: Final = 20
_USUAL: Final = 100
_MOST: Final = 10_000_000
_LARGEST_SEED: Final = 10**12
_SEEDS: Final = 1_000_000
_MOST_SHOWN: Final = 20
"""How many walks that break a law are shown and saved; the others are counted."""

Where: TypeAlias = tuple[str, str | None, str | None, str]
"""A flow, its language and region, and how a scenario of it names it."""


class Walked(NamedTuple):
    """What came of one walk. It holds no answer but in the scenario, which is there only if a law was broken."""

    seed: int
    events: int
    status: str
    urgency: str
    broken: tuple[str, ...] = ()
    scenario: str = ""


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui walk` understands."""
    add_flow(parser)
    parser.add_argument("-n", dest="count", type=int, default=_USUAL, metavar="N")
    parser.add_argument("--seed", type=int, metavar="S")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    parser.add_argument("--save", metavar="FOLDER")


def main(arguments: Namespace, stdout: TextIO, stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Take the walks and tell of each that breaks a law."""
    first = secrets.randbelow(_SEEDS) if arguments.seed is None else arguments.seed
    words = words_for_authors(arguments)
    _check(arguments.count, first, words)
    folder = _folder(arguments.save)
    where = (arguments.flow, arguments.lang, arguments.region, reference(arguments.flow, str(folder)))
    flow = load_flow(arguments.flow, language=arguments.lang, region=arguments.region)
    seeds = range(first, first + arguments.count)
    began = time.perf_counter()
    all_walked: list[Walked] = []
    failed = 0
    for walked in _all(flow, where, seeds, checked_jobs(arguments.jobs, words)):
        all_walked.append(walked._replace(scenario=""))
        if walked.broken:
            failed += 1
            if failed <= _MOST_SHOWN:
                _tell(flow, walked, folder, stdout, words)
    put(stdout, _counted(flow, first, all_walked, failed, words))
    speed = round(len(all_walked) / (time.perf_counter() - began))
    stderr.write(words("walk.speed", walks=words.counted("walks", speed)) + "\n")
    return Exit.FAULT if failed else Exit.DONE


def _check(count: int, first: int, words: Words) -> None:
    if not 1 <= count <= _MOST:
        raise UsageError(words("takes_number", option="-n", low=1, high=_MOST))
    if not 0 <= first <= _LARGEST_SEED:
        raise UsageError(words("takes_number", option="--seed", low=0, high=_LARGEST_SEED))


def _folder(save: str | None) -> Path:
    """Return where walks that break a law are saved: a folder that is there by now, or one that is made for the first.

    Without one it is this folder, and for who stands in the folder of a flow, that of its scenarios.
    """
    if save is not None:
        return scenario_folder(Path(save))
    return Path(FOLDER if Path(MAIN).is_file() else ".")


def _all(flow: Flow, where: Where, seeds: Sequence[int], jobs: int) -> Iterator[Walked]:
    if jobs == 1 or len(seeds) <= _AT_ONCE:
        return (walk(flow, seed, where[-1]) for seed in seeds)
    return in_processes(_walker, where, seeds, jobs, at_once=_AT_ONCE)


def _walker(flow: str, language: str | None, region: str | None, named: str) -> Callable[[int], Walked]:
    loaded = load_flow(flow, language=language, region=region)
    return lambda seed: walk(loaded, seed, named)


def walk(flow: Flow, seed: int, named: str = "") -> Walked:
    """Take one walk and judge it; `named` is how its scenario names the flow."""
    first = Session.begin(flow)
    last, broken = judge(wander(first, seed), first)
    if not nonsense(last, seed):
        broken = (*broken, Broken("what makes no sense is a problem", ""))
    result = last.result()
    walked = Walked(seed, len(last.events), result.status, result.urgency)
    if not broken:
        return walked
    said = tuple(dict.fromkeys(f"{one.law}: {one.about}" if one.about else one.law for one in broken))
    return walked._replace(broken=said, scenario=_scenario(last, seed, broken[0], named))


def _scenario(session: Session, seed: int, broken: Broken, named: str) -> str:
    """Return the shortest session found that breaks the same law, as a scenario.

    It fails as long as a law about the urgency is broken. Any other law is nothing that a scenario can expect: the
    file then shows the way, and passes.
    """

    def breaks(flow: Flow, events: Sequence[Event]) -> bool:
        first, *others = steps(flow, events)
        return broken in judge(others, first)[1]

    short = shrunk(session, breaks) if breaks(session.flow, session.events) else session
    expect = {"urgency_at_least": broken.at_least} if broken.at_least else None
    title = f"Walk {seed}: {broken.law} {broken.about}".rstrip()
    return scenario_of(short, title=title, flow=named, expect=expect)


def _tell(flow: Flow, walked: Walked, folder: Path, stdout: TextIO, words: Words) -> None:
    """Say what was broken, how to take the walk again, and where its scenario is."""
    path = folder / f"walk-{flow.id}-{walked.seed}.toml"
    try:
        write_new(scenario_folder(folder) / path.name, walked.scenario.encode())
        saved = words("walk.saved", path=shown(path))
    except NotWritten as mistake:
        saved = mistake.said(load_words(words.language))
    lines = [
        words("walk.breaks", seed=walked.seed),
        *(f"    {_law(broken, words.language)}" for broken in walked.broken),
    ]
    put(stdout, "\n".join([*lines, "    " + words("walk.again", seed=walked.seed, saved=saved)]) + "\n")


def _law(broken: str, language: str) -> str:
    """Say which law was broken, and by what."""
    law, colon, about = broken.partition(": ")
    return in_language(law, language, "law") + colon + about


def _counted(flow: Flow, first: int, walked: Sequence[Walked], failed: int, words: Words) -> str:
    """Say how many walks there were and where they led, which shows that they did not all lead to the same place."""
    statuses = Counter(one.status for one in walked)
    urgencies = Counter(one.urgency for one in walked)
    events = sum(one.events for one in walked)
    verdict = words("walk.broke", walks=words.counted("walks", failed)) if failed else words("walk.held")
    name = f"{flow.id} {flow.version}"
    ended = ", ".join(f"{statuses[status]} {status}" for status in STATUSES)
    came = ", ".join(f"{urgencies[urgency]} {urgency}" for urgency in reversed(URGENCIES))
    walks, events_said = words.counted("walks", len(walked)), words.counted("events", events)
    counted = words("walk.counted", walks=walks, flow=name, seed=first, events=events_said, verdict=verdict)
    return f"{counted}\n    {words('walk.ended', statuses=ended)}\n    {words('walk.came', urgencies=came)}\n"
