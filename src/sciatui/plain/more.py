"""More on request: the parts of the result, treatments and topics, as lists with numbers and one by one."""

from collections.abc import Sequence

from sciatui.engine.reading import (
    YOURS,
    Item,
    Shelf,
    topic_parts,
    topic_shelves,
    treatment_parts,
    treatment_shelves,
)
from sciatui.engine.summary import Part
from sciatui.plain.blocks import say_parts, say_reading
from sciatui.plain.console import HANG
from sciatui.plain.dialogue import Dialogue


def say_headings(dialogue: Dialogue, parts: Sequence[Part]) -> None:
    """Say the headings of the result, numbered, so that one part can be heard again."""
    dialogue.console.block(dialogue.words("plain.result.parts"))
    dialogue.numbered(part.heading for part in parts)
    dialogue.console.block(dialogue.words("plain.result.part_how"))


def say_part(dialogue: Dialogue, parts: Sequence[Part], number: str) -> None:
    """Say one part of the result once more."""
    at = _index(number, parts)
    if at is None:
        dialogue.console.say(dialogue.words("plain.result.part_error", count=len(parts)))
    else:
        say_parts(dialogue.console, [parts[at]])


def say_treatments(dialogue: Dialogue) -> None:
    """Say the treatments by stance, then what is not for these answers, numbered through."""
    shelves = treatment_shelves(dialogue.case)
    if not shelves:
        dialogue.console.block(dialogue.words("plain.result.no_treatments"))
        return
    dialogue.console.block(dialogue.words("plain.result.treatments"))
    _say_shelves(dialogue, shelves, _all(shelves))
    dialogue.console.block(dialogue.words("plain.result.treatment_how"))


def say_treatment(dialogue: Dialogue, number: str) -> None:
    """Say one treatment: what is known of it, or why it is not shown; a question for a visit, its sources."""
    items = _all(treatment_shelves(dialogue.case))
    at = _index(number, items)
    if at is not None:
        say_reading(dialogue.console, treatment_parts(dialogue.case, items[at].id))
    elif items:
        dialogue.console.say(dialogue.words("plain.result.treatment_error", count=len(items)))
    else:
        dialogue.console.block(dialogue.words("plain.result.no_treatments"))


def say_topics(dialogue: Dialogue, number: str = "") -> None:
    """Say the titles of the topics, those that these answers call for first; where there are groups, of one of them."""
    words, console = dialogue.words, dialogue.console
    shelves = topic_shelves(dialogue.case)
    items = _all(shelves)
    if not items:
        console.block(words("plain.result.no_topics"))
        return
    groups = [shelf for shelf in shelves if shelf.id != YOURS] if dialogue.session.flow.topic_groups else []
    if number:
        at = _index(number, groups)
        if at is None:
            console.say(words("plain.result.topics_error", count=len(groups)))
            return
        _say_shelves(dialogue, [groups[at]], items)
    else:
        console.block(words("plain.result.topics"))
        _say_shelves(dialogue, [shelf for shelf in shelves if shelf not in groups], items)
        if groups:
            console.block(words("plain.result.groups"))
            for at, group in enumerate(groups, 1):
                console.say(
                    words("plain.result.group", number=at, title=group.heading, count=len(group.items)), hang=HANG
                )
            console.block(words("plain.result.topics_how"))
    console.block(words("plain.result.topic_how"))


def say_topic(dialogue: Dialogue, number: str) -> None:
    """Say one topic: its text and table, what one may have read and what holds now, its sources."""
    items = _all(topic_shelves(dialogue.case))
    at = _index(number, items)
    if at is not None:
        say_reading(dialogue.console, topic_parts(dialogue.case, items[at].id))
    else:
        key = "plain.result.topic_error" if items else "plain.result.no_topics"
        dialogue.console.say(dialogue.words(key, count=len(items)))


def _all(shelves: Sequence[Shelf]) -> list[Item]:
    return [item for shelf in shelves for item in shelf.items]


def _say_shelves(dialogue: Dialogue, shelves: Sequence[Shelf], numbered: Sequence[Item]) -> None:
    """Say each shelf, every item with its number among all of them."""
    for shelf in shelves:
        dialogue.console.block(shelf.heading)
        for item in shelf.items:
            key = "plain.result.treatment" if item.line else "plain.ask.option"
            line = dialogue.words(
                key, number=numbered.index(item) + 1, title=item.title, label=item.title, line=item.line
            )
            dialogue.console.say(line, hang=HANG)


def _index(number: str, entries: Sequence[object]) -> int | None:
    """Return the index that a number of a list stands for."""
    return int(number) - 1 if number.isdecimal() and 1 <= int(number) <= len(entries) else None
