"""Check your answers: what was said, by section, each with the number of its question, and a way to change it."""

from collections.abc import Iterator

from sciatui.flow.definition import Screen
from sciatui.plain.console import HANG
from sciatui.plain.dialogue import Dialogue
from sciatui.plain.shown import asked_of, labelling, nothing_of, number_of, shown
from sciatui.plain.verbs import Verb


def check_page(dialogue: Dialogue) -> None:
    """Say the answers, the first time all of them, and read until one is to be changed or all are right."""
    words, console = dialogue.words, dialogue.console
    if dialogue.checked:
        console.block(words("plain.check.again"))
    else:
        say_answers(dialogue)
    dialogue.checked = True
    count = len(dialogue.session.path)
    how = words("plain.check.how", number=count)
    console.block(how)
    while True:
        line = dialogue.read(how)
        match line.verb:
            case Verb.CONTINUE:
                dialogue.session = dialogue.session.finish()
                return
            case Verb.CHECK | Verb.AGAIN:
                say_answers(dialogue)
                console.block(how)
            case Verb.CHANGE if change(dialogue, line.rest):
                return
            case Verb.BACK:
                dialogue.back()
                return
            case _:
                console.say(words("plain.check.error", count=count))


def change(dialogue: Dialogue, number: str) -> bool:
    """Go to the question with this number, to change it; say nothing and stay if there is none."""
    path = dialogue.session.path
    if not number.isdecimal() or not 1 <= int(number) <= len(path):
        return False
    dialogue.session = dialogue.session.change(path[int(number) - 1])
    return True


def say_answers(dialogue: Dialogue) -> None:
    """Say every answer that counts, section by section."""
    flow, words, console = dialogue.session.flow, dialogue.words, dialogue.console
    console.block(words("plain.check.title"))
    section = ""
    for name in dialogue.session.path:
        screen = flow.screens[name]
        if screen.section != section:
            section = screen.section
            console.block(words("plain.check.section", title=flow.sections[section].title))
        console.say(*_rows(dialogue, screen), hang=HANG)


def _rows(dialogue: Dialogue, screen: Screen) -> Iterator[str]:
    """Yield the row of a screen; of a checklist a row for each item, unless the answer was none of them."""
    session, words = dialogue.session, dialogue.words
    items = asked_of(session, screen)
    nothing = nothing_of(session.flow, screen)
    number = number_of(session, screen.id)
    if not screen.checklist:
        answer = shown(items[0], session.effective[items[0].id], words)
        yield words("plain.check.row", number=number, label=labelling(items[0].short), answer=answer)
    elif nothing and all(session.effective[item.id] == "no" for item in items):
        yield words("plain.check.row", number=number, label=labelling(screen.heading), answer=nothing)
    else:
        yield words("plain.check.several", number=number, label=labelling(screen.heading))
        for item in items:
            answer = shown(item, session.effective[item.id], words)
            yield words("plain.check.item", label=labelling(item.short), answer=answer)
