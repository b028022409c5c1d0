"""How a citation is put into words: the year of its page and what was read of it, in each language."""

import pytest

from sciatui.engine.summarise_words import source_in_words
from sciatui.flow.aliases import Seen
from sciatui.flow.definition import Source
from sciatui.flow.load import load_flow

SAID = {language: load_flow("sciatica", language=language).words for language in ("en", "es")}


def cited(language: str = "en", year: int | None = 2011, seen: Seen | None = None, title: str = "On hubs") -> str:
    return source_in_words(Source("one", title, "A guild", year, "hubs.example", "2026-11-22", seen), SAID[language])


def test_a_citation_gives_the_year_of_its_page_and_the_day_it_was_read() -> None:
    assert cited() == "A guild (2011). On hubs. hubs.example (read 2026-11-22)"


def test_a_title_that_is_a_question_ends_with_its_own_mark_alone() -> None:
    assert cited(title="Are hubs round?") == "A guild (2011). Are hubs round? hubs.example (read 2026-11-22)"


@pytest.mark.parametrize(("language", "says"), [("en", "(no year shown)"), ("es", "(no indica el año)")])
def test_a_page_without_a_year_is_said_to_show_none_and_the_year_of_reading_never_stands_in(
    language: str, says: str
) -> None:
    assert f"A guild {says}. On hubs." in cited(language, year=None)
    assert "(2026)" not in cited(language, year=None)


@pytest.mark.parametrize(
    ("seen", "english", "spanish"),
    [
        ("abstract", "only the abstract read", "solo el resumen"),
        ("copy", "a copy, read", "una copia"),
        ("part", "only part read", "solo en parte"),
        ("summary", "a summary, read", "una síntesis"),
    ],
)
def test_a_citation_says_what_was_read_when_that_was_not_the_thing_itself(
    seen: Seen, english: str, spanish: str
) -> None:
    assert english in cited(seen=seen)
    assert spanish in cited("es", seen=seen)
    assert "2026-11-22" in cited("es", seen=seen)


def test_a_prompt_of_the_flows_own_is_named_in_the_language_of_the_reader() -> None:
    assert cited(seen="own") == "A guild (2011). A prompt of our own, not a published rule. hubs.example"
    assert cited("es", seen="own") == "A guild (2011). Una indicación propia, no una regla publicada. hubs.example"
