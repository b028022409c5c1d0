"""Neither a held key nor a quick hand runs through pages: time is a number here."""

import pytest
from tui_person import Person, Seat, answered, sit_down, small

from sciatui.tui.guard import Guard
from sciatui.tui.screens.question import QuestionPage


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_nothing_is_taken_before_the_page_is_painted(clock: Clock) -> None:
    guard = Guard(clock, 0.15)
    clock.now += 10
    assert not guard.takes()


def test_a_key_counts_once_the_page_has_been_seen(clock: Clock) -> None:
    guard = Guard(clock, 0.15)
    guard.painted()
    clock.now += 0.16
    assert guard.takes()


def test_a_key_that_comes_too_early_makes_the_pause_begin_again(clock: Clock) -> None:
    guard = Guard(clock, 0.15)
    guard.painted()
    clock.now += 0.1
    assert not guard.takes()
    clock.now += 0.1
    assert not guard.takes()
    clock.now += 0.16
    assert guard.takes()


def test_a_key_held_for_ten_seconds_counts_once(clock: Clock) -> None:
    guard = Guard(clock, 0.15)
    guard.painted()
    clock.now += 0.5
    counted = 0
    for _ in range(300):
        counted += guard.takes()
        clock.now += 0.033
    assert counted == 1


def test_a_new_page_is_not_taken_by_the_key_that_led_to_it(clock: Clock) -> None:
    guard = Guard(clock, 0.15)
    guard.painted()
    clock.now += 1
    assert guard.takes()
    guard.hidden()
    clock.now += 1
    assert not guard.takes()


def test_a_second_click_does_not_press_the_button_of_the_next_page() -> None:
    async def click_go_on(person: Person) -> None:
        lines = person.sees.splitlines()
        number = next(number for number, line in enumerate(lines) if "[ Continue ]" in line)
        await person.pilot.click(offset=(lines[number].index("Continue"), number))
        await person.pilot.pause()

    async def play(person: Person) -> None:
        clock = person.app.clock = Clock()
        await person.show(answered(small()).back().back().back())
        page = person.page
        assert isinstance(page, QuestionPage)
        here, path = page.screen_shown, person.app.session.path
        clock.now += 1
        await click_go_on(person)
        assert page.screen_shown == path[path.index(here) + 1]
        await click_go_on(person)
        assert page.screen_shown == path[path.index(here) + 1]
        clock.now += 1
        await click_go_on(person)
        assert page.screen_shown == path[path.index(here) + 2]

    sit_down(play, seat=Seat(hurry=False))
