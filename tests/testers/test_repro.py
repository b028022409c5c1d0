"""A session as a scenario: it plays to the same result, and holds nothing that the person typed."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatui import cli
from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.errors import Exit
from sciatui.export.toml_text import key, literal
from sciatui.flow.load import load_flow
from sciatui.headless.flows import Flows
from sciatui.headless.report import lines_of
from sciatui.headless.repro import scenario_of, without_text
from sciatui.headless.scenario_play import Played
from sciatui.headless.scenario_run import run_scenario
from sciatui.headless.wander import wander
from sciatui.plain.app import Around, run

SMALL = Path(__file__).parents[1] / "flows" / "small"
FLOW = load_flow(SMALL)
TEXTS = st.text("ab_-. \n\t\"'\\é🚲=#[]{}", max_size=8)


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the small flow, so that scenarios that name it find it."""
    home = tmp_path_factory.mktemp("small")
    for path in SMALL.glob("*.toml"):
        (home / path.name).write_bytes(path.read_bytes())
    (home / "scenarios").mkdir()
    return home


def played(home: Path, text: str) -> Played:
    """Play a scenario."""
    path = home / "scenarios" / "made.toml"
    path.write_text(text, encoding="utf-8")
    tested = run_scenario(path, Flows())
    assert isinstance(tested, Played), tested.message
    return tested


def passes(path: Path) -> bool:
    """Say whether a file is a scenario that passes where it lies."""
    tested = run_scenario(path, Flows())
    return isinstance(tested, Played) and not tested.failures


def after(session: Session, *answers: tuple[str, object]) -> Session:
    """Give answers."""
    for question, value in answers:
        given = session.answer(question, value)
        assert not isinstance(given, Problem)
        session = given
    return session


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_any_walk_comes_to_the_same_result_as_a_scenario(scenarios: Path, seed: int) -> None:
    first = Session.begin(FLOW)
    *_, session = [first, *wander(first, seed)]
    tested = played(scenarios, scenario_of(session))
    assert not tested.failures, lines_of(tested)
    assert tested.session.result() == without_text(session).result()


def test_answers_in_order_make_one_table_and_a_taken_back_alarm_makes_steps() -> None:
    straight = after(Session.begin(FLOW), ("front_brake", "no"), ("rear_brake", "no"))
    assert "[answers]\nfront_brake" in scenario_of(straight)
    assert "step" not in scenario_of(straight)
    alarmed = after(Session.begin(FLOW), ("front_brake", "yes"))
    assert "on_emergency" not in scenario_of(alarmed)
    assert 'on_emergency = "continue"' in scenario_of(alarmed.acknowledge())
    calmed = after(alarmed.acknowledge(), ("front_brake", "no"))
    text = scenario_of(calmed)
    assert 'on_emergency = "wait"' in text
    assert text.count("[[step]]") == 3
    assert 'withdrawn = ["brakes_fail"]' in text


def test_what_a_person_typed_is_left_out_and_what_they_chose_is_not() -> None:
    rides = [{"name": "to my secret place", "score": 3}, {"name": "secret too", "score": 4}]
    session = after(Session.begin(FLOW), ("notes", "my secret"), ("rides", rides), ("uses", "fun"))
    text = scenario_of(session)
    assert "secret" not in text
    table = tomli.loads(text)
    assert table["answers"]["notes"] == "left out"
    assert [ride["score"] for ride in table["answers"]["rides"]] == [3, 4]
    assert table["answers"]["uses"] == "fun"


def test_a_session_without_answers_is_a_scenario_too(scenarios: Path) -> None:
    assert not played(scenarios, scenario_of(Session.begin(FLOW))).failures


@given(
    st.recursive(
        TEXTS | st.integers(-(10**9), 10**9) | st.booleans() | st.dates(date(1900, 1, 1)),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=8,
    )
)
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_as_toml_is_read_back_as_it_was(value: object) -> None:
    assert tomli.loads(f"{key('a b')} = {literal(value)}") == {"a b": value}


# The faces


def test_a_headless_run_saves_itself_as_a_scenario(scenarios: Path, tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text('[answers]\nfront_brake = "yes"\n', encoding="utf-8")
    repro = scenarios / "scenarios" / "run.toml"
    assert cli.main(["run", str(scenarios), "--answers", str(answers), "--repro", str(repro)]) == Exit.DONE
    assert passes(repro)
    repro_text = repro.read_text(encoding="utf-8")
    assert cli.main(["run", str(scenarios), "--answers", str(answers), "--repro", str(repro)]) == Exit.USAGE
    assert repro.read_text(encoding="utf-8") == repro_text
    repro.unlink()


@pytest.mark.parametrize("flow", ["example-headache", "small"])
def test_a_saved_session_names_its_flow_so_that_it_can_be_tested_where_it_lies(
    flow: str, scenarios: Path, tmp_path: Path
) -> None:
    answers, repro = tmp_path / "answers.toml", tmp_path / "elsewhere" / "seen.toml"
    answers.write_text("[answers]\n", encoding="utf-8")
    repro.parent.mkdir()
    where = str(scenarios) if flow == "small" else flow
    assert cli.main(["run", where, "--answers", str(answers), "--missing", "stop", "--repro", str(repro)]) == Exit.DONE
    assert passes(repro)


def test_a_session_is_not_saved_among_the_files_of_a_flow(scenarios: Path, tmp_path: Path) -> None:
    answers, repro = tmp_path / "answers.toml", scenarios / "seen.toml"
    answers.write_text("[answers]\n", encoding="utf-8")
    assert cli.main(["run", str(scenarios), "--answers", str(answers), "--repro", str(repro)]) == Exit.USAGE
    assert not repro.exists()


@pytest.mark.parametrize("typed", ["\n2\n2\n", "\n2\nquit\nquit\n", ""])
def test_plain_mode_tells_of_its_session_however_it_ends(typed: str) -> None:
    ended: list[Session] = []
    run(FLOW, io.StringIO(typed), io.StringIO(), today=date(2026, 1, 15), around=Around(ended=ended.append))
    assert len(ended) == 1


def test_plain_mode_saves_its_session_as_a_scenario(
    scenarios: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repro = tmp_path / "plain.toml"
    monkeypatch.setattr("sys.stdin", io.StringIO("\n2\n"))
    arguments = ["start", str(scenarios), "--plain", "--repro", str(repro)]
    assert cli.main(arguments) == Exit.END_OF_INPUT
    assert passes(repro)


FULL_SCREEN = """
import sys
from datetime import date
from pathlib import Path
from sciatui import terminal
from sciatui.flow.load import load_flow
from sciatui.tui import app

app.Assessment.run = lambda self: app.Ending.LEFT
can = terminal.capabilities({"TERM": "xterm"}, stdin_tty=True, stdout_tty=True, size=(80, 24), plain=False)
flow = load_flow(sys.argv[1])
app.run(flow, today=date(2026, 1, 15), folder=Path(), theme=None, can=can, ended=print)
"""


def test_the_full_screen_tells_of_its_session_when_it_ends() -> None:
    code = [sys.executable, "-c", FULL_SCREEN, str(SMALL)]
    ended = subprocess.run(code, capture_output=True, check=False)
    assert ended.stdout.decode() == "<Session bicycle 0 events>\n", ended.stderr.decode()
