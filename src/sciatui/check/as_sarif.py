"""A check's report as SARIF 2.1.0, which editors and services of continuous integration show beside the lines."""

import json
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sciatui.check.report import Finding, Report
from sciatui.check.rules import RULES, level
from sciatui.flow.gate import outgoing

_VERSION: Final = "2.1.0"
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(report: Report) -> str:
    """Return the whole report."""
    used = sorted({finding.complaint.rule for finding in report.findings})
    flow = report.flow
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "sciatui",
                "rules": [
                    {
                        "id": rule,
                        "shortDescription": {"text": RULES[rule]},
                        "help": {"text": f"docs/rules/{rule}.md"},
                        "defaultConfiguration": {"level": level(rule)},
                    }
                    for rule in used
                ],
            }
        },
        "results": [_result(finding, used) for finding in report.findings],
        "columnKind": "unicodeCodePoints",
    }
    if flow is not None:
        run["properties"] = {"flow": flow.id, "version": flow.version, "hash": flow.hash}
    return (
        json.dumps(
            {"$schema": _SCHEMA, "version": _VERSION, "runs": [run]}, ensure_ascii=False, allow_nan=False, indent=2
        )
        + "\n"
    )


def _result(finding: Finding, rules: list[str]) -> dict[str, Any]:
    complaint = finding.complaint
    text = f"{complaint.message.removesuffix('.')}. {complaint.hint}".strip()
    result: dict[str, Any] = {
        "ruleId": complaint.rule,
        "ruleIndex": rules.index(complaint.rule),
        "level": level(complaint.rule),
        "message": {"text": outgoing(text)},
    }
    if complaint.file:
        place: dict[str, Any] = {"artifactLocation": {"uri": _address(Path(complaint.file))}}
        if complaint.line:
            place["region"] = {"startLine": complaint.line, "startColumn": complaint.column}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _address(file: Path) -> str:
    """Return the address of a file: from here if it is below, so that a service finds it in its own copy."""
    here = Path.cwd()
    if file.is_absolute() and not file.is_relative_to(here):
        return file.as_uri()
    return quote((file.relative_to(here) if file.is_absolute() else file).as_posix())
