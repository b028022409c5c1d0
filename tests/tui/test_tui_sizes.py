"""The window: 80 by 24 shows every question whole, less still works, and nothing at all ends the program."""

from functools import cache
from pathlib import Path

import pytest
from tui_person import Person, Seat, answered, everything_asked, sit_down, small

from sciatui.engine.events import Event
from sciatui.engine.session import Session
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.tui.screens.aside import LeavePage

SCROLLS: frozenset[str] = frozenset()
"""Screens of the sciatica flow that do not fit 80 by 24; named here so that a new one is noticed."""


@cache
def sciatica(language: str = "en") -> Flow:
    return everything_asked(load_flow("sciatica", language=language))


def interrupted() -> Session:
    after = Session.begin(small()).answer("front_brake", "yes")
    assert isinstance(after, Session)
    return after


@pytest.mark.parametrize("language", load_flow("sciatica").languages)
def test_every_question_of_the_sciatica_flow_fits_80_by_24_without_scrolling(language: str) -> None:
    flow = sciatica(language)
    more, go_on = flow.words("tui.frame.more").split(":")[0], flow.words("tui.command.next.label")
    too_tall = set()

    async def play(person: Person) -> None:
        for screen in flow.screens:
            await person.show(Session.replay(flow, [Event("change", screen)]))
            if person.page.page_body.max_scroll_y or more in person.sees:
                too_tall.add(screen)
            assert max(len(line) for line in person.sees.splitlines()) <= 80
            assert f"[ {go_on} ]" in person.sees

    sit_down(play, flow)
    assert too_tall == SCROLLS


@pytest.mark.parametrize("size", [(60, 20), (40, 12)])
def test_every_question_can_be_read_and_answered_in_a_small_window(size: tuple[int, int]) -> None:
    async def play(person: Person) -> None:
        for screen in list(sciatica().screens)[::4]:
            await person.show(Session.replay(sciatica(), [Event("change", screen)]))
            asked = sciatica().screens[screen].heading.split()[0]
            assert asked in person.sees
            assert "[ Continue ]" in person.sees
            assert "F9 Emergency" in person.sees

    sit_down(play, sciatica(), Seat(size=size))


@pytest.mark.parametrize("language", load_flow("sciatica").languages)
@pytest.mark.parametrize("size", [(40, 12), (40, 17), (60, 18)])
def test_the_last_answer_is_in_view_or_the_page_says_that_there_is_more(size: tuple[int, int], language: str) -> None:
    flow = sciatica(language)
    last, more = flow.words("tui.ask.unsure"), flow.words("tui.frame.more_too").rstrip(".")

    async def play(person: Person) -> None:
        for screen in ("foot_lift", "weak_level", "leg_pain", "age", "medicines"):
            await person.show(Session.replay(flow, [Event("change", screen)]))
            for _ in range(5):
                assert last in person.sees or more in person.sees, screen
                # Whatever is read, pressed or painted makes a page fit itself anew: it must come to rest.
                await person.press("pagedown")
                person.page.fit()
            assert last in person.sees

    sit_down(play, flow, Seat(size=size))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (200, 60)])
def test_a_warning_sign_says_what_to_do_at_once_in_every_size(size: tuple[int, int]) -> None:
    async def play(person: Person) -> None:
        await person.show(interrupted())
        shown = " ".join(person.sees.replace("│", " ").split())
        assert "!! Emergency Do not ride. Push the bicycle to a bicycle mechanic." in shown
        for number in range(1, 5):
            assert f"{number} ( )" in shown

    sit_down(play, seat=Seat(size=size))


@pytest.mark.parametrize("language", load_flow("sciatica").languages)
def test_what_to_do_in_an_emergency_stays_in_view_after_an_error_and_comes_first_on_leaving(language: str) -> None:
    flow = load_flow("sciatica", language=language)
    after = Session.begin(flow).answer(flow.screens["pee_poo"].questions[0], "yes")
    assert isinstance(after, Session)
    act = flow.red_flags[after.position.red_flag].act
    call = act[: act.index("999") + len("999")]

    async def play(person: Person) -> None:
        await person.show(after)
        await person.press("pagedown", "enter")
        shown = " ".join(person.sees.split())
        assert flow.words("tui.frame.error") in shown
        assert act in shown
        await person.press("4", "enter")
        assert isinstance(person.page, LeavePage)
        assert call in " ".join(person.sees.split())
        person.app.saved = Path("/a/long/way/to/a/folder/of/the/person") / "sciatui-summary.txt"
        await person.press("escape", "escape", "f10")
        assert isinstance(person.page, LeavePage)
        assert call in " ".join(person.sees.split())

    sit_down(play, flow, Seat(size=(40, 12)))


@pytest.mark.parametrize("size", [(20, 5), (39, 24), (80, 11)])
def test_a_window_too_small_for_a_page_still_has_the_emergency_words(size: tuple[int, int]) -> None:
    async def play(person: Person) -> None:
        await person.press("enter")
        assert "call 999" in " ".join(person.sees.split())
        assert "larger" in person.sees

    sit_down(play, seat=Seat(size=size))


@pytest.mark.parametrize("language", load_flow("sciatica").languages)
def test_the_emergency_words_of_a_tiny_window_are_a_whole_sentence_and_more_fills_the_room(language: str) -> None:
    flow = load_flow("sciatica", language=language)
    first, second, *_ = flow.emergency
    larger = flow.words("tui.frame.too_small")

    async def play(person: Person) -> None:
        assert first.endswith(".")
        assert " ".join(person.sees.split()) == f"{first} {larger}"
        await person.resize(60, 11)
        assert f"{first} {second}" in " ".join(person.sees.split())
        assert person.sees.rstrip().endswith(larger)

    sit_down(play, flow, Seat(size=(24, 6)))


def test_a_warning_sign_and_a_result_are_told_in_a_window_too_small_for_a_page() -> None:
    async def play(person: Person) -> None:
        await person.show(interrupted())
        assert "Emergency. Do not ride." in " ".join(person.sees.split())
        await person.show(interrupted().stop())
        assert "Emergency: Do not ride Do not ride. Push the bicycle" in " ".join(person.sees.split())

    sit_down(play, seat=Seat(size=(24, 6)))


def test_every_size_down_to_one_cell_is_survived_and_the_answer_is_kept() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "2")
        for size in [(1, 1), (2, 1), (1, 200), (60, 1), (20, 5), (39, 11), (40, 12), (200, 60), (10, 3)]:
            await person.resize(*size)
            await person.press("down", "up")
        await person.resize(80, 24)
        assert "(x)" in person.sees
        await person.press("0", "enter")
        assert "crack" in person.sees

    sit_down(play)


def test_keys_do_nothing_that_cannot_be_seen() -> None:
    async def play(person: Person) -> None:
        await person.press("enter")
        await person.resize(30, 8)
        await person.press("1", "enter", "0", "2", "enter")
        assert person.app.session.events == ()

    sit_down(play)


def test_an_item_out_of_view_is_shown_before_it_is_answered() -> None:
    flow = sciatica()

    async def play(person: Person) -> None:
        await person.show(Session.replay(flow, [Event("change", "pee_poo")]))
        assert "Harder" not in person.sees
        await person.press("1")
        assert "Harder" in person.sees
        assert "(x)" not in person.sees

    sit_down(play, flow, Seat(size=(40, 12)))


def test_text_is_never_wider_than_a_person_can_read_with_ease() -> None:
    async def play(person: Person) -> None:
        header, *lines = person.sees.splitlines()
        assert len(header) <= 78
        assert max(len(line.strip()) for line in lines if "─" not in line) <= 72

    sit_down(play, load_flow("sciatica"), Seat(size=(200, 60)))


def test_a_page_fits_the_window_that_was_changed_while_another_lay_over_it() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "f9")
        await person.resize(40, 12)
        await person.press("escape")
        there_all_the_time = person.sees
        assert "[ Continue ]" in there_all_the_time
        await person.resize(80, 24)
        await person.resize(40, 12)
        assert person.sees == there_all_the_time

    sit_down(play)


def test_the_line_to_put_right_stays_in_view_beside_an_error() -> None:
    async def play(person: Person) -> None:
        await person.show(interrupted())
        await person.press("1", "enter", "tab")
        await person.press(*["backspace"] * 60)
        await person.type("/nowhere/mine")
        await person.press("enter")
        await person.pilot.pause()
        assert "Error: Could not save" in person.sees
        assert "  /nowhere/mine\n" in person.sees

    sit_down(play, seat=Seat(size=(60, 15)))


def test_the_cursor_stays_in_view_when_the_window_becomes_small() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "end")
        await person.resize(40, 12)
        await person.pilot.pause()
        assert "> The rear brake" in person.sees

    flow = small()
    brakes = flow.screens["brakes"]._replace(why="A bicycle that does not stop can hurt you. " * 5)
    sit_down(play, flow._replace(screens={**flow.screens, "brakes": brakes}))


def test_a_question_with_a_line_to_type_in_is_read_first_and_the_line_is_seen_when_it_is_typed_in() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), until="notes"))
        assert "What else should" in person.sees
        await person.type("A gift")
        assert "A gift" in person.sees
        await person.press("pageup", "tab", "shift+tab")
        assert "A gift" in person.sees

    sit_down(play, seat=Seat(size=(40, 12)))


def test_a_click_on_the_words_that_there_is_more_reads_on() -> None:
    async def play(person: Person) -> None:
        while "More below" in person.sees:
            line = next(at for at, text in enumerate(person.sees.splitlines()) if "More below" in text)
            before = person.sees
            await person.pilot.click(offset=(5, line))
            await person.pilot.pause()
            assert person.sees != before
        assert "Version" in person.sees

    sit_down(play, load_flow("sciatica"), Seat(size=(40, 12)))


@pytest.mark.parametrize("language", load_flow("sciatica").languages)
def test_a_warning_sign_in_a_small_window_names_only_keys_that_read_on(language: str) -> None:
    flow = load_flow("sciatica", language=language)
    after = Session.begin(flow).answer(flow.screens["pee_poo"].questions[0], "yes")
    assert isinstance(after, Session)

    async def play(person: Person) -> None:
        await person.show(after)
        assert flow.words("tui.interruption.more") in person.sees
        above = person.sees.splitlines()[1:4]
        await person.press("down", "down", "down")
        assert person.sees.splitlines()[1:4] == above
        await person.press("pagedown")
        assert person.sees.splitlines()[1:4] != above

    sit_down(play, flow, Seat(size=(40, 12)))
