"""Long lists and long tables: every row has a number, nothing unseen is answered, and no heading is lost."""

import pytest
from tui_person import Person, Seat, answered, sit_down, small

from sciatui.flow.definition import Flow
from sciatui.tui.screens.aside import EmergencyPage, WordsPage
from sciatui.tui.screens.check import CheckPage
from sciatui.tui.screens.interruption import InterruptionPage
from sciatui.tui.screens.question import QuestionPage
from sciatui.tui.screens.reading import ReadingPage, TreatmentsPage
from sciatui.tui.screens.result import ResultPage
from sciatui.tui.widgets.row_list import ChoiceList, MultiChoice

NARROW = Seat(size=(40, 12))
NOISES = {f"noise_{number}": f"Noise number {number}" for number in range(1, 15)}


def long(question: str = "noises") -> Flow:
    flow = small()
    asked = flow.questions[question]._replace(choices=NOISES)
    return flow._replace(questions={**flow.questions, question: asked})


def marked(person: Person) -> set[str]:
    page = person.page
    assert isinstance(page, QuestionPage)
    board = page.focused
    assert isinstance(board, MultiChoice)
    return set(board.values)


def cursor(person: Person) -> int | None:
    board = person.page.focused
    assert isinstance(board, ChoiceList | MultiChoice)
    return None if board.cursor is None else board.cursor[0] + 1


def keys(person: Person) -> str:
    return person.sees.splitlines()[-1]


async def at_the_noises(person: Person) -> None:
    await person.show(answered(person.app.flow, {"noise_level": 8}, until="noises"))


def test_in_a_long_list_a_number_leads_to_its_row_and_space_marks_it() -> None:
    async def play(person: Person) -> None:
        await at_the_noises(person)
        assert "1-16 Go to" in keys(person)
        assert "Space Mark" in keys(person)
        await person.press("1")
        assert (cursor(person), marked(person)) == (1, set())
        await person.press("2")
        assert (cursor(person), marked(person)) == (12, set())
        assert "> 12  [ ]  Noise number 12" in person.sees
        await person.press("space")
        assert marked(person) == {"noise_12"}
        # What was typed before is done with: this is a new number.
        await person.press("3", "space")
        assert marked(person) == {"noise_12", "noise_3"}

    sit_down(play, long())


def test_enter_marks_the_row_whose_number_was_typed_and_only_then_goes_on() -> None:
    async def play(person: Person) -> None:
        await at_the_noises(person)
        await person.press("1", "0")
        assert "Enter Mark" in keys(person)
        await person.press("enter")
        assert marked(person) == {"noise_10"}
        assert "Enter Continue" in keys(person)
        await person.press("1", "down", "enter")
        assert "What do you hear?" not in person.sees
        assert person.app.session.raw["noises"] == frozenset({"noise_10"})

    sit_down(play, long())


def test_a_number_without_a_row_begins_a_new_one() -> None:
    async def play(person: Person) -> None:
        await at_the_noises(person)
        for key, row in (("0", 1), ("1", 1), ("9", 9), ("1", 1), ("6", 16), ("2", 2), ("0", 2)):
            await person.press(key)
            assert (cursor(person), marked(person)) == (row, set()), key

    sit_down(play, long())


def test_one_answer_of_many_is_chosen_by_its_number_and_enter() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(person.app.flow, until="frame_crack"))
        await person.press("1", "1")
        assert "(x)" not in person.sees
        assert "Enter Choose" in keys(person)
        await person.press("enter")
        assert "> 11  (x)  Noise number 11" in person.sees
        assert "Enter Continue" in keys(person)

    sit_down(play, long("frame_crack"))


def test_enter_chooses_no_row_that_is_out_of_view() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(person.app.flow, until="frame_crack"))
        await person.press("1", "1", "pageup", "pageup")
        assert "Noise number 11" not in person.sees
        await person.press("enter")
        assert "> 11  ( )  Noise number 11" in person.sees
        await person.press("enter")
        assert "> 11  (x)  Noise number 11" in person.sees

    sit_down(play, long("frame_crack"), NARROW)


def test_a_digit_answers_nothing_that_was_not_in_view() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), until="frame_crack"))
        await person.resize(40, 12)
        await person.press("pageup")
        hidden = "3  ( )" not in person.sees
        await person.press("3")
        assert hidden
        assert "> 3  ( )" in person.sees
        await person.press("3")
        assert "> 3  (x)" in person.sees

    flow = small()
    crack = flow.questions["frame_crack"]
    tall = crack._replace(choices={"yes": "Yes, " + "I can see one, " * 12, "no": "No"})
    sit_down(play, flow._replace(questions={**flow.questions, "frame_crack": tall}), NARROW)


def test_end_leads_to_the_last_answer_and_then_to_what_stands_below() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), until="frame_crack"))
        for key, row in (("end", 2), ("end", 3), ("home", 1), ("end", 2)):
            await person.press(key)
            assert cursor(person) == row
        assert "(x)" not in person.sees
        await at_the_noises(person)
        for key, row in (("end", 14), ("end", 16), ("home", 1)):
            await person.press(key)
            assert cursor(person) == row

    sit_down(play, long())


def test_end_on_a_list_of_yes_and_no_leads_to_the_last_item() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "end")
        assert "> The rear brake does not hold" in person.sees
        await person.press("end")
        assert "> 0  No, both brakes work" in person.sees
        assert "Enter None of these" in keys(person)
        assert person.app.session.events == ()
        await person.press("home", "2")
        assert "front_brake" in person.app.session.raw

    sit_down(play)


def test_page_down_takes_the_cursor_of_a_menu_along_and_enter_opens_what_it_marks() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), {"noise_level": 8, "noises": ["grinding"]}).finish())
        await person.press("1")
        assert isinstance(person.page, TreatmentsPage)
        await person.press("pagedown")
        marks = [
            line.split() for line in person.sees.splitlines() if line.startswith("  > ") and line.split()[1].isdigit()
        ]
        assert len(marks) == 1
        await person.press("enter")
        assert isinstance(person.page, ReadingPage)
        assert " ".join(marks[0][2:]) in person.sees

    sit_down(play, seat=NARROW)


@pytest.mark.parametrize("sentences", [3, 4, 7])
def test_page_down_and_page_up_never_get_stuck_on_rows_that_are_not_seen_whole(sentences: int) -> None:
    async def play(person: Person) -> None:
        await person.show(answered(person.app.flow).finish())
        await person.press("1")
        page = person.page
        assert isinstance(page, TreatmentsPage)
        gone = {"pagedown": [0], "pageup": [len(page.menu.rows) - 1]}
        for key, rows in gone.items():
            for _ in range(14):
                await person.press(key)
                assert page.menu.cursor is not None
                rows.append(page.menu.cursor[0])
        assert gone["pagedown"] == sorted(gone["pagedown"])
        assert gone["pageup"] == sorted(gone["pageup"], reverse=True)
        assert (gone["pagedown"][-1], gone["pageup"][-1]) == (len(page.menu.rows) - 1, 0)
        assert page.page_body.scroll_offset.y == 0
        await person.press("enter")
        assert isinstance(person.page, ReadingPage)

    flow = small()
    line = "A line of many words that go on and on. " * sentences
    tall = {name: one._replace(line=line) for name, one in flow.treatments.items()}
    sit_down(play, flow._replace(treatments=tall), NARROW)


def test_a_menu_opens_with_its_first_row_marked_and_enter_opens_that() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small()).finish())
        await person.press("1")
        assert isinstance(person.page, TreatmentsPage)
        assert "> 1" in person.sees
        await person.press("enter")
        assert isinstance(person.page, ReadingPage)

    sit_down(play)


def test_arrows_go_on_from_what_is_in_view_and_never_back_to_where_the_cursor_was_left() -> None:
    async def play(person: Person) -> None:
        await at_the_noises(person)
        await person.press("1", "pagedown")
        assert "Noise number 1\n" not in person.sees
        await person.press("down")
        assert cursor(person) not in {1, 2, None}
        assert f"> {cursor(person):>2}" in person.sees
        assert "Noise number 1\n" not in person.sees

    sit_down(play, long(), NARROW)


def test_the_heading_of_a_group_stays_in_view_as_long_as_its_rows() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small()).finish())
        await person.press("1")
        groups = ("Worth doing", "May be offered to you", "Unclear if it helps", "Not recommended", "For other answers")
        for _ in range(6):
            await person.press("down")
            lines = person.sees.splitlines()
            here = next(number for number, line in enumerate(lines) if line.startswith("  > "))
            above = [line.strip() for line in lines[:here]]
            assert any(line.startswith(groups) for line in above)

    sit_down(play, seat=NARROW)


def test_the_headings_of_answers_stay_in_view_and_a_click_on_them_answers_nothing() -> None:
    flow = small()
    rear = flow.questions["rear_brake"]
    tall = rear._replace(ask="The rear brake does not hold, " * 8)

    async def play(person: Person) -> None:
        await person.press("enter")
        await person.press("end")
        assert "Is any of this true" not in person.sees
        heading = person.sees.splitlines()[1:3]
        assert "2 No  3 Not sure" in heading[1]
        await person.press("pagedown")
        assert person.sees.splitlines()[1:3] == heading
        for line in (1, 2):
            await person.pilot.click(offset=(heading[1].index("2 No") + 1, line))
            await person.pilot.pause()
        assert person.app.session.events == ()

    sit_down(play, flow._replace(questions={**flow.questions, "rear_brake": tall}), Seat(size=(80, 12)))


def test_a_change_leads_back_to_its_row_and_says_so() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small()))
        assert isinstance(person.page, CheckPage)
        await person.press(*["end"] * 2)
        row = next(line for line in person.sees.splitlines() if line.startswith("  > "))
        assert "Enter Change" in keys(person)
        await person.press("enter")
        assert isinstance(person.page, QuestionPage)
        await person.type(" More.")
        await person.press("tab", "tab", "enter")
        assert isinstance(person.page, CheckPage)
        back = next(line for line in person.sees.splitlines() if line.startswith("  > "))
        assert back.split()[:3] == row.split()[:3]
        assert back.endswith("Changed")
        # Enter alone, which brought the person here, does not lead into the question again.
        assert "Enter See my result" in keys(person)
        await person.press("up")
        assert "Changed" not in person.sees
        assert "Enter Change" in keys(person)
        await person.press("tab", "enter")
        assert isinstance(person.page, ResultPage)

    sit_down(play, seat=Seat(size=(80, 16)))


def test_who_looks_at_an_answer_and_leaves_it_comes_back_to_its_row() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small()))
        await person.press("down", "down", "enter")
        assert "> The rear brake" in person.sees
        await person.press("escape")
        assert isinstance(person.page, CheckPage)
        assert "> Rear brake fails" in person.sees
        assert "Changed" not in person.sees
        await person.press("enter")
        assert isinstance(person.page, ResultPage)

    sit_down(play)


def test_enter_is_called_what_it_does() -> None:
    async def play(person: Person) -> None:
        assert "Enter Start" in keys(person)
        await person.press("right")
        assert "Enter Leave" in keys(person)
        await person.press("left", "enter")
        await person.show(answered(small(), until="frame_crack"))
        assert "1-3 Choose   Enter Continue" in keys(person)
        await person.press("down")
        assert "Enter Choose" in keys(person)
        await person.press("enter")
        assert "Enter Continue" in keys(person)
        await person.show(answered(small(), until="notes"))
        assert "Enter" not in keys(person)
        assert "Tab Move on" in keys(person)

    sit_down(play)


def test_a_question_in_a_narrow_window_has_a_button_for_its_words() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), {"noise_level": 8, "noises": ["grinding"]}, until="chain_skips"))
        assert "F3" in keys(person)
        assert "[ Words ]" not in person.sees
        await person.resize(40, 12)
        assert "F3" not in keys(person)
        row = next(number for number, line in enumerate(person.sees.splitlines()) if "[ Words ]" in line)
        await person.pilot.click(offset=(person.sees.splitlines()[row].index("[ Words ]") + 3, row))
        await person.pilot.pause()
        assert isinstance(person.page, WordsPage)

    sit_down(play)


def test_arrows_that_come_together_skip_no_row() -> None:
    async def play(person: Person) -> None:
        await at_the_noises(person)
        await person.press_at_once(*["down"] * 9)
        await person.pilot.pause(0.2)
        assert cursor(person) == 10
        assert "> 10  [ ]" in person.sees

    sit_down(play, long(), NARROW)


def test_who_takes_a_warning_sign_back_sees_the_item_at_once() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "end", "1")
        await person.press("1")
        assert isinstance(person.page, InterruptionPage)
        assert "Enter" in keys(person)
        await person.press("escape")
        assert "> The rear brake" in person.sees
        assert "(x) Yes" in person.sees
        await person.press("2")
        assert "(x) No" in person.sees

    flow = small()
    brakes = flow.screens["brakes"]._replace(why="A bicycle that does not stop can hurt you. " * 6)
    tall = flow._replace(screens={**flow.screens, "brakes": brakes})
    sit_down(play, tall, NARROW)


def test_enter_on_an_unfinished_list_leads_to_the_first_open_item_and_answers_nothing() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "end", "2", "enter")
        assert "Still open: 1." in person.sees
        assert "> The front brake" in person.sees
        assert set(person.app.session.raw) == {"rear_brake"}
        await person.press("2", "enter")
        assert set(person.app.session.raw) == {"front_brake", "rear_brake"}
        assert "Is there a crack" in person.sees

    sit_down(play)


def test_a_page_that_begins_further_down_is_whole_again_after_another_lay_over_it_at_once() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small()))
        await person.press("down", "down", "enter", "1")
        assert isinstance(person.page, InterruptionPage)
        await person.press_at_once("escape", "f9")
        await person.pilot.pause(0.2)
        assert isinstance(person.page, EmergencyPage)
        await person.press("escape")
        await person.pilot.pause()
        assert "> The rear brake" in person.sees

    sit_down(play)
