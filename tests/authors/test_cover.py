"""`sciatui cover`: a few generated scenarios that pass and together reach everything."""

import shutil
import sys
from pathlib import Path
from typing import NamedTuple, cast

import pytest
from authors_support import FLOWS, SMALL, call

from sciatui.check.author.covering import _greedy, _so_many, covering
from sciatui.check.author.opened import Opened, opened
from sciatui.check.prove.prover import Prover
from sciatui.errors import Exit
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import scenario_files
from sciatui.headless.scenario_play import Played
from sciatui.headless.scenario_run import run_scenario

sys.path.append(str(Path(__file__).parents[1] / "check"))

from random_flow import made


class Made(NamedTuple):
    """A flow that stands in no file."""

    flow: Flow
    conditions: Conditions


def test_generated_scenarios_pass_and_say_that_nobody_confirmed_them(tmp_path: Path) -> None:
    flow = Path(
        shutil.copytree(FLOWS / "example-headache", tmp_path / "flow", ignore=shutil.ignore_patterns("scenarios"))
    )
    call("cover", flow, "--save", flow / "scenarios")
    files = scenario_files([flow])
    assert 2 <= len(files) <= 20
    for path in files:
        played = run_scenario(path, Flows())
        assert isinstance(played, Played)
        assert not played.failures
        assert played.scenario.tags == ("generated",)
        assert "confirmed by nobody" in path.read_text(encoding="utf-8")


def test_what_is_saved_elsewhere_names_its_flow_and_can_be_played_there(tmp_path: Path) -> None:
    call("cover", SMALL, "--save", tmp_path / "cov")
    for path in scenario_files([tmp_path / "cov"]):
        played = run_scenario(path, Flows())
        assert isinstance(played, Played), played
        assert not played.failures


def test_a_second_time_is_written_beside_the_first(tmp_path: Path) -> None:
    call("cover", SMALL, "--save", tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / "generated_001.toml").unlink()
    called = call("cover", SMALL, "--save", tmp_path)
    assert called.exit is Exit.DONE
    assert f"generated_{len(first) + 1:03}.toml" in called.out
    assert len(list(tmp_path.iterdir())) == 2 * len(first) - 1


def test_every_question_choice_and_rule_is_reached_by_the_engine_itself() -> None:
    whole = opened(SMALL)
    flow = whole.flow
    people = list(covering(whole))
    effective = [flow.program.effective(one.answers) for one in people]
    for flag in flow.red_flags.values():
        assert {flag.when.truth(one) for one in effective} >= {True, None}
    for question in flow.questions.values():
        given = [one[question.id] for one in effective]
        for code in question.choices:
            assert any(code == word or (isinstance(word, frozenset) and code in word) for word in given), code
    reached = [goal for one in people for goal in one.goals]
    assert len(reached) == len(set(reached))


@pytest.mark.parametrize(("seed", "smallest"), [(1, 5), (5, 4), (15, 3), (20, 6), (29, 4), (33, 3)])
def test_no_set_is_smaller_although_one_by_one_more_are_needed(seed: int, smallest: int) -> None:
    flow, conditions = made(seed)
    prover = Prover(flow, conditions)
    one_by_one = _greedy(prover)
    people = list(covering(cast("Opened", Made(flow, conditions))))
    assert len(people) == smallest < len(one_by_one)
    everything = frozenset[str]().union(*(one.reaches for one in one_by_one))
    assert {goal for one in people for goal in one.goals} == everything
    assert not _so_many(prover, smallest - 1, everything)


def test_the_same_flow_gives_the_same_scenarios() -> None:
    assert call("cover", SMALL).out == call("cover", SMALL).out
