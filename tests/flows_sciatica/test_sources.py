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
NOT_ITS_OWN_TITLE: Final = re.compile(r"as described by us|in its address|filled in by us")


@pytest.mark.parametrize("source", sorted(SOURCES.keys() - {"own_prompt"}))
def test_an_address_leads_to_the_page_itself_and_not_to_a_site_only(source: str) -> None:
    assert PAGE.fullmatch(SOURCES[source]["address"])


def test_a_page_is_one_source_and_not_listed_twice() -> None:
    addresses = [source["address"] for source in SOURCES.values()]
    assert sorted(set(addresses)) == sorted(addresses)


@pytest.mark.parametrize("source", SOURCES)
def test_every_title_is_the_one_that_the_page_shows(source: str) -> None:
    assert not NOT_ITS_OWN_TITLE.search(_note(SOURCES[source]))


def test_the_flow_is_dated_no_earlier_than_the_last_day_on_which_a_source_was_read() -> None:
    assert FILES["flow.toml"]["flow"]["date"] >= max(table["read"] for table in SOURCES.values())


@pytest.mark.parametrize(
    "kind", ["red_flag", "advice", "pattern", "score", "treatment", "topic", "glossary", "recheck"]
)
def test_whatever_makes_a_clinical_statement_names_a_source(kind: str) -> None:
    assert [name for name, table in tables(kind).items() if not table["source"]] == []


OURS: Final[dict[str, dict[str, str]]] = {
    "advice": {},
    "constant": {},
    "glossary": {},
    "pattern": {
        "myositis_like": "no published rule is made for a person's own answers; the signs are read, their sum is ours",
        "spondylolisthesis": "no rule finds a slipped bone by answers; the guidelines that were read say so",
        "other": "it says that no picture fits, which no page can say",
    },
    "recheck": {
        "weak_leg_untested": "no page names a day for it",
        "weak_leg": "no page names a day for it",
        "soon": "no page names a day for it",
        "strong_pain": "no page names a day for it",
    },
    "red_flag": {},
    "score": {},
    "topic": {},
    "treatment": {},
    "value": {
        "no_self_tests": "who might fall or be hurt tries nothing on their feet; no page lists who that is",
        "ask_before_nsaids": "it keeps back for more than a page names: what may be an emergency, a medicine not named",
        "skin_at_risk": "it keeps back for more than a page names: blisters, a hot knee, what may be an emergency",
    },
}
"""What rests in part on no page that was read, and why; each says so by its source. No list gets longer."""


@pytest.mark.parametrize("kind", OURS)
def test_nothing_else_leans_on_a_prompt_of_our_own(kind: str) -> None:
    ours = {name for name, table in tables(kind).items() if "own_prompt" in table.get("source", ())}
    assert ours == OURS[kind].keys()


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
