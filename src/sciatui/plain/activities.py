"""Asks for activities of the person's own: a name, then how well it goes, until all are named."""

from sciatui.engine.answer import LONGEST_NAME, MOST_ACTIVITIES, SCALE_TOP
from sciatui.flow.definition import Question
from sciatui.flow.values import Activity
from sciatui.plain.answers import Said, blank
from sciatui.plain.dialogue import Dialogue
from sciatui.plain.earlier import keep
from sciatui.plain.step import Step
from sciatui.plain.verbs import Typed, Verb


def read_activities(dialogue: Dialogue, question: Question, number: str) -> Said | Step:
    """Read up to three activities, each with its score; to go back takes the last one away again."""
    found: list[Activity] = []
    while len(found) < MOST_ACTIVITIES:
        line = _name(dialogue, number, len(found))
        match line.verb:
            case Verb.AGAIN:
                return Step.AGAIN
            case Verb.BACK if not found:
                return Step.BACK
            case Verb.BACK:
                found.pop()
            case Verb.DONE if found:
                break
            case Verb.NOT_SURE | Verb.DECLINE if not found:
                if (said := blank(question, line)) is not None:
                    return said
                message = dialogue.words("plain.ask.not_offered")
                dialogue.console.say(dialogue.words("plain.ask.error", number=number, message=message))
            case Verb.KEEP if not found and (kept := keep(dialogue.session, question)) is not None:
                return kept
            case _:
                score = _score(dialogue, number)
                found += [] if score is None else [Activity(line.text, score)]
    return Said(tuple(found))


def _name(dialogue: Dialogue, number: str, named: int) -> Typed:
    """Read the name of the next activity, or a word that stands for something else."""
    words = dialogue.words
    key = "plain.activities.name_more" if named else "plain.activities.name"
    how = words(key, number=named + 1, most=MOST_ACTIVITIES)
    dialogue.console.say(how)
    while not (line := dialogue.read(how)).text or len(line.text) > LONGEST_NAME:
        message = words("plain.activities.long", most=LONGEST_NAME) if line.text else how
        dialogue.console.say(words("plain.ask.error", number=number, message=message))
    return line


def _score(dialogue: Dialogue, number: str) -> int | None:
    """Read how well the activity goes; None if the person goes back to its name."""
    how = dialogue.words("plain.activities.score")
    dialogue.console.say(how)
    while (line := dialogue.read(how)).verb is not Verb.BACK:
        if line.text.isdecimal() and int(line.text) <= SCALE_TOP:
            return int(line.text)
        dialogue.console.say(dialogue.words("plain.ask.error", number=number, message=how))
    return None
