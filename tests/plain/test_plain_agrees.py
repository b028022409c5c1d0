"""Plain mode and the headless player are two faces of one engine: the same answers give the same result.

The answers of scenarios are typed as a person would type them, and the JSON saved at the end is compared.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from plain_talk import Talker

from sciatui.engine.session import Session
from sciatui.errors import Exit
from sciatui.export.result_json import as_json
from sciatui.flow.aliases import Value
from sciatui.flow.definition import Question, Screen
from sciatui.flow.values import Activity, Blank
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import read_scenario

SCENARIOS = Path(__file__).parents[2] / "flows" / "sciatica" / "scenarios"
PLAYED = sorted((SCENARIOS / "pathways").glob("*.toml")) + sorted((SCENARIOS / "red_flags").glob("*.toml"))
FLOWS = Flows()
Answers = Mapping[str, Value | Blank]


def typed_to(question: Question, answer: Value | Blank) -> Iterator[str]:
    """Yield the lines that give an answer to a question."""
    codes = list(question.choices)
    match answer:
        case Blank.UNSURE:
            yield "not sure"
        case Blank.DECLINED:
            yield "decline"
        case str() if codes:
            yield str(codes.index(answer) + 1)
        case frozenset():
            yield " ".join(str(codes.index(code) + 1) for code in sorted(answer)) or "none"
        case date():
            yield answer.isoformat()
        case tuple():
            for activity in answer:
                assert isinstance(activity, Activity)
                yield activity.name
                yield str(activity.score)
            if len(answer) < 3:
                yield "done"
        case _:
            yield str(answer)


def given(session: Session, question: str, answer: Value | Blank) -> Session:
    """Tell the session itself."""
    if answer is Blank.UNSURE:
        after = session.unsure(question)
    else:
        after = session.decline(question) if answer is Blank.DECLINED else session.answer(question, answer)
    assert isinstance(after, Session)
    return after


def typed_through(session: Session, answers: Answers) -> tuple[list[str], Session]:
    """Return what a person types who has these answers, and where that leads.

    They are not sure of all else, and where nobody can be unsure they save what there is and leave.
    """
    lines = ["start"]
    to_file = ["save", "4", "here", "quit"]
    while (position := session.position).at != "check":
        if position.at == "interrupt":
            lines.append("continue")
            session = session.acknowledge()
            continue
        screen = session.flow.screens[position.screen]
        if untouched(session, screen, position.open):
            if all(answers.get(item) == "no" for item in position.open):
                lines.append("1")
                for item in position.open:
                    session = given(session, item, "no")
                continue
            lines.append("2")
        for item in position.open:
            if item not in answers and not session.flow.questions[item].unsure:
                return [*lines, *to_file, "quit"], session.stop()
            answer = answers.get(item, Blank.UNSURE)
            lines += typed_to(session.flow.questions[item], answer)
            session = given(session, item, answer)
            if session.position.at == "interrupt":
                break
    return [*lines, "continue", *to_file], session.finish()


def untouched(session: Session, screen: Screen, still_open: tuple[str, ...]) -> bool:
    """Say whether a checklist is shown at a glance: it has words for none, and no item has an answer yet."""
    asked = [item for item in screen.questions if session.effective[item] is not Blank.NOT_ASKED]
    return screen.checklist and bool(screen.none) and len(still_open) == len(asked)


@pytest.mark.parametrize("path", PLAYED, ids=lambda path: path.stem)
def test_what_is_typed_gives_the_result_of_the_same_answers(path: Path, talk: Talker, tmp_path: Path) -> None:
    scenario = read_scenario(path, FLOWS)
    answers: dict[str, Value | Blank] = {**scenario.base, **scenario.answers}
    lines, session = typed_through(Session.begin(scenario.flow), answers)
    said = talk(lines, about=scenario.flow)
    assert said.exit is (Exit.LEFT if session.status == "stopped" else Exit.DONE)
    assert "Error:" not in said.text
    (saved,) = tmp_path.glob("*.json")
    assert json.loads(saved.read_text(encoding="utf-8")) == json.loads(json.dumps(as_json(session)))
