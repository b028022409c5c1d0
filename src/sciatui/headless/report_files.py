"""The same report for programs: JUnit XML for build servers, JSON for everything else.

Neither holds a time, so the same run gives the same bytes.
"""

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from sciatui.export.result_json import Json
from sciatui.flow.gate import outgoing
from sciatui.headless.report import Account, Told, failure_lines

SCHEMA: Final = 1
"""The version of the JSON report."""


def junit(accounts: Sequence[Account]) -> bytes:
    """Return the report as JUnit XML."""
    verdicts = [one.verdict for one in accounts]
    counts = {
        "tests": str(len(verdicts)),
        "failures": str(verdicts.count("FAIL")),
        "errors": str(verdicts.count("ERROR")),
    }
    suites = Element("testsuites", counts)
    suite = SubElement(suites, "testsuite", {"name": "sciatui", **counts})
    for one in accounts:
        _case(suite, one)
    xml: bytes = tostring(suites, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _case(suite: Element, one: Account) -> None:
    name = outgoing(one.title or one.file)
    case = SubElement(suite, "testcase", {"classname": outgoing(one.file), "name": name})
    if one.verdict == "ERROR":
        SubElement(case, "error", {"message": "the scenario cannot be used"}).text = outgoing(one.message)
    elif one.failures:
        text = "\n".join(line for told in one.failures for line in failure_lines(one.file, told))
        SubElement(case, "failure", {"message": outgoing(one.failures[0].headline)}).text = outgoing(text)


def as_json(accounts: Sequence[Account], coverage: Sequence[Json] | None = None) -> Json:
    """Return the report as one document; with the coverage of each flow if that was measured."""
    verdicts = [one.verdict for one in accounts]
    document: Json = {
        "schema": SCHEMA,
        "passed": verdicts.count("ok"),
        "failed": verdicts.count("FAIL"),
        "broken": verdicts.count("ERROR"),
        "scenarios": [_scenario(one) for one in accounts],
    }
    return document if coverage is None else {**document, "coverage": list(coverage)}


def _scenario(one: Account) -> Json:
    said: Json = {"file": one.file, "title": one.title, "verdict": one.verdict}
    if one.message:
        said["message"] = one.message
    if one.failures:
        said["failures"] = [_failure(told) for told in one.failures]
    return said


def _failure(told: Told) -> Json:
    return {
        "line": told.line,
        "where": told.where,
        "key": told.key,
        "expected": told.expected,
        "came": told.came,
        "because": list(told.because),
    }
