"""One page asks every kind of question. Nothing is chosen beforehand, and no key both chooses and goes on."""

from datetime import date
from decimal import Decimal

from textual import events
from tui_person import Person, answered, sit_down, small

from sciatui.engine.session import Session
from sciatui.flow.values import Activity, Blank
from sciatui.tui.screens.aside import EmergencyPage
from sciatui.tui.screens.interruption import InterruptionPage
from sciatui.tui.screens.question import QuestionPage


def at(screen: str, **answers: object) -> Session:
    return answered(small(), answers, until=screen)


def test_a_choice_is_chosen_by_digit_and_then_confirmed() -> None:
    async def play(person: Person) -> None:
        await person.show(at("frame_crack"))
        assert "(x)" not in person.sees
        await person.press("2")
        assert "2  (x)  No" in person.sees
        assert person.app.session.kept("frame_crack") is Blank.UNANSWERED
        await person.press("enter")
        assert person.app.session.kept("frame_crack") == "no"

    sit_down(play)


def test_the_list_does_not_wrap_round() -> None:
    async def play(person: Person) -> None:
        await person.show(at("frame_crack"))
        await person.press(*["down"] * 9)
        assert "> 3" in person.sees
        await person.press(*["up"] * 9)
        assert "> 1" in person.sees

    sit_down(play)


def test_not_sure_is_an_answer() -> None:
    async def play(person: Person) -> None:
        await person.show(at("frame_crack"))
        await person.press("3", "enter")
        assert person.app.session.kept("frame_crack") is Blank.UNSURE

    sit_down(play)


def test_the_error_goes_when_something_is_chosen() -> None:
    async def play(person: Person) -> None:
        await person.show(at("frame_crack"))
        await person.press("enter")
        assert "Error:" in person.sees
        await person.press("1")
        assert "Error:" not in person.sees

    sit_down(play)


def test_a_mouse_chooses_and_goes_on() -> None:
    async def play(person: Person) -> None:
        await person.show(at("frame_crack"))
        line = next(number for number, text in enumerate(person.sees.splitlines()) if "No" in text and "( )" in text)
        await person.pilot.click(offset=(20, line))
        assert "(x)  No" in person.sees
        line = next(number for number, text in enumerate(person.sees.splitlines()) if "Continue ]" in text)
        await person.pilot.click(offset=(8, line))
        await person.pilot.pause()
        assert person.app.session.kept("frame_crack") == "no"

    sit_down(play)


def test_why_we_ask_and_the_hint_stand_under_the_question() -> None:
    async def play(person: Person) -> None:
        await person.show(at("frame_crack"))
        assert "Why we ask: A cracked frame can break under you." in person.sees
        assert "Look where the tubes meet." in person.sees
        assert "Safety (1 of 3)" in person.sees

    sit_down(play)


def test_the_items_of_a_checklist_are_answered_in_place() -> None:
    async def play(person: Person) -> None:
        await person.show(Session.begin(small()))
        await person.press("2")
        assert person.app.session.kept("front_brake") == "no"
        await person.press("enter")
        assert "Still open: 1." in person.sees
        await person.press("3", "enter")
        assert person.app.session.kept("rear_brake") is Blank.UNSURE
        assert person.app.session.position.screen == "frame_crack"

    sit_down(play)


def test_one_key_says_none_of_these_and_another_goes_on() -> None:
    async def play(person: Person) -> None:
        await person.show(Session.begin(small()))
        await person.press("0")
        assert {person.app.session.kept("front_brake"), person.app.session.kept("rear_brake")} == {"no"}
        assert "Is any of this true for the brakes?" in person.sees
        await person.press("enter")
        assert "Is there a crack in the frame?" in person.sees

    sit_down(play)


def test_none_of_these_takes_away_neither_a_yes_nor_a_doubt() -> None:
    async def play(person: Person) -> None:
        await person.show(Session.begin(small()))
        await person.press("3", "0")
        assert person.app.session.kept("front_brake") is Blank.UNSURE
        assert person.app.session.kept("rear_brake") == "no"
        await person.press("down", "down", "down", "enter")
        assert "Is there a crack in the frame?" in person.sees, "nothing is open, so Enter on the row goes on"

    sit_down(play)


def test_what_is_typed_for_the_next_question_does_not_land_in_this_one() -> None:
    async def play(person: Person) -> None:
        await person.show(at("distance"))
        await person.press_at_once("3", "enter", "2", "enter")
        assert person.app.session.effective["distance"] == 3
        assert person.app.session.effective["pressure"] is Blank.UNANSWERED

    sit_down(play)


def test_keys_are_typed_in_the_order_in_which_they_come() -> None:
    async def play(person: Person) -> None:
        await person.show(at("distance"))
        await person.press_at_once("7", "8", "backspace", "backspace", "1", "left", "2", "enter")
        assert person.app.session.effective["distance"] == 21

    sit_down(play)


def test_keys_are_heard_again_when_what_had_the_last_one_is_gone() -> None:
    async def play(person: Person) -> None:
        await person.show(at("distance"))
        person.app.post_message(events.Key("4", "4"))
        focused = person.page.focused
        assert focused is not None
        await focused.remove()
        await person.press("f9")
        assert isinstance(person.page, EmergencyPage)

    sit_down(play)


def test_a_warning_sign_in_a_checklist_interrupts_at_once() -> None:
    async def play(person: Person) -> None:
        await person.show(Session.begin(small()))
        await person.press("1")
        assert isinstance(person.page, InterruptionPage)
        assert "!! Emergency" in person.sees
        assert "Do not ride. Push the bicycle to a bicycle mechanic." in person.sees

    sit_down(play)


def test_none_of_these_excludes_all_the_others() -> None:
    async def play(person: Person) -> None:
        await person.show(at("noises", noise_level=8))
        await person.press("1", "3")
        assert "[x]  Grinding" in person.sees
        await person.press("4")
        assert person.sees.count("x)") + person.sees.count("[x]") == 1
        await person.press("2")
        assert "(x)" not in person.sees
        await person.press("enter")
        assert person.app.session.kept("noises") == frozenset({"clicking"})

    sit_down(play)


def test_none_of_these_is_an_empty_set() -> None:
    async def play(person: Person) -> None:
        await person.show(at("noises", noise_level=8))
        await person.press("enter")
        assert "Error: Mark at least one answer to go on." in person.sees
        await person.press("4", "enter")
        assert person.app.session.kept("noises") == frozenset()

    sit_down(play)


def test_ten_on_a_scale_is_typed_as_one_and_nought() -> None:
    async def play(person: Person) -> None:
        await person.show(at("noise_level"))
        assert "silent" in person.sees
        await person.press("1")
        await person.press("0", "enter")
        assert person.app.session.kept("noise_level") == 10

    sit_down(play)


def test_nought_on_a_scale_is_a_number() -> None:
    async def play(person: Person) -> None:
        await person.show(at("noise_level"))
        await person.press("0", "enter")
        assert person.app.session.kept("noise_level") == 0

    sit_down(play)


def test_not_sure_takes_the_number_on_a_scale_away() -> None:
    async def play(person: Person) -> None:
        await person.show(at("noise_level"))
        await person.press("7", "tab", "down", "space")
        assert person.sees.count("(x)") == 1
        await person.press("enter")
        assert person.app.session.kept("noise_level") is Blank.UNSURE

    sit_down(play)


def test_a_number_is_typed_and_checked_on_continue_only() -> None:
    async def play(person: Person) -> None:
        await person.show(at("distance"))
        await person.type("99999")
        assert "Error:" not in person.sees
        await person.press("enter")
        assert "Error: " in person.sees
        assert "99999" in person.sees
        await person.press(*["backspace"] * 5)
        await person.type("150")
        await person.press("enter")
        assert person.app.session.kept("distance") == 150

    sit_down(play)


def test_a_decimal_may_be_typed_with_a_comma() -> None:
    async def play(person: Person) -> None:
        await person.show(at("pressure"))
        await person.press("2", "comma", "5", "enter")
        assert person.app.session.kept("pressure") == Decimal("2.5")

    sit_down(play)


def test_a_question_after_another_of_its_kind_takes_the_keys_too() -> None:
    async def play(person: Person) -> None:
        await person.show(at("distance"))
        await person.type("150")
        await person.press("enter")
        await person.type("4")
        await person.press("enter")
        assert person.app.session.kept("pressure") == 4

    sit_down(play)


def test_a_date_has_three_fields() -> None:
    async def play(person: Person) -> None:
        await person.show(at("last_service"))
        await person.type("3")
        await person.press("tab")
        await person.type("2")
        await person.press("tab")
        await person.type("2026")
        await person.press("enter")
        assert person.app.session.kept("last_service") == date(2026, 2, 3)

    sit_down(play)


def test_a_day_that_does_not_exist_is_refused() -> None:
    async def play(person: Person) -> None:
        await person.show(at("last_service"))
        await person.type("31")
        await person.press("tab")
        await person.type("2")
        await person.press("tab")
        await person.type("2026")
        await person.press("enter")
        assert "Error: " in person.sees
        assert person.app.session.kept("last_service") is Blank.UNANSWERED

    sit_down(play)


def test_somebody_may_prefer_not_to_say() -> None:
    async def play(person: Person) -> None:
        await person.show(at("last_service"))
        await person.press("tab", "tab", "tab", "down", "down", "enter", "enter")
        assert person.app.session.kept("last_service") is Blank.DECLINED

    sit_down(play)


def test_a_text_may_have_lines_and_says_that_no_program_reads_it() -> None:
    async def play(person: Person) -> None:
        await person.show(at("notes"))
        assert "The program does not read this text." in person.sees
        await person.type("It was")
        await person.press("enter")
        await person.type("a gift")
        await person.press("tab", "tab", "enter")
        assert person.app.session.kept("notes") == "It was\na gift"

    sit_down(play)


def test_activities_have_a_name_and_a_number_each() -> None:
    async def play(person: Person) -> None:
        await person.show(at("rides"))
        await person.type("to work")
        await person.press("enter")
        assert "Error: " in person.sees
        await person.press("tab")
        await person.type("6")
        await person.press("enter")
        assert person.app.session.kept("rides") == (Activity("to work", 6),)

    sit_down(play)


def test_an_earlier_answer_is_filled_in_when_one_goes_back() -> None:
    async def play(person: Person) -> None:
        await person.show(at("distance", noise_level=6, noises=["clicking"]))
        await person.press("escape")
        assert isinstance(person.page, QuestionPage)
        assert "> 2  (x)  No" in person.sees
        await person.press("escape")
        assert "[x]  Clicking" in person.sees
        await person.press("enter", "enter")
        assert person.app.session.position.screen == "distance"

    sit_down(play)


def test_a_paste_has_the_limit_of_its_field_and_says_so() -> None:
    async def play(person: Person) -> None:
        from textual import events  # noqa: PLC0415 - what a terminal sends, only here

        await person.show(at("distance"))
        person.app.post_message(events.Paste("1 \n2" * 4_000))
        await person.pilot.pause()
        assert "There is room for 12 characters." in person.sees

    sit_down(play)


def test_the_emergency_key_does_not_wait_for_letters_that_fell_out_of_a_paste() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), until="distance"))
        await person.press_at_once(*["x"] * 2_000, "f9")
        assert isinstance(person.page, EmergencyPage)
        await person.press("escape")
        assert isinstance(person.page, QuestionPage)

    sit_down(play)


def test_what_was_typed_before_the_emergency_key_is_not_lost() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), until="distance"))
        await person.press_at_once(*"1234", "f9")
        await person.pilot.pause(0.2)
        assert isinstance(person.page, EmergencyPage)
        await person.press("escape")
        assert "1234" in person.sees

    sit_down(play)
