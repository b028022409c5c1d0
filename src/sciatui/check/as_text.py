"""A check's report as text: a line for each complaint, and at the end what was proved, of which content."""

from collections.abc import Iterator

from sciatui.check.prove.witness import Witness, told
from sciatui.check.report import Finding, Proved, Report
from sciatui.flow.complaint import MOST_SHOWN
from sciatui.flow.definition import Flow


def as_text(report: Report) -> str:
    """Return the whole report."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    for finding in _first(report.findings):
        yield str(finding.complaint)
        if finding.witness is not None:
            yield from _patient(finding.witness)
    if len(report.findings) > MOST_SHOWN:
        yield f"… and {len(report.findings) - MOST_SHOWN} more"
    yield f"{_name(report.flow)}{_counts(report.findings)}."
    if report.flow is not None:
        yield "Nothing was proved: proofs were left out." if report.proved is None else _proved(report.proved)
        if report.proved is not None:
            yield from (f"Not proved in time: {name}." for name in report.proved.undecided)
    else:
        yield "Nothing was proved: first put the errors right."


def _first(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield as many as anybody reads, in the order of the files; errors come before warnings in what is left out."""
    errors = sum(finding.is_error for finding in findings)
    room = {True: MOST_SHOWN, False: max(0, MOST_SHOWN - errors)}
    for finding in findings:
        room[finding.is_error] -= 1
        if room[finding.is_error] >= 0:
            yield finding


def _patient(witness: Witness) -> Iterator[str]:
    yield f"    For example: {told(witness.before, also=witness.change)}. This gives {witness.first.result().urgency}."
    if witness.change or witness.more:
        then = told({**witness.change, **witness.more})
        yield f"    Then: {then}. This gives {witness.last.result().urgency}."


def _name(flow: Flow | None) -> str:
    return "" if flow is None else f"{flow.id} {flow.version} ({flow.hash[:12]}): "


def _counts(findings: tuple[Finding, ...]) -> str:
    errors = sum(finding.is_error for finding in findings)
    return f"{_number(errors, 'error')}, {_number(len(findings) - errors, 'warning')}"


def _number(count: int, word: str) -> str:
    return f"{count or 'no'} {word}{'' if count == 1 else 's'}"


def _proved(proved: Proved) -> str:
    whole = proved.proved + proved.refuted + len(proved.undecided)
    refuted = f"{proved.refuted or 'none'} refuted, {len(proved.undecided) or 'none'} not proved"
    return f"Proved for all possible answers: {proved.proved:,} of {whole:,} properties; {refuted}."
