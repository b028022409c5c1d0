"""That a bench which reads many sheets of answers gets from each what a person gets who answers one by one."""

from collections.abc import Mapping
from random import Random
from typing import Final

import pytest
from story import CALM, FLOW

from sciatui.engine.plan import Plan, checked_answer
from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.definition import Question
from sciatui.flow.values import Blank

SHEETS: Final = 40


def answer(question: Question, dice: Random) -> object:
    """Return some answer to a question."""
    codes = list(question.choices)
    blanks = [Blank.UNSURE] * question.unsure + [Blank.DECLINED] * question.decline
    if blanks and dice.random() < 0.1:
        return dice.choice(blanks)
    match question.kind:
        case "choice":
            return dice.choice(codes)
        case "choices" | "body_map":
            return frozenset(dice.sample(codes, dice.randint(0 if question.none else 1, min(3, len(codes)))))
        case "number":
            return dice.randint(int(question.minimum or 0), int(question.maximum or 100))
        case "scale":
            return dice.randint(0, 10)
        case _:
            return Blank.DECLINED


def sheet(number: int) -> dict[str, object]:
    """Return a sheet: of a calm person with some answers changed, of anybody, or with questions left open."""
    dice = Random(number)  # noqa: S311 - the same sheets every time
    changed = dice.choice([0.05, 0.2, 1])
    random = {
        name: answer(question, dice)
        for name, question in FLOW.questions.items()
        if name not in CALM or dice.random() < changed
    }
    sets = {name for name, question in FLOW.questions.items() if question.kind in {"choices", "body_map"}}
    calm = {name: frozenset(value) - {"none"} if name in sets else value for name, value in CALM.items()}
    whole = {**calm, **random}
    return {name: value for name, value in whole.items() if number % 3 or dice.random() > 0.02}


def one_by_one(answers: Mapping[str, object]) -> Session:
    """Answer what is asked in order, and pass each interruption."""
    session = Session.begin(FLOW)
    for name in FLOW.questions:
        if name in answers and session.effective[name] is not Blank.NOT_ASKED:
            after = session.answer(name, answers[name])
            assert not isinstance(after, Problem), (name, answers[name], after)
            session = after
            while session.position.at == "interrupt":
                session = session.acknowledge()
    return session


def read_at_once(answers: Mapping[str, object]) -> Session | Problem:
    """Read a sheet by the code that is generated once many were read."""
    plan = Plan.of(FLOW)
    plan.reader = plan.reader or plan.make_reader()
    return Session.filled(FLOW, answers)


def at_once(answers: Mapping[str, object]) -> Session:
    session = read_at_once(answers)
    assert isinstance(session, Session)
    return session


def said(session: Session) -> tuple[object, ...]:
    return (session.events, session.raw, session.effective, session.position, session.status, session.result())


@pytest.mark.parametrize("number", range(SHEETS))
def test_a_sheet_that_is_read_at_once_comes_to_what_its_answers_come_to_one_by_one(number: int) -> None:
    answers = sheet(number)
    assert said(at_once(answers)) == said(one_by_one(answers))


@pytest.mark.parametrize(
    "odd",
    [
        *Blank,
        True,
        1.0,
        1,
        "1",
        None,
        10**9,
        "none",
        ["none"],
        ["none", "none"],
        [[]],
        [],
        frozenset(),
        frozenset({"none"}),
    ],
    ids=repr,
)
def test_an_odd_answer_on_a_whole_sheet_is_taken_or_refused_as_by_itself(odd: object) -> None:
    whole = sheet(1)
    assert whole.keys() == FLOW.questions.keys()
    for name, question in FLOW.questions.items():
        alone = checked_answer(FLOW, question, odd)
        read = read_at_once({**whole, name: odd})
        if isinstance(alone, Problem):
            assert read == alone
        else:
            assert isinstance(read, Session)
            kept = read.raw.get(name, alone)
            assert (type(kept), kept) == (type(alone), alone)


@pytest.mark.parametrize("number", range(0, SHEETS, 4))
def test_a_list_of_codes_as_json_has_it_is_the_same_as_a_set(number: int) -> None:
    answers = sheet(number)
    lists = {
        name: sorted(value) or ["none"] if isinstance(value, frozenset) else value for name, value in answers.items()
    }
    assert lists != answers
    assert said(at_once(lists)) == said(at_once(answers))


def test_the_sheets_come_to_all_sorts_of_results() -> None:
    sessions = [at_once(sheet(number)) for number in range(SHEETS)]
    results = [session.result() for session in sessions]
    assert len({result.urgency for result in results}) >= 4
    assert {bool(result.interrupted_at) for result in results} == {True, False}
    assert {result.status for result in results} == {"finished", "stopped"}
    assert {session._given is None for session in sessions} == {True, False}  # noqa: SLF001 - as generated code read it
