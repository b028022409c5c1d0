import pytest
from plain_talk import WHOLE, Talker

from sciatui.engine.session import Session
from sciatui.flow.definition import Flow, Question
from sciatui.plain.answers import UNSURE, Said, understand
from sciatui.plain.verbs import Verb, read_verb


def said(flow: Flow, question: Question, text: str) -> Said | str:
    return understand(question, read_verb(text, flow.words), flow.words)


@pytest.mark.parametrize(
    ("text", "verb", "rest"),
    [
        ("back", Verb.BACK, ""),
        ("<", Verb.BACK, ""),
        ("BACK", Verb.BACK, ""),
        ("help", Verb.HELP, ""),
        ("?", Verb.HELP, ""),
        ("not sure", Verb.NOT_SURE, ""),
        ("change 3", Verb.CHANGE, "3"),
        ("treatment 12", Verb.TREATMENT, "12"),
        ("region us", Verb.REGION, "us"),
        ("change", Verb.CHANGE, ""),
        ("back 2", None, ""),
        ("backwards", None, ""),
        ("", None, ""),
        ("1", None, ""),
    ],
)
def test_a_line_is_a_word_only_if_all_of_it_is(flow: Flow, text: str, verb: Verb | None, rest: str) -> None:
    line = read_verb(text, flow.words)
    assert (line.verb, line.rest) == (verb, rest)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1", Said("yes")),
        ("2", Said("no")),
        ("3", UNSURE),
        ("2.", Said("no")),
        ("yes", Said("yes")),
        ("Yes, I can see one", Said("yes")),
        ("yes, i can see one", Said("yes")),
        ("I am not sure", UNSURE),
        ("not sure", UNSURE),
        ("\u0661", Said("yes")),
    ],
)
def test_a_choice_is_its_number_its_code_or_its_whole_label(flow: Flow, text: str, answer: Said) -> None:
    assert said(flow, flow.questions["frame_crack"], text) == answer


@pytest.mark.parametrize("text", ["", "0", "4", "-1", "1 2", "Yes, I", "y", "1st", "9" * 400, "\u00b2"])
def test_nothing_else_is_taken_for_a_choice(flow: Flow, text: str) -> None:
    assert said(flow, flow.questions["frame_crack"], text) == "Type a number from 1 to 3 and press Enter."


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1", Said(("grinding",))),
        ("1 3", Said(("grinding", "squeaking"))),
        ("3, 1", Said(("squeaking", "grinding"))),
        ("1 1", Said(("grinding",))),
        ("clicking squeaking", Said(("clicking", "squeaking"))),
        ("Clicking", Said(("clicking",))),
        ("none", Said(frozenset())),
        ("4", Said(frozenset())),
        ("None of these", Said(frozenset())),
        ("5", UNSURE),
        ("not sure", UNSURE),
    ],
)
def test_a_set_is_numbers_with_spaces_or_none(flow: Flow, text: str, answer: Said) -> None:
    assert said(flow, flow.questions["noises"], text) == answer


@pytest.mark.parametrize("text", ["", "0", "6", "1 6", "12", "one", "1 two"])
def test_a_set_takes_no_number_that_is_not_shown(flow: Flow, text: str) -> None:
    assert str(said(flow, flow.questions["noises"], text)).startswith("Type the numbers")


@pytest.mark.parametrize("text", ["1 4", "4 5", "1 5", "1 none"])
def test_none_of_these_and_not_sure_stand_alone(flow: Flow, text: str) -> None:
    assert isinstance(said(flow, flow.questions["noises"], text), str)


@pytest.mark.parametrize(
    ("question", "text", "refused"),
    [
        ("distance", "1200", False),
        ("distance", "", True),
        ("distance", "-1", True),
        ("distance", "1e3", True),
        ("distance", "12 km", True),
        ("pressure", "3.5", False),
        ("pressure", "3,5", False),
        ("pressure", "3.5.1", True),
        ("noise_level", "0", False),
        ("noise_level", "10", False),
        ("noise_level", "11", True),
        ("noise_level", "", True),
        ("last_service", "2026-03-14", False),
        ("last_service", "14.3.2026", True),
        ("last_service", "", True),
        ("last_service", "decline", False),
        ("uses", "not sure", True),
        ("uses", "decline", True),
        ("notes", "The bell is loose", False),
        ("notes", "", True),
    ],
)
def test_the_engine_decides_about_numbers_dates_and_words(
    flow: Flow, question: str, text: str, *, refused: bool
) -> None:
    line = said(flow, flow.questions[question], text)
    after = line if isinstance(line, str) else Session.begin(flow).answer(question, line.value)
    assert isinstance(after, Session) is not refused


@pytest.mark.parametrize("word", ["not sure", "decline"])
def test_a_blank_that_is_not_offered_is_neither_an_answer_nor_the_name_of_an_activity(
    talk: Talker, flow: Flow, word: str
) -> None:
    rides = flow.questions["rides"]._replace(unsure=False, decline=False)
    only = flow._replace(questions={**flow.questions, "rides": rides})
    until_rides = [*WHOLE[:12], word]
    last_words = talk(until_rides, about=only).text.rpartition(f"> {word}")[2]
    assert last_words.lstrip().startswith("Error: question 10. That answer is not offered for this question.")


def test_what_was_typed_is_not_in_any_repr(flow: Flow) -> None:
    line = read_verb("my secret", flow.words)
    assert "secret" not in repr(line) + repr(Said(line.text))


def test_a_code_wins_over_a_label(flow: Flow) -> None:
    question = flow.questions["uses"]._replace(choices={"work": "Sport", "sport": "Work", "fun": "Fun"})
    assert said(flow, question, "sport") == Said("sport")


def test_a_label_that_stands_twice_is_not_guessed_at(flow: Flow) -> None:
    question = flow.questions["uses"]._replace(choices={"a": "Same", "b": "same"})
    assert isinstance(said(flow, question, "same"), str)
