"""That every row of the articles is covered, by something that exists and says it.

The rows are those of the evidence that the flow is written from: 106 hold, 60 need a qualifier, 32 are corrected.
"""

import tomllib
from typing import Final

import pytest
from flow_files import FLOW, tables

from sciatui.flow.sources import COVERAGE
from sciatui.flow.texts import texts_of

ROWS: Final = tomllib.loads((FLOW / COVERAGE).read_text("utf-8"))["row"]
STATUSES: Final = {"keep": 106, "qualify": 60, "correct": 32}
KINDS: Final = ["question", "topic", "treatment", "pattern", "score", "red_flag", "advice"]
CORRECTED: Final = [row for row, table in ROWS.items() if table["status"] == "correct"]


def _said(place: str) -> str:
    """Return all that people read in one table of the flow; nothing if it is not there."""
    kind, _, name = place.partition(".")
    table = tables(kind).get(name)
    return "" if table is None else "\n".join(text for _, text in texts_of({kind: {name: table}}))


def test_every_row_is_there_once_and_no_other() -> None:
    assert list(ROWS) == [f"S{number:03}" for number in range(1, 199)]


def test_as_many_rows_are_kept_qualified_and_corrected_as_the_evidence_counts() -> None:
    found = [table["status"] for table in ROWS.values()]
    assert {status: found.count(status) for status in STATUSES} == STATUSES


@pytest.mark.parametrize("row", ROWS)
def test_what_covers_a_row_exists(row: str) -> None:
    assert ROWS[row]["by"]
    assert {place.partition(".")[0] for place in ROWS[row]["by"]} <= set(KINDS)
    assert [place for place in ROWS[row]["by"] if not _said(place)] == []


@pytest.mark.parametrize("row", ROWS)
def test_one_of_the_places_says_it(row: str) -> None:
    assert any(ROWS[row]["says"] in _said(place) for place in ROWS[row]["by"]), ROWS[row]["says"]


@pytest.mark.parametrize("row", CORRECTED)
def test_a_corrected_row_has_what_people_may_have_read_and_what_holds_now(row: str) -> None:
    topic = tables("topic")[ROWS[row]["by"][0].removeprefix("topic.")]
    assert topic["you_may_have_read"]
    assert ROWS[row]["says"] in topic["now"]
