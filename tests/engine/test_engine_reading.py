"""What stands beside a result, worked out from answers: what there is to read, to ask, and when to check again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sciatui.engine import reading
from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.engine.summarise_words import Case, case_of
from sciatui.engine.summary import Entry, Grid, Paragraph, Part, Rows
from sciatui.flow.load import load_flow

SMALL = load_flow(Path(__file__).parent.parent / "flows" / "small")
QUIET = {"front_brake": "no", "rear_brake": "no", "frame_crack": "no", "noise_level": 0, "distance": 100}


def answered(**answers: object) -> Session:
    session = Session.begin(SMALL)
    for question, value in {**QUIET, **answers}.items():
        after = session.unsure(question) if value == "unsure" else session.answer(question, value)
        assert not isinstance(after, Problem), after
        session = after
    return session


def test_a_question_to_take_along_is_there_for_everybody_or_for_those_whom_it_helps() -> None:
    assert answered().result().visit_questions == ("next_service",)
    assert answered(frame_crack="yes").result().visit_questions == ("frame", "next_service")
    assert answered(frame_crack="unsure").result().visit_questions == ("next_service",)


def test_of_the_dates_to_check_again_the_soonest_counts() -> None:
    assert answered().result().recheck == "everybody"
    assert answered(distance=9000).result().recheck == "worn"


def test_a_date_that_may_be_meant_counts_like_one_that_is() -> None:
    assert answered(distance="unsure").result().recheck == "worn"


@pytest.mark.parametrize("of", [lambda result: result.visit_questions, lambda result: result.recheck])
def test_an_emergency_has_neither(of: Callable[[object], object]) -> None:
    assert not of(answered(front_brake="yes", distance=9000).result())


def case(**answers: object) -> Case:
    return case_of(answered(**answers), date(2026, 11, 22), by_person=True)


def shelves(found: tuple[reading.Shelf, ...]) -> dict[str, list[str]]:
    return {shelf.id: [item.id for item in shelf.items] for shelf in found}


def said(parts: tuple[Part, ...]) -> list[str]:
    """Return what a page says, titles of entries before their lines."""
    lines = []
    for part in parts:
        for block in part.blocks:
            match block:
                case Paragraph(text):
                    lines.append(text)
                case Entry(title, inner):
                    lines += [title, *inner]
                case Rows(rows):
                    lines += [f"{row.label}: {row.value}" for row in rows]
    return lines


def test_treatments_that_suit_come_first_then_those_held_back_then_those_for_others() -> None:
    assert shelves(reading.treatment_shelves(case(frame_crack="yes", pressure=2))) == {
        "worth_doing": ["oil"],
        "unclear": ["wax"],
        "not_recommended": ["hose"],
        "withheld": ["pump"],
        "others": ["new_chain"],
    }


def test_a_treatment_says_whom_it_suits_who_asks_first_and_what_to_expect() -> None:
    worn = case(noise_level=5, noises=["grinding"], chain_skips="yes", distance=9000)
    assert said(reading.treatment_parts(worn, "new_chain")) == [
        "May be offered to you",
        "It helps when the old one is worn.",
        *("Who it may suit", "Chains that skip or grind."),
        *("Who should ask first", "Riders with a gear hub."),
        *("What to expect, and when", "Quiet gears from the first ride on."),
        *("A question to take to a visit", "Is the chain longer than it should be?"),
        "An invented publisher (2024). The little bicycle handbook. https://example.org/handbook (read 2026-10-01)",
    ]


def test_a_treatment_that_is_held_back_says_why_and_not_how() -> None:
    flow = SMALL._replace(
        treatments={**SMALL.treatments, "pump": SMALL.treatments["pump"]._replace(about=("Pump.",), expect="Soon.")}
    )
    cracked = case(frame_crack="yes", pressure=2)._replace(flow=flow)
    told = said(reading.treatment_parts(cracked, "pump"))
    assert told[:4] == [
        "Not shown for your answers",
        "Let somebody look at the frame first.",
        "Because of these answers",
        "Crack in the frame: Yes, I can see one",
    ]
    assert not {"Pump.", "Soon."} & set(told)


def test_a_treatment_for_others_names_the_answers_that_it_hangs_on() -> None:
    told = said(reading.treatment_parts(case(pressure=6), "pump"))
    assert told[0] == "For other answers than yours"
    assert "What is the pressure in the front tyre?: 6 bar" in told


def test_topics_for_these_answers_come_first_and_the_others_by_group() -> None:
    assert shelves(reading.topic_shelves(case())) == {"parts": ["chains"], "others": ["loose_parts"]}
    loose = case(
        pressure=5, loose_parts=["saddle"], distance=9000, noise_level=5, noises=["grinding"], chain_skips="yes"
    )
    assert shelves(reading.topic_shelves(loose)) == {"yours": ["chains", "loose_parts"]}


def test_without_groups_the_others_are_for_everybody() -> None:
    plain = case()._replace(flow=SMALL._replace(topic_groups={}))
    topics = {name: topic._replace(group="") for name, topic in SMALL.topics.items()}
    plain = plain._replace(flow=plain.flow._replace(topics=topics))
    headings = [shelf.heading for shelf in reading.topic_shelves(plain)]
    assert headings == ["For everybody", "For other answers than yours"]


def test_a_topic_for_other_answers_can_be_read_and_says_so_first() -> None:
    told = said(reading.topic_parts(case(), "loose_parts"))
    assert told[:2] == ["For other answers than yours", *SMALL.topics["loose_parts"].text[:1]]
    asked_for = said(reading.topic_parts(case(loose_parts=["saddle"]), "loose_parts"))
    assert asked_for[0] == told[1]


def test_an_emergency_has_no_topics_to_read() -> None:
    assert reading.topic_shelves(case(front_brake="yes")) == ()


def test_a_topic_shows_its_table_after_its_text() -> None:
    blocks = reading.topic_parts(case(loose_parts=["saddle"]), "loose_parts")[0].blocks
    assert isinstance(blocks[1], Grid)
    assert blocks[1].rows[1] == ("Front wheel", "with a key", "a bicycle mechanic")


def test_words_that_stand_here_come_first_each_with_its_source() -> None:
    here, others, sources = reading.words_parts(case(), ("gear_hub",))
    assert [block.title for block in (*here.blocks, *others.blocks) if isinstance(block, Entry)] == [
        "gear hub",
        "chain",
    ]
    assert here.blocks == (Entry("gear hub", ("A rear wheel with its gears inside. [1]",)),)
    assert [line[:4] for line in said((sources,))] == ["[1] ", "[2] "]


def test_a_flow_without_words_says_so() -> None:
    bare = case()._replace(flow=SMALL._replace(glossary={}))
    assert said(reading.words_parts(bare, ())) == ["No words are explained here."]
