"""Every scenario of the example flows, one test a file; those of the sciatica flow are held by `test_reached.py`."""

from pathlib import Path

import pytest

from sciatui.headless.flows import Flows
from sciatui.headless.report import lines_of
from sciatui.headless.scenario import run_scenario
from sciatui.headless.scenario_file import FOLDER, scenario_files
from sciatui.headless.scenario_play import Played

ALL_FLOWS = Path(__file__).parents[2] / "flows"
SCENARIOS = scenario_files(sorted(ALL_FLOWS.glob(f"example-*/{FOLDER}")))
FLOWS = Flows()


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.relative_to(ALL_FLOWS).with_suffix("").as_posix())
def test_scenario(path: Path) -> None:
    tested = run_scenario(path, FLOWS)
    assert isinstance(tested, Played), tested.message
    assert not tested.failures, "\n".join(lines_of(tested))


def test_every_flow_has_scenarios() -> None:
    for flow in ALL_FLOWS.glob("example-*/flow.toml"):
        assert any(path.is_relative_to(flow.parent) for path in SCENARIOS), flow.parent.name
