"""What the scenarios of the sciatica flow reach of it. What they leave out, nobody can reach."""

import json
import re
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path

from sciatui.errors import Exit
from sciatui.headless import scenario

SCENARIOS = Path(__file__).parents[2] / "flows" / "sciatica" / "scenarios"
LEAST = "99"
WHOLE = {
    "question",
    "red flag",
    "interruption",
    "advice",
    "pattern",
    "score band",
    "topic",
    "visit question",
    "recheck",
}


def test_the_scenarios_reach_all_that_decides_and_nearly_all_else() -> None:
    parser, out = ArgumentParser(), StringIO()
    scenario.add_arguments(parser)
    wanted = [str(SCENARIOS), "--coverage", "--min", LEAST, "--format", "json", "--jobs", "2"]
    code = scenario.main(parser.parse_args(wanted), out, StringIO(), None)
    (reached,) = json.loads(out.getvalue())["coverage"]
    missing = {hole["id"]: hole["never"] for hole in reached["holes"] if hole["kind"] in WHOLE}
    assert missing == {}
    assert code is Exit.DONE, [re.sub(r"^.*: ", "", hole["id"]) for hole in reached["holes"]]
