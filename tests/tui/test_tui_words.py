"""What words mean on the full screen: a key away from every page, offered where a word stands."""

from tui_person import Person, Seat, answered, sit_down, small

from sciatui.engine.session import Session
from sciatui.flow.definition import Flow
from sciatui.tui.screens.aside import WordsPage
from sciatui.tui.screens.interruption import InterruptionPage
from sciatui.tui.screens.question import QuestionPage
from sciatui.tui.screens.reading import GroupPage, ReadingPage, TopicsPage

WORN = {"noise_level": 8, "noises": ["grinding"], "chain_skips": "yes", "distance": 2500, "pressure": 2}
NARROW = Seat(size=(40, 12))


def brakes() -> Flow:
    brake = small().glossary["chain"]._replace(id="brake", term="brake", forms=("bicycle",), text="What stops it.")
    return small()._replace(glossary={**small().glossary, "brake": brake})


def at_a_danger(flow: Flow) -> Session:
    after = Session.begin(flow).answer("front_brake", "yes")
    assert isinstance(after, Session)
    return after


def test_the_key_is_offered_where_a_word_stands_and_among_six_at_most() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), WORN, until="frame_crack"))
        assert "F3" not in person.sees
        await person.show(answered(small(), WORN, until="chain_skips"))
        keys = person.sees.splitlines()[-1]
        assert "F3 Words" in keys
        assert len(keys.split("   ")) <= 6

    sit_down(play)


def test_words_of_the_page_come_first_and_escape_leads_back_to_the_question() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), WORN, until="chain_skips"))
        await person.press("1", "f3")
        assert isinstance(person.page, WordsPage)
        order = [person.sees.index(words) for words in ("Words on this page", "chain", "All other words", "gear hub")]
        assert order == sorted(order)
        await person.press("f3", "escape")
        assert isinstance(person.page, QuestionPage)
        assert "(x)  Yes" in person.sees

    sit_down(play)


def test_the_key_can_be_clicked() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), WORN, until="chain_skips"))
        line = person.sees.splitlines()[-1]
        await person.pilot.click(offset=(line.index("F3") + 1, 23))
        await person.pilot.pause()
        assert isinstance(person.page, WordsPage)

    sit_down(play)


def test_a_page_to_read_has_a_button_for_them_where_the_keys_have_no_room() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), WORN).finish())
        await person.press("1", "1")
        assert isinstance(person.page, ReadingPage)
        row = next(number for number, line in enumerate(person.sees.splitlines()) if "[ Words ]" in line)
        await person.pilot.click(offset=(person.sees.splitlines()[row].index("[ Words ]") + 3, row))
        await person.pilot.pause()
        assert isinstance(person.page, WordsPage)
        await person.press("enter")
        assert isinstance(person.page, ReadingPage)

    sit_down(play, seat=NARROW)


def test_beside_a_danger_the_key_is_not_offered_and_works() -> None:
    async def play(person: Person) -> None:
        await person.show(at_a_danger(brakes()))
        assert "F3" not in person.sees
        await person.press("f9")
        assert "F3" not in person.sees
        await person.press("escape", "f3")
        assert "What stops it." in person.sees
        await person.press("escape")
        assert isinstance(person.page, InterruptionPage)

    sit_down(play, brakes())


def test_an_emergency_result_offers_nothing_to_read() -> None:
    async def play(person: Person) -> None:
        await person.show(at_a_danger(brakes()).stop())
        assert "F3" not in person.sees

    sit_down(play, brakes())


def test_a_group_of_topics_has_a_list_of_its_own() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small()).finish())
        assert "Topics" in person.sees
        await person.press("2")
        assert isinstance(person.page, TopicsPage)
        assert "1 to read" in person.sees
        await person.press("1")
        assert isinstance(person.page, GroupPage)
        await person.press("1")
        assert "How chains wear" in person.sees
        await person.press("escape", "escape")
        assert isinstance(person.page, TopicsPage)
        await person.press("2", "1")
        assert "Most loose parts need only a turn" in person.sees
        assert "For other answers than yours" in person.sees

    for seat in (Seat(), NARROW):
        sit_down(play, seat=seat)


def test_a_table_is_columns_in_a_wide_window_and_rows_in_a_narrow_one() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), {**WORN, "loose_parts": ["saddle"]}).finish())
        await person.press("2", "2")
        assert "Front wheel  with a key  a bicycle mechanic" in person.sees
        await person.resize(40, 12)
        await person.press("pagedown")
        assert "Turn: with a key" in person.sees
        await person.resize(80, 24)
        assert "Front wheel  with a key  a bicycle mechanic" in person.sees

    sit_down(play)
