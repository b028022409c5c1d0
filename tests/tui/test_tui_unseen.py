"""In a small window nobody answers what was never shown."""

import pytest
from tui_person import Person, Seat, answered, sit_down, small

SMALLEST = Seat(size=(40, 12))


def said(person: Person) -> set[str]:
    flow = person.app.flow
    return {name for name in flow.screens["brakes"].questions if name in person.app.session.raw}


def test_none_of_these_counts_only_after_every_item_was_in_view() -> None:
    items = small().screens["brakes"].questions

    async def play(person: Person) -> None:
        await person.press("enter")
        shown = ""
        for _ in range(20):
            shown += person.sees
            assert said(person) == set()
            await person.press("0")
            if said(person):
                break
        assert said(person) == set(items)
        flat = " ".join(shown.split())
        assert all(" ".join(small().questions[item].ask.split()) in flat for item in items)

    sit_down(play, seat=SMALLEST)


def test_none_of_these_says_to_read_on_and_to_press_the_key_again() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "0")
        assert said(person) == set()
        assert "Read this, then press 0 again." in person.sees
        while not said(person):
            await person.press("0")
        assert "press 0 again" not in person.sees

    sit_down(play, seat=SMALLEST)


def test_enter_on_items_out_of_view_says_to_read_on_and_to_press_it_again() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small()).change("brakes"))
        await person.press("enter")
        assert "Read this, then press Enter again." in person.sees

    sit_down(play, seat=SMALLEST)


def test_an_error_about_open_items_says_too_that_there_is_more_below() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "enter")
        assert "Error: Answer each line" in person.sees
        assert "More below." in person.sees
        await person.press("end", "end", "pagedown", "pagedown")
        assert "Error: Answer each line" in person.sees
        assert "More below." not in person.sees

    sit_down(play, seat=SMALLEST)


def test_enter_confirms_only_items_that_were_in_view() -> None:
    session = answered(small()).change("brakes")

    async def play(person: Person) -> None:
        await person.show(session)
        presses = 0
        while person.app.session.position.at == "ask" and presses < 20:
            await person.press("enter")
            presses += 1
        assert presses > 1
        assert person.app.session.position.at == "check"

    sit_down(play, seat=SMALLEST)


def test_a_large_window_takes_none_of_these_at_once() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "0")
        assert said(person) == set(small().screens["brakes"].questions)

    sit_down(play)


def test_a_number_of_an_item_out_of_view_shows_it_and_says_to_press_it_again() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "end", "pageup", "pageup", "2")
        assert said(person) == set()
        assert "Read this, then press 2 again." in person.sees
        await person.press("2")
        assert len(said(person)) == 1
        assert "press 2 again" not in person.sees

    sit_down(play, seat=SMALLEST)


@pytest.mark.parametrize(("keys", "name"), [(("4",), "4"), (("end", "pageup", "space"), "Space")])
def test_a_key_for_an_answer_out_of_view_says_to_press_it_again(keys: tuple[str, ...], name: str) -> None:
    flow = small()
    asked = flow.screens["frame_crack"]._replace(why="A crack in the frame can grow and break it. " * 6)
    flow = flow._replace(screens={**flow.screens, "frame_crack": asked})
    choices = {f"kind_{number}": f"Crack {number}" for number in range(6)}
    question = flow.questions["frame_crack"]._replace(choices={**choices, **flow.questions["frame_crack"].choices})
    flow = flow._replace(questions={**flow.questions, "frame_crack": question})

    async def play(person: Person) -> None:
        await person.show(answered(flow, until="frame_crack"))
        await person.press(*keys)
        assert "(x)" not in person.sees
        assert f"Read this, then press {name} again." in person.sees
        await person.press(keys[-1])
        assert "(x)" in person.sees
        assert f"press {name} again" not in person.sees

    sit_down(play, flow, SMALLEST)


def test_space_on_an_item_alone_says_how_the_item_is_answered() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "space")
        assert said(person) == set()
        assert "Error: Press 1 to 3 to answer this line." in person.sees
        await person.press("2")
        assert "Error:" not in person.sees
        await person.press("left", "space")
        assert len(said(person)) == 2

    sit_down(play)
