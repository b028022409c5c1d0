"""How an answer is said back to the person who gave it: its label, its number with a unit, or their own words."""

from sciatui.engine.session import Session
from sciatui.engine.summarise_words import answer_in_words
from sciatui.flow.aliases import Urgency, Value
from sciatui.flow.definition import Flow, Question, Screen
from sciatui.flow.values import Activity, Blank
from sciatui.flow.words import Words


def shown(question: Question, answer: Value | Blank, words: Words) -> str:
    """Return an answer on one line, without a full stop at its end; typed words stand in quotes."""
    if question.kind == "text" and isinstance(answer, str):
        return words("plain.ask.typed", text=" ".join(answer.split()))
    if question.kind == "activities" and isinstance(answer, tuple):
        return "; ".join(_activity(activity, words) for activity in answer)
    return answer_in_words(question, answer, words).removesuffix(".")


def labelling(label: str) -> str:
    """Return a label ready for what follows it on its line: with a colon, unless it ends as a question does."""
    return label if label.endswith(("?", ":")) else f"{label}:"


def level_of(flow: Flow, urgency: Urgency) -> str:
    """Return what an urgency means, its level first, which a flow may have put there already."""
    level, title = flow.words(f"summary.level.{urgency}"), flow.urgencies[urgency].title
    return title if title.casefold().startswith(level.casefold()) else f"{level}: {title}"


def _activity(activity: Activity, words: Words) -> str:
    name = words("plain.ask.typed", text=activity.name)
    return words("plain.activities.row", name=labelling(name), score=activity.score)


def asked_of(session: Session, screen: Screen) -> tuple[Question, ...]:
    """Return the questions of a screen that are asked with the answers so far."""
    return tuple(
        session.flow.questions[name] for name in screen.questions if session.effective[name] is not Blank.NOT_ASKED
    )


def nothing_of(flow: Flow, screen: Screen) -> str:
    """Return the words of the one answer that says no to every item; empty if there is none."""
    return screen.none if all("no" in flow.questions[name].choices for name in screen.questions) else ""


def number_of(session: Session, screen: str) -> int:
    """Return the number of a screen on the person's own way: 1 for the first one asked."""
    return session.path.index(screen) + 1
