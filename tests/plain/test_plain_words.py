"""What words mean, line by line: announced where one stands, told when asked for, and never in the way of a danger."""

import pytest
from plain_talk import Talker

from sciatui.flow.definition import Flow

TO_THE_CHAIN = ["start", "1", "2", "3", "1"]
NOTHING = ["start", "1", "2", "0", "400", "5", "none", "decline", "not sure", "1"]
HINT = "Type words to hear what this means: chain."


def test_a_question_with_a_word_says_that_it_is_explained_after_how_to_answer(talk: Talker) -> None:
    text = talk(TO_THE_CHAIN).text
    assert text.count(HINT) == 1
    before = text.partition(HINT)[0]
    assert before.rpartition("Does the chain skip?")[2].rstrip().endswith("emergency, save or quit.")


def test_words_says_what_stands_here_with_its_source_then_which_others_there_are(talk: Talker) -> None:
    text = talk([*TO_THE_CHAIN, "words"]).text.rpartition("> words")[2]
    assert text.startswith("\n\nchain: The row of links that turns the rear wheel.\n\nSources\nAn invented publisher")
    assert "Other words: gear hub.\nTo hear one of them, type words and that word." in text
    assert HINT not in text


@pytest.mark.parametrize("typed", ["words gear hub", "WORDS  Gear  Hub"])
def test_one_word_can_be_asked_for_anywhere(talk: Talker, typed: str) -> None:
    text = talk([typed]).text
    assert "gear hub: A rear wheel with its gears inside." in text
    assert "Two wheels" in text
    assert "chain:" not in text


def test_where_no_word_stands_all_are_named(talk: Talker) -> None:
    text = talk(["words"]).text
    assert "Other words: chain; gear hub." in text


def test_a_word_that_is_not_explained_is_an_error_and_a_text_of_ones_own_stays_one(talk: Talker) -> None:
    done = [*NOTHING, "decline", "continue", "words fail me"]
    assert "Error: that word is not explained." in talk(done).text
    assert "Answer: “words fail me”." in talk([*NOTHING, "words fail me"]).text


def test_many_words_are_counted_and_not_named(talk: Talker, flow: Flow) -> None:
    term = flow.glossary["chain"]
    names = ("chain", "skip", "not", "sure", "does")
    glossary = {name: term._replace(id=name, term=name, forms=()) for name in names}
    text = talk(TO_THE_CHAIN, about=flow._replace(glossary=glossary)).text
    assert "5 words here are explained. Type words to hear what they mean." in text


def test_beside_a_danger_nothing_is_announced_and_words_still_answers(talk: Talker, flow: Flow) -> None:
    brake = flow.glossary["chain"]._replace(
        id="brake", term="brake", forms=("brakes", "bicycle"), text="What stops it."
    )
    about = flow._replace(glossary={"brake": brake})
    warned = talk(["start", "2", "1", "words", "emergency", "stop"], about=about).text.rpartition("> 1\n")[2]
    assert "Type words to hear" not in warned
    assert "brake: What stops it." in warned


def test_a_flow_without_words_says_so(talk: Talker, flow: Flow) -> None:
    assert "No words are explained here." in talk(["words"], about=flow._replace(glossary={})).text


def test_a_table_is_said_row_by_row_with_its_headings(talk: Talker) -> None:
    loose = ["start", "1", "2", "0", "400", "5", "1", "decline", "not sure", "1", "decline", "continue"]
    text = talk([*loose, "topic 1"]).text.rpartition("> topic 1")[2]
    assert "Saddle. Turn: by hand. Who: you.\nFront wheel. Turn: with a key. Who: a bicycle mechanic.\n" in text


def test_a_group_of_topics_is_named_with_the_number_of_each_topic(talk: Talker) -> None:
    done = [*NOTHING, "decline", "continue"]
    assert "Group 1. Parts: 1 to read." in talk([*done, "topics"]).text
    assert "\nParts\n1. How chains wear\n" in talk([*done, "topics 1"]).text
    assert "\nFor other answers than yours\n2. Loose parts\n" in talk([*done, "topics 2"]).text
    assert "Error: type topics and a number from 1 to 2." in talk([*done, "topics 3"]).text
