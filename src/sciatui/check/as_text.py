"""A check's report as text: a line for each complaint, and at the end what was proved, of which content."""

from collections.abc import Container, Iterator, Mapping

from sciatui.check.prove.witness import Witness
from sciatui.check.report import Finding, Proved, Report
from sciatui.flow.aliases import Value
from sciatui.flow.complaint import MOST_SHOWN
from sciatui.flow.definition import Flow
from sciatui.flow.sentences import in_language
from sciatui.flow.values import Blank
from sciatui.flow.words import Words


def as_text(report: Report, words: Words) -> str:
    """Return the whole report. `words` are those for authors."""
    return "\n".join(_lines(report, words)) + "\n"


def _lines(report: Report, words: Words) -> Iterator[str]:
    for finding in _first(report.findings):
        yield in_language(str(finding.complaint), words.language)
        if finding.witness is not None:
            yield from _patient(finding.witness, words)
    if len(report.findings) > MOST_SHOWN:
        yield words("check.more", count=len(report.findings) - MOST_SHOWN)
    yield f"{_name(report.flow)}{_counts(report.findings, words)}."
    if report.flow is None:
        yield words("check.unusable")
    elif report.proved is None:
        yield words("check.left_out")
    else:
        yield _proved(report.proved, words)
        yield from (words("check.not_in_time", name=name) for name in report.proved.undecided)


def _first(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield as many as anybody reads, in the order of the files; errors come before warnings in what is left out."""
    errors = sum(finding.is_error for finding in findings)
    room = {True: MOST_SHOWN, False: max(0, MOST_SHOWN - errors)}
    for finding in findings:
        room[finding.is_error] -= 1
        if room[finding.is_error] >= 0:
            yield finding


def _patient(witness: Witness, words: Words) -> Iterator[str]:
    said = in_a_line(witness.before, words, also=witness.change)
    yield "    " + words("check.example", answers=said, urgency=witness.first.result().urgency)
    if witness.change or witness.more:
        said = in_a_line({**witness.change, **witness.more}, words)
        yield "    " + words("check.then", answers=said, urgency=witness.last.result().urgency)


def in_a_line(answers: Mapping[str, Value | Blank], words: Words, also: Container[str] = ()) -> str:
    """Write answers in a line: those that say more than no or that are wanted `also`, and how many others there are."""
    telling = [
        f"{name} = {_shown(answer, words)}"
        for name, answer in answers.items()
        if name in also or answer not in ("no", frozenset())
    ]
    plain = len(answers) - len(telling)
    return ", ".join([*telling, *([_number(plain, "no", words)] if plain else [])])


def _shown(answer: Value | Blank, words: Words) -> str:
    if isinstance(answer, Blank):
        return words("check.unsure" if answer is Blank.UNSURE else "check.declined")
    if isinstance(answer, frozenset):
        return " + ".join(sorted(answer))
    return str(answer)


def _name(flow: Flow | None) -> str:
    return "" if flow is None else f"{flow.id} {flow.version} ({flow.hash[:12]}): "


def _counts(findings: tuple[Finding, ...], words: Words) -> str:
    errors = sum(finding.is_error for finding in findings)
    return f"{_number(errors, 'errors', words)}, {_number(len(findings) - errors, 'warnings', words)}"


def _number(count: int, what: str, words: Words) -> str:
    """Say how many there are, with words of their own for none and for one."""
    return words(f"check.{what}.{('none', 'one')[count] if count <= 1 else 'many'}", count=count)


def _proved(proved: Proved, words: Words) -> str:
    whole = proved.proved + proved.refuted + len(proved.undecided)
    return words(
        "check.proved",
        seconds=f"{proved.seconds:.1f}",
        proved=f"{proved.proved:,}",
        whole=f"{whole:,}",
        refuted=_number(proved.refuted, "refuted", words),
        undecided=_number(len(proved.undecided), "undecided", words),
    )
