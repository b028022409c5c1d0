"""`sciatui walk`: seeded ways through a flow, and the laws that find what is planted in one."""

import io
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import tomli

from sciatui.engine.session import Session
from sciatui.errors import Exit, SciatuiError
from sciatui.flow.definition import Flow, Guarantee
from sciatui.flow.load import load_flow
from sciatui.flow.program import Program
from sciatui.flow.values import Blank
from sciatui.headless import walk
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_play import Played
from sciatui.headless.scenario_run import run_scenario
from sciatui.headless.wander import wander

SMALL = Path(__file__).parents[1] / "flows" / "small"
FLOW = load_flow(SMALL)


def replaced(flow: Flow, **functions: Callable[..., Any]) -> Flow:
    """Return the flow with other functions in the place of some of its program."""
    own: dict[str, Callable[[], Any]] = {name: partial(getattr, flow.program, name) for name in Program.__annotations__}
    others = {name: partial(lambda made: made, function) for name, function in functions.items()}
    return flow._replace(program=Program(**own | others))


def walked(*arguments: str) -> tuple[Exit, str]:
    """Call the command."""
    parser = ArgumentParser()
    walk.add_arguments(parser)
    out = io.StringIO()
    try:
        code = walk.main(parser.parse_args(arguments), out, io.StringIO(), None)
    except SciatuiError as fault:
        return fault.exit, str(fault)
    return code, out.getvalue()


def test_the_laws_hold_and_every_way_to_end_is_walked() -> None:
    code, said = walked(str(SMALL), "-n", "150", "--seed", "1")
    assert code is Exit.DONE, said
    assert "150 walks through bicycle 1.0.0 from seed 1" in said
    assert "every law held" in said
    assert " 0 " not in said.partition("came to:")[2]


def test_one_walk_is_told_as_one() -> None:
    assert walked(str(SMALL), "-n", "1", "--seed", "1")[1].startswith("1 walk through bicycle")
    assert walked(str(SMALL), "-n", "1", "--seed", "1", "--lang", "es")[1].startswith("1 recorrido por bicycle")


def test_the_laws_hold_in_the_flow_that_is_shipped() -> None:
    code, said = walked("sciatica", "-n", "15", "--seed", "1")
    assert code is Exit.DONE, said


def test_a_seed_is_a_walk_in_any_number_of_processes() -> None:
    alone = walked(str(SMALL), "-n", "50", "--seed", "7")
    assert walked(str(SMALL), "-n", "50", "--seed", "7", "--jobs", "2") == alone
    assert walked(str(SMALL), "-n", "50", "--seed", "8") != alone
    ways = [tuple(session.events for session in wander(Session.begin(FLOW), 3)) for _ in range(2)]
    assert ways[0] == ways[1]


def test_a_walk_goes_back_changes_and_is_not_sure() -> None:
    seen = {
        event.what for seed in range(60) for session in wander(Session.begin(FLOW), seed) for event in session.events
    }
    assert seen >= {"answered", "unsure", "declined", "cleared", "back", "change", "next", "acknowledged", "finished"}


@pytest.mark.parametrize("arguments", [("-n", "0"), ("--jobs", "0"), ("--seed", "-1"), ("-n", "99999999999")])
def test_options_that_make_no_sense_are_refused(arguments: tuple[str, ...]) -> None:
    assert walked(str(SMALL), *arguments)[0] is Exit.USAGE


def broken(flow: Flow) -> dict[str, walk.Walked]:
    """Walk a flow with a planted fault; return the first walk that breaks each law."""
    found: dict[str, walk.Walked] = {}
    for seed in range(60):
        one = walk.walk(flow, seed)
        for law in one.broken:
            found.setdefault(law, one)
    return found


def promising(given: Callable[[Any], bool | None]) -> Flow:
    """Return the small flow with a promise that it does not keep."""
    never = FLOW.guarantees["a_bad_front_brake_is_never_missed"].given._replace(truth=given)
    return FLOW._replace(guarantees={"promised": Guarantee("promised", never, "same_day", "")})


def test_a_promise_that_is_not_kept_is_saved_as_a_short_scenario_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = promising(lambda effective: effective["noise_level"] == 0)
    monkeypatch.setattr("sciatui.headless.walk.load_flow", lambda *_, **__: flow)
    code, said = walked(str(SMALL), "-n", "60", "--seed", "0", "--save", str(tmp_path / "a" / "new"))
    assert code is Exit.FAULT
    assert "breaks a law:\n    a guarantee holds: promised\n    take it again with --seed " in said
    saved = min((tmp_path / "a" / "new").glob("walk-bicycle-*.toml"))
    assert f"saved as {saved}" in said
    table = tomli.loads(saved.read_text(encoding="utf-8"))
    assert table["expect"] == {"urgency_at_least": "same_day"}
    # An open brake gives the same day by itself, so the two are needed; nothing else is.
    assert table["answers"] == {"front_brake": "no", "rear_brake": "no", "noise_level": 0}
    tested = run_scenario(saved, Flows())
    assert isinstance(tested, Played)
    assert [failure.miss.key for failure in tested.failures] == ["urgency_at_least"]


def test_walks_are_never_saved_among_the_files_of_the_flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flow = promising(lambda effective: effective["noise_level"] == 0)
    monkeypatch.setattr("sciatui.headless.walk.load_flow", lambda *_, **__: flow)
    (tmp_path / "flow.toml").touch()
    code, said = walked(".", "--save", str(tmp_path))
    assert code is Exit.USAGE
    assert "Choose another" in said
    monkeypatch.chdir(tmp_path)
    code, said = walked(".", "-n", "60", "--seed", "0")
    assert code is Exit.FAULT
    assert f"saved as {Path('scenarios', 'walk-bicycle-')}" in said
    assert [path.name for path in tmp_path.glob("*.toml")] == ["flow.toml"]


def test_a_folder_that_cannot_be_made_is_told_before_any_walk(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    code, said = walked(str(SMALL), "--save", str(tmp_path / "taken"))
    assert code is not Exit.DONE
    assert "not a folder" in said


def test_a_session_that_cannot_be_saved_is_still_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flow = promising(lambda effective: effective["noise_level"] == 0)
    monkeypatch.setattr("sciatui.headless.walk.load_flow", lambda *_, **__: flow)
    for _ in range(2):
        code, said = walked(str(SMALL), "-n", "60", "--seed", "0", "--save", str(tmp_path))
        assert code is Exit.FAULT
    assert "There is already something called" in said


def test_an_answer_that_still_counts_when_it_is_no_longer_asked_for_is_found() -> None:
    def stale(raw: Any) -> dict[str, Any]:
        effective = FLOW.program.effective(raw)
        if "noises" in raw and effective["noises"] is Blank.NOT_ASKED:
            effective["noises"] = raw["noises"]
        return effective

    flow = replaced(FLOW, effective=stale)
    assert "a question is asked exactly when its condition is true: noises" in broken(flow)


def test_a_short_way_to_the_urgency_that_leaves_out_a_rule_is_found() -> None:
    flow = replaced(FLOW, decide=lambda _: ("self_care", ()))
    assert "the short way to the urgency gives the same" in broken(flow)


def test_a_warning_sign_that_a_later_answer_takes_away_is_found() -> None:
    crack = FLOW.red_flags["broken_frame"]
    fickle = crack.when._replace(
        truth=lambda effective: effective["frame_crack"] == "yes" and effective["uses"] is Blank.UNANSWERED
    )
    flow = FLOW._replace(red_flags={**FLOW.red_flags, "broken_frame": crack._replace(when=fickle)})
    assert "a warning sign stays while its answers stay: broken_frame" in broken(flow)
