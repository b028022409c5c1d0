"""`sciatui mutate`: puts small mistakes into the rules of a flow, one by one, to see whether its scenarios notice.

A mistake that no scenario notices is given to the solver. If nobody at all is told anything else, it is no mistake;
if somebody is, that is the scenario that is missing.
"""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from sciatui.check.author.mutants import KINDS, Mutant, mutants
from sciatui.check.author.opened import Opened, opened
from sciatui.engine.session import Session
from sciatui.errors import Exit, InputFileError, UsageError
from sciatui.export.result_json import dumps, flow_identity
from sciatui.export.scenario_folder import scenario_folder
from sciatui.export.write import write_new
from sciatui.flow.aliases import Effective, Value
from sciatui.flow.compile import Wanted, compile_flow
from sciatui.flow.complaint import key_of
from sciatui.flow.definition import Flow
from sciatui.flow.reader import shown
from sciatui.flow.sentences import in_language
from sciatui.flow.sources import sources
from sciatui.flow.values import Blank
from sciatui.flow.words import Words
from sciatui.headless.common import put, words_for_authors
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import Scenario, read_scenario, scenario_files
from sciatui.headless.scenario_play import play_scenario
from sciatui.headless.sheet import played, scenario
from sciatui.spoken import add_language

if TYPE_CHECKING:
    from sciatui.check.author.meaning import Difference

_PLURALS: Final = {"red_flags": "red_flag", "advice": "advice", "values": "value", "constants": "constant"}
_UNSAFE: Final = re.compile(r"[^a-z0-9]+")


class _Look(NamedTuple):
    """A session at the end of a step, and what the flow as it is makes of it."""

    raw: Mapping[str, Value | Blank]
    effective: Effective
    came: tuple[object, ...]

    def __repr__(self) -> str:
        """Hide what it holds."""
        return "<Look>"


class Watched(NamedTuple):
    """A scenario that passes, and what it comes to at the end of each step."""

    scenario: Scenario
    looks: tuple["_Look", ...]


class Survivor(NamedTuple):
    """A mistake that no scenario noticed."""

    mutant: Mutant
    shows: "Difference | None"
    """Somebody who is told something else; None if that was not decided in time."""
    proposal: str


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui mutate` understands."""
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("--only", choices=tuple(_PLURALS))
    parser.add_argument("--scenarios", metavar="DIR")
    parser.add_argument("--save", metavar="DIR")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Try every mistake, and tell of those that nobody noticed."""
    words = words_for_authors(arguments)
    if find_spec("z3") is None:
        raise UsageError(words("solver"))
    whole = opened(arguments.flow)
    kinds = KINDS if arguments.only is None else (_PLURALS[arguments.only],)
    watched = _watched(arguments, whole.flow, words)
    as_text = arguments.format == "text"
    counts = {"killed": 0, "equivalent": 0, "survived": 0}
    survivors: list[Survivor] = []
    for mutant in mutants(whole, kinds):
        came = _try(whole, mutant, watched, words)
        if isinstance(came, Survivor):
            survivors.append(came)
            counts["survived"] += 1
            if as_text:
                put(stdout, "\n".join(_told(whole, came, words)) + "\n")
            if arguments.save is not None and came.proposal:
                name = f"{counts['survived']:03}_{_name(mutant)}"
                write_new(scenario_folder(Path(arguments.save)) / name, came.proposal.encode())
        else:
            counts[came] += 1
    total = {"total": sum(counts.values()), "scenarios": len(watched), **counts}
    if as_text:
        put(stdout, words("mutate.counted", **{name: str(count) for name, count in total.items()}) + "\n")
    else:
        put(stdout, dumps(_as_json(whole, total, survivors)))
    return Exit.FAULT if any(one.mutant.kind == "red_flag" for one in survivors) else Exit.DONE


def _watched(arguments: Namespace, flow: Flow, words: Words) -> tuple[Watched, ...]:
    """Play the scenarios as they are; each has to pass."""
    folder = arguments.scenarios or str(Path(sources(arguments.flow).files[0].file).parent)
    flows, watched = Flows(), []
    for path in scenario_files([Path(folder)]):
        read = read_scenario(path, flows)._replace(flow=flow)
        found = play_scenario(read)
        if found.failures:
            raise InputFileError(words("mutate.fails", path=shown(path)))
        watched.append(Watched(read, tuple(_look(flow, session) for session in found.looks)))
    return tuple(watched)


def _try(whole: Opened, mutant: Mutant, watched: tuple[Watched, ...], words: Words) -> "Survivor | str":
    """Return `killed` or `equivalent`, or the survivor."""
    from sciatui.check.author.meaning import Version, Versions  # noqa: PLC0415 - the solver takes long to import

    flow = _compiled(whole.flow, mutant)
    for one in watched:
        if _touches(flow, one) and play_scenario(one.scenario._replace(flow=flow)).failures:
            return "killed"
    versions = Versions(Version(whole.flow, whole.conditions), Version(flow, mutant.conditions))
    found = versions.differs_in_anything()
    if found is None and not versions.undecided:
        return "equivalent"
    return Survivor(mutant, found, "" if found is None else _proposal(whole.flow, mutant, found, words))


def _compiled(flow: Flow, mutant: Mutant) -> Flow:
    wanted = Wanted(flow.language, flow.languages, flow.region, flow.hash, flow.words)
    return compile_flow(mutant.files, mutant.conditions, wanted)


def _look(flow: Flow, session: Session) -> _Look:
    effective = flow.program.effective(session.raw)
    return _Look(session.raw, effective, _came(flow, effective))


def _touches(other: Flow, one: Watched) -> bool:
    """Say whether a scenario comes anywhere where a mistake shows; those that do not need not be played."""
    for look in one.looks:
        effective = other.program.effective(look.raw)
        if effective != look.effective or _came(other, effective) != look.came:
            return True
    return False


def _came(flow: Flow, effective: Effective) -> tuple[object, ...]:
    """Return what tells two flows apart: the urgency, what fired, and the truth of each red flag."""
    return *flow.program.decide(effective), *(flag.when.truth(effective) for flag in flow.red_flags.values())


def _proposal(flow: Flow, mutant: Mutant, shows: "Difference", words: Words) -> str:
    """Return the scenario that is missing: it expects what the flow as it is does, and the mistake does not."""
    asked = flow.program.effective(shows.answers)
    answers = {name: word for name, word in shows.answers.items() if asked[name] is not Blank.NOT_ASKED}
    result = played(flow, answers).result()
    fired = [one.id for one in result.red_flags]
    expect: dict[str, object] = {"urgency": result.urgency, "red_flags": fired}
    name = str(mutant.path[1])
    if mutant.kind == "red_flag" and name not in fired:
        expect["not_red_flags"] = [name]
    if mutant.kind == "red_flag" and name in flow.red_flags:
        expect["unchecked" if name in result.unchecked else "not_unchecked"] = [name]
    title = f"{key_of(mutant.path)}: {mutant.what}"[:200]
    return scenario(flow, answers, title=title, head=words("mutate.proposed"), tags=["mutant"], **expect)


def _told(whole: Opened, survivor: Survivor, words: Words) -> Iterator[str]:
    mutant = survivor.mutant
    what = in_language(mutant.what, words.language, "mutant")
    yield f"{whole.spot(mutant.path)}: {words('mutate.survived', place=key_of(mutant.path), what=what)}"
    if survivor.shows is None:
        yield f"    {words('mutate.undecided')}"
    lines = [line for line in survivor.proposal.splitlines() if line]
    plain = sum(map(_is_plain, lines))
    for line in lines:
        if not _is_plain(line):
            yield f"    {line}"
        if line == "[answers]" and plain:
            yield f"    # {words('mutate.plain', count=plain)}"


def _as_json(whole: Opened, counts: Mapping[str, int], survivors: Iterable[Survivor]) -> dict[str, object]:
    """Return what came of it as data."""
    return {
        "schema": 1,
        "flow": flow_identity(whole.flow),
        "counts": dict(counts),
        "survivors": [
            {
                "key": key_of(one.mutant.path),
                "file": spot.file,
                "line": spot.line,
                "what": one.mutant.what,
                "decided": one.shows is not None,
                "scenario": one.proposal or None,
            }
            for one in survivors
            for spot in [whole.spot(one.mutant.path)]
        ],
    }


def _is_plain(line: str) -> bool:
    """Say whether a line is an answer that says nothing: it stands in the file that is saved."""
    return line.endswith((' = "no"', ' = ["none"]'))


def _name(mutant: Mutant) -> str:
    return _UNSAFE.sub("_", f"{'_'.join(map(str, mutant.path[1:]))}_{mutant.what}".lower()).strip("_") + ".toml"
