"""`sciatui diff`: what two versions of a flow say differently, and who is told something else by them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TextIO

from sciatui.check.author.changes import Change, changes
from sciatui.check.author.opened import Opened, opened
from sciatui.errors import Exit
from sciatui.export.put import put
from sciatui.export.result_json import dumps, flow_identity
from sciatui.flow.sentences import in_language
from sciatui.flow.values import Blank
from sciatui.flow.words import Words
from sciatui.headless.common import need_solver, words_for_authors
from sciatui.headless.sheet import played, scenario
from sciatui.spoken import add_language

if TYPE_CHECKING:
    from sciatui.check.author.meaning import Difference


class Compared(NamedTuple):
    """Two versions, and what came of comparing them."""

    old: Opened
    new: Opened
    changes: tuple[Change, ...]
    differences: "tuple[Difference, ...]"
    less_urgent: "tuple[Difference, ...]"
    """Those for whom a rule of the old version gave more than the new version gives."""
    undecided: tuple[str, ...]


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui diff` understands."""
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Print what differs."""
    words = words_for_authors(arguments)
    need_solver(words)
    compared = compare(opened(arguments.old), opened(arguments.new))
    if arguments.format == "json":
        put(stdout, dumps(as_json(compared, words)))
    else:
        put(stdout, "\n".join(as_lines(compared, words)) + "\n")
    return Exit.DONE


def compare(old: Opened, new: Opened) -> Compared:
    """Compare what two versions say, and what they mean."""
    from sciatui.check.author.meaning import Version, Versions  # noqa: PLC0415 - the solver takes long to import

    versions = Versions(Version(old.flow, old.conditions), Version(new.flow, new.conditions))
    urgency = versions.differs_in_urgency()
    less = () if urgency is None else tuple(versions.less_urgent())
    found = ((urgency,) if urgency is not None else ()) + tuple(versions.differences())
    return Compared(old, new, changes(old, new), found, less, tuple(versions.undecided))


def as_lines(compared: Compared, words: Words) -> Iterator[str]:
    """Yield what differs, line by line."""
    old, new = compared.old.flow, compared.new.flow
    yield f"{old.id} {old.version} ({old.hash[:12]}) -> {new.id} {new.version} ({new.hash[:12]})"
    for heading, is_text in (("rules", False), ("texts", True)):
        some = [change for change in compared.changes if change.is_text is is_text]
        yield words(f"diff.{heading}") if some else words(f"diff.no_{heading}")
        for change in some:
            yield f"  {words(f'diff.{change.what}')} {change.key}"
            yield from (f"      {name}: {text}" for name, text in _sides(change, words.language) if text)
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
    if not compared.differences:
        yield words("diff.same" if not compared.undecided else "diff.none_found")
        return
    yield words("diff.meaning")
    for one in compared.differences:
        old, new = one.old.urgency, one.new.urgency
        key = "diff.differs" if old != new else "diff.differs_beside"
        yield "  " + words(key, name=one.about, old=old, new=new)
    if compared.less_urgent:
        yield words("diff.less_urgent")
        for one in compared.less_urgent:
            yield "  " + words("diff.falls", name=one.about, old=one.old.urgency, new=one.new.urgency)
    elif not compared.undecided:
        yield words("diff.never_less")
    yield words("diff.for_example")
    shown = (compared.less_urgent or compared.differences)[0]
    yield from (f"    {line}" for line in _scenario(compared, shown, words).splitlines())


def _scenario(compared: Compared, one: "Difference", words: Words) -> str:
    """Return somebody as a scenario of the new version, which says in a comment what the old one made of it."""
    flow = compared.new.flow
    given = {**one.answers, **one.redefined}
    asked = flow.program.effective(given)
    answers = {name: word for name, word in given.items() if asked.get(name, Blank.NOT_ASKED) is not Blank.NOT_ASKED}
    result = played(flow, answers).result()
    told = words("diff.was", urgency=one.old.urgency, fired=", ".join(sorted(one.old.fired)) or "none")
    return scenario(
        flow,
        answers,
        title=f"{one.about} differs between {compared.old.flow.version} and {flow.version}",
        head=told,
        tags=["diff"],
        urgency=result.urgency,
        red_flags=[fired.id for fired in result.red_flags],
    )


def as_json(compared: Compared, words: Words) -> dict[str, object]:
    """Return what differs as data."""
    return {
        "old": flow_identity(compared.old.flow),
        "new": flow_identity(compared.new.flow),
        "changes": [change._asdict() for change in compared.changes],
        "same_for_any_answers": not compared.differences and not compared.undecided,
        "undecided": list(compared.undecided),
        "differences": [_somebody(compared, one, words) for one in compared.differences],
        "less_urgent": [_somebody(compared, one, words) for one in compared.less_urgent],
    }


def _somebody(compared: Compared, one: "Difference", words: Words) -> dict[str, object]:
    return {
        "about": one.about,
        "old": {"urgency": one.old.urgency, "fired": sorted(one.old.fired)},
        "new": {"urgency": one.new.urgency, "fired": sorted(one.new.fired)},
        "scenario": _scenario(compared, one, words),
    }
