"""What the program composes in English beside its rules is said in Spanish, from the first word to the last."""

import re
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from sentences_in_source import sentences as found_sentences

from sciatui import cli
from sciatui.check.report import check
from sciatui.flow.interface import sentences
from sciatui.flow.load import examine
from sciatui.flow.sentences import in_language

TESTS: Final = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS / "flow"), str(TESTS / "check")]

from test_check_planted import PLANTED, TODAY, flow_folder, plant  # noqa: E402 - the same for what a check finds
from test_flow_bad_flows import BAD, bad_flow  # noqa: E402 - the flows with mistakes of the tests of flows

# What an unguarded condition is found by is a proof, and those are told elsewhere.
WARNED: Final = [case for case in PLANTED if case["rule"].startswith("W-") and "unguarded" not in case["rule"]]

AREAS: Final = ("complaint", "test", "mutant", "law", "change")
IN_PARTS: Final = {
    "This flow has no section {}. {}",
    "This flow is not there {} {}. There is: {}.",
    "makes this {} true",
    "makes these two equal",
    "No answer that is possible {}.",
    "{} is the name of a {}.",
    " and of a ",
    " and more",
    "{} in {}:{}",
    "The key {} is not known {}",
    "{}; it has at most 40 of them.",
    *("a text in quotes", "a whole number", "a list in square brackets", "a date such as 2026-01-31"),
    "{}:{}:{}: {} {}: never {}",
    *("score band", "visit question"),
    "{}{}: expected {}; came {}",
    "decided by {}, which {} {}: {}",
    "is unknown and gives",
    "{} with the {} urgent answer to every open question",
}
"""Sentences that the source puts together from parts: the list holds them whole."""
NO_SENTENCES: Final = {
    *('id = "{}"', 'id = "my_flow"', "title = {}", "flow = {}", "tags = {}", 'tags = ["witness", {}]'),
    *('urgency = "{}"', "{{ name = {}, score = {} }}", "{ name = {}, score = {} }", 'on_emergency = "continue"'),
    *("[[step]]\nclear = {}\n", '[[step]]\ndo = ["acknowledge"]\n'),
    *("Illegal character '\\n'", "Cannot (?:declare|overwrite|mutate)"),
    *("walk {}", "nonsense {}", "no such question"),
    *("the engine does not show what the formulas say", "the session does not show what the formulas say"),
}
"""Code, data and texts that nobody sees."""
IN_FILES: Final = {
    *("{} at {}", "# This passes as long as the flow does so."),
    *("{} differs between {} and {}", "A session of {} {} ({})", "Walk {}: {} {}", "left out"),
    "# A session as a scenario. What the person typed is left out.",
    *("ERROR {}", "the scenario cannot be used", "line {}: {}: {} is now {}"),
}
"""Titles and remarks of scenarios that are written, and reports for programs: the same in every language."""


def said(text: str) -> list[str]:
    """Return what becomes of a text in the areas that know it."""
    return [one for area in AREAS if (one := in_language(text, "es", area)) != text]


def test_every_sentence_of_the_source_is_listed() -> None:
    """What to do: add it to `words/en/sentences.toml`, and run `sciatui translate interface es --write`."""
    left_out = IN_PARTS | NO_SENTENCES | IN_FILES
    missing = [
        found
        for found in found_sentences()
        if found.text not in left_out and not said(found.text.replace("{}", "'x'").replace("{{", "{"))
    ]
    assert missing == []


def test_nothing_is_left_out_that_is_not_there() -> None:
    there = {found.text for found in found_sentences()}
    assert (IN_PARTS | NO_SENTENCES | IN_FILES) - there <= {"{{ name = {}, score = {} }}"}


@pytest.mark.parametrize("case", BAD, ids=lambda case: case["title"])
def test_each_way_in_which_a_flow_can_be_wrong_is_told_in_spanish(case: dict[str, Any], tmp_path: Path) -> None:
    bad_flow(tmp_path, case)
    for complaint in examine(tmp_path).complaints:
        line = in_language(str(complaint), "es")
        place = f"{complaint.file}:{complaint.line}:{complaint.column}: {complaint.rule}: "
        assert line.startswith(place)
        for part in filter(None, (complaint.message, complaint.hint)):
            assert in_language(part, "es") in line
            assert in_language(part, "es") != part


@pytest.mark.parametrize("case", WARNED, ids=lambda case: case["rule"])
def test_every_warning_is_told_in_spanish(case: dict[str, Any], tmp_path: Path) -> None:
    home = flow_folder(tmp_path, spanish="-translation-" in case["rule"])
    plant(home, case["edits"])
    found = [finding.complaint for finding in check(home, TODAY, proofs=False).findings]
    told = [complaint for complaint in found if complaint.rule == case["rule"]]
    assert told
    for complaint in told:
        for part in filter(None, (complaint.message, complaint.hint)):
            assert in_language(part, "es") != part


@pytest.mark.parametrize(
    ("english", "area", "spanish"),
    [
        ("There is no flow 'x'", "complaint", "No hay ningún cuestionario 'x'"),
        ("There is no flow 'x'.", "complaint", "No hay ningún cuestionario 'x'."),
        (
            "a b.toml:3:1: E-missing: The key 'value' is missing. Add because = \"…\".",
            "complaint",
            "a b.toml:3:1: E-missing: Falta la clave 'value'. Añada because = \"…\".",
        ),
        (
            "standard input:1:1: E-type: This must be a whole number.",
            "complaint",
            "entrada estándar:1:1: E-type: Esto debe ser un número entero.",
        ),
        ("    One.\n    Use it, or leave it out.", "complaint", "    One.\n    Úsela, o quítela."),
        ("  'x' is a question, not a condition.", "complaint", "  'x' es una pregunta, no una condición."),
        ("x:4: urgency: expected none; came soon", "test", "x:4: urgency: se esperaba nada; resultó soon"),
        ("fever turned round", "mutant", "fever al revés"),
        ("fever turned round", "complaint", "fever turned round"),
        ("Nobody listed this. There is no such file", "complaint", "Nobody listed this. No existe ese archivo"),
        ("", "complaint", ""),
    ],
)
def test_words_of_ours_are_said_and_those_of_others_stay(english: str, area: str, spanish: str) -> None:
    assert in_language(english, "es", area) == spanish
    assert in_language(english, "en", area) == english
    assert in_language(english, "fr", area) == english


def test_a_line_of_very_many_sentences_is_said_to_its_end() -> None:
    line = " ".join(["Use it, or leave it out. Nobody listed this."] * 1000)
    assert in_language(line, "es") == " ".join(["Úsela, o quítela. Nobody listed this."] * 1000)


def test_no_sentence_is_listed_twice_in_one_area() -> None:
    bare = [(key.partition(".")[0], re.sub(r"\{\w+\}", "{}", text)) for key, text in sentences("en").items()]
    assert sorted({one for one in bare if bare.count(one) > 1}) == []


def test_an_error_is_told_in_the_language_of_the_system(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    assert cli.main(["start", "scatica", "--plain"]) == 2
    assert capsys.readouterr().err.endswith("No hay ningún cuestionario 'scatica'. ¿Quiso decir 'sciatica'?\n")
    (tmp_path / "flow.toml").write_text("= 1", "utf-8")
    assert cli.main(["check", str(tmp_path)]) == 1
    assert "E-toml: Esto no es TOML: " in capsys.readouterr().out
