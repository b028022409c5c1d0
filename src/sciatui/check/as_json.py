"""A check's report as JSON: the same bytes for the same flow and day. Scripts may rely on its shape."""

import json
from typing import Any, Final

from sciatui.check.report import Finding, Proved, Report
from sciatui.check.rules import level
from sciatui.check.witness_file import answers_of
from sciatui.flow.gate import outgoing

SCHEMA: Final = 1


def as_json(report: Report) -> str:
    """Return the whole report."""
    flow = report.flow
    document = {
        "schema": SCHEMA,
        "flow": None if flow is None else {"id": flow.id, "version": flow.version, "hash": flow.hash},
        "failed": report.failed,
        "complaints": [_finding(finding) for finding in report.findings],
        "proofs": None if report.proved is None else _proved(report.proved),
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    complaint = finding.complaint
    described = {
        "rule": complaint.rule,
        "level": level(complaint.rule),
        "file": outgoing(complaint.file),
        "line": complaint.line,
        "column": complaint.column,
        "key": outgoing(complaint.key),
        "message": outgoing(complaint.message),
        "hint": outgoing(complaint.hint),
    }
    witness = finding.witness
    if witness is None:
        return described
    shown = {
        "answers": answers_of(witness.before),
        "change": answers_of(witness.change),
        "then": answers_of(witness.more),
        "urgency": [witness.first.result().urgency, witness.last.result().urgency],
    }
    return {**described, "witness": shown}


def _proved(proved: Proved) -> dict[str, Any]:
    return {"proved": proved.proved, "refuted": proved.refuted, "not_proved": list(proved.undecided)}
