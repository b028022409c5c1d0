"""`sciatui cover`: writes the fewest scenarios that together reach every goal of coverage, for somebody to confirm.

What they expect is what the flow does now. That is no proof that it is right: each says so in its first lines. What
they reach is what `sciatui test --coverage` sees in them, and rests on no formula.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from sciatui.check.author.opened import opened
from sciatui.errors import Exit
from sciatui.export.put import put
from sciatui.export.scenario_folder import free_number, scenario_folder
from sciatui.export.write import write_new
from sciatui.flow import toml
from sciatui.flow.bundled import reference
from sciatui.flow.definition import Flow
from sciatui.flow.reader import shown
from sciatui.flow.words import Words
from sciatui.headless.common import need_solver, words_for_authors
from sciatui.headless.coverage import Watcher
from sciatui.headless.coverage_goals import KINDS, Goal
from sciatui.headless.coverage_report import kind_key
from sciatui.headless.document import Document
from sciatui.headless.scenario_file import Scenario, scenario_in
from sciatui.headless.scenario_play import play_scenario
from sciatui.headless.sheet import naming, played, scenario, with_steps
from sciatui.spoken import add_language

if TYPE_CHECKING:
    from sciatui.headless.cover_people import People, Person

_NAME: Final = "generated_"
_NAMED: Final = 8
"""Up to so many goals of a kind are named above a scenario; of more it says how many."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui cover` understands."""
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("--save", metavar="DIR")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Find the people and write them as scenarios."""
    words = words_for_authors(arguments)
    whole = opened(arguments.flow)
    need_solver(words)
    from sciatui.headless.cover_people import people_for  # noqa: PLC0415 - the solver takes long to import
    from sciatui.headless.coverage_possible import impossible  # noqa: PLC0415

    def tell(count: int, enough: int) -> None:
        stderr.write(words("cover.so_far", count=str(count), enough=str(enough)) + "\n")
        stderr.flush()

    folder = None if arguments.save is None else scenario_folder(Path(arguments.save))
    watcher = Watcher(whole.flow, whole.checked)
    found = people_for(whole, watcher.goals, tell)
    reached: set[Goal] = set()
    for number, person in enumerate(found.people, free_number(folder, _NAME)):
        title = words("cover.title", number=str(number))
        seen = watcher.watch(play_scenario(_read(whole.flow, _text(whole.flow, person, title, ""))).looks)
        text = _text(whole.flow, person, title, words("cover.head", goals="\n".join(_named(seen - reached, words))))
        reached |= seen
        if folder is None:
            put(stdout, text + "\n")
        else:
            path = folder / f"{_NAME}{number:03}.toml"
            write_new(path, naming(text, reference(arguments.flow, str(folder))).encode())
            put(stdout, f"{shown(path)}\n")
    missing = watcher.goals.spots.keys() - reached
    left = len(missing) - len(impossible(whole.flow, whole.conditions, watcher.goals, missing))
    put(stdout, "\n".join(f"# {line}" for line in _counted(found, len(reached), left, words)) + "\n")
    return Exit.DONE


def _text(flow: Flow, person: "Person", title: str, head: str) -> str:
    """Return somebody as a scenario, which expects what the flow makes of them."""
    result = played(flow, person.answers).result()
    text = scenario(
        flow,
        person.answers,
        title=title,
        head=head,
        tags=["generated"],
        urgency=result.urgency,
        red_flags=[fired.id for fired in result.red_flags],
        advice=[fired.id for fired in result.advice],
        patterns={pattern.id: pattern.fit for pattern in result.patterns} or [],
    )
    return with_steps(text, (step for edit in person.edits for step in edit.steps(flow)))


def _read(flow: Flow, text: str) -> Scenario:
    """Return a scenario as if it had been read from a file."""
    return scenario_in(Document(_NAME, text, toml.parse(text, _NAME), is_json=False), flow)


def _named(goals: set[Goal], words: Words) -> Iterator[str]:
    """Yield goals by kind: which, or how many."""
    for kind in KINDS:
        some = sorted(f"{goal.id} {goal.state}" for goal in goals if goal.kind == kind)
        if some:
            told = ", ".join(some) if len(some) <= _NAMED else str(len(some))
            yield f"  {words(kind_key(kind))}: {told}"


def _counted(found: "People", goals: int, left: int, words: Words) -> Iterator[str]:
    """Yield what all of them reach, and what is proved of their number."""
    people, least = found.by_answers, found.least
    scenarios = words.counted("scenarios", len(found.people))
    yield words("cover.counted", scenarios=scenarios, goals=words.counted("goals", goals))
    if left:
        yield words("cover.left", count=str(left))
    yield words("cover.proved" if people == least else "cover.at_least", least=str(least), people=str(people))
    more = len(found.people) - people
    if more:
        yield words("cover.only_edits", count=str(more))
