"""That every citation can be followed, and says what was not seen of it."""

import re
from datetime import date
from typing import Any, Final

import pytest
from flow_files import FILES, tables

SOURCES: Final = tables("source")


def _note(source: dict[str, Any]) -> str:
    return str(source.get("note", ""))


@pytest.mark.parametrize("source", SOURCES)
def test_a_citation_is_full_and_says_when_it_was_read(source: str) -> None:
    table = SOURCES[source]
    assert all(table[key] for key in ("title", "publisher", "address"))
    assert isinstance(table["read"], date)


@pytest.mark.parametrize("source", SOURCES)
def test_a_citation_has_the_year_of_its_page_or_says_that_the_page_shows_none(source: str) -> None:
    assert ("year" in SOURCES[source]) != ("shows no year" in _note(SOURCES[source]))


@pytest.mark.parametrize("source", SOURCES)
def test_a_year_is_never_later_than_the_day_of_reading(source: str) -> None:
    assert SOURCES[source].get("year", 0) <= SOURCES[source]["read"].year


@pytest.mark.parametrize("source", SOURCES)
def test_whoever_published_it_has_a_name_and_is_no_number_in_a_register(source: str) -> None:
    publisher = SOURCES[source]["publisher"]
    assert re.search(r"[^\W\d_]{2}", publisher)
    assert not re.search(r"\d{4}", publisher)


QUALIFIED: Final = {
    "abstract": re.compile(r"abstract", re.IGNORECASE),
    "copy": re.compile(r"\bcopy\b", re.IGNORECASE),
    "part": re.compile(r"\bpart\b|Only the key points", re.IGNORECASE),
    "summary": re.compile(r"summary|report on|note on the draft|news", re.IGNORECASE),
}
"""What a note may say of what was read, by the word that makes every citation say it."""


@pytest.mark.parametrize("source", SOURCES)
def test_what_a_note_says_of_the_reading_stands_in_the_citation_too(source: str) -> None:
    said = {seen for seen, words in QUALIFIED.items() if words.search(_note(SOURCES[source]))}
    assert not said or SOURCES[source].get("seen") in said


PAGE: Final = re.compile(r"[\w.-]+\.[a-z]{2,}/\S+")
TITLE_NOT_SHOWN: Final = {"aspen_ng59", "bjgp_ng65", "iatrox_ng226", "iatrox_referral", "nhs_codeine_effects"}
"""Pages that were read but did not show their title. The note says whose words it is in; the list gets no longer."""


@pytest.mark.parametrize("source", sorted(SOURCES.keys() - {"own_prompt"}))
def test_an_address_leads_to_the_page_itself_and_not_to_a_site_only(source: str) -> None:
    assert PAGE.fullmatch(SOURCES[source]["address"])


def test_a_page_is_one_source_and_not_listed_twice() -> None:
    addresses = [source["address"] for source in SOURCES.values()]
    assert sorted(set(addresses)) == sorted(addresses)


def test_only_titles_that_the_page_did_not_show_are_in_other_words_and_their_note_says_so() -> None:
    words = re.compile(r"as described by us|in its address|filled in by us")
    assert {name for name, table in SOURCES.items() if words.search(_note(table))} == TITLE_NOT_SHOWN


def test_the_flow_is_dated_no_earlier_than_the_last_day_on_which_a_source_was_read() -> None:
    assert FILES["flow.toml"]["flow"]["date"] >= max(table["read"] for table in SOURCES.values())


@pytest.mark.parametrize(
    "kind", ["red_flag", "advice", "pattern", "score", "treatment", "topic", "glossary", "recheck"]
)
def test_whatever_makes_a_clinical_statement_names_a_source(kind: str) -> None:
    assert [name for name, table in tables(kind).items() if not table["source"]] == []


OURS: Final = {
    "advice": set(),
    "glossary": {"clinician"},
    "pattern": {"vascular", "myositis_like", "hip", "spondylolisthesis", "other"},
    "recheck": {
        "today",
        "weak_leg_untested",
        "weak_leg",
        "soon",
        "strong_pain",
        "six_weeks_near",
        "lasting",
        "getting_better",
    },
    "red_flag": set(),
    "score": set(),
    "topic": {
        "leg_weakness",
        "muscle_pull",
        "myositis_like",
        "bladder_and_bowel_nerves",
        "spine_infection",
        "cancer_and_the_spine",
        "broken_bone",
        "blood_vessels",
        "hip",
        "inflamed_spine",
        "no_clear_pattern",
    },
    "treatment": {
        "home_exercise",
        "stretching",
        "range_of_motion",
        "decompression",
        "myositis_surgery",
    },
}
"""What still has a line that rests on no page that was read; each says so by its source. No list gets longer."""


@pytest.mark.parametrize("kind", OURS)
def test_nothing_else_leans_on_a_prompt_of_our_own(kind: str) -> None:
    assert {name for name, table in tables(kind).items() if "own_prompt" in table["source"]} == OURS[kind]


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
