"""More on request: the parts of the result, treatments and topics, as lists with numbers and one by one."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from sciatui.engine.assess import topics_to_read
from sciatui.engine.summarise_words import source_in_words
from sciatui.engine.summary import Part
from sciatui.flow.definition import Topic, Treatment
from sciatui.plain.blocks import say_parts
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
    """Say the treatments by stance, numbered through, then what is not shown and why."""
    words, console = dialogue.words, dialogue.console
    entries = _treatments(dialogue)
    if not entries:
        console.block(words("plain.result.no_treatments"))
        return
    console.block(words("plain.result.treatments"))
    for stance, group in groupby(enumerate(entries, 1), lambda entry: entry[1].stance):
        console.block(words(f"plain.stance.{stance}"))
        for number, entry in group:
            console.say(words("plain.result.treatment", number=number, title=entry.title, line=entry.line), hang=HANG)
    withheld = [dialogue.session.flow.treatments[entry.id] for entry in dialogue.session.result().withheld]
    if withheld:
        console.block(words("plain.result.withheld"))
        console.say(
            *(words("plain.result.withheld_one", title=entry.title, why=entry.avoid) for entry in withheld), hang=HANG
        )
    console.block(words("plain.result.treatment_how"))


def say_treatment(dialogue: Dialogue, number: str) -> None:
    """Say one treatment: what is known of it, a question for a visit, its sources."""
    words, console = dialogue.words, dialogue.console
    entries = _treatments(dialogue)
    if not entries:
        console.block(words("plain.result.no_treatments"))
        return
    at = _index(number, entries)
    if at is None:
        console.say(words("plain.result.treatment_error", count=len(entries)))
        return
    entry = entries[at]
    console.block(entry.title, words(f"plain.stance.{entry.stance}"))
    console.block(entry.line, *entry.about)
    if entry.ask:
        console.block(words("plain.result.ask", ask=entry.ask))
    _say_sources(dialogue, entry.source)


def say_topics(dialogue: Dialogue) -> None:
    """Say the titles of the topics, those that these answers call for first."""
    words, console = dialogue.words, dialogue.console
    topics = _topics(dialogue)
    if not topics:
        console.block(words("plain.result.no_topics"))
        return
    console.block(words("plain.result.topics"))
    dialogue.numbered(topic.title for topic in topics)
    console.block(words("plain.result.topic_how"))


def say_topic(dialogue: Dialogue, number: str) -> None:
    """Say one topic: its text, what one may have read and what holds now, its sources."""
    words, console = dialogue.words, dialogue.console
    topics = _topics(dialogue)
    at = _index(number, topics)
    if at is None:
        key = "plain.result.topic_error" if topics else "plain.result.no_topics"
        console.say(words(key, count=len(topics)))
        return
    topic = topics[at]
    console.block(topic.title)
    console.block(*topic.text)
    if topic.you_may_have_read:
        console.block(words("plain.result.you_may_have_read", text=topic.you_may_have_read))
    if topic.now:
        console.say(words("plain.result.now", text=topic.now))
    _say_sources(dialogue, topic.source)


def _treatments(dialogue: Dialogue) -> list[Treatment]:
    flow = dialogue.session.flow
    return [flow.treatments[entry.id] for entry in dialogue.session.result().treatments]


def _topics(dialogue: Dialogue) -> list[Topic]:
    flow = dialogue.session.flow
    return [flow.topics[name] for name in topics_to_read(flow, dialogue.session.result())]


def _index(number: str, entries: Sequence[object]) -> int | None:
    """Return the index that a number of a list stands for."""
    return int(number) - 1 if number.isdecimal() and 1 <= int(number) <= len(entries) else None


def _say_sources(dialogue: Dialogue, sources: Iterable[str]) -> None:
    dialogue.console.block()
    for name in sources:
        source = source_in_words(dialogue.session.flow.sources[name], dialogue.words)
        dialogue.console.say(dialogue.words("plain.result.source", source=source), hang=HANG)
