"""The result page and what is read on request: the same document that every file is made from."""

import re
from collections.abc import Iterator
from datetime import date

from plain_talk import Talker

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.engine.summary import Part
from sciatui.flow.definition import Flow

RUNS = re.compile(r"\s+")
NOTHING = ["start", "1", "2", "0", "400", "5", "none", "decline", "not sure", "1", "decline", "continue"]


def words_of(value: object) -> Iterator[str]:
    """Yield every text inside a part, whatever its blocks are."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from words_of(inner)


def texts(part: Part) -> Iterator[str]:
    yield part.heading
    for block in part.blocks:
        yield from words_of(tuple(getattr(block, name) for name in block._fields if name not in {"kind", "urgency"}))


def taken(after: Session | Problem) -> Session:
    assert isinstance(after, Session)
    return after


def session(flow: Flow) -> Session:
    here = Session.begin(flow)
    answers: dict[str, object] = {
        "front_brake": "no",
        "rear_brake": "no",
        "frame_crack": "no",
        "noise_level": 0,
        "distance": 400,
        "pressure": 5,
        "loose_parts": ["none"],
        "uses": "work",
    }
    for question, answer in answers.items():
        here = taken(here.answer(question, answer))
    here = taken(here.decline("last_service"))
    here = taken(here.unsure("rides"))
    here = taken(here.decline("notes"))
    return here.finish()


def test_the_result_says_everything_that_the_summary_says(talk: Talker, flow: Flow) -> None:
    said = RUNS.sub(" ", talk([*NOTHING, "clinician"]).text)
    summary = summarise(session(flow), date(2026, 11, 22))
    for part in (*summary.person, *summary.clinician):
        for text in texts(part):
            assert not text or text in {"yes", "no", "unsure"} or RUNS.sub(" ", text) in said, text


def test_the_parts_come_in_the_order_of_the_document(talk: Talker, flow: Flow) -> None:
    said = talk(NOTHING).text
    headings = [part.heading for part in summarise(session(flow), date(2026, 11, 22)).person]
    places = [said.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)


def test_treatments_are_grouped_by_stance_and_numbered_through(talk: Talker) -> None:
    text = talk([*NOTHING, "treatments"]).text.rpartition("> treatments")[2]
    assert text.index("Worth doing") < text.index("1. Oil the chain") < text.index("Not recommended")
    assert "3. Cleaning it with a jet of water." in text


def test_a_treatment_names_its_sources(talk: Talker) -> None:
    text = talk([*NOTHING, "treatment 1"]).text.rpartition("> treatment 1")[2]
    assert "Use oil made for chains." in text
    assert "Sources\nAn invented publisher (2024)" in text


def test_what_is_not_shown_is_named_with_its_reason(talk: Talker) -> None:
    typed = [*NOTHING]
    typed[2], typed[5] = "1", "2"
    text = talk([*typed, "treatments"]).text
    listed = text.rpartition("> treatments")[2]
    number = listed.partition(". Pump up the tyres. Let somebody look at the frame first.")[0].rpartition("\n")[2]
    assert "Not shown for your answers" in listed
    told = RUNS.sub(" ", talk([*typed, f"treatment {number}"]).text.rpartition(f"> treatment {number}")[2])
    assert "Because of these answers Crack in the frame: Yes, I can see one" in told
    assert "handbook" in told


def test_a_topic_says_what_one_may_have_read_and_what_holds_now(talk: Talker) -> None:
    text = talk([*NOTHING, "topic 1"]).text.rpartition("> topic 1")[2]
    assert text.index("You may have read\n") < text.index("What is known now\n")


def test_a_number_that_is_not_there_is_an_error_and_no_other_entry(talk: Talker) -> None:
    text = talk([*NOTHING, "treatment 9", "topic 0", "topic x", "change 99", "treatment"]).text
    assert text.count("Error:") == 5


def test_on_an_emergency_there_is_nothing_to_read_on(talk: Talker) -> None:
    text = talk(["start", "2", "1", "stop", "treatments", "topics"]).text
    assert "There is no treatment to show with this result." in text
    assert "There is no topic to show." in text
    assert "Type treatments or topics to read more." not in text
    unknown = talk(["start", "2", "1", "stop", "nonsense"]).text
    assert "Error: type save, parts, clinician, check, result, emergency, help or quit." in " ".join(unknown.split())
    assert "What else? Type save, parts, clinician, check, result or quit." in " ".join(text.split())


def test_a_title_that_names_its_level_is_not_given_it_twice(talk: Talker, flow: Flow) -> None:
    words = flow.urgencies["emergency"]._replace(title="Emergency: get help now")
    about = flow._replace(urgencies={**flow.urgencies, "emergency": words})
    text = talk(["start", "2", "1", "stop"], about=about).text
    assert "\nEmergency: get help now\n" in text
    assert "Emergency: Emergency" not in text


def test_one_part_can_be_heard_again(talk: Talker, flow: Flow) -> None:
    said = talk([*NOTHING, "parts", "part 1", "part 99"]).text
    headings = [part.heading for part in summarise(session(flow), date(2026, 11, 22)).person]
    assert all(f"{number}. {heading}\n" in said for number, heading in enumerate(headings, 1))
    assert said.rpartition("> part 1\n")[2].startswith(f"\n{headings[0]}\n")
    assert f"from 1 to {len(headings)}." in said


def test_an_answer_can_be_changed_from_the_result(talk: Talker) -> None:
    text = talk([*NOTHING, "change 2", "1", "continue"]).text
    assert "In short: Self-care" in text
    assert "In short: Today" in text.rpartition("> change 2")[2]


def test_after_stopping_the_questions_can_go_on(talk: Talker) -> None:
    text = talk(["start", "2", "1", "stop", "back"]).text
    assert "Type continue to go on with the questions." in text.rpartition("> back")[2]
