"""The coverage of one flow: how much of each kind was seen, and every line of its files that nothing reached."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sciatui.export.result_json import Json, flow_identity
from sciatui.flow.complaint import Fault
from sciatui.flow.definition import Flow
from sciatui.flow.load import Checked
from sciatui.flow.places import placed
from sciatui.flow.sentences import in_language
from sciatui.flow.words import Words
from sciatui.headless.coverage_goals import KINDS, Goal, Goals, Kind

_HUNDRED = 100


class Row(NamedTuple):
    """How much of one kind was seen."""

    kind: Kind
    seen: int
    of: int


class Hole(NamedTuple):
    """A place in the files of a flow, and what was never seen there."""

    file: str
    line: int
    column: int
    kind: Kind
    id: str
    never: tuple[str, ...]

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.file}:{self.line}:{self.column}: {self.kind} {self.id}: never {', never '.join(self.never)}"


class Coverage(NamedTuple):
    """What the scenarios of one flow show of it."""

    flow: Flow
    scenarios: int
    rows: tuple[Row, ...]
    holes: tuple[Hole, ...]
    impossible: int
    """How many goals were left out because nobody can reach them."""

    @property
    def percent(self) -> int:
        """How much of all goals was seen, rounded down, so that 100 means all."""
        return percent(sum(row.seen for row in self.rows), sum(row.of for row in self.rows))


def percent(seen: int, of: int) -> int:
    """Return a share as a whole number, rounded down; all of nothing is all."""
    return seen * _HUNDRED // of if of else _HUNDRED


def coverage(flow: Flow, checked: Checked, goals: Goals, seen: Iterable[Goal], scenarios: int) -> Coverage:
    """Count what was seen, and find the place of everything that was not."""
    goals = goals._replace(spots={goal: spot for goal, spot in goals.spots.items() if goal not in goals.never})
    found = frozenset(seen)
    rows = tuple(
        Row(kind, sum(goal in found for goal in of_kind), len(of_kind))
        for kind in KINDS
        if (of_kind := [goal for goal in goals.spots if goal.kind == kind])
    )
    return Coverage(flow, scenarios, rows, tuple(_holes(checked, goals, found)), len(goals.never))


def _holes(checked: Checked, goals: Goals, seen: frozenset[Goal]) -> list[Hole]:
    """Return every goal that was not seen with its place, those of one thing together, in the order of the files."""
    missing: dict[tuple[Kind, str], list[Goal]] = {}
    for goal in goals.spots:
        if goal not in seen:
            one = goal.id if goal.kind != "choice" else f"{goal.id} = {goal.state}"
            missing.setdefault((goal.kind, one), []).append(goal)
    faults = {
        Fault("W-cover", (spot := goals.spots[some[0]]).path, f"{kind}\n{one}", offset=spot.offset): some
        for (kind, one), some in missing.items()
    }
    holes = []
    for complaint in placed(faults, checked.merged):
        kind, _, one = complaint.message.partition("\n")
        some = missing[kind, one]  # type: ignore[index] # it was put there above
        never = ("chosen",) if kind == "choice" else tuple(goal.state for goal in some)
        holes.append(Hole(_near(complaint.file), complaint.line, complaint.column, some[0].kind, one, never))
    return holes


def _near(file: str) -> str:
    """Write a file below the working folder as it is seen from there, so that lines stay short and can be clicked."""
    here = Path.cwd()
    path = Path(file)
    return str(path.relative_to(here)) if path.is_relative_to(here) else file


def as_lines(covered: Coverage, words: Words) -> list[str]:
    """Return the table and the holes as lines to print."""
    flow = covered.flow
    rows = [(words(kind_key(row.kind)), row.seen, row.of) for row in covered.rows]
    rows.append((words("coverage.all"), sum(seen for _, seen, _ in rows), sum(of for _, _, of in rows)))
    between = words("coverage.of")
    widest = max(len(name) for name, _, _ in rows)
    head = "coverage.head_one" if covered.scenarios == 1 else "coverage.head"
    return [
        words(head, flow=f"{flow.id} {flow.version}", count=covered.scenarios),
        *(f"  {name:{widest}} {seen:6} {between} {of:5} {percent(seen, of):4} %" for name, seen, of in rows),
        *([words("coverage.impossible", count=covered.impossible)] if covered.impossible else []),
        *([words("coverage.holes")] if covered.holes else []),
        *(in_language(f"  {hole}", words.language, "test") for hole in covered.holes),
    ]


def kind_key(kind: Kind) -> str:
    """Return the key of what goals of a kind are called."""
    return f"coverage.kind.{kind.replace(' ', '_')}"


def as_json(covered: Coverage) -> Json:
    """Return the same as a document."""
    return {
        "flow": flow_identity(covered.flow),
        "scenarios": covered.scenarios,
        "percent": covered.percent,
        "impossible": covered.impossible,
        "kinds": {row.kind: {"seen": row.seen, "of": row.of} for row in covered.rows},
        "holes": [{**hole._asdict(), "never": list(hole.never)} for hole in covered.holes],
    }
