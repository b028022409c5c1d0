"""Each way in which a flow can be wrong gives one complaint: its rule, its place, its words."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from sciatui.flow.load import examine
from sciatui.flow.rule_ids import RULES

HERE = Path(__file__).parent
BAD = tomllib.loads((HERE / "bad_flows.toml").read_text("utf-8"))["bad"]
ELSEWHERE = {"E-file", "E-translation-id", "E-translation-missing", "W-translation-missing", "W-translation-stale"}
"""Rules whose examples need more than one bad file: in `test_flow_hostile` and `test_flow_translate`."""


def bad_flow(folder: Path, case: dict[str, Any]) -> None:
    base = (HERE / "base" / "flow.toml").read_text("utf-8")
    assert case.get("without", "") in base
    (folder / "flow.toml").write_text(base.replace(case.get("without", ""), ""), "utf-8")
    (folder / "more.toml").write_text(case["toml"], "utf-8")


@pytest.mark.parametrize("case", BAD, ids=lambda case: case["title"])
def test_a_bad_flow_gives_one_complaint_with_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    bad_flow(tmp_path, case)
    _, flow, complaints = examine(tmp_path)
    assert [complaint.rule for complaint in complaints] == [case["rule"]], "\n".join(map(str, complaints))
    (complaint,) = complaints
    assert complaint.file == str(tmp_path / case.get("file", "more.toml"))
    assert [complaint.line, complaint.column] == case["at"], str(complaint)
    assert case["says"].replace("{folder}", str(tmp_path)) in complaint.message
    assert case.get("hint", "") in complaint.hint
    assert complaint.key == case.get("key", complaint.key)
    assert (flow is None) == (complaint.severity == "error")


def test_the_base_of_these_flows_is_sound() -> None:
    _, flow, complaints = examine(HERE / "base")
    assert flow is not None
    assert not complaints


def test_every_rule_has_an_example() -> None:
    assert {case["rule"] for case in BAD} | ELSEWHERE == set(RULES)
