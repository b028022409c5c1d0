"""The answer that a question has already: how it is said, and what leaves it as it is."""

from collections.abc import Iterator

from sciatui.engine.session import Session
from sciatui.flow.definition import Question
from sciatui.flow.values import Blank
from sciatui.plain.answers import Said
from sciatui.plain.shown import shown
from sciatui.plain.step import Step


def earlier(session: Session, question: Question) -> Iterator[str]:
    """Say the earlier answer, and whether it counts as it stands or must be given once more."""
    kept = session.kept(question.id)
    if kept is not Blank.UNANSWERED:
        counts = session.effective[question.id] is not Blank.UNANSWERED
        words = session.flow.words
        yield words("plain.ask.kept" if counts else "plain.ask.kept_aside", answer=shown(question, kept, words))


def keep(session: Session, question: Question) -> Said | Step | None:
    """Return what keeps the earlier answer: nothing to do, or saying it again; None if there is none."""
    kept = session.kept(question.id)
    if kept is Blank.UNANSWERED:
        return None
    return Said(kept) if session.effective[question.id] is Blank.UNANSWERED else Step.KEPT
