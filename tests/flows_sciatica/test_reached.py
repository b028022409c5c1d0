"""Every scenario of the sciatica flow holds, and together they reach all of it that anybody can reach."""

import json
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path

from sciatui.errors import Exit
from sciatui.headless import scenario
from sciatui.headless.scenario_file import scenario_files

SCENARIOS = Path(__file__).parents[2] / "flows" / "sciatica" / "scenarios"


def test_every_scenario_holds_and_they_reach_all_that_anybody_can_reach() -> None:
    parser, out = ArgumentParser(), StringIO()
    scenario.add_arguments(parser)
    wanted = [str(SCENARIOS), "--coverage", "--min", "100", "--format", "json", "--jobs", "2"]
    code = scenario.main(parser.parse_args(wanted), out, StringIO(), None)
    told = json.loads(out.getvalue())
    assert [one for one in told["scenarios"] if one["verdict"] != "ok"] == []
    assert told["passed"] == len(scenario_files([SCENARIOS]))
    (reached,) = told["coverage"]
    assert {(hole["kind"], hole["id"]): hole["never"] for hole in reached["holes"]} == {}
    assert code is Exit.DONE
