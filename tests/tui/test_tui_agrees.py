"""The full screen and the headless player are two faces of one engine: the same answers give the same summary.

Whole scenarios of the sciatica flow are answered with keys, from the start page to the file that is saved.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from tui_person import NAMES, TODAY, Person, Seat, sit_down

from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.export.kinds import written
from sciatui.flow.aliases import Value
from sciatui.flow.definition import Question
from sciatui.flow.values import Activity, Blank
from sciatui.headless.flows import Flows
from sciatui.headless.play import end, play
from sciatui.headless.scenario_file import read_scenario
from sciatui.tui.screens.check import CheckPage
from sciatui.tui.screens.interruption import InterruptionPage
from sciatui.tui.screens.question import QuestionPage
from sciatui.tui.widgets.answer_box import SetBox
from sciatui.tui.widgets.region_grid import RegionGrid

SCENARIOS = Path(__file__).parents[2] / "flows" / "sciatica" / "scenarios"
FLOWS = Flows()
Answers = Mapping[str, Value | Blank]


def digit(question: Question, answer: Value | Blank) -> str:
    """Return the digit of an answer: choices first, then the blanks that the question offers."""
    blanks = [blank for blank, offered in _offered(question) if offered]
    rows: list[object] = [*question.choices, *blanks]
    return str(rows.index(answer) + 1)


def _offered(question: Question) -> Iterator[tuple[Blank, bool]]:
    yield Blank.UNSURE, question.unsure
    yield Blank.DECLINED, question.decline


async def mark(person: Person, box: SetBox, codes: Iterable[str]) -> None:
    """Go to each row or region and mark it."""
    board = box.board
    wanted = set(codes)
    for spot in board.spots:
        code = board._code(spot) if isinstance(board, RegionGrid) else board.rows[spot.row].code  # noqa: SLF001
        if code in wanted:
            wanted.discard(code)
            board.go_to(spot)
            await person.press("space")
    assert not wanted


async def answer(person: Person, page: QuestionPage, answers: Answers) -> None:
    """Answer the screen that is shown; who has no answer is not sure."""
    for question in page.questions if page.shown_screen.checklist else ():
        await person.press(digit(question, answers.get(question.id, Blank.UNSURE)))
        if person.page is not page:
            return
    if not page.shown_screen.checklist:
        await answer_one(person, page, answers.get(page.questions[0].id, Blank.UNSURE))
    await person.press("enter")


async def answer_one(person: Person, page: QuestionPage, given: Value | Blank) -> None:
    question, box = page.questions[0], page.box
    if isinstance(box, SetBox):
        codes = given if isinstance(given, frozenset) else {"not_sure" if given is Blank.UNSURE else "declined"}
        await mark(person, box, codes or {"none"})
    elif question.kind == "choice":
        assert isinstance(given, str | Blank)
        await person.press(digit(question, given))
    elif isinstance(given, Blank):
        await person.press("tab", digit(question, given))
    elif isinstance(given, tuple):
        for activity in given:
            assert isinstance(activity, Activity)
            await person.type(activity.name)
            await person.press("tab", *str(activity.score), "tab")
    else:
        assert not isinstance(given, date)
        await person.press(*(NAMES.get(key, key) for key in str(given)))


@pytest.mark.parametrize(
    "name", ["pathways/root_all_three", "pathways/knee_swells_and_locks", "red_flags/f01_map_both_legs"]
)
def test_keys_give_the_summary_of_the_same_answers(name: str, tmp_path: Path) -> None:
    scenario = read_scenario(SCENARIOS / f"{name}.toml", FLOWS)
    flow, answers = scenario.flow, {**scenario.base, **scenario.answers}
    told = end(play(Session.begin(flow), answers, "not-sure", "continue").session)

    async def go_through(person: Person) -> None:
        await person.press("enter")
        while not isinstance(page := person.page, CheckPage):
            if isinstance(page, QuestionPage):
                await answer(person, page, answers)
                assert "Error:" not in person.sees, page.screen_shown
            else:
                assert isinstance(page, InterruptionPage)
                await person.press("3", "enter")
        await person.press("enter", "4", "4", "enter")

    app = sit_down(go_through, flow, Seat(folder=tmp_path))
    assert dict(app.session.effective) == dict(told.effective)
    assert summarise(app.session, TODAY) == summarise(told, TODAY)
    (saved,) = tmp_path.glob("*.json")
    assert json.loads(saved.read_text(encoding="utf-8")) == json.loads(written("json", told, TODAY))
