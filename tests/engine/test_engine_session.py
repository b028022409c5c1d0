"""What a session does for a person: interruption, back, change, and what each comes to."""

from decimal import Decimal
from pathlib import Path

import pytest

from sciatui.engine.problem import Problem, Refusal
from sciatui.engine.session import Session
from sciatui.flow.load import load_flow
from sciatui.flow.values import Activity, Blank

SMALL = load_flow(Path(__file__).parent.parent / "flows" / "small")

SOUND = {
    "front_brake": "no",
    "rear_brake": "no",
    "frame_crack": "no",
    "noise_level": 4,
    "noises": ["grinding"],
    "chain_skips": "yes",
    "distance": 2500,
    "pressure": 3,
    "loose_parts": ["none"],
    "last_service": "2026-03-01",
    "rides": [{"name": "to work", "score": 6}],
    "uses": "work",
    "notes": "It squeals.",
}


def answered(session: Session, **answers: object) -> Session:
    """Return the session after these answers, which must all be taken."""
    for question, value in answers.items():
        after = session.answer(question, value)
        assert not isinstance(after, Problem), after
        session = after
    return session


def unsure(session: Session, *questions: str) -> Session:
    for question in questions:
        after = session.unsure(question)
        assert not isinstance(after, Problem), after
        session = after
    return session


@pytest.fixture
def begun() -> Session:
    return Session.begin(SMALL)


@pytest.fixture
def checked(begun: Session) -> Session:
    session = answered(begun, **SOUND)
    assert session.position.at == "check"
    return session


def test_it_begins_with_the_first_screen_and_all_its_items_open(begun: Session) -> None:
    assert begun.position == ("ask", "brakes", ("front_brake", "rear_brake"), "", "")
    assert begun.progress == ("Safety", 1, 3)


def test_a_warning_sign_interrupts_at_the_answer_that_proves_it(begun: Session) -> None:
    session = answered(begun, front_brake="yes")
    assert session.position == ("interrupt", "", (), "brakes_fail", "front_brake")
    assert session.status == "interrupted"
    assert session.result().urgency == "emergency"


def test_not_sure_about_a_warning_sign_does_not_interrupt_and_is_not_no(begun: Session) -> None:
    session = unsure(begun, "front_brake")
    assert session.position.at == "ask"
    flag = session.result().red_flags[0]
    assert flag == ("brakes_fail", "same_day", ("front_brake",), True)


def test_after_an_interruption_the_questions_go_on_and_the_urgency_stays(begun: Session) -> None:
    session = answered(begun, front_brake="yes").acknowledge()
    assert session.position.open == ("rear_brake",)
    session = answered(session, **{k: v for k, v in SOUND.items() if k != "front_brake"}).finish()
    assert session.result().urgency == "emergency"
    assert session.status == "finished"


def test_back_from_an_interruption_leads_to_its_answer_and_going_on_unchanged_shows_it_again(begun: Session) -> None:
    session = answered(begun, front_brake="no", rear_brake="yes").back()
    assert session.position.screen == "brakes"
    assert session.go_on().position.at == "interrupt"


def test_a_warning_sign_that_was_taken_back_stays_named(begun: Session) -> None:
    session = answered(answered(begun, front_brake="yes").back(), front_brake="no")
    result = session.result()
    assert session.position.at == "ask"
    assert result.withdrawn == ("brakes_fail",)
    assert result.interrupted_at == "front_brake"


def test_a_warning_sign_that_comes_true_again_interrupts_again(begun: Session) -> None:
    session = answered(begun, front_brake="yes").acknowledge()
    session = answered(session, front_brake="no")
    assert session.position.at == "ask"
    assert answered(session, front_brake="yes").position.at == "interrupt"


def test_back_goes_screen_by_screen_and_answering_goes_on_through_them(begun: Session) -> None:
    session = answered(begun, front_brake="no", rear_brake="no", frame_crack="no", noise_level=0)
    assert session.position.screen == "distance"
    session = session.back().back()
    assert session.position.screen == "frame_crack"
    session = answered(session, frame_crack="no")
    assert session.position.screen == "noise_level"
    assert session.go_on().position.screen == "distance"


def test_back_at_the_start_changes_nothing(begun: Session) -> None:
    assert begun.back() is begun


def test_a_change_asks_only_what_is_new_and_returns_to_the_check_page(checked: Session) -> None:
    session = answered(checked.change("noise_level"), noise_level=9)
    assert session.position.at == "check"
    session = answered(checked.change("noise_level"), noise_level=0)
    assert session.position.at == "check"
    assert session.effective["noises"] is Blank.NOT_ASKED


def test_before_a_change_it_says_what_would_no_longer_count(checked: Session) -> None:
    assert checked.would_lose("noise_level", 0) == ("noises", "chain_skips")
    assert checked.would_lose("noise_level", 5) == ()
    assert checked.would_lose("noise_level", "loud") == ()
    assert checked.would_lose("noise_level", Blank.UNSURE) == ("noises", "chain_skips")


def test_an_answer_that_comes_back_is_kept_as_a_suggestion_and_asked_again(checked: Session) -> None:
    session = answered(answered(checked.change("noise_level"), noise_level=0).change("noise_level"), noise_level=7)
    assert session.position == ("ask", "noises", ("noises",), "", "")
    assert session.kept("noises") == frozenset({"grinding"})
    session = answered(session, noises=["grinding"])
    assert session.position.open == ("chain_skips",)


def test_stopping_early_is_never_taken_for_self_care(begun: Session) -> None:
    result = begun.stop().result()
    assert result.status == "stopped"
    assert result.unchecked == ("brakes_fail", "broken_frame")
    assert result.urgency == "same_day"
    assert result.red_flags == ()


def test_from_the_result_one_step_back_leads_to_the_answers(checked: Session) -> None:
    assert checked.finish().position.at == "done"
    assert checked.finish().back().position.at == "check"


def test_the_reasons_are_a_smallest_set_that_is_enough(begun: Session) -> None:
    session = answered(begun, front_brake="yes").acknowledge()
    session = answered(session, rear_brake="yes")
    assert session.result().red_flags[0].because == ("front_brake",)
    assert session.result().because == ("front_brake",)


def test_a_pattern_names_the_answers_for_and_against(checked: Session) -> None:
    assert checked.result().patterns == (("worn_chain", "fit", ("chain_skips", "distance", "noises"), ()),)
    session = answered(checked, chain_skips="no", distance=100)
    assert session.result().patterns == (("worn_chain", "partly_fit", ("noises",), ("chain_skips",)),)


def test_a_score_with_a_missing_item_is_an_interval_with_a_meaning_only_if_both_ends_agree(checked: Session) -> None:
    assert checked.result().scores[0] == ("wear", 2, 2, 4, "Much wear")
    session = unsure(checked, "loose_parts")
    assert session.result().scores[0] == ("wear", 2, 4, 4, "Much wear")
    session = answered(session, distance=1)
    assert session.result().scores[0] == ("wear", 1, 3, 4, "")


def test_a_treatment_is_kept_back_when_it_is_not_known_to_be_right(checked: Session) -> None:
    assert "pump" in [offered.id for offered in checked.result().treatments]
    result = unsure(checked, "frame_crack").result()
    assert result.withheld == (("pump", ("frame_crack",)),)


def test_treatments_come_by_stance_and_none_stands_beside_an_emergency(checked: Session) -> None:
    stances = [offered.stance for offered in checked.result().treatments]
    assert stances == ["worth_doing", "worth_doing", "may_be_offered", "unclear", "not_recommended"]
    result = answered(checked, front_brake="yes").result()
    assert result.treatments == ()
    assert result.withheld == ()
    assert result.topics == ()


def test_topics_of_the_patterns_come_first(checked: Session) -> None:
    assert answered(checked, loose_parts=["bars"]).result().topics == ("chains", "loose_parts")


REFUSED: list[tuple[str, object, Refusal]] = [
    ("nothing", "yes", Refusal.UNKNOWN_QUESTION),
    ("brakes", "yes", Refusal.UNKNOWN_QUESTION),
    ("noises", ["grinding"], Refusal.NOT_ASKED),
    ("frame_crack", "maybe", Refusal.UNKNOWN_CODE),
    ("frame_crack", True, Refusal.WRONG_TYPE),
    ("frame_crack", ["yes"], Refusal.WRONG_TYPE),
    ("loose_parts", [], Refusal.EMPTY),
    ("loose_parts", "bars", Refusal.WRONG_TYPE),
    ("loose_parts", ["bars", "none"], Refusal.EXCLUSIVE),
    ("loose_parts", ["bars", "wings"], Refusal.UNKNOWN_CODE),
    ("loose_parts", [["bars"]], Refusal.UNKNOWN_CODE),
    ("distance", "12", Refusal.WRONG_TYPE),
    ("distance", 1.5, Refusal.WRONG_TYPE),
    ("distance", -1, Refusal.OUT_OF_RANGE),
    ("distance", 10**400, Refusal.OUT_OF_RANGE),
    ("distance", Decimal("1e999999999"), Refusal.OUT_OF_RANGE),
    ("pressure", Decimal("1.00001"), Refusal.WRONG_TYPE),
    ("pressure", 0.1 + 0.2, Refusal.WRONG_TYPE),
    ("pressure", float("nan"), Refusal.WRONG_TYPE),
    ("pressure", float("inf"), Refusal.WRONG_TYPE),
    ("noise_level", 11, Refusal.OUT_OF_RANGE),
    ("noise_level", 4.0, Refusal.WRONG_TYPE),
    ("last_service", "yesterday", Refusal.WRONG_TYPE),
    ("last_service", "2026-02-30", Refusal.WRONG_TYPE),
    ("rides", [], Refusal.EMPTY),
    ("rides", [{"name": "a", "score": 1}] * 4, Refusal.TOO_LONG),
    ("rides", [{"name": "", "score": 1}], Refusal.WRONG_TYPE),
    ("rides", [{"name": "a", "score": True}], Refusal.WRONG_TYPE),
    ("notes", " \u200b\t ", Refusal.EMPTY),
    ("notes", "a" * 2001, Refusal.TOO_LONG),
]


@pytest.mark.parametrize(("question", "value", "refusal"), REFUSED)
def test_a_bad_answer_is_a_problem_with_words_and_without_the_answer(
    begun: Session, question: str, value: object, refusal: Refusal
) -> None:
    problem = begun.answer(question, value)
    assert isinstance(problem, Problem)
    assert problem.refusal is refusal
    assert problem.message
    assert str(value)[:30] not in problem.message.partition("(")[0]


@pytest.mark.parametrize("offered", [True, False])
def test_who_prefers_not_to_say_where_that_is_not_offered_is_not_sure(offered: bool) -> None:  # noqa: FBT001
    uses = SMALL.questions["uses"]._replace(decline=offered)
    flow = SMALL._replace(questions={**SMALL.questions, "uses": uses})
    said = Session.begin(flow).decline("uses")
    filled = Session.filled(flow, {"uses": Blank.DECLINED})
    assert isinstance(said, Session)
    assert isinstance(filled, Session)
    assert said.effective["uses"] is filled.effective["uses"] is (Blank.DECLINED if offered else Blank.UNSURE)


def test_not_sure_is_an_answer_to_every_question_also_where_no_screen_offers_it(begun: Session) -> None:
    assert unsure(begun, "uses").effective["uses"] is Blank.UNSURE


def test_back_from_a_change_that_was_not_made_returns_to_where_one_was(checked: Session) -> None:
    assert checked.change("noise_level").back().position.at == "check"
    shown = answered(checked, front_brake="yes").acknowledge().change("frame_crack").back()
    assert shown.position.at == "check"


@pytest.mark.parametrize("blank", [Blank.NOT_ASKED, Blank.UNANSWERED])
@pytest.mark.parametrize("question", SMALL.questions)
def test_nobody_can_say_that_a_question_was_not_asked(question: str, blank: Blank) -> None:
    filled = Session.filled(SMALL, {question: blank})
    assert isinstance(filled, Problem)
    assert filled.refusal is Refusal.WRONG_TYPE
    assert isinstance(Session.begin(SMALL).answer(question, blank), Problem)


def test_a_label_is_taken_for_its_code(begun: Session) -> None:
    assert answered(begun, frame_crack="Yes, I can see one").effective["frame_crack"] == "yes"


def test_control_characters_in_typed_text_are_not_kept(begun: Session) -> None:
    session = answered(begun, notes="a\x1b[31mb\u202ec", rides=[{"name": "x\x07", "score": 1}])
    assert "\x1b" not in str(session.effective["notes"])
    assert "\u202e" not in str(session.effective["notes"])
    rides = session.effective["rides"]
    assert isinstance(rides, tuple)
    assert "\x07" not in rides[0].name


def test_no_repr_shows_an_answer(checked: Session) -> None:
    marker = answered(checked, notes="MARKER", rides=[{"name": "MARKER", "score": 3}])
    shown = [repr(marker), repr(marker.events), repr(marker._state), repr(marker.result())]  # noqa: SLF001
    assert not any("MARKER" in text or "2500" in text for text in shown)
    assert repr(Activity("MARKER", 1)) == "<Activity>"


def test_no_repr_of_a_result_names_a_warning_sign_or_its_question(begun: Session) -> None:
    result = answered(begun, front_brake="yes").result()
    shown = repr(result) + repr(result.red_flags) + repr(result._replace(asked=()))
    assert "brake" not in shown
