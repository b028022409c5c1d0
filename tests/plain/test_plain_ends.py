"""How a conversation ends: never by an answer that nobody gave."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plain_talk import INTERRUPT, WHOLE, Talker, Typist

from sciatui.errors import Exit
from sciatui.flow.load import load_flow

SIGNS = "- A brake that does not hold"
NOTHING_SAVED = "Nothing is saved."


@pytest.mark.parametrize("length", range(len(WHOLE)))
def test_input_that_ends_before_the_result_ends_with_4_the_warning_signs_and_no_file(
    talk: Talker, tmp_path: Path, length: int
) -> None:
    said = talk(WHOLE[:length])
    last_words = said.text.rpartition("> ")[2]
    assert said.exit is Exit.END_OF_INPUT
    assert SIGNS in last_words
    assert last_words.endswith(NOTHING_SAVED + "\n")
    assert "Answer:" not in last_words
    assert list(tmp_path.iterdir()) == []


def test_input_that_ends_after_the_result_was_said_is_done(talk: Talker) -> None:
    said = talk(WHOLE)
    assert said.exit is Exit.DONE
    assert "In short: Today" in said.text
    assert said.text.endswith(NOTHING_SAVED + "\n")


def test_a_line_that_is_cut_off_is_no_answer(talk: Talker, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_line = Typist.readline
    monkeypatch.setattr(Typist, "readline", lambda self, size=-1: whole_line(self, size).removesuffix("1\n"))
    said = talk(["start", "11"])
    assert said.exit is Exit.END_OF_INPUT
    assert "Answer:" not in said.text


def test_a_terminal_that_goes_away_is_the_end_of_input(talk: Talker, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_self: Typist, _size: int = -1) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Typist, "readline", gone)
    assert talk([]).exit is Exit.END_OF_INPUT


def test_enter_alone_never_answers(talk: Talker) -> None:
    for known in range(1, len(WHOLE)):
        said = talk(WHOLE[:known] + [""] * 5)
        assert said.exit is Exit.END_OF_INPUT
        assert said.text.count("Answer:") == talk(WHOLE[:known]).text.count("Answer:")
        assert said.text.count("Error:") + said.text.count("Type yes to make") >= 5


def test_leaving_is_asked_twice_and_names_the_warning_signs(talk: Talker) -> None:
    said = talk(["start", "1", "quit", "quit"])
    assert said.exit is Exit.LEFT
    assert SIGNS in said.text
    assert "Type quit again to leave." in said.text


def test_leaving_can_be_taken_back(talk: Talker) -> None:
    said = talk(["start", "1", "quit", "continue", "2"])
    assert said.text.count("Answer:") == 2


@pytest.mark.parametrize("language", load_flow("sciatica").languages)
def test_an_emergency_says_at_once_what_holds_where_its_number_does_not_answer(talk: Talker, language: str) -> None:
    flow = load_flow("sciatica", language=language)
    start = flow.words("plain.word.start")
    act, abroad = flow.red_flags["cauda_equina"].act, flow.words("plain.interruption.abroad")
    said = " ".join(talk([start, "2", "1"], about=flow).text.split())
    assert f"{act} {abroad}" in said


def test_an_emergency_answer_is_named_once_more_on_leaving(talk: Talker) -> None:
    said = talk(["start", "2", "1", "continue", "quit", "quit"])
    last_words = said.text.partition("> quit")[2]
    assert last_words.count("One of your answers matters now. Emergency:") == 2


def test_leaving_after_the_result_is_the_normal_end(talk: Talker) -> None:
    assert talk([*WHOLE, "quit", "quit"]).exit is Exit.DONE


def test_a_saved_result_is_left_without_a_question(talk: Talker) -> None:
    said = talk([*WHOLE, "save", "1", "here", "quit"])
    assert said.exit is Exit.DONE
    assert "quit again" not in said.text


@pytest.mark.parametrize("before", [[], ["start"], ["start", "2"], WHOLE[:11], WHOLE[:13], WHOLE[:18], WHOLE])
def test_ctrl_c_asks_whether_to_leave_and_a_second_one_leaves(talk: Talker, before: list[str]) -> None:
    once = talk([*before, INTERRUPT, "continue"])
    assert "Type quit again to leave." in once.text
    assert once.text.count("Answer:") == talk(before).text.count("Answer:")
    assert talk([*before, INTERRUPT, INTERRUPT]).exit is Exit.LEFT


def test_ctrl_c_while_something_is_said_asks_as_well(talk: Talker, monkeypatch: pytest.MonkeyPatch) -> None:
    presses = iter([KeyboardInterrupt])

    def pressed(*_: object) -> None:
        for press in presses:
            raise press

    monkeypatch.setattr("sciatui.plain.app.ask_checklist", pressed)
    said = talk(["start", "quit"])
    assert said.exit is Exit.LEFT
    assert SIGNS in said.text


LINES = st.sampled_from(
    [
        *("start", "back", "again", "keep", "continue", "stop", "yes", "no", "check", "change 1", "change 3", "result"),
        *("treatments", "topic 1", "clinician", "not sure", "decline", "done", "save", "here", "none", "emergency"),
        *("help", "1", "2", "3", "1 2", "0", "10", "400", "2026-01-31", "", "my own words", "region us", INTERRUPT),
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.lists(LINES, max_size=60), tail=st.sampled_from([WHOLE, []]))
def test_whatever_is_typed_the_conversation_ends_in_one_of_its_own_ways(
    talk: Talker, typed: list[str], tail: list[str]
) -> None:
    said = talk([*tail, *typed])
    assert said.exit in {Exit.DONE, Exit.LEFT, Exit.END_OF_INPUT}
    assert all(len(line) <= 72 for line in said.text.splitlines() if not line.startswith("> "))
