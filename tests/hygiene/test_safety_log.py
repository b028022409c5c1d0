"""SAFETY.md: a control without a test is not a control."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HAZARD = re.compile(r"^\| (?P<id>[CT]\d+) \|.*\| (?P<tests>[^|]+) \|$", re.MULTILINE)


def test_every_hazard_names_tests_that_exist() -> None:
    written = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)\(", path.read_text(encoding="utf-8"))
    }
    hazards = {row["id"]: re.findall(r"`(test_\w+)`", row["tests"]) for row in HAZARD.finditer(_log())}
    assert len(hazards) >= 20
    assert not {hazard for hazard, tests in hazards.items() if not tests}
    assert not {name for tests in hazards.values() for name in tests} - written


def _log() -> str:
    return (ROOT / "SAFETY.md").read_text(encoding="utf-8")
