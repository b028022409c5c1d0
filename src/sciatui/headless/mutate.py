"""`sciatui mutate`: puts small mistakes into the rules of a flow, one by one, to see whether its scenarios notice.

A mistake that no scenario notices is given to the solver. If nobody at all is told anything else, it is no mistake;
if somebody is, that is the scenario that is missing.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TextIO

from sciatui.check.author.mutants import KINDS, mutants
from sciatui.check.author.opened import Opened, opened
from sciatui.errors import Exit
from sciatui.export.put import put
from sciatui.export.result_json import dumps, flow_identity
from sciatui.export.scenario_folder import scenario_folder
from sciatui.export.write import write_new
from sciatui.flow.complaint import key_of
from sciatui.flow.sentences import in_language
from sciatui.flow.sources import sources
from sciatui.flow.words import Words
from sciatui.headless.common import need_solver, words_for_authors
from sciatui.headless.mutate_trial import Survivor, Trial, file_name
from sciatui.headless.mutate_watch import watch
from sciatui.spoken import add_language

_PLURALS: Final = {kind if kind == "advice" else f"{kind}s": kind for kind in KINDS}
_TOLD_EVERY: Final = 100


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui mutate` understands."""
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("--only", choices=tuple(_PLURALS))
    parser.add_argument("--scenarios", metavar="DIR")
    parser.add_argument("--save", metavar="DIR")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Try every mistake, and tell of those that nobody noticed."""
    words = words_for_authors(arguments)
    whole = opened(arguments.flow)
    need_solver(words)
    kinds = KINDS if arguments.only is None else (_PLURALS[arguments.only],)
    folder = arguments.scenarios or Path(sources(arguments.flow).files[0].file).parent
    trial = Trial(whole, watch(Path(folder), whole.flow, words), words)
    as_text = arguments.format == "text"
    counts = {"killed": 0, "equivalent": 0, "survived": 0}
    survivors: list[Survivor] = []
    for number, mutant in enumerate(mutants(whole, kinds)):
        if number and number % _TOLD_EVERY == 0:
            stderr.write(words("mutate.so_far", count=str(number), place=key_of(mutant.path)) + "\n")
            stderr.flush()
        came = trial.of(mutant)
        if not isinstance(came, Survivor):
            counts[came] += 1
            continue
        survivors.append(came)
        counts["survived"] += 1
        if as_text:
            put(stdout, "\n".join(_told(whole, came, words)) + "\n")
        if arguments.save is not None and came.proposal and came.same_as is None:
            _save(Path(arguments.save), file_name(mutant), came.proposal)
    total = {"total": sum(counts.values()), "scenarios": len(trial.watched), **counts}
    if as_text:
        tried, on = words.counted("mistakes", total["total"]), words.counted("scenarios", total["scenarios"])
        put(stdout, words("mutate.counted", mistakes=tried, scenarios=on, **counts) + "\n")
    else:
        put(stdout, dumps(_as_json(whole, total, survivors)))
    return Exit.FAULT if any(arguments.strict or one.mutant.kind == "red_flag" for one in survivors) else Exit.DONE


def _save(folder: Path, name: str, text: str) -> None:
    """Write a scenario beside those that are there already."""
    scenario_folder(folder)
    number = 1 + sum(1 for _ in folder.glob("[0-9][0-9][0-9]_*.toml"))
    while any(folder.glob(f"{number:03}_*.toml")):
        number += 1
    write_new(folder / f"{number:03}_{name}", text.encode())


def _told(whole: Opened, survivor: Survivor, words: Words) -> Iterator[str]:
    mutant = survivor.mutant
    what = in_language(mutant.what, words.language, "mutant")
    yield f"{whole.spot(mutant.path)}: {words('mutate.survived', place=key_of(mutant.path), what=what)}"
    if survivor.shows is None:
        yield f"    {words('mutate.undecided')}"
    if survivor.shows is not None and not survivor.proposal:
        yield f"    {words('mutate.unsaid', about=survivor.shows.about)}"
    if survivor.same_as is not None:
        what = in_language(survivor.same_as.what, words.language, "mutant")
        yield f"    {words('mutate.same_as', place=key_of(survivor.same_as.path), what=what)}"
        return
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
