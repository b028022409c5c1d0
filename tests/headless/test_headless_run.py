"""`sciatui run`: from answers to a result, its contract, its choices and its exit codes."""

import json
import shutil
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from headless_support import GOLDEN, QUIET, SMALL, WORN, call, run_small, sheet, sheets, small
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.errors import Exit
from sciatui.export import html, md, txt
from sciatui.export.result_json import as_json, dumps

EMERGENCY = {**WORN, "front_brake": "yes"}
UNSURE = {
    **dict.fromkeys(WORN, "not_sure"),
    "rear_brake": "no",
    "noise_level": 2,
    "last_service": "declined",
    "uses": "fun",
    "notes": "déclined?\nNo.",
    "distance": 150,
}


@pytest.mark.parametrize(
    ("name", "answers"), [("quiet", QUIET), ("worn", WORN), ("emergency", EMERGENCY), ("unsure", UNSURE)]
)
def test_the_result_keeps_to_its_contract_byte_by_byte(name: str, answers: dict[str, object]) -> None:
    called = run_small(answers)
    assert called.exit is Exit.DONE
    assert called.err == ""
    assert called.out.replace(small().hash, "HASH") == (GOLDEN / f"run_{name}.json").read_text(encoding="utf-8")


def test_the_contract_has_these_keys_first_and_in_this_order() -> None:
    keys = ["schema", "flow", "status", "urgency", "red_flags", "advice", "patterns", "scores", "treatments", "topics"]
    keys += ["asked", "unused"]
    extra = ["because", "interrupted_at", "withdrawn", "unchecked", "open_advice"]
    extra += ["withheld", "visit_questions", "recheck"]
    assert list(run_small(WORN).json) == [*keys, *extra]


@given(sheets(whole=False), st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_answers_in_a_sheet_never_matters(answers: dict[str, object], random: Any) -> None:
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert run_small(answers, "--missing", "stop").out == run_small(dict(shuffled), "--missing", "stop").out


@given(sheets())
@settings(max_examples=50, deadline=None)
def test_a_run_is_the_session_of_a_person_who_gives_the_same_answers(answers: dict[str, object]) -> None:
    session = Session.begin(small())
    while (position := session.position).at != "done":
        if position.at == "interrupt":
            session = session.acknowledge()
        elif position.at == "check":
            session = session.finish()
        else:
            question = position.open[0]
            said = answers[question]
            blanks = {"not_sure": session.unsure, "declined": session.decline}
            after = blanks[said](question) if said in ("not_sure", "declined") else session.answer(question, said)
            assert not isinstance(after, Problem)
            session = after
    unused = answers.keys() - {asked.subject for asked in session.result().asked}
    assert run_small(answers, "--on-emergency", "continue").out == dumps(as_json(session, unused))


def test_answers_come_alike_from_a_toml_file_a_json_file_and_standard_input(tmp_path: Path) -> None:
    as_toml = tmp_path / "answers.toml"
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in WORN.items() if name != "rides")
    as_toml.write_text("[answers]\n" + lines + 'rides = [{ name = "to work", score = 9 }]\n', encoding="utf-8")
    as_json_file = tmp_path / "answers.json"
    as_json_file.write_bytes(sheet(WORN))
    outs = [call("run", str(SMALL), "--answers", str(path)).out for path in (as_toml, as_json_file)]
    assert outs == [run_small(WORN).out] * 2


def test_a_toml_date_is_a_date(tmp_path: Path) -> None:
    path = tmp_path / "answers.toml"
    path.write_text("[answers]\nlast_service = 2026-09-30\n", encoding="utf-8")
    asked = call("run", str(SMALL), "--answers", str(path), "--missing", "not-sure", "--region", "us").json["asked"]
    assert {"question": "last_service", "answer": "2026-09-30"} in asked
    stopped = run_small({**WORN, "last_service": "2026-09-30"}).json["asked"]
    assert {"question": "last_service", "answer": "2026-09-30"} in stopped


def test_a_label_is_taken_for_its_code() -> None:
    assert run_small({**QUIET, "uses": "Going to work"}).out == run_small(QUIET).out


def test_numbers_are_written_as_they_were_given() -> None:
    out = run_small({**QUIET, "pressure": 2.3, "distance": 150}).out
    assert '"answer": 2.3\n' in out
    assert '"answer": 150\n' in out


def test_more_than_is_asked_stays_unused_and_is_named_in_order() -> None:
    answers = {**QUIET, "noises": ["grinding"], "chain_skips": "yes"}
    assert run_small(answers).json["unused"] == ["chain_skips", "noises"]


# Questions without an answer


def test_every_question_without_an_answer_is_named_in_the_error() -> None:
    answers = {name: value for name, value in QUIET.items() if name not in ("uses", "frame_crack")}
    called = run_small(answers)
    assert (called.exit, called.out) == (Exit.USAGE, "")
    assert [name for name in QUIET if f"- {name}: " in called.err] == ["frame_crack", "uses"]
    assert called.err.rstrip().endswith("An answer can lead to further questions.")


def test_a_question_without_an_answer_can_count_as_not_sure() -> None:
    answers = {name: value for name, value in QUIET.items() if name != "frame_crack"}
    result = run_small(answers, "--missing", "not-sure").json
    assert {"question": "frame_crack", "answer": "not_sure"} in result["asked"]
    assert result["status"] == "finished"
    assert result["red_flags"] == [
        {"id": "broken_frame", "urgency": "soon", "because": ["frame_crack"], "unsure": True}
    ]


def test_a_missing_answer_counts_as_not_sure_also_where_no_screen_offers_that() -> None:
    answers = {name: value for name, value in QUIET.items() if name != "uses"}
    asked = run_small(answers, "--missing", "not-sure").json["asked"]
    assert {"question": "uses", "answer": "not_sure"} in asked


def test_advice_that_an_open_question_gives_is_named() -> None:
    answers = dict.fromkeys(("front_brake", "rear_brake", "frame_crack"), "no")
    result = run_small(answers, "--missing", "stop").json
    assert (result["urgency"], result["because"], result["unchecked"]) == ("routine", [], [])
    assert result["open_advice"] == ["loud"]


def test_a_gap_can_end_a_run_as_stopped_and_what_the_sheet_says_further_on_still_counts() -> None:
    answers = {name: value for name, value in QUIET.items() if name != "frame_crack"}
    result = run_small(answers, "--missing", "stop").json
    assert result["status"] == "stopped"
    assert result["unchecked"] == ["broken_frame"]
    assert result["urgency"] == "soon"
    answers = {name: value for name, value in QUIET.items() if name != "front_brake"} | {"rear_brake": "yes"}
    called = run_small(answers, "--missing", "stop", "--fail-on", "emergency")
    assert called.exit is Exit.EMERGENCY
    assert called.json["urgency"] == "emergency"


# Emergencies


def test_an_emergency_ends_the_questions_at_once() -> None:
    result = run_small({**QUIET, "front_brake": "yes"}).json
    assert result["status"] == "interrupted"
    assert result["interrupted_at"] == "front_brake"
    assert [asked["question"] for asked in result["asked"]] == ["front_brake"]
    assert result["treatments"] == []


def test_on_demand_the_questions_go_on_after_an_emergency() -> None:
    result = run_small({**QUIET, "front_brake": "yes"}, "--on-emergency", "continue").json
    assert (result["status"], result["urgency"]) == ("finished", "emergency")
    assert result["interrupted_at"] == "front_brake"
    assert result["asked"][-1]["question"] == "notes"


def test_an_emergency_is_an_exit_code_only_on_demand() -> None:
    answers = {"front_brake": "yes"}
    assert run_small(answers).exit is Exit.DONE
    assert run_small(answers, "--fail-on", "emergency").exit is Exit.EMERGENCY
    assert run_small(QUIET, "--fail-on", "emergency").exit is Exit.DONE


def test_an_interruption_that_is_no_emergency_does_not_end_the_questions(tmp_path: Path) -> None:
    home = tmp_path / "small"
    shutil.copytree(SMALL, home)
    rules = (home / "rules.toml").read_text(encoding="utf-8")
    interrupting = rules.replace('urgency = "same_day"\ntitle', 'urgency = "same_day"\ninterrupt = true\ntitle')
    (home / "rules.toml").write_text(interrupting, encoding="utf-8")
    result = call("run", str(home), "--answers", "-", stdin=sheet({**QUIET, "frame_crack": "yes"})).json
    assert (result["status"], result["urgency"]) == ("finished", "same_day")
    assert result["interrupted_at"] == "frame_crack"


# Other formats and files


@pytest.mark.parametrize(("form", "exporter"), [("txt", txt), ("md", md), ("html", html)])
def test_other_formats_are_the_summary_marked_as_made_from_a_file(form: str, exporter: Any) -> None:
    session = Session.begin(small())
    for name, value in {**WORN, "last_service": date(2026, 9, 30)}.items():
        after = session.answer(name, value)
        assert not isinstance(after, Problem)
        session = after
    summary = summarise(session.finish(), date(2026, 3, 14), by_person=False)
    assert run_small(WORN, "--format", form, "--today", "2026-03-14").out == exporter.render(summary)


def test_a_day_that_is_no_day_is_refused() -> None:
    called = run_small(WORN, "--today", "14.3.2026")
    assert (called.exit, called.out) == (Exit.USAGE, "")


def test_a_new_file_is_private_and_holds_what_would_have_been_printed(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    called = run_small(WORN, "--output", str(path))
    assert (called.exit, called.out) == (Exit.DONE, "")
    assert str(path) in called.err
    assert path.read_text(encoding="utf-8") == run_small(WORN).out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_exists_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text("mine", encoding="utf-8")
    called = run_small(WORN, "--output", str(path))
    assert called.exit is Exit.USAGE
    assert str(path) in called.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_dash_as_output_is_standard_output() -> None:
    assert run_small(QUIET, "--output", "-").out == run_small(QUIET).out
