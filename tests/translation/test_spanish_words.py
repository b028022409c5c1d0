"""The program's own words in Spanish: all of them, none that has become stale, and the same names to fill in."""

import re

import pytest
from spanish_reading import BANNED, found_in

from sciatui.check.author.translating import translation_files
from sciatui.flow.complaint import key_of
from sciatui.flow.interface import load_words, sentences, word_files
from sciatui.flow.validate.placeholders import names_in
from sciatui.plain.verbs import Verb, read_verb

WORDS = [
    (f"{file.path.stem}.{key_of(line.path)}", line)
    for file in translation_files("interface", "es")
    for line in file.lines
]

FOR_AUTHORS = ("authors.", "cli.", "condition.", "sentences.")
TOLD = [(name, line.text) for name, line in WORDS if not name.startswith(FOR_AUTHORS)]
"""What everybody may read."""
OF_COMPUTERS = {"a percentage", "a false friend"}
"""What only means something else where a program is not spoken of: the condition of a rule, the % of argparse."""


@pytest.mark.parametrize("state", ["missing", "stale"])
def test_no_word_of_the_interface_is_missing_or_stale(state: str) -> None:
    """What to do: `sciatui translate interface es --write`, and fill in what is empty."""
    assert [name for name, line in WORDS if line.state == state] == []


def test_every_word_has_the_names_to_fill_in_that_its_sentence_has() -> None:
    assert [name for name, line in WORDS if names_in(line.text) != names_in(line.sentence)] == []


def test_every_word_has_the_same_gaps_that_argparse_fills_in() -> None:
    gaps = re.compile(r"%(?:\((\w+)\))?[sr]")
    said = {name: (gaps.findall(line.text), gaps.findall(line.sentence)) for name, line in WORDS}
    # A number that is none is named without the type that the program has for it.
    assert {name for name, (ours, theirs) in said.items() if ours != theirs} == {"sentences.argparse.number"}
    assert "%(value)r" in sentences("es")["argparse.number"]


def test_every_file_of_words_is_there_in_spanish() -> None:
    spanish, english = load_words("es"), load_words("en")
    assert {source.name.partition("/")[2] for source in word_files("es")} == {
        source.name.partition("/")[2] for source in word_files("en")
    }
    assert spanish("tui.start.begin") == "Empezar"
    assert spanish.texts.keys() == english.texts.keys()


@pytest.mark.parametrize("why", BANNED)
def test_no_word_says_what_it_must_not(why: str) -> None:
    assert found_in(why, TOLD) == []
    if why not in OF_COMPUTERS:
        assert found_in(why, ((name, line.text) for name, line in WORDS)) == []


def test_what_can_be_typed_is_one_word_each_and_all_are_different() -> None:
    typed = [load_words("es")(f"plain.word.{verb.value}") for verb in Verb]
    assert len(set(typed)) == len(typed)
    assert {word for word in typed if " " in word} == {"no sé", "no decir"}


@pytest.mark.parametrize("verb", Verb)
def test_a_word_is_understood_with_and_without_its_accents_and_in_english(verb: Verb) -> None:
    words = load_words("es")
    word = words(f"plain.word.{verb.value}")
    plain = word.translate(str.maketrans("áéíóúñ", "aeioun"))
    for typed in (word, plain, word.upper(), verb.value.replace("_", " ")):
        assert read_verb(typed, words).verb is verb


def test_no_english_word_means_something_else_in_spanish() -> None:
    words = load_words("es")
    english = {verb.value.replace("_", " "): verb for verb in Verb}
    spanish = {words(f"plain.word.{verb.value}"): verb for verb in Verb}
    assert all(english[word] is spanish[word] for word in english.keys() & spanish.keys())
