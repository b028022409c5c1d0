"""How many screens the stories take, and how many scenarios end with which urgency.

`make figures` prints it; a test holds the clear sciatica to its limit. A story is a patient's own way through the flow,
so its number of screens is what a person would see; an emergency counts up to the page that shows it.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from flow_files import FLOW as FOLDER

from sciatui.flow.values import URGENCIES
from sciatui.headless.flows import Flows
from sciatui.headless.scenario import run_scenario
from sciatui.headless.scenario_file import scenario_files
from sciatui.headless.scenario_play import Played

KINDS: Final = ("clear sciatica", "knee", "myositis", "emergency")
"""Three tags of stories, and an urgency. Clear: pain down one leg for at most three months, no weakness, and coping."""


class Told(NamedTuple):
    """What one scenario came to."""

    file: Path
    tags: tuple[str, ...]
    screens: int
    urgency: str
    finished: bool


@cache
def told(folder: str = "scenarios") -> tuple[Told, ...]:
    """Play every scenario in a folder of the sciatica flow."""
    flows = Flows()
    return tuple(one for path in scenario_files([FOLDER / folder]) if (one := _told(path, flows)))


def _told(path: Path, flows: Flows) -> Told | None:
    played = run_scenario(path, flows)
    if not isinstance(played, Played):
        return None
    result = played.session.result()
    tags = tuple(played.scenario.tags)
    return Told(path, tags, len(played.session.path), result.urgency, result.status == "finished")


def of_kind(stories: Iterable[Told], kind: str) -> list[int]:
    """Return the number of screens of each story of a kind, the shortest first."""
    if kind == "emergency":
        return sorted(one.screens for one in stories if one.urgency == "emergency")
    return sorted(one.screens for one in stories if kind in one.tags and one.finished and one.urgency != "emergency")


def shares(scenarios: Sequence[Told]) -> dict[str, int]:
    """Count the scenarios of each urgency, the least urgent first."""
    counted = Counter(one.urgency for one in scenarios)
    return {urgency: counted[urgency] for urgency in URGENCIES}


def lines(stories: Sequence[Told], everything: Sequence[Told]) -> list[str]:
    """Return the figures of the stories, and of all scenarios, as lines to print."""
    rows = [f"{'screens asked':<20}{'stories':>8}{'median':>8}{'longest':>8}"]
    for kind in KINDS:
        screens = of_kind(stories, kind)
        rows.append(f"{kind:<20}{len(screens):>8}{median(screens):>8g}{max(screens):>8}")
    for name, scenarios in (("stories", stories), ("all scenarios", everything)):
        rows += ["", f"{name:<20}{len(scenarios):>8}"]
        rows += [f"  {urgency:<18}{n:>8}{n / len(scenarios):>8.0%}" for urgency, n in shares(scenarios).items()]
    return rows


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(told("scenarios/stories"), told())) + "\n")
