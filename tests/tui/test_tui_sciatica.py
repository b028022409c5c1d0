"""The sciatica flow on the screen: what only a large flow can show."""

from functools import cache

from tui_person import Person, answered, sit_down

from sciatui.flow.aliases import Value
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.flow.values import Blank
from sciatui.tui.screens.loses import LosesPage
from sciatui.tui.screens.question import QuestionPage
from sciatui.tui.widgets.region_grid import places


@cache
def sciatica() -> Flow:
    return load_flow("sciatica")


def counted(person: Person) -> Value | Blank:
    return person.app.session.effective["fever_weak"]


def screen_of(person: Person) -> str:
    assert isinstance(person.page, QuestionPage)
    return person.page.screen_shown


def test_a_checklist_that_comes_back_is_filled_in_and_confirmed_by_going_on() -> None:
    session = answered(sciatica(), {"fever": "yes", "heel_walk": "yes"}, until="more_signs").change("ill")

    async def play(person: Person) -> None:
        await person.show(session)
        await person.press("2")
        assert isinstance(person.page, LosesPage)
        assert "- Fever and weak legs" in person.sees
        await person.press("2")
        assert isinstance(person.page, QuestionPage)
        await person.press("up", "1", "enter")
        assert person.page.screen_shown == "fever_with"
        assert counted(person) is Blank.UNANSWERED
        assert person.sees.count("(x)") == len(sciatica().screens["fever_with"].questions)
        await person.press("enter")
        assert counted(person) == "no"
        assert person.page.screen_shown == "more_signs"

    sit_down(play, sciatica())


def test_a_change_to_an_item_that_is_taken_back_leaves_the_item_as_it_was() -> None:
    session = answered(sciatica(), {"fever": "yes", "heel_walk": "yes"}, until="more_signs").change("ill")

    async def play(person: Person) -> None:
        await person.show(session)
        before = person.sees
        await person.press("2", "1")
        assert person.app.session.kept("fever") == "yes"
        assert person.sees.count("(x)") == before.count("(x)")
        assert "(x)         ( )   ( )" in next(line for line in person.sees.splitlines() if "Fever" in line)

    sit_down(play, sciatica())


def test_the_body_map_is_seen_at_once_and_marked_by_arrows() -> None:
    session = answered(sciatica(), until="where")
    shown = places(sciatica().questions["where"].choices)
    beside = shown[-(-len(shown) // 2)]

    async def play(person: Person) -> None:
        await person.show(session)
        assert all(place.label.split()[0] in person.sees for place in shown)
        assert ">[ ]  [ ]" in person.sees
        await person.press("right")
        assert " [ ] >[ ]" in person.sees
        await person.press("left", "space", "right", "right", "space", "enter")
        assert person.app.session.kept("where") == frozenset({shown[0].codes[0], beside.codes[0]})

    sit_down(play, sciatica())


def test_keys_that_come_together_answer_no_item_that_was_not_seen() -> None:
    first, second = list(sciatica().screens.values())[:2]
    assert first.checklist
    assert second.checklist

    async def play(person: Person) -> None:
        await person.press("enter", "0")
        assert screen_of(person) == first.id
        await person.press_at_once("0", "enter")
        assert screen_of(person) == second.id
        assert "(x)" not in person.sees
        assert {person.app.session.effective[item] for item in second.questions} == {Blank.UNANSWERED}

    sit_down(play, sciatica())


def test_an_answer_that_comes_together_with_going_on_counts() -> None:
    async def play(person: Person) -> None:
        await person.press("enter", "0", "enter", "escape")
        await person.press_at_once("3", "enter")
        assert person.app.session.effective["bladder_start"] is Blank.UNSURE
        await person.press_at_once("0", "enter")
        assert person.app.session.effective["saddle_numb"] == "no"

    assert sit_down(play, sciatica()).fault == ""
