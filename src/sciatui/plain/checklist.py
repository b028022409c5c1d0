"""Asks a checklist: its items at a glance and one answer for none of them, or each item by itself.

An item that raises an interruption gives way to it at once; afterwards the rest is asked. To go back from the
first item leads to the glance.
"""

from collections.abc import Sequence

from sciatui.engine.position import Position
from sciatui.engine.problem import Problem
from sciatui.flow.definition import Question, Screen
from sciatui.flow.values import Blank
from sciatui.plain.ask import ask_question, say_error, say_screen
from sciatui.plain.console import BULLET_HANG
from sciatui.plain.dialogue import Dialogue
from sciatui.plain.shown import asked_of, labelling, nothing_of, number_of, shown
from sciatui.plain.step import Step
from sciatui.plain.verbs import Verb


def ask_checklist(dialogue: Dialogue, screen: Screen, position: Position) -> None:
    """Ask a checklist, from where the person is in it, until it is answered or they go elsewhere."""
    items = asked_of(dialogue.session, screen)
    at_a_glance = bool(nothing_of(dialogue.session.flow, screen))
    begun = 0 < len(position.open) < len(items)
    first = next((n for n, item in enumerate(items) if item.id in position.open), 0)
    start = None if at_a_glance and not begun else first
    start = next((n for n, item in enumerate(items) if item.id == dialogue.raised_by), start)
    dialogue.raised_by = ""
    while True:
        say_screen(dialogue, screen)
        if start is None:
            step = _at_a_glance(dialogue, screen, items)
            if step is Step.AGAIN:
                continue
            if step is not Step.EACH:
                break
        step = _one_by_one(dialogue, screen, items, start or 0)
        if step is not Step.BACK or not at_a_glance:
            break
        start = None
    if step is Step.BACK:
        dialogue.back()


def _at_a_glance(dialogue: Dialogue, screen: Screen, items: Sequence[Question]) -> Step:
    """Say all items, and read whether none of them is so."""
    words, console, session = dialogue.words, dialogue.console, dialogue.session
    nothing = nothing_of(session.flow, screen)
    answered = all(session.effective[item.id] is not Blank.UNANSWERED for item in items)
    console.block(*(f"- {_row(dialogue, item) if answered else item.ask}" for item in items), hang=BULLET_HANG)
    console.block()
    dialogue.numbered([nothing, words("plain.checklist.each")])
    how = words("plain.how.checklist")
    console.block(*([words("plain.checklist.keep")] if answered else []), how, words("plain.ask.commands"))
    while True:
        line = dialogue.read(how, screen.hint)
        match line.verb:
            case Verb.BACK:
                return Step.BACK
            case Verb.AGAIN:
                return Step.AGAIN
            case Verb.KEEP if answered:
                dialogue.session = session.go_on()
                return Step.KEPT
            case Verb.NONE:
                return _none_of(dialogue, items, nothing)
        chosen = line.text.removesuffix(".").casefold()
        if chosen in {"1", nothing.casefold().removesuffix(".")}:
            return _none_of(dialogue, items, nothing)
        if chosen == "2":
            return Step.EACH
        say_error(dialogue, str(number_of(session, screen.id)), how)


def _row(dialogue: Dialogue, item: Question) -> str:
    answer = shown(item, dialogue.session.effective[item.id], dialogue.words)
    return dialogue.words("plain.checklist.row", item=labelling(item.ask), answer=answer)


def _none_of(dialogue: Dialogue, items: Sequence[Question], nothing: str) -> Step:
    """Answer no to every item."""
    after = dialogue.session
    for item in items:
        answered = after.answer(item.id, "no")
        after = after if isinstance(answered, Problem) else answered
    if not dialogue.take(after.go_on()):
        return Step.AGAIN
    dialogue.console.say(dialogue.words("plain.ask.taken", answer=nothing.removesuffix(".")))
    return Step.ON


def _one_by_one(dialogue: Dialogue, screen: Screen, items: Sequence[Question], start: int) -> Step:
    """Ask the items from `start` on; stop where an interruption comes first."""
    words = dialogue.words
    index = start
    while index < len(items):
        item = items[index]
        number = number_of(dialogue.session, screen.id)
        dialogue.console.block(words("plain.ask.item", number=number, item=index + 1, items=len(items)), item.ask)
        step = ask_question(dialogue, item, words("plain.ask.item_number", number=number, item=index + 1))
        if step in {Step.ON, Step.KEPT}:
            index += 1
        elif step is Step.BACK:
            if index == 0:
                return Step.BACK
            index -= 1
        if step is Step.ON and dialogue.session.position.at == "interrupt":
            break
    if index == len(items):
        dialogue.session = dialogue.session.go_on()
    return Step.ON
