"""In a small window nobody answers what was never shown."""

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
        assert "Read these, then press 0 again." in person.sees
        while not said(person):
            await person.press("0")
        assert "press 0 again" not in person.sees

    sit_down(play, seat=SMALLEST)


def test_enter_on_items_out_of_view_says_to_read_on_and_to_press_it_again() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small()).change("brakes"))
        await person.press("enter")
        assert "Read these, then press Enter again." in person.sees

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
