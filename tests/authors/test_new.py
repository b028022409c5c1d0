"""`sciatui new`: the flow it writes is sound, proved and tested from the first minute."""

import stat
from datetime import date
from pathlib import Path
from shlex import split

import pytest
from authors_support import call

from sciatui.check.report import check
from sciatui.errors import Exit
from sciatui.flow.load import examine
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import scenario_files
from sciatui.headless.scenario_play import Played
from sciatui.headless.scenario_run import run_scenario


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "smoke-alarm"
    assert call("new", folder).exit == Exit.DONE
    return folder


def test_a_new_flow_loads_without_a_complaint_under_the_name_of_its_folder(made: Path) -> None:
    _, flow, complaints = examine(made)
    assert not complaints
    assert flow is not None
    assert flow.id == "smoke_alarm"


def test_a_new_flow_passes_the_check_with_every_proof(made: Path) -> None:
    report = check(made, date(2026, 12, 1), proofs=True)
    assert not report.findings
    assert report.proved is not None
    assert report.proved.refuted == 0
    assert not report.proved.undecided


def test_the_scenarios_of_a_new_flow_pass(made: Path) -> None:
    flows = Flows()
    played = [run_scenario(path, flows) for path in scenario_files([made])]
    assert len(played) >= 5
    assert all(isinstance(one, Played) and not one.failures for one in played)


def test_the_scenarios_of_a_new_flow_show_all_of_it_and_notice_every_mistake(made: Path) -> None:
    covered = call("scenario", made, "--coverage", "--min", "100")
    assert covered.exit == Exit.DONE, covered.out
    tried = call("mutate", made, "--strict")
    assert tried.exit == Exit.DONE, tried.out


def test_a_new_flow_says_what_each_part_is_for(made: Path) -> None:
    assert all(
        "# " in (made / name).read_text(encoding="utf-8") for name in ("flow.toml", "questions.toml", "rules.toml")
    )


def test_the_files_are_plain_files_that_others_may_read(made: Path) -> None:
    assert stat.S_IMODE((made / "flow.toml").stat().st_mode) & 0o600 == 0o600
    assert not (made / "flow.toml").stat().st_mode & stat.S_IXUSR


def test_a_folder_with_something_in_it_is_left_alone(made: Path) -> None:
    (made / "flow.toml").write_text("mine", encoding="utf-8")
    called = call("new", made)
    assert called.exit == Exit.USAGE
    assert (made / "flow.toml").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert call("new", tmp_path).exit == Exit.DONE
    assert (tmp_path / "flow.toml").is_file()


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("", encoding="utf-8")
    assert call("new", tmp_path / "there").exit == Exit.USAGE
    assert call("new", tmp_path / "there" / "below").exit == Exit.USAGE


def test_what_it_says_to_type_next_can_be_pasted_whatever_the_folder_is_called(tmp_path: Path) -> None:
    said = call("new", tmp_path / "my flow's").out
    command = next(line for line in said.splitlines() if line.startswith("  sciatui check"))
    assert split(command)[:3] == ["sciatui", "check", str(tmp_path / "my flow's")]


def test_what_it_says_to_type_next_is_never_an_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "  sciatui check ./-mine " in call("new", "--", "-mine").out
