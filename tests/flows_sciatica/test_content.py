"""What the sciatica flow says: that it is all there, that it names its sources, and that a person can read it.

Files are read as TOML, so that a fault in one of them does not hide what is wrong in another.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest
from contract import (
    ADDED_BY_GUIDANCE,
    ADVISED_AGAINST,
    NOT_TO_STOP_SUDDENLY,
    PATTERNS,
)
from flow_files import FILES, tables
from reading_grade import grade, sentences, words

from sciatui.flow.complaint import key_of
from sciatui.flow.interface import load_words
from sciatui.flow.texts import texts_of

READ_KEYS: Final = frozenset(
    [
        "title",
        "about",
        "line",
        "suits",
        "ask",
        "avoid",
        "text",
        "you_may_have_read",
        "now",
        "meaning",
        "act",
        "sign",
        "intro",
        "why",
        "hint",
        "not_for",
        "limits",
        "emergency",
        "by_when",
        "check_again",
        "label",
        "short",
    ]
)

BANNED: Final = {
    "tells a person what is wrong": r"\byou (do not )?have\b(?! to\b)",
    "reassures from absence": r"nothing serious|no red flags?|nothing to worry",
    "a percentage": r"%|\bper ?cent\b",
    "a dose": r"\b\d+ ?(mg|ml|g|mcg|micrograms?|milligrams?)\b",
    "a dash that a screen reader stumbles on": r"[\u2013\u2014]",
}
IF_BEFORE: Final = re.compile(r"\b(if|when|whether|unless|until)\s+$", re.IGNORECASE)
"""`if you have …` leaves it open and is allowed; a bare `you have …` is a diagnosis."""

HARDEST_GRADE: Final = 6.0
SHORTEST_GRADED: Final = 6
"""A text of fewer words is a label. The formula is made for sentences and says nothing on one term."""
LONGEST_SENTENCE: Final = 20


FOR_TESTERS: Final = "cli.option.test."
"""Words on how many of a flow's rules are tested. No person in pain meets them."""


class Text(NamedTuple):
    place: str
    text: str


EVERY_TEXT: Final = [
    *(Text(f"{name}.{key_of(path)}", text) for name, file in FILES.items() for path, text in texts_of(file)),
    *(Text(key, text) for key, text in load_words("en").texts.items() if not key.startswith(FOR_TESTERS)),
]
"""What the flow says to people, labels and the words of regions too, and what the interface says."""


def _texts(table: object, place: str) -> Iterator[Text]:
    """Yield all that a person reads in a table. What is asked, not told, stands in `items` and is left out."""
    if not isinstance(table, dict):
        return
    for key, value in table.items():
        if key in READ_KEYS and isinstance(value, str):
            yield Text(f"{place}.{key}", value)
        elif key in READ_KEYS and isinstance(value, list):
            yield from (Text(f"{place}.{key}.{n}", text) for n, text in enumerate(value, 1) if isinstance(text, str))
        elif isinstance(value, list):
            yield from (text for n, part in enumerate(value, 1) for text in _texts(part, f"{place}.{key}.{n}"))
        elif key not in {"items", "source"}:
            yield from _texts(value, f"{place}.{key}")


def _told(file: str) -> list[Text]:
    told = {kind: table for kind, table in FILES[file].items() if kind != "source"}
    return list(_texts(told, file))


def _sources(table: object) -> Iterator[str]:
    if isinstance(table, dict):
        named = table.get("source")
        if isinstance(named, list):
            yield from named
        yield from (source for part in table.values() for source in _sources(part))
    elif isinstance(table, list):
        yield from (source for part in table for source in _sources(part))


def _named_by_file(file: str) -> set[str]:
    return set(_sources({kind: table for kind, table in FILES[file].items() if kind != "source"}))


def test_every_pattern_of_the_contract_is_there_and_no_other() -> None:
    assert sorted(tables("pattern")) == sorted(PATTERNS)


def test_what_guidance_adds_has_an_entry() -> None:
    assert not set(ADDED_BY_GUIDANCE) - set(tables("treatment"))


def test_what_guidance_advises_against_is_called_not_recommended() -> None:
    treatments = tables("treatment")
    assert {name: treatments[name]["stance"] for name in ADVISED_AGAINST} == dict.fromkeys(
        ADVISED_AGAINST, "not_recommended"
    )


@pytest.mark.parametrize("treatment", NOT_TO_STOP_SUDDENLY)
def test_nobody_is_told_to_stop_a_medicine(treatment: str) -> None:
    assert re.search(r"(not|never) stop\b", " ".join(tables("treatment")[treatment]["about"]), re.IGNORECASE)


def test_the_one_exception_for_statins_stands_beside_the_rule() -> None:
    about = " ".join(tables("treatment")["statin_review"]["about"])
    assert "dark urine" in about
    assert "do not take the next dose" in about


def test_myositis_treatments_stand_apart() -> None:
    groups = {name: table["group"] for name, table in tables("treatment").items()}
    assert {groups[name] for name in groups if name.startswith(("myositis", "statin"))} == {"myositis"}
    assert all("when" in tables("treatment")[name] for name, group in groups.items() if group == "myositis")


def test_every_pattern_has_its_own_topic() -> None:
    topics = [pattern["topic"] for pattern in tables("pattern").values()]
    assert len(set(topics)) == len(topics)
    assert not set(topics) - set(tables("topic"))


@pytest.mark.parametrize("file", FILES)
def test_every_source_that_is_named_has_its_citation(file: str) -> None:
    assert sorted(_named_by_file(file) - set(tables("source"))) == []


def test_every_citation_is_named_by_something() -> None:
    named = {source for file in FILES for source in _named_by_file(file)}
    assert sorted(set(tables("source")) - named) == []


@pytest.mark.parametrize("why", BANNED)
def test_no_text_says_what_it_must_not(why: str) -> None:
    found = [
        (text.place, match.group())
        for text in EVERY_TEXT
        for match in re.finditer(BANNED[why], text.text, re.IGNORECASE)
        if not IF_BEFORE.search(text.text[: match.start()])
    ]
    assert found == []


def test_whoever_reads_of_both_legs_is_sent_to_one_place() -> None:
    flags = tables("red_flag").values()
    listed = [flag for flag in flags if "both legs" in flag.get("sign", "").lower()]
    named = [flag for flag in flags if "both legs" in flag["title"].lower()]
    assert {flag["urgency"] for flag in listed} == {"emergency"}
    first = {flag["title"]: flag["act"].partition(".")[0] for flag in named}
    assert [title for title, act in first.items() if "o to {emergency_department}" not in act] == []


def test_no_rule_speaks_of_a_summary_that_may_not_be_saved() -> None:
    acts = [(name, rule["act"]) for kind in ("urgency", "red_flag", "advice") for name, rule in tables(kind).items()]
    assert len(acts) > 50
    assert [name for name, act in acts if "summary" in act.lower()] == []


LEGS_FAIL: Final = re.compile(r"\b(weak(er|ness)?|numb(ness)?|both legs|hard to lift)\b", re.IGNORECASE)


def test_who_is_told_of_weak_or_numb_legs_is_told_about_driving() -> None:
    rules = {
        name: rule
        for kind in ("red_flag", "advice")
        for name, rule in tables(kind).items()
        if rule["urgency"] != "emergency" and LEGS_FAIL.search(f"{rule['title']} {rule.get('meaning', '')}")
    }
    assert "both_legs_marked" in rules
    assert [name for name, rule in rules.items() if not re.search(r"\bdrive\b", rule["act"])] == []


def _graded(file: str) -> list[tuple[float, Text]]:
    """Return the sentences that a person reads with their grades, the hardest first."""
    return sorted(
        ((grade(one.text), one) for one in _told(file) if len(words(one.text)) >= SHORTEST_GRADED), reverse=True
    )


@pytest.mark.parametrize("file", [file for file in FILES if _graded(file)])
def test_each_file_reads_at_grade_six_or_easier(file: str) -> None:
    graded = _graded(file)
    average = sum(score for score, _ in graded) / len(graded)
    worst = "\n".join(f"  {score:.1f} {one.place}: {one.text}" for score, one in graded[:10])
    assert average <= HARDEST_GRADE, f"{file} reads at grade {average:.1f}; the hardest texts are\n{worst}"


@pytest.mark.parametrize("file", FILES)
def test_no_sentence_is_longer_than_twenty_words(file: str) -> None:
    long = [
        (text.place, part)
        for text in _told(file)
        for part in sentences(text.text)
        if len(words(part)) > LONGEST_SENTENCE
    ]
    assert long == []
