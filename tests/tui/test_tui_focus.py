"""Every list opens with its cursor in sight: Space takes what it is on, and Enter alone never answers anything."""

from collections.abc import Sequence

import pytest
from tui_person import Person, answered, sit_down, small

from sciatui.engine.session import Session
from sciatui.tui.widgets.board import Board


def at(screen: str, **answers: object) -> Session:
    return answered(small(), answers, until=screen)


def test_enter_chooses_what_the_arrows_reached_and_only_then_goes_on() -> None:
    async def play(person: Person) -> None:
        await person.show(at("frame_crack"))
        await person.press("down", "enter")
        assert "> 2  (x)  No" in person.sees
        assert person.app.session.position.screen == "frame_crack"
        await person.press("enter")
        assert person.app.session.position.screen == "noise_level"

    sit_down(play)


@pytest.mark.parametrize("screen", ["frame_crack", "noise_level", "noises", "loose_parts"])
def test_enter_alone_chooses_nothing(screen: str) -> None:
    async def play(person: Person) -> None:
        await person.show(at(screen, noise_level=8))
        await person.press("enter", "enter")
        assert "(x)" not in person.sees
        assert "[x]" not in person.sees
        assert "Error:" in person.sees
        assert person.app.session.position.screen == screen

    sit_down(play)


@pytest.mark.parametrize("screen", ["frame_crack", "noise_level", "noises", "loose_parts"])
def test_a_list_opens_with_the_cursor_on_its_first_row_and_space_takes_that(screen: str) -> None:
    async def play(person: Person) -> None:
        await person.show(at(screen, noise_level=8))
        board = person.page.focused
        assert isinstance(board, Board)
        assert board.cursor == (0, 0)
        assert "> 1" in person.sees or screen in {"noise_level", "loose_parts"}
        await person.press("space")
        assert ("(x)" in person.sees) or ("[x]" in person.sees)
        await person.press("enter")
        assert person.app.session.position.screen != screen

    sit_down(play)


def test_an_arrow_is_enough_for_enter_to_choose_the_row_on_which_a_list_opens() -> None:
    async def play(person: Person) -> None:
        await person.show(at("frame_crack"))
        await person.press("up", "enter")
        assert "> 1  (x)" in person.sees

    sit_down(play)


@pytest.mark.parametrize(
    ("screen", "keys", "wide", "narrow"),
    [
        ("brakes", ("right",), ">( )         ( )   ( )", "1>( ) Yes"),
        ("brakes", ("right", "right"), " ( )        >( )   ( )", "2>( ) No  3 ( )"),
        ("noise_level", (), ">0     1     2 ", ">0  1  2 "),
        ("noise_level", ("right", "right"), " 0     1    >2     3 ", " 0  1 >2  3 "),
        ("noise_level", ["right"] * 10, " 9    >10", " 9 >10"),
    ],
)
def test_a_sign_and_not_a_colour_alone_tells_which_answer_the_cursor_is_on(
    screen: str, keys: Sequence[str], wide: str, narrow: str
) -> None:
    async def play(person: Person) -> None:
        await person.show(at(screen, noise_level=8) if screen != "brakes" else Session.begin(small()))
        await person.press(*keys)
        assert wide in person.sees
        await person.resize(40, 12)
        await person.press("pagedown")
        assert narrow in person.sees

    sit_down(play)
