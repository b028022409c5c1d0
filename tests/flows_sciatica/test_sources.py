"""That every citation can be followed, and says what was not seen of it."""

import re
from datetime import date
from typing import Any, Final

import pytest
from flow_files import FILES, tables

SOURCES: Final = tables("source")
YEAR_READ: Final = 2026
"""Stands as the year where a page names none."""


def _note(source: dict[str, Any]) -> str:
    return str(source.get("note", ""))


@pytest.mark.parametrize("source", SOURCES)
def test_a_citation_is_full_and_says_when_it_was_read(source: str) -> None:
    table = SOURCES[source]
    assert all(table[key] for key in ("title", "publisher", "year", "address"))
    assert isinstance(table["read"], date)


@pytest.mark.parametrize("source", [name for name, table in SOURCES.items() if table["year"] == YEAR_READ])
def test_a_page_without_a_year_says_so(source: str) -> None:
    assert source == "own_prompt" or "year it was read" in _note(SOURCES[source])


@pytest.mark.parametrize("source", [name for name, table in SOURCES.items() if "/" not in table["address"]])
def test_an_address_that_is_only_a_site_says_how_the_page_is_found(source: str) -> None:
    assert "find" in _note(SOURCES[source])


@pytest.mark.parametrize("source", [name for name, table in SOURCES.items() if "PubMed" in table["publisher"]])
def test_a_study_that_was_read_elsewhere_says_so(source: str) -> None:
    assert _note(SOURCES[source])


def test_the_flow_is_dated_no_earlier_than_the_last_day_on_which_a_source_was_read() -> None:
    assert FILES["flow.toml"]["flow"]["date"] >= max(table["read"] for table in SOURCES.values())


@pytest.mark.parametrize(
    "kind", ["red_flag", "advice", "pattern", "score", "treatment", "topic", "glossary", "recheck"]
)
def test_whatever_makes_a_clinical_statement_names_a_source(kind: str) -> None:
    assert [name for name, table in tables(kind).items() if not table["source"]] == []


LONGER: Final = ("Some need longer", "Some take longer")
A_YEAR: Final = "just over half were clearly better after a year"


@pytest.mark.parametrize("kind", ["question", "topic", "recheck", "urgency", "treatment"])
def test_the_usual_course_is_never_told_without_the_long_one(kind: str) -> None:
    hopeful = [name for name, table in tables(kind).items() if "4 to 6 weeks" in str(table)]
    assert [name for name in hopeful if not any(words in str(tables(kind)[name]) for words in LONGER)] == []


@pytest.mark.parametrize(("kind", "name"), [("recheck", "first_weeks"), ("topic", "how_it_goes_on")])
def test_where_the_usual_course_is_told_of_the_result_the_figure_of_a_year_stands_beside_it(
    kind: str, name: str
) -> None:
    assert A_YEAR in str(tables(kind)[name]["text"])
    assert "atlas_2018" in tables(kind)[name]["source"]


STUDIES_OF_WEAKNESS: Final = {"weakness_with_or_without", "lonne_2012"}


@pytest.mark.parametrize("kind", ["question", "red_flag", "topic"])
def test_that_weakness_mostly_gets_better_rests_on_what_was_read_of_it(kind: str) -> None:
    hopeful = re.compile(r"Most weakness [^.]*gets better|the weakness get better")
    told = {name: set(table.get("source", ())) for name, table in tables(kind).items() if hopeful.search(str(table))}
    assert told
    assert [name for name, sources in told.items() if not sources >= STUDIES_OF_WEAKNESS] == []


@pytest.mark.parametrize(("kind", "name"), [("topic", "about_oral_steroids"), ("treatment", "oral_steroids")])
def test_steroid_tablets_for_sciatica_are_told_in_the_same_words_in_both_places(kind: str, name: str) -> None:
    assert "ittle or no gain" in str(tables(kind)[name])
    assert "function" not in str(tables(kind)[name])
