"""`sciatui diff`: what two versions of a flow say differently, and who is told something else by them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from sciatui.check.as_text import in_a_line
from sciatui.check.author.changes import Change, changes, renamed
from sciatui.check.author.opened import Opened, opened
from sciatui.errors import Exit
from sciatui.export.put import put
from sciatui.export.result_json import dumps, flow_identity
from sciatui.export.scenario_folder import free_number, scenario_folder
from sciatui.export.write import write_new
from sciatui.flow.bundled import reference
from sciatui.flow.definition import Flow
from sciatui.flow.sentences import in_language
from sciatui.flow.values import RANK, Blank
from sciatui.flow.words import Words
from sciatui.headless.common import need_solver, words_for_authors
from sciatui.headless.sheet import naming, played, scenario
from sciatui.spoken import add_language

if TYPE_CHECKING:
    from sciatui.check.author.meaning import Difference, Outcome
    from sciatui.check.author.patients import Patient
    from sciatui.check.author.told import Told
    from sciatui.check.prove.witness import Raw

_NAME: Final = "diff_"
_WORDS: Final = frozenset({"unknown", "fit", "partly", "shown", "withheld"})
"""What can be said of a thing, beside a grade, which is written as it is."""


class Compared(NamedTuple):
    """Two versions, and what came of comparing them."""

    old: Opened
    new: Opened
    changes: tuple[Change, ...]
    patients: "tuple[Patient, ...]"
    less_urgent: "tuple[Difference, ...]"
    """Those for whom a rule of the old version gave more than the new version gives."""
    undecided: tuple[str, ...]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui diff` understands."""
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--save", metavar="DIR")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Print what differs."""
    words = words_for_authors(arguments)
    folder = None if arguments.save is None else scenario_folder(Path(arguments.save))
    old, new = opened(arguments.old), opened(arguments.new)
    need_solver(words)
    compared = compare(old, new)
    if folder is not None:
        flow = reference(arguments.new, str(folder))
        for number, one in enumerate(compared.patients, free_number(folder, _NAME)):
            write_new(
                folder / f"{_NAME}{number:03}.toml", naming(_scenario(compared, one.difference, words), flow).encode()
            )
    if arguments.format == "json":
        put(stdout, dumps(as_json(compared, words)))
    else:
        put(stdout, "\n".join(as_lines(compared, words)) + "\n")
    return Exit.DONE


def compare(old: Opened, new: Opened) -> Compared:
    """Compare what two versions say, and what they mean."""
    from sciatui.check.author.meaning import Version, Versions  # noqa: PLC0415 - the solver takes long to import
    from sciatui.check.author.patients import patients  # noqa: PLC0415

    versions = Versions(Version(old.flow, old.conditions), Version(new.flow, new.conditions))
    found = tuple(patients(versions))
    less = tuple(versions.less_urgent()) if any(one.changes_urgency for one in found) else ()
    return Compared(old, new, changes(old, new), found, less, tuple(dict.fromkeys(versions.undecided)))


def as_lines(compared: Compared, words: Words) -> Iterator[str]:
    """Yield what differs, line by line."""
    old, new = compared.old.flow, compared.new.flow
    yield f"{old.id} {_version(old)} -> {new.id} {_version(new)}"
    for heading, is_text in (("rules", False), ("texts", True)):
        some = [change for change in compared.changes if change.is_text is is_text]
        yield words(f"diff.{heading}") if some else words(f"diff.no_{heading}")
        for change in some:
            yield f"  {words(f'diff.{change.what}')} {change.key}"
            yield from (f"      {name}: {text}" for name, text in _sides(change, words.language) if text)
    yield from (words("diff.renamed", old=before, new=now) for before, now in renamed(old, new))
    yield from _meaning(compared, words)


def _sides(change: Change, language: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what was and what is; where a question is asked is said in the language, all else stays as written."""
    old, new = (
        in_language(text, language, "change") if change.what == "moved" else text for text in (change.old, change.new)
    )
    return ("-", old), ("+", new)


def _meaning(compared: Compared, words: Words) -> Iterator[str]:
    for name in compared.undecided:
        yield words("diff.undecided", name=name)
    if not compared.patients:
        yield words("diff.same" if not compared.undecided else "diff.none_found")
        return
    if compared.less_urgent:
        yield words("diff.less_urgent")
        for one in compared.less_urgent:
            yield "  " + words("diff.falls", name=one.about, old=one.old.urgency, new=one.new.urgency)
            yield f"    ({in_a_line(_answers(compared, one), words)})"
    elif not compared.undecided:
        yield words("diff.never_less")
    yield words("diff.meaning")
    for number, patient in enumerate(compared.patients, 1):
        yield f"  {number}. " + in_a_line(_answers(compared, patient.difference), words)
        old, new = patient.difference.old.urgency, patient.difference.new.urgency
        steps = RANK[new] - RANK[old]
        key = "same" if not steps else "less" if steps < 0 else "more"
        yield "     " + words(f"diff.urgency.{key}", old=old, new=new)
        for shown in patient.shows:
            if shown.about is not None:
                old_said, new_said = (_said(shown.about, what, words) for what in (shown.old, shown.new))
                yield f"     {shown.about}: {old_said} -> {new_said}"


def _said(about: "Told", what: object, words: Words) -> str:
    """Write what one version says of a thing."""
    if isinstance(what, tuple):
        low, high = what
        return str(low) if low == high else words("diff.said.between", low=str(low), high=str(high))
    if isinstance(what, str):
        return words(f"diff.said.{what}") if what in _WORDS else what
    key = "asked" if about.kind == "question" else "told"
    return words(f"diff.said.{key}" if what else f"diff.said.not_{key}")


def _answers(compared: Compared, one: "Difference") -> "Raw":
    """Return what somebody answers who is asked by the new version."""
    given = {**one.answers, **one.redefined}
    asked = compared.new.flow.program.effective(given)
    return {name: word for name, word in given.items() if asked.get(name, Blank.NOT_ASKED) is not Blank.NOT_ASKED}


def _scenario(compared: Compared, one: "Difference", words: Words) -> str:
    """Return somebody as a scenario of the new version, which says in a comment what the old one made of it."""
    flow, old = compared.new.flow, one.old
    answers = _answers(compared, one)
    result = played(flow, answers).result()
    return scenario(
        flow,
        answers,
        title=f"{one.about} differs between {_version(compared.old.flow)} and {_version(flow)}",
        head=words("diff.was", urgency=old.urgency, fired=", ".join(sorted(old.fired)) or "none"),
        tags=["diff"],
        urgency=result.urgency,
        red_flags=[fired.id for fired in result.red_flags],
    )


def _version(flow: Flow) -> str:
    return f"{flow.version} ({flow.hash[:12]})"


def as_json(compared: Compared, words: Words) -> dict[str, object]:
    """Return what differs as data: each thing with somebody who shows it, and once more each of them with all of it."""
    scenarios = [_scenario(compared, one.difference, words) for one in compared.patients]
    return {
        "old": flow_identity(compared.old.flow),
        "new": flow_identity(compared.new.flow),
        "changes": [change._asdict() for change in compared.changes],
        "renamed": [{"old": before, "new": now} for before, now in renamed(compared.old.flow, compared.new.flow)],
        "same_for_any_answers": not compared.patients and not compared.undecided,
        "undecided": list(compared.undecided),
        "differences": [
            {
                "about": str(shown.about or "urgency"),
                "patient": number,
                "old": _outcome(one.difference.old) | {"said": shown.old},
                "new": _outcome(one.difference.new) | {"said": shown.new},
                "scenario": scenarios[number - 1],
            }
            for number, one in enumerate(compared.patients, 1)
            for shown in one.shows
        ],
        "less_urgent": [
            {
                "about": one.about,
                "old": _outcome(one.old),
                "new": _outcome(one.new),
                "scenario": _scenario(compared, one, words),
            }
            for one in compared.less_urgent
        ],
    }


def _outcome(outcome: "Outcome") -> dict[str, object]:
    return {"urgency": outcome.urgency, "fired": sorted(outcome.fired)}
