"""What a mouse does in haste."""

from tui_person import Person, Seat, answered, sit_down, small

from sciatui.tui.screens.question import QuestionPage


def test_a_double_click_on_the_way_back_goes_back_one_page() -> None:
    async def play(person: Person) -> None:
        now = 0.0
        person.app.clock = lambda: now
        await person.show(answered(small(), {"noise_level": 8}, until="noises"))
        now += 1
        for _ in range(2):
            await person.pilot.click(offset=(3, 0))
            await person.pilot.pause()
            now += 0.01
        assert isinstance(person.page, QuestionPage)
        assert person.page.screen_shown == "noise_level"

    sit_down(play, seat=Seat(hurry=False))
