"""Nothing rides on colour alone, and nothing on a glyph that some font lacks."""

import re

from tui_person import Person, Seat, answered, painted, sit_down, small

from sciatui.engine.session import Session

PLAIN_GLYPHS = re.compile(r"[ -~\n]*")
FRAME_GLYPHS = re.compile(r"[ -~\n─│┌┐└┘]*")


def interrupted() -> Session:
    after = Session.begin(small()).answer("front_brake", "yes")
    assert isinstance(after, Session)
    return after


def places() -> tuple[Session, ...]:
    return (Session.begin(small()), interrupted(), answered(small(), until="distance"), answered(small()).finish())


def test_every_glyph_is_in_the_font_of_every_terminal() -> None:
    async def play(person: Person) -> None:
        for session in places():
            await person.show(session)
            assert FRAME_GLYPHS.fullmatch(person.sees)

    sit_down(play)


def test_a_linux_console_gets_ascii_and_nothing_else() -> None:
    async def play(person: Person) -> None:
        for session in places():
            await person.show(session)
            assert PLAIN_GLYPHS.fullmatch(person.sees)

    sit_down(play, seat=Seat(unicode=False))


def test_level_choice_and_cursor_stand_in_characters_too() -> None:
    async def play(person: Person) -> None:
        await person.show(interrupted())
        assert "!! Emergency" in person.sees
        await person.press("2")
        assert "> 2  (x)" in painted(person.app)

    sit_down(play, seat=Seat(colour=False))
