"""`sciatui check` prints what it found in three shapes, fails on errors and refutations, and writes witnesses."""

import json
import re
import sys
from argparse import ArgumentParser
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from rule_pages import EXAMPLE, lay, page

from sciatui import cli
from sciatui.check import command
from sciatui.check.prove import solver
from sciatui.check.rules import RULES
from sciatui.errors import Exit, InputFileError, UsageError
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import read_scenario
from sciatui.headless.scenario_play import play_scenario

TODAY = date(2026, 11, 25)
SHOWN_BY_A_PATIENT = (
    "P-avoid-unsure",
    "P-flag-unsound",
    "P-guarantee",
    "P-interruption-lost",
    "P-not-monotone",
    "P-unsure-lowers",
    "W-unguarded-not-asked",
)


class Ran(NamedTuple):
    """What a command printed and how it ended."""

    out: str
    code: Exit


def run(*arguments: str | Path) -> Ran:
    parser = ArgumentParser()
    command.add_arguments(parser)
    out = StringIO()
    code = command.main(parser.parse_args([str(one) for one in arguments]), out, StringIO(), today=TODAY)
    return Ran(out.getvalue(), code)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return lay(tmp_path, "P-not-monotone", page("P-not-monotone").bad)


def test_a_sound_flow_is_proved_and_named_by_its_hash() -> None:
    ran = run(EXAMPLE)
    assert ran.code == Exit.DONE
    first, last = ran.out.splitlines()
    flow = json.loads(run(EXAMPLE, "--format", "json").out)["flow"]
    assert first == f"ladder 1.0.0 ({flow['hash'][:12]}): no errors, no warnings."
    assert re.match(
        r"Proved for all possible answers in \d+\.\d s of the processor: 20 of 20 properties; none refuted", last
    )


def test_warnings_never_make_a_check_fail(tmp_path: Path) -> None:
    ran = run(lay(tmp_path, "W-no-why", page("W-no-why").bad))
    assert "1 warning" in ran.out
    assert ran.code == Exit.DONE


def test_an_error_makes_a_check_fail_and_nothing_is_proved(tmp_path: Path) -> None:
    ran = run(lay(tmp_path, "E-code", page("E-code").bad))
    assert "1 error, no warnings." in ran.out
    assert "Nothing was proved: first put the errors right." in ran.out
    assert ran.code == Exit.FAULT


def test_a_refuted_property_makes_a_check_fail_and_shows_a_patient(bad: Path) -> None:
    ran = run(bad)
    assert ran.code == Exit.FAULT
    assert f"{bad / 'more.toml'}:8:11: P-not-monotone: A yes to this sign can lower the urgency" in ran.out
    assert "    For example: " in ran.out
    assert "    Then: leaning = yes. This gives soon." in ran.out


def test_without_proofs_only_lint_rules_speak(bad: Path) -> None:
    ran = run(bad, "--no-proofs")
    assert ran.code == Exit.DONE
    assert "Nothing was proved: proofs were left out." in ran.out


def test_a_folder_without_a_flow_is_a_bad_call(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match=r"flow\.toml"):
        run(tmp_path)


def test_a_file_that_is_not_there_is_a_bad_call(tmp_path: Path) -> None:
    with pytest.raises(InputFileError, match="There is no such file"):
        run(tmp_path / "nowhere.toml")


def test_json_holds_place_level_and_patient_of_each_complaint(bad: Path) -> None:
    report = json.loads(run(bad, "--format", "json").out)
    (complaint,) = report["complaints"]
    assert report["failed"]
    assert complaint["rule"] == "P-not-monotone"
    assert complaint["level"] == "error"
    assert (complaint["file"], complaint["line"], complaint["column"]) == (str(bad / "more.toml"), 8, 11)
    assert complaint["key"] == "question.signs.items.leaning"
    assert complaint["witness"]["change"] == {"leaning": "yes"}
    assert complaint["witness"]["urgency"] == ["same_day", "soon"]
    assert report["proofs"]["refuted"] == 1
    assert report["proofs"]["not_proved"] == []


def test_json_is_the_same_bytes_every_time(bad: Path) -> None:
    assert run(bad, "--format", "json") == run(bad, "--format", "json")


def test_sarif_names_rules_and_regions_as_its_readers_expect(bad: Path) -> None:
    report: dict[str, Any] = json.loads(run(bad, "--format", "sarif").out)
    assert report["version"] == "2.1.0"
    assert report["$schema"].endswith("sarif-2.1.0.json")
    (sarif,) = report["runs"]
    (rule,) = sarif["tool"]["driver"]["rules"]
    (result,) = sarif["results"]
    assert rule["id"] == result["ruleId"] == "P-not-monotone"
    assert rule["shortDescription"]["text"] == RULES["P-not-monotone"]
    assert "docs/rules/P-not-monotone.md" in rule["help"]["text"]
    assert result["level"] == rule["defaultConfiguration"]["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == (bad / "more.toml").as_uri()
    assert place["region"] == {"startLine": 8, "startColumn": 11}


@pytest.mark.parametrize("form", ["sarif", "json"])
def test_a_flow_that_is_not_there_is_a_report_for_programs_too(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(tmp_path / "nowhere"), "--format", form]) == Exit.USAGE
    report = json.loads(capsys.readouterr().out)
    found = report["complaints"] if form == "json" else report["runs"][0]["results"]
    assert [one["rule" if form == "json" else "ruleId"] for one in found] == ["E-file"]
    assert cli.main(["check", str(tmp_path / "nowhere")]) == Exit.USAGE
    assert capsys.readouterr().out == ""


def test_sarif_names_a_file_from_where_the_check_was_called(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bad.parent)
    report = json.loads(run(bad, "--format", "sarif").out)
    place = report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "flow/more.toml"


@pytest.mark.parametrize("rule", SHOWN_BY_A_PATIENT)
def test_a_witness_is_a_scenario_that_the_flow_passes(rule: str, tmp_path: Path) -> None:
    flow = lay(tmp_path, rule, page(rule).bad)
    folder = tmp_path / "shown" / "here"
    run(flow, "--witness", folder)
    files = list(folder.iterdir())
    assert files
    assert all(file.name.startswith(f"{rule}-") for file in files)
    for file in files:
        played = play_scenario(read_scenario(file, Flows()))
        assert not played.failures, file.read_text("utf-8")


def test_a_witness_writes_over_nothing(bad: Path, tmp_path: Path) -> None:
    run(bad, "--witness", tmp_path / "shown")
    with pytest.raises(UsageError, match="already"):
        run(bad, "--witness", tmp_path / "shown")


def test_without_the_solver_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'sciatui\[check\]'"):
        run(EXAMPLE)
    assert run(EXAMPLE, "--no-proofs").code == Exit.DONE


def test_without_the_solver_too_what_is_wrong_with_a_flow_comes_first(
    bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    with pytest.raises(InputFileError, match="no flow 'sciatca'"):
        run("sciatca")
    (bad / "rules.toml").write_text("x =", encoding="utf-8")
    ran = run(bad)
    assert ran.code == Exit.FAULT
    assert "rules.toml:1:4: E-toml" in ran.out


def test_a_file_that_cannot_be_read_is_no_fault_of_the_flow(bad: Path) -> None:
    (bad / "link.toml").symlink_to(bad / "flow.toml")
    ran = run(bad)
    assert ran.code == Exit.USAGE
    assert "link.toml: E-file" in ran.out


def test_what_is_not_decided_in_time_is_called_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    def undecided(_: solver.Solver, *formulas: str) -> None:
        assert formulas

    monkeypatch.setattr(solver.Solver, "can", undecided)
    ran = run(EXAMPLE)
    assert ran.code == Exit.DONE
    assert "0 of 20 properties; none refuted, 20 not proved." in ran.out
    assert "Not proved in time: P-guarantee guarantee.cracks_are_never_missed.given." in ran.out
