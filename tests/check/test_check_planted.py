"""Each rule finds the mistake that was planted for it, and no other rule complains of that."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest

from sciatui.check.report import check
from sciatui.check.rules import RULES

HERE = Path(__file__).parent
SMALL = HERE.parent / "flows" / "small"
PLANTED = tomllib.loads((HERE / "planted.toml").read_text("utf-8"))["planted"]
TODAY = date(2026, 11, 25)


def flow_folder(folder: Path, *, spanish: bool) -> Path:
    home = copytree(SMALL, folder / "flow")
    if not spanish:
        rmtree(home / "text")
    return home


@cache
def before(*, spanish: bool) -> frozenset[tuple[str, str]]:
    """Return what the small flow is complained of as it is."""
    found = check(SMALL, TODAY, proofs=True).findings
    complaints = {(one.complaint.rule, one.complaint.key) for one in found}
    return frozenset(one for one in complaints if spanish or "-translation-" not in one[0])


def plant(home: Path, edits: list[dict[str, str]]) -> None:
    for edit in edits:
        file = home / edit.get("file", "rules.toml")
        text = file.read_text("utf-8")
        old = edit.get("old")
        assert old is None or old in text, old
        file.write_text(text + edit["new"] if old is None else text.replace(old, edit["new"], 1), "utf-8")


@pytest.mark.parametrize("case", PLANTED, ids=lambda case: case["rule"])
def test_a_planted_mistake_is_found_by_exactly_the_rule_meant(case: dict[str, Any], tmp_path: Path) -> None:
    spanish = "-translation-" in case["rule"]
    home = flow_folder(tmp_path, spanish=spanish)
    plant(home, case["edits"])
    findings = check(home, TODAY, proofs=True).findings
    new = [one for one in findings if (one.complaint.rule, one.complaint.key) not in before(spanish=spanish)]
    assert {one.complaint.rule for one in new} == {case["rule"]}, "\n".join(str(one.complaint) for one in new)
    if case["rule"] == "W-unguarded-not-asked":
        assert all(one.witness is not None for one in new)


def test_a_mistake_is_planted_for_every_rule_that_a_text_can_break() -> None:
    assert {case["rule"] for case in PLANTED} == RULES.keys() - {"E-file"}
    assert len(PLANTED) >= 40


HARD_NAME = "{incomprehensible_terminology}"
EASY = "Put it on the rack and see if the wheel can turn with no noise at all."


@pytest.mark.parametrize(
    ("meant", "rules"),
    [("rack", set()), ("incomprehensibly specialised hydraulic maintenance apparatus", {"W-reading-age"})],
)
def test_a_name_in_a_text_is_as_hard_as_the_words_that_stand_for_it(
    meant: str, rules: set[str], tmp_path: Path
) -> None:
    home = flow_folder(tmp_path, spanish=False)
    named = [
        {"file": "flow.toml", "old": word, "new": f'{word}\n{HARD_NAME[1:-1]} = "{meant}"'}
        for word in ('tyre = "tyre"', 'tyre = "tire"')
    ]
    old = "This looks at one bicycle and says how soon it needs care."
    plant(home, [*named, {"file": "flow.toml", "old": old, "new": EASY.replace("rack", HARD_NAME)}])
    found = {one.complaint.rule for one in check(home, TODAY, proofs=False).findings}
    assert found & {"W-reading-age"} == rules
