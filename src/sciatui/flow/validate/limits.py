"""Limits of size for a whole flow, and of precision for its numbers.

`too_big` is asked before any condition is parsed, so that a flow of a million rules takes nobody's time.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sciatui.flow import outline
from sciatui.flow.complaint import Fault, Path
from sciatui.flow.conditions import number, places
from sciatui.flow.model import Cells, FlowFiles
from sciatui.flow.validate.subject import Subject
from sciatui.flow.values import DECIMALS

MOST: Final = {"questions": 500, "rules": 1_000, "entries": 1_000, "conditions": 3_000}

_RULES: Final = (
    *("value", "red_flag", "advice", "pattern", "score", "treatment", "topic", "guarantee"),
    *("visit_question", "recheck"),
)
"""Kinds of tables that hold conditions, beside questions."""

_ENTRIES: Final = ("region", "section", "choice_list", "constant", "source", "topic_group", "glossary")
"""Kinds of tables that hold none."""

_ROWS: Final = 40
"""Rows of the longest table of a topic."""


def too_big(files: FlowFiles) -> tuple[Fault, ...]:
    """Say of what a flow has too much."""
    counts = {
        "questions": sum(len(table.items or "1") for table in files.question.values()),
        "rules": _count(files, _RULES),
        "entries": _count(files, _ENTRIES),
        "conditions": sum(1 for _ in places(files, outline.asked(files))),
    }
    return tuple(
        Fault("E-size", ("flow",), f"This flow has {count:,} {what}, and {MOST[what]:,} is the most", at="key")
        for what, count in counts.items()
        if count > MOST[what]
    )


def _count(files: FlowFiles, kinds: Iterable[str]) -> int:
    """Count the tables of these kinds."""
    return sum(len(getattr(files, kind)) for kind in kinds)


def faults(subject: Subject) -> Iterator[Fault]:
    """Find numbers that are too exact, and tables that are too long or whose rows do not fit their headings."""
    for path, value in _numbers(subject):
        if isinstance(value, float) and len(f"{number(value):f}".partition(".")[2]) > DECIMALS:
            yield Fault("E-range", path, f"A number has at most {DECIMALS} decimals")
    for name, topic in subject.files.topic.items():
        if topic.table is not None:
            yield from _cells(("topic", name, "table"), topic.table)


def _cells(path: Path, cells: Cells) -> Iterator[Fault]:
    """Look at one table."""
    if len(cells.rows) > _ROWS:
        yield Fault("E-size", (*path, "rows"), f"This table has more than {_ROWS} rows")
    for at, row in enumerate(cells.rows):
        if len(row) != len(cells.columns):
            message = f"The number of cells here is {len(row)}, and the table has {len(cells.columns)} columns"
            yield Fault("E-size", (*path, "rows", at), message, "Give each row a cell for each column.")


def _numbers(subject: Subject) -> Iterator[tuple[Path, float]]:
    """Yield the numbers of a flow."""
    for name, constant in subject.files.constant.items():
        yield ("constant", name, "value"), constant.value
    for name, question in subject.files.question.items():
        for key, value in (("min", question.min), ("max", question.max)):
            if value is not None:
                yield ("question", name, key), value
