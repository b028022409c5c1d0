"""The patients of the two trials: what they told, how soon they should be seen, and how soon the check says.

Each file of `tests/vignettes` holds a story in the patient's words, the facts behind it, the urgency that its writer
holds for right and those that are acceptable, and the answers to every question. `no` lists the questions answered no;
`renewed` those that were answered anew, from story and facts, when the words of the question changed. `trial` tells the
forty patients of the second trial from the eighty of the first.
`python tests/flows_sciatica/vignettes.py` prints how many end where they should. What the figures are worth stands in
docs/clinical.md.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from story import FLOW

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.values import URGENCIES, Blank

FOLDER: Final = Path(__file__).parents[1] / "vignettes"
ENDS: Final = ("exact", "acceptable", "over", "under")
UNSURE: Final = "not_sure"
UNSAID: Final = "declined"


class Vignette(NamedTuple):
    """One patient of the trial, and what the check told them."""

    name: str
    told: dict[str, Any]
    urgency: str
    left_open: tuple[str, ...]

    @property
    def gold(self) -> str:
        """How soon the writer of the story holds for right."""
        return str(self.told["gold"])

    @property
    def least(self) -> int:
        """The rank of the lowest urgency that is acceptable."""
        return min(URGENCIES.index(one) for one in self.told["acceptable"])

    @property
    def end(self) -> str:
        """How what was told compares with what is right."""
        if self.urgency == self.gold:
            return "exact"
        if self.urgency in self.told["acceptable"]:
            return "acceptable"
        return "under" if URGENCIES.index(self.urgency) < self.least else "over"


def answers(told: dict[str, Any]) -> dict[str, Any]:
    """Return the answers of a file, with those that are listed as no."""
    given = dict(told["answers"])
    return {**dict.fromkeys(given.pop("no"), "no"), **given}


def _answered(sheet: dict[str, Any]) -> Session:
    """Answer in order all that is asked, past every interruption."""
    session = Session.begin(FLOW)
    for question in FLOW.questions:
        given = sheet.get(question)
        if given is None:
            continue
        if given == UNSURE:
            after = session.unsure(question)
        elif given == UNSAID:
            after = session.decline(question)
        else:
            after = session.answer(question, given)
        session = session if isinstance(after, Problem) else after
    return session


@cache
def vignettes() -> tuple[Vignette, ...]:
    """Return all patients, by their names."""
    return tuple(map(_vignette, sorted(FOLDER.glob("*.toml"))))


def _vignette(file: Path) -> Vignette:
    told = tomllib.loads(file.read_text("utf-8"))
    sheet = answers(told)
    session = _answered(sheet)
    asked = (question for screen in session.path for question in FLOW.screens[screen].questions)
    left_open = tuple(question for question in asked if session.effective[question] is Blank.UNANSWERED)
    return Vignette(file.stem, told, session.result().urgency, left_open)


def table(patients: Iterable[Vignette]) -> str:
    """Return how many end where they should, by the urgency that is right, as a table in Markdown."""
    counted = Counter((one.gold, one.end) for one in patients)
    rows = [f"| should be | patients | {' | '.join(ENDS)} |", "|---|---|---|---|---|---|"]
    for gold in reversed(URGENCIES):
        ends = [counted[gold, end] for end in ENDS]
        rows.append(f"| {gold} | {sum(ends)} | {' | '.join(map(str, ends))} |")
    sums = [sum(counted[gold, end] for gold in URGENCIES) for end in ENDS]
    rows.append(f"| all | {sum(sums)} | {' | '.join(map(str, sums))} |")
    return "\n".join(rows)


if __name__ == "__main__":
    for trial in ("first", "second"):
        patients = [one for one in vignettes() if one.told.get("trial", "first") == trial]
        sys.stdout.write(f"The {trial} trial:\n\n{table(patients)}\n\n")
    for one in vignettes():
        if one.end in {"over", "under"}:
            sys.stdout.write(f"{one.end} {one.name}: {one.told['condition']}: {one.gold}, told {one.urgency}\n")
