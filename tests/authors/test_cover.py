"""`sciatui cover`: the fewest generated scenarios that pass and together reach everything that coverage counts."""

import shutil
import sys
from pathlib import Path

import pytest
from authors_support import FLOWS, SMALL, call

from sciatui.check.author.covering import Crowd, Search
from sciatui.check.prove.formula import Formula, conj, neg
from sciatui.check.prove.world import Subject, World
from sciatui.errors import Exit
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import scenario_files
from sciatui.headless.scenario_play import Played
from sciatui.headless.scenario_run import run_scenario

sys.path.append(str(Path(__file__).parents[1] / "check"))

from random_flow import Made, made


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


@pytest.mark.parametrize(
    "name",
    ["example-headache", "example-mountain-tour", str(SMALL), pytest.param("sciatica", marks=pytest.mark.long)],
)
def test_what_it_writes_covers_all_that_can_be_covered(name: str, tmp_path: Path) -> None:
    called = call("cover", name, "--save", tmp_path / "cov")
    assert called.exit is Exit.DONE
    tested = call("scenario", tmp_path / "cov", "--coverage", "--min", "100", "--format", "json")
    (coverage,) = tested.json["coverage"]
    assert (tested.exit, coverage["holes"], coverage["percent"]) == (Exit.DONE, [], 100)


@pytest.mark.parametrize(("name", "people"), [("example-headache", 4), ("example-mountain-tour", 6)])
def test_it_says_that_no_fewer_people_are_enough(name: str, people: int) -> None:
    told = call("cover", name).out
    assert f"# People needed without changed answers: {people}. It is proved that no fewer" in told
    assert told.count("\ntags = ") == people


def test_where_fewer_people_were_not_decided_in_time_it_says_how_many_are_needed_at_least(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Crowd, "reaching", lambda *_: None)
    told = call("cover", "example-headache", "--save", tmp_path).out
    people = len(list(tmp_path.iterdir()))
    assert people > 4
    assert f"# People without changed answers: {people}. At least 4 are needed, that is proved; whether" in told
    tested = call("scenario", tmp_path, "--coverage", "--min", "100")
    assert tested.exit is Exit.DONE, tested.out


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


def goals(flow: Made, world: World) -> dict[str, Formula]:
    """Return each choice, and each red flag true and unknown."""
    found: dict[str, Formula] = {}
    for name, answer in world.answers.items():
        found |= {f"{name} = {code}": chosen for code, chosen in answer.codes.items()}
        found[f"{name} = none"] = conj((answer.answered, *map(neg, answer.codes.values())))
    for name in flow.flow.red_flags:
        truth = world.at(("red_flag", name, "when"))
        found |= {f"{name} true": truth.true, f"{name} unknown": truth.unknown}
    return found


@pytest.mark.parametrize("seed", [1, 7, 15, 20, 29, 93])
def test_one_person_fewer_is_not_enough_also_without_what_stands_apart(seed: int) -> None:
    flow = made(seed)
    search = Search(Subject.of(*flow), lambda world: goals(flow, world))
    found = search.fewest(lambda _, __: None)
    assert 1 < len(found.answers) == found.least
    fewer = Crowd(Subject.of(*flow), search.names_in, found.least - 1, apart=())
    assert fewer.reaching(search.wanted, search.wanted) == []


def test_the_same_flow_gives_the_same_scenarios() -> None:
    assert call("cover", SMALL).out == call("cover", SMALL).out
