"""Small steps on a session that the pages share. Pure functions; no widget is known here."""

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from sciatui.engine.problem import Problem
from sciatui.engine.result import Result
from sciatui.engine.session import Session
from sciatui.engine.summarise_shared import warning
from sciatui.engine.summarise_words import Case
from sciatui.engine.summary import Part
from sciatui.flow.definition import Flow
from sciatui.flow.values import Blank

NO = "no"
"""The code that "none of these" gives to every item of a checklist."""


class Place(NamedTuple):
    """Where a screen stands in the questionnaire."""

    section: str
    number: int
    of: int


NOTHING_YET: Final = Result(
    status="stopped",
    urgency="self_care",
    because=(),
    red_flags=(),
    advice=(),
    withdrawn=(),
    unchecked=(),
    open_advice=(),
    patterns=(),
    scores=(),
    treatments=(),
    withheld=(),
    topics=(),
    visit_questions=(),
    recheck="",
    asked=(),
    interrupted_at="",
)


def warning_part(flow: Flow, today: date) -> Part:
    """Return the list of warning signs as the summary has it. No rule is asked: an emergency waits for nothing."""
    return warning(Case(flow, flow.words, NOTHING_YET, {}, (), today, by_person=True))


def place(flow: Flow, screen: str) -> Place:
    """Return the section of a screen, its number, and how many sections there are."""
    sections = list(flow.sections)
    section = flow.screens[screen].section
    return Place(flow.sections[section].title, sections.index(section) + 1, len(sections))


def opens_section(flow: Flow, screen: str) -> bool:
    """Say whether a screen is the first of its section."""
    section = flow.screens[screen].section
    return next(each.id for each in flow.screens.values() if each.section == section) == screen


def give(session: Session, question: str, given: object) -> Session | Problem:
    """Answer a question with a value or a blank."""
    if given is Blank.UNSURE:
        return session.unsure(question)
    if given is Blank.DECLINED:
        return session.decline(question)
    return session.answer(question, given)


def give_all(session: Session, given: Mapping[str, object]) -> Session | Problem:
    """Answer several questions; the first problem stops it."""
    for question, value in given.items():
        after = give(session, question, value)
        if isinstance(after, Problem):
            return after
        session = after
    return session


def lost(before: Session, after: Session) -> tuple[str, ...]:
    """Return the answered questions that are no longer asked afterwards."""
    return tuple(
        question
        for question, value in before.effective.items()
        if value is not Blank.NOT_ASKED
        and value is not Blank.UNANSWERED
        and after.effective[question] is Blank.NOT_ASKED
    )


def step_back(session: Session, shown: str) -> Session | None:
    """Go to the screen before the one shown; None if that is the first.

    A checklist stays on the screen when its last item is answered, although the session is one screen ahead
    by then; so one step back may lead only to what is shown.
    """
    back = session.back()
    if back.position.at == "ask" and back.position.screen == shown:
        again = back.back()
        return None if again is back else again
    return None if back is session else back
