"""Asks for activities of the person's own: a name, then how well it goes, until all are named."""

from collections.abc import Sequence

from sciatui.engine.answer import LONGEST_NAME, MOST_ACTIVITIES, SCALE_TOP
from sciatui.flow.definition import Question
from sciatui.flow.values import Activity
from sciatui.plain.answers import Said, blank
from sciatui.plain.dialogue import Dialogue
from sciatui.plain.earlier import keep
from sciatui.plain.step import Step
from sciatui.plain.verbs import Typed, Verb


def read_activities(dialogue: Dialogue, question: Question, number: str) -> Said | Step:
    """Read up to three activities, each with its score; what was entered stays when the person goes back."""
    found = dialogue.entered.setdefault(question.id, [])
    at = 0
    while at < MOST_ACTIVITIES:
        line = _name(dialogue, number, at, found)
        match line.verb:
            case Verb.AGAIN:
                return Step.AGAIN
            case Verb.BACK if not at:
                return Step.BACK
            case Verb.BACK:
                at -= 1
            case Verb.DONE:
                break
            case Verb.KEEP if at < len(found):
                at += 1
            case Verb.NOT_SURE | Verb.DECLINE if not found:
                if (said := _blank(dialogue, question, line, number)) is not None:
                    return said
            case Verb.KEEP if not found and (kept := keep(dialogue.session, question)) is not None:
                return kept
            case _:
                named = _scored(dialogue, line.text, number)
                found[at : at + len(named)] = named
                at += len(named)
    return Said(tuple(dialogue.entered.pop(question.id)))


def _blank(dialogue: Dialogue, question: Question, line: Typed, number: str) -> Said | None:
    """Return the blank that a line says, or say that the question does not offer it."""
    said = blank(question, line)
    if said is None:
        message = dialogue.words("plain.ask.not_offered")
        dialogue.console.say(dialogue.words("plain.ask.error", number=number, message=message))
    return said


def _scored(dialogue: Dialogue, name: str, number: str) -> list[Activity]:
    """Return an activity with the score that is read for it; none if the person goes back to its name."""
    score = _score(dialogue, number)
    return [] if score is None else [Activity(name, score)]


def _name(dialogue: Dialogue, number: str, at: int, found: Sequence[Activity]) -> Typed:
    """Read the name of the activity with index `at`, or a word that stands for something else."""
    words = dialogue.words
    how = words("plain.activities.name_more" if found else "plain.activities.name", number=at + 1, most=MOST_ACTIVITIES)
    if at < len(found):
        dialogue.console.say(words("plain.activities.kept", name=found[at].name, score=found[at].score))
    dialogue.console.say(how)
    while True:
        line = dialogue.read(how)
        if len(line.text) > LONGEST_NAME:
            message = words("plain.activities.long", most=LONGEST_NAME)
        elif not line.text or (line.verb is Verb.DONE and not found):
            message = how
        else:
            return line
        dialogue.console.say(words("plain.ask.error", number=number, message=message))


def _score(dialogue: Dialogue, number: str) -> int | None:
    """Read how well the activity goes; None if the person goes back to its name."""
    how = dialogue.words("plain.activities.score")
    dialogue.console.say(how)
    while (line := dialogue.read(how)).verb is not Verb.BACK:
        if line.text.isdecimal() and int(line.text) <= SCALE_TOP:
            return int(line.text)
        dialogue.console.say(dialogue.words("plain.ask.error", number=number, message=how))
    return None
