"""The way from page to page: forward, back, change, interruption, result, save, leave, and help from everywhere."""

import stat
from pathlib import Path

import pytest
from tui_person import Person, Seat, answered, sit_down, small

from sciatui.engine.session import Session
from sciatui.tui.hardened import Ending
from sciatui.tui.screens.aside import EmergencyPage, HelpPage, LeavePage
from sciatui.tui.screens.check import CheckPage
from sciatui.tui.screens.interruption import InterruptionPage
from sciatui.tui.screens.loses import LosesPage
from sciatui.tui.screens.question import QuestionPage
from sciatui.tui.screens.reading import ReadingPage
from sciatui.tui.screens.result import ResultPage
from sciatui.tui.screens.save import SavedPage, SavePage
from sciatui.tui.screens.start import StartPage

WORN = {"noise_level": 8, "noises": ["grinding"], "chain_skips": "yes", "distance": 2500}


def checked() -> Session:
    return answered(small(), WORN)


def interrupted() -> Session:
    after = Session.begin(small()).answer("front_brake", "yes")
    assert isinstance(after, Session)
    return after


def test_the_start_page_says_what_a_person_must_know_before() -> None:
    async def play(person: Person) -> None:
        for words in (
            "In an emergency, do not go on here.",
            "This looks at one bicycle",
            "It takes about two minutes.",
            "Nothing is stored",
            "United Kingdom",
            "not yet reviewed by a mechanic",
            "Motor bikes.",
        ):
            assert words in person.sees
        await person.press("enter")
        assert isinstance(person.page, QuestionPage)

    sit_down(play)


def test_back_from_the_first_question_leads_to_the_start_and_keeps_the_answers() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "2", "escape")
        assert isinstance(person.page, StartPage)
        await person.press("enter")
        assert "(x)" in person.sees

    sit_down(play)


def test_a_page_goes_back_past_a_checklist_that_was_just_answered() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "0", "enter")
        assert "crack" in person.sees
        await person.press("escape")
        assert "Is any of this true for the brakes?" in person.sees
        await person.press("escape")
        assert isinstance(person.page, StartPage)

    sit_down(play)


def test_an_interruption_needs_a_choice_and_then_enter() -> None:
    async def play(person: Person) -> None:
        await person.show(interrupted())
        await person.press("enter", "enter")
        assert isinstance(person.page, InterruptionPage)
        await person.press("3")
        assert isinstance(person.page, InterruptionPage)
        await person.press("enter")
        assert isinstance(person.page, QuestionPage)
        assert person.app.session.position.screen == "brakes"

    sit_down(play)


def test_from_an_interruption_the_answer_can_be_changed() -> None:
    async def play(person: Person) -> None:
        await person.show(interrupted())
        await person.press("2", "enter")
        assert "> The front brake does not hold" in person.sees
        await person.press("2", "2", "enter")
        assert person.app.session.position.screen == "frame_crack"
        assert not person.app.session.result().red_flags

    sit_down(play)


def test_from_an_interruption_a_summary_can_be_saved(tmp_path: Path) -> None:
    async def play(person: Person) -> None:
        await person.show(interrupted())
        await person.press("1", "enter")
        assert isinstance(person.page, SavePage)
        await person.press("enter")
        assert isinstance(person.page, SavedPage)
        await person.press("enter")
        assert isinstance(person.page, InterruptionPage)

    sit_down(play, seat=Seat(folder=tmp_path))
    assert "A brake does not hold" in next(tmp_path.iterdir()).read_text()


def test_answers_are_checked_before_the_result_and_can_be_changed_one_by_one() -> None:
    async def play(person: Person) -> None:
        await person.show(checked())
        assert isinstance(person.page, CheckPage)
        await person.press("down", "down", "down", "enter")
        assert "Is there a crack in the frame?" in person.sees
        await person.press("1", "enter")
        assert isinstance(person.page, CheckPage)
        assert "Yes, I can see one" in person.sees
        await person.press("enter")
        assert isinstance(person.page, ResultPage)
        assert "! Today" in person.sees

    sit_down(play)


def test_a_change_that_would_lose_answers_lists_them_first() -> None:
    async def play(person: Person) -> None:
        await person.show(checked().change("noise_level"))
        await person.press("0", "enter")
        assert isinstance(person.page, LosesPage)
        assert "- What do you hear?" in person.sees
        assert "- Does the chain skip?" in person.sees
        await person.press("1")
        assert isinstance(person.page, QuestionPage)
        assert person.app.session.kept("noise_level") == 8
        await person.press("enter")
        assert isinstance(person.page, CheckPage)
        await person.show(checked().change("noise_level"))
        await person.press("0", "enter", "2")
        assert isinstance(person.page, CheckPage)
        assert person.app.session.kept("noise_level") == 0

    sit_down(play)


def test_the_result_is_a_care_card_with_its_reasons() -> None:
    async def play(person: Person) -> None:
        await person.show(checked().finish())
        for words in ("! Soon", "Have it looked at soon", "By when: within a week", "It is very loud", "8 out of 10"):
            assert words in person.sees
        await person.press("pagedown")
        assert "A worn chain" in person.sees
        await person.press("end")
        assert "More below" not in person.sees

    sit_down(play)


def test_treatments_are_a_list_by_stance_with_a_page_for_each() -> None:
    async def play(person: Person) -> None:
        await person.show(checked().finish())
        await person.press("1")
        order = [person.sees.index(stance) for stance in ("Worth doing", "May be offered", "Unclear")]
        assert order == sorted(order)
        await person.press("2")
        assert isinstance(person.page, ReadingPage)
        for words in ("A new chain", "Chains that skip or grind.", "Riders with a gear hub.", "Quiet gears"):
            assert words in person.sees
        await person.press("end")
        for words in ("Is the chain longer than it should be?", "The little bicycle handbook"):
            assert words in person.sees
        await person.press("enter", "escape")
        assert isinstance(person.page, ResultPage)

    sit_down(play)


def test_topics_say_what_guidance_says_now() -> None:
    async def play(person: Person) -> None:
        await person.show(checked().finish())
        await person.press("2", "1")
        assert "You may have read" in person.sees
        assert "What is known now" in person.sees

    sit_down(play)


@pytest.mark.parametrize(("digit", "ending"), [("1", "txt"), ("2", "html"), ("3", "md"), ("4", "json")])
def test_a_summary_is_saved_where_the_page_says_and_private(digit: str, ending: str, tmp_path: Path) -> None:
    name = f"sciatui-summary-2026-11-22.{ending}"

    async def play(person: Person) -> None:
        await person.show(checked().finish())
        await person.press("4", digit)
        assert person.app.saved is None
        await person.press("enter")
        assert name in person.sees.replace("\n", "").replace(" ", "")

    sit_down(play, seat=Seat(folder=tmp_path))
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_a_file_that_is_there_is_left_alone_and_another_name_is_offered(tmp_path: Path) -> None:
    taken = tmp_path / "mine.txt"
    taken.write_text("keep me")

    async def play(person: Person) -> None:
        await person.show(checked().finish())
        await person.press("4", "tab", "ctrl+u")
        await person.type("mine")
        await person.press("enter")
        assert "Error: There is a file with that name." in person.sees
        await person.press("enter")
        assert isinstance(person.page, SavedPage)

    sit_down(play, seat=Seat(folder=tmp_path))
    assert taken.read_text() == "keep me"
    assert (tmp_path / "sciatui-summary-2026-11-22.txt").exists()


def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    async def play(person: Person) -> None:
        await person.show(checked().finish())
        await person.press("4", "tab", "ctrl+u")
        await person.type("no/x")
        await person.press("enter")
        assert "Error: Could not save" in person.sees

    sit_down(play, seat=Seat(folder=tmp_path))


@pytest.mark.parametrize("name", ["x" * 300, "locked/deeper/file.txt", "x" * 300 + "/file.txt"])
def test_a_place_that_cannot_be_looked_at_is_refused_and_nothing_is_lost(name: str, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)

    async def play(person: Person) -> None:
        await person.show(checked().finish())
        await person.press("4")
        page = person.page
        assert isinstance(page, SavePage)
        page.where.show_text(str(tmp_path / name))
        await person.press("enter")
        assert "Error: Could not save" in " ".join(person.sees.split())

    sit_down(play, seat=Seat(folder=tmp_path))


def test_ctrl_c_twice_leaves_but_not_when_it_is_held() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "ctrl+c", "ctrl+c")

    async def hold(person: Person) -> None:
        await person.show(checked())
        await person.press("ctrl+c", "ctrl+c", "ctrl+c")
        assert isinstance(person.page, LeavePage)

    assert sit_down(play).return_value is Ending.LEFT
    assert sit_down(hold, seat=Seat(hurry=False)).return_value is None


@pytest.mark.parametrize("key", ["f10", "ctrl+c", "ctrl+q"])
def test_every_key_that_leaves_asks_first_and_shows_the_warning_signs(key: str) -> None:
    async def play(person: Person) -> None:
        await person.press("enter", key)
        assert isinstance(person.page, LeavePage)
        assert "Nothing is saved." in person.sees
        assert "A brake that does not hold" in person.sees
        await person.press("enter")
        assert isinstance(person.page, QuestionPage)

    app = sit_down(play)
    assert app.return_value is None


def test_leaving_before_the_result_is_not_the_same_as_finishing() -> None:
    async def leave(person: Person) -> None:
        await person.press("enter", "f10", "3")

    async def finish(person: Person) -> None:
        await person.show(checked().finish())
        await person.press("5", "3")

    assert sit_down(leave).return_value is Ending.LEFT
    assert sit_down(finish).return_value is Ending.FINISHED


def test_who_leaves_is_told_what_matters_already() -> None:
    async def play(person: Person) -> None:
        await person.show(interrupted())
        await person.press("f10")
        assert "Emergency: Do not ride. Push the bicycle" in person.sees

    sit_down(play)


def test_emergency_advice_and_help_are_one_key_away_from_every_page() -> None:
    async def play(person: Person) -> None:
        places = (Session.begin(small()), interrupted(), checked(), checked().finish())
        for session in places:
            await person.show(session)
            here = type(person.page)
            await person.press("f9")
            assert isinstance(person.page, EmergencyPage)
            assert "If somebody was hurt, call 999." in person.sees
            await person.press("f1")
            assert isinstance(person.page, HelpPage)
            assert "F9: Show what to do in an emergency." in await everything(person)
            await person.press("f9", "escape")
            assert type(person.page) is here

    sit_down(play)


async def everything(person: Person) -> str:
    """Read a page to its end."""
    seen = person.sees
    while "More below" in person.sees:
        await person.press("pagedown")
        seen += person.sees
    return seen


def test_asides_do_not_pile_up() -> None:
    async def play(person: Person) -> None:
        await person.press("enter")
        depth = len(person.app.screen_stack)
        await person.press(*["f1", "f9", "f10"] * 3)
        assert len(person.app.screen_stack) == depth + 1

    sit_down(play)


def test_a_click_on_the_line_of_keys_does_what_the_key_does() -> None:
    async def play(person: Person) -> None:
        await person.press("enter")
        column = person.sees.splitlines()[-1].index("F9")
        await person.pilot.click(offset=(column, 23))
        await person.pilot.pause()
        assert isinstance(person.page, EmergencyPage)
        await person.pilot.click(offset=(3, 0))
        await person.pilot.pause()
        assert isinstance(person.page, QuestionPage)

    sit_down(play)


def test_a_held_enter_does_not_get_past_a_page() -> None:
    class Slow:
        now = 0.0

        def __call__(self) -> float:
            self.now += 0.03
            return self.now

    async def play(person: Person) -> None:
        person.app.clock = Slow()
        await person.show(answered(small(), WORN, until="distance").back().back())
        before = person.app.session.position.screen
        await person.press(*["enter"] * 20)
        assert person.app.session.position.screen == before

    sit_down(play, seat=Seat(hurry=False))


def test_the_terminals_own_cursor_follows_ours() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), until="frame_crack"))
        await person.press("2")
        line = person.app.cursor_position.y
        assert "2  (x)  No" in person.sees.splitlines()[line]

    sit_down(play)


def test_a_number_alone_is_no_name_for_a_summary(tmp_path: Path) -> None:
    async def play(person: Person) -> None:
        await person.show(checked().finish())
        await person.press("4", "tab", "ctrl+u", "1", "enter")
        assert "Error: A number alone is no file name." in person.sees
        await person.type("st")
        await person.press("enter")
        assert isinstance(person.page, SavedPage)

    sit_down(play, seat=Seat(folder=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["1st.txt"]
