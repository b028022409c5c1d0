"""The result: the person's part of the summary, and more on request.

It says what the summary document says, in its words and order. On an emergency there is nothing more to read.
"""

from collections.abc import Iterator

from sciatui.engine.reading import topic_shelves, treatment_shelves
from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.engine.summary import Summary
from sciatui.plain.blocks import say_clinician, say_person
from sciatui.plain.check import change, say_answers
from sciatui.plain.dialogue import Dialogue
from sciatui.plain.more import say_headings, say_part, say_topic, say_topics, say_treatment, say_treatments
from sciatui.plain.shown import level_of
from sciatui.plain.verbs import Typed, Verb


def outcome(dialogue: Dialogue) -> None:
    """Say the result, then what the person asks for, until they go back to the answers."""
    console = dialogue.console
    summary = summarise(dialogue.session, dialogue.today)
    say_person(console, summary)
    console.block(_in_short(dialogue.session))
    console.block(_how(dialogue))
    can_be_typed = ", ".join(dialogue.words(f"plain.word.{verb.value}") for verb in _verbs(dialogue))
    what_else = dialogue.words("plain.result.what_else", words=can_be_typed)
    while True:
        line = dialogue.read(what_else)
        match line.verb:
            case Verb.RESULT | Verb.AGAIN:
                return
            case Verb.BACK:
                dialogue.back()
                return
            case Verb.CHANGE if change(dialogue, line.rest):
                return
            case _:
                if _more(dialogue, line, summary):
                    console.block(what_else)
                else:
                    console.say(dialogue.words("plain.result.error", words=can_be_typed))


def _more(dialogue: Dialogue, line: Typed, summary: Summary) -> bool:
    """Say what was asked for; False if it was nothing that there is."""
    match line.verb:
        case Verb.CLINICIAN:
            say_clinician(dialogue.console, summary)
        case Verb.PARTS:
            say_headings(dialogue, summary.person)
        case Verb.PART:
            say_part(dialogue, summary.person, line.rest)
        case Verb.CHECK:
            say_answers(dialogue)
            dialogue.console.block(dialogue.words("plain.result.change_how"))
        case Verb.TREATMENTS:
            say_treatments(dialogue)
        case Verb.TREATMENT:
            say_treatment(dialogue, line.rest)
        case Verb.TOPICS:
            say_topics(dialogue, line.rest)
        case Verb.TOPIC:
            say_topic(dialogue, line.rest)
        case Verb.WORDS:
            dialogue.console.say(dialogue.words("plain.words.error"))
        case _:
            return False
    return True


def _verbs(dialogue: Dialogue) -> Iterator[Verb]:
    """Yield what can be typed here: to read on only where there is something."""
    yield from (Verb.SAVE, Verb.PARTS)
    if treatment_shelves(dialogue.case):
        yield Verb.TREATMENTS
    if topic_shelves(dialogue.case):
        yield Verb.TOPICS
    yield from (Verb.CLINICIAN, Verb.CHECK, Verb.RESULT)


def _in_short(session: Session) -> str:
    """Say the level once more, since a long result may have run off the screen."""
    flow = session.flow
    return flow.words("plain.result.short", level=level_of(flow, session.result().urgency))


def _how(dialogue: Dialogue) -> str:
    """Say what can be typed here: to save first; to read on only where there is something."""
    session = dialogue.session
    keys = ["save" if dialogue.saved is None else "saved", "parts"]
    if {Verb.TREATMENTS, Verb.TOPICS} & set(_verbs(dialogue)):
        keys.append("more")
    keys += ["clinician", "change"]
    if session.status != "finished":
        keys.append("on")
    keys.append("leave")
    return "\n".join(session.flow.words(f"plain.result.how_{key}") for key in keys)
