"""Whose phone numbers: the region is said, can be changed, and nobody abroad is left with a number of elsewhere."""

from tui_person import SMALL, Person, sit_down, small

from sciatui.engine.session import Session
from sciatui.errors import UsageError
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.tui.screens.region import RegionPage
from sciatui.tui.screens.start import StartPage

ABROAD = "If you are in another country"


def interrupted(flow: Flow) -> Session:
    after = Session.begin(flow).answer("front_brake", "yes")
    assert isinstance(after, Session)
    return after


def test_the_region_is_changed_on_the_start_page_and_answers_stay() -> None:
    async def play(person: Person) -> None:
        person.app.reload = lambda region, _: load_flow(SMALL, region=region)
        await person.press("enter", "2", "escape")
        page = person.page
        assert isinstance(page, StartPage)
        page.press("region")
        await person.press("2", "enter")
        assert isinstance(person.page, StartPage)
        assert "for: United States" in person.sees
        assert person.app.flow.region == "us"
        await person.press("enter")
        assert "(x)" in person.sees

    sit_down(play)


def test_the_language_is_changed_on_the_start_page_and_answers_stay() -> None:
    async def play(person: Person) -> None:
        person.app.reload = lambda region, language: load_flow(SMALL, region=region, language=language)
        await person.press("enter", "2", "escape")
        page = person.page
        assert isinstance(page, StartPage)
        page.press("language")
        await person.press("2")
        assert "Which language do you want to read?" in person.sees
        await person.press("enter")
        assert isinstance(person.page, StartPage)
        assert "¿Se puede usar esta bicicleta?" in person.sees
        assert "[ Empezar ]" in person.sees
        assert "[ Idioma: English ]" in person.sees
        assert "F9 Emergencia" in person.sees
        assert (person.app.flow.language, person.app.flow.region) == ("es", "uk")
        await person.press("enter")
        assert "¿Hay una grieta en el cuadro?" not in person.sees
        assert "(x)" in person.sees
        assert "Seguir" in person.sees

    sit_down(play)


def test_a_flow_in_one_language_offers_no_other() -> None:
    async def play(person: Person) -> None:
        person.app.reload = lambda _region, _language: small()
        page = person.page
        assert isinstance(page, StartPage)
        assert "language" not in {button.id for button in page.buttons()}

    sit_down(play, small()._replace(languages=("en",)))


def test_a_region_that_cannot_be_loaded_changes_nothing() -> None:
    def broken(region: str, _: str) -> Flow:
        raise UsageError(f"no words for {region}")

    async def play(person: Person) -> None:
        person.app.reload = broken
        person.app.open(RegionPage())
        await person.press("2", "enter")
        assert "Error: no words for us" in person.sees
        assert person.app.flow.region == "uk"

    sit_down(play)


def test_an_emergency_says_what_to_do_in_another_country() -> None:
    async def play(person: Person) -> None:
        await person.show(interrupted(small()))
        assert ABROAD in person.sees

    sit_down(play)


def test_a_flow_without_regions_speaks_of_none() -> None:
    flow = small()._replace(region="", regions={})

    async def play(person: Person) -> None:
        assert "Phone numbers" not in person.sees
        await person.show(interrupted(flow))
        assert ABROAD not in person.sees

    sit_down(play, flow)
