"""Each rule has a page, and the examples on it are true: the bad one breaks that rule alone, the good one none."""

from datetime import date
from pathlib import Path

import pytest
from rule_pages import EXAMPLE, PAGES, lay, page

from sciatui.check.report import Report, check
from sciatui.check.rules import RULES, level

TODAY = date(2026, 11, 25)
IN_TOML = sorted(RULES.keys() - {"E-file"})


def rules_broken(report: Report) -> set[str]:
    return {finding.complaint.rule for finding in report.findings}


@pytest.mark.parametrize("rule", IN_TOML)
def test_the_bad_example_of_a_page_breaks_that_rule_alone(rule: str, tmp_path: Path) -> None:
    report = check(lay(tmp_path, rule, page(rule).bad), TODAY, proofs=True)
    assert rules_broken(report) == {rule}, "\n".join(str(finding.complaint) for finding in report.findings)
    assert report.failed == (level(rule) == "error")


@pytest.mark.parametrize("rule", IN_TOML)
def test_the_good_example_of_a_page_breaks_no_rule(rule: str, tmp_path: Path) -> None:
    report = check(lay(tmp_path, rule, page(rule).good), TODAY, proofs=True)
    assert not rules_broken(report), "\n".join(str(finding.complaint) for finding in report.findings)
    assert not report.failed


def test_a_file_that_is_a_link_breaks_the_rule_about_files_alone(tmp_path: Path) -> None:
    home = lay(tmp_path, "E-file", "")
    (home / "more.toml").unlink()
    (tmp_path / "questions.toml").write_text("", "utf-8")
    (home / "more.toml").symlink_to(tmp_path / "questions.toml")
    assert rules_broken(check(home, TODAY, proofs=True)) == {"E-file"}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_page_has_the_name_and_the_words_of_its_rule(rule: str) -> None:
    found = page(rule)
    assert (found.rule, found.title) == (rule, RULES[rule])


def test_every_page_is_about_a_rule_and_the_index_names_them_all() -> None:
    pages = {path.stem for path in PAGES.glob("*.md")} - {"README"}
    assert pages == set(RULES)
    index = (PAGES / "README.md").read_text("utf-8")
    assert [rule for rule in RULES if f"| [{rule}]({rule}.md) | {RULES[rule]} |" not in index] == []


def test_the_flow_of_the_pages_breaks_no_rule() -> None:
    assert not check(EXAMPLE, TODAY, proofs=True).findings
