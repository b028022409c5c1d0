"""What the scenarios of the sciatica flow reach of it. What they leave out, nobody can reach."""

import json
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path

from sciatui.errors import Exit
from sciatui.headless import scenario

SCENARIOS = Path(__file__).parents[2] / "flows" / "sciatica" / "scenarios"


def test_the_scenarios_reach_all_that_anybody_can_reach() -> None:
    parser, out = ArgumentParser(), StringIO()
    scenario.add_arguments(parser)
    wanted = [str(SCENARIOS), "--coverage", "--min", "100", "--format", "json", "--jobs", "2"]
    code = scenario.main(parser.parse_args(wanted), out, StringIO(), None)
    (reached,) = json.loads(out.getvalue())["coverage"]
    assert {(hole["kind"], hole["id"]): hole["never"] for hole in reached["holes"]} == {}
    assert code is Exit.DONE
