"""What a check found: complaints with their places, patients who show what is wrong, and what was proved."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from time import process_time
from typing import NamedTuple

from sciatui.check.lint.run import lint
from sciatui.check.look import Look
from sciatui.check.prove.proof import Proof
from sciatui.check.prove.witness import Witness
from sciatui.check.rules import level
from sciatui.flow.checked import Examined, examine
from sciatui.flow.complaint import Complaint, Fault, key_of
from sciatui.flow.definition import Flow


class Finding(NamedTuple):
    """One complaint; `witness` shows it where a patient can."""

    complaint: Complaint
    witness: Witness | None = None

    @property
    def is_error(self) -> bool:
        """Say whether it makes the check fail."""
        return level(self.complaint.rule) == "error"


class Proved(NamedTuple):
    """How many properties came out in which way."""

    proved: int
    refuted: int
    undecided: tuple[str, ...]
    """Rule and key of each property that was neither proved nor refuted in time."""
    seconds: float
    """Of the processor, for all proofs and the import of the solver: beside other work somebody waits longer."""


class Report(NamedTuple):
    """Everything that a check says."""

    flow: Flow | None
    """None if the flow cannot be used: then nothing could be proved."""
    findings: tuple[Finding, ...]
    proved: Proved | None
    """None if proofs were not asked for, or not possible."""

    @property
    def failed(self) -> bool:
        """Say whether there is an error or a refuted property."""
        return any(finding.is_error for finding in self.findings)

    @property
    def is_unread(self) -> bool:
        """Say whether a file of the flow could not be read."""
        return any(finding.complaint.rule == "E-file" for finding in self.findings)


def check(where: str | Path, today: date, *, proofs: bool) -> Report:
    """Look at a flow in every way there is; raise `FileError` if there is none."""
    examined = examine(where)
    flow, checked = examined.flow, examined.checked
    if flow is None or checked.files is None or checked.conditions is None:
        return Report(None, tuple(map(Finding, examined.complaints)), None)
    faults = list(lint(Look(flow, checked.files, checked.conditions, checked.texts, today)))
    if not proofs:
        return Report(flow, _findings(examined, faults, ()), None)
    start = process_time()
    from sciatui.check.prove.run import prove_all  # noqa: PLC0415 - the solver takes longer to import than a lint does

    found = prove_all(flow, checked.conditions)
    proved = _counted(found, process_time() - start)
    return Report(flow, _findings(examined, faults, found), proved)


def _findings(examined: Examined, faults: list[Fault], proofs: Iterable[Proof]) -> tuple[Finding, ...]:
    """Give everything its place, in the order of files and lines."""
    witnesses: dict[tuple[str, str, str], Witness | None] = {}
    for proof in proofs:
        if proof.refutation is not None:
            why = proof.refutation
            faults.append(Fault(proof.rule, proof.path, why.message, why.hint))
            witnesses[proof.rule, key_of(proof.path), why.message] = why.witness
    complaints = list(examined.complaints)
    if faults:
        from sciatui.flow.places import placed  # noqa: PLC0415 - only where there is something to place

        complaints += placed(faults, examined.checked.merged)
    return tuple(Finding(one, witnesses.get((one.rule, one.key, one.message))) for one in complaints)


def _counted(proofs: tuple[Proof, ...], seconds: float) -> Proved:
    outcomes = [proof.outcome for proof in proofs if proof.rule.startswith("P-")]
    undecided = (f"{proof.rule} {key_of(proof.path)}" for proof in proofs if proof.outcome == "undecided")
    return Proved(outcomes.count("proved"), outcomes.count("refuted"), tuple(undecided), seconds)
