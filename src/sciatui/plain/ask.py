"""Asks one question: its options, how to answer, then lines until one of them is an answer.

An error repeats the question's number and what to do, not the screen. Enter alone is an error. An earlier answer
is said, and stays only by the word for it.
"""

from sciatui import faults
from sciatui.engine.problem import Problem
from sciatui.flow.definition import Question, Screen
from sciatui.plain.activities import read_activities
from sciatui.plain.answers import Said, options, understand
from sciatui.plain.console import HANG
from sciatui.plain.dialogue import Dialogue
from sciatui.plain.earlier import earlier, keep
from sciatui.plain.how import how_to_answer
from sciatui.plain.shown import number_of, shown
from sciatui.plain.step import Step
from sciatui.plain.verbs import Verb


def say_screen(dialogue: Dialogue, screen: Screen) -> None:
    """Say the section line, the question and why it is asked."""
    session, words = dialogue.session, dialogue.words
    flow = session.flow
    section = flow.sections[screen.section]
    number = number_of(session, screen.id)
    line = words(
        "plain.ask.section",
        title=section.title,
        section=list(flow.sections).index(section.id) + 1,
        sections=len(flow.sections),
        number=number,
    )
    first = next(each for each in flow.screens.values() if each.section == section.id)
    dialogue.console.block(line, *([section.intro] if section.intro and screen is first else []))
    dialogue.console.block(screen.heading)
    if screen.why:
        dialogue.console.say(words("plain.ask.why", why=screen.why))
    if screen.hint:
        dialogue.console.say(screen.hint)


def ask_screen(dialogue: Dialogue, screen: Screen) -> None:
    """Ask a screen of one question, and go where the person goes."""
    question = dialogue.session.flow.questions[screen.questions[0]]
    say_screen(dialogue, screen)
    number = str(number_of(dialogue.session, screen.id))
    match ask_question(dialogue, question, number, dialogue.words("plain.ask.commands")):
        case Step.KEPT:
            dialogue.session = dialogue.session.go_on()
        case Step.BACK:
            dialogue.back()


def ask_question(dialogue: Dialogue, question: Question, number: str, commands: str = "") -> Step:
    """Say the options of a question and how to answer, and read until there is an answer or a way off."""
    faults.at(question.id)
    words, console = dialogue.words, dialogue.console
    shown_options = options(question, words)
    if shown_options:
        console.block()
        dialogue.numbered(option.label for option in shown_options)
    how = how_to_answer(question, words)
    console.block(*earlier(dialogue.session, question), hang=HANG)
    console.say(how, *([commands] if commands else []))
    while True:
        said = _read(dialogue, question, number, how)
        if isinstance(said, Step):
            return said
        after = dialogue.session.answer(question.id, said.value)
        if isinstance(after, Problem):
            say_error(dialogue, number, after.message)
            continue
        if not dialogue.take(after):
            return Step.AGAIN
        answer = shown(question, after.effective[question.id], words)
        console.say(words("plain.ask.taken", answer=answer), hang=HANG)
        return Step.ON


def say_error(dialogue: Dialogue, number: str, message: str) -> None:
    """Say what to do instead, with the number of the question and without the question."""
    dialogue.console.say(dialogue.words("plain.ask.error", number=number, message=message))


def _read(dialogue: Dialogue, question: Question, number: str, how: str) -> Said | Step:
    """Read until a line says something to the question, or the person goes elsewhere."""
    if question.kind == "activities":
        return read_activities(dialogue, question, number)
    while True:
        line = dialogue.read(how, question.hint)
        match line.verb:
            case Verb.BACK:
                return Step.BACK
            case Verb.AGAIN:
                return Step.AGAIN
            case Verb.KEEP:
                said = keep(dialogue.session, question) or dialogue.words("plain.ask.no_kept", how=how)
            case _:
                said = understand(question, line, dialogue.words)
        if not isinstance(said, str):
            return said
        say_error(dialogue, number, said)
