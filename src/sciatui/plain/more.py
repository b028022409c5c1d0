"""Treatments and topics on request: lists with numbers, and one entry with its sources."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from sciatui.engine.summary import Part
from sciatui.flow.definition import Treatment
from sciatui.plain.blocks import say_parts
from sciatui.plain.console import HANG
from sciatui.plain.dialogue import Dialogue


def say_headings(dialogue: Dialogue, parts: Sequence[Part]) -> None:
    """Say the headings of the result, numbered, so that one part can be heard again."""
    dialogue.console.block(dialogue.words("plain.result.parts"))
    _say_numbered(dialogue, [part.heading for part in parts])
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
    titles = [dialogue.session.flow.topics[topic].title for topic in topics]
    console.block(words("plain.result.topics"))
    _say_numbered(dialogue, titles)
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
    topic = dialogue.session.flow.topics[topics[at]]
    console.block(topic.title)
    console.block(*topic.text)
    if topic.you_may_have_read:
        console.block(words("plain.result.you_may_have_read", text=topic.you_may_have_read))
    if topic.now:
        console.say(words("plain.result.now", text=topic.now))
    _say_sources(dialogue, topic.source)


def _say_numbered(dialogue: Dialogue, titles: Iterable[str]) -> None:
    for number, title in enumerate(titles, 1):
        dialogue.console.say(dialogue.words("plain.ask.option", number=number, label=title), hang=HANG)


def _treatments(dialogue: Dialogue) -> list[Treatment]:
    flow = dialogue.session.flow
    return [flow.treatments[entry.id] for entry in dialogue.session.result().treatments]


def _topics(dialogue: Dialogue) -> list[str]:
    """Return the topics of this result, then those that are for everybody; none on an emergency."""
    result, flow = dialogue.session.result(), dialogue.session.flow
    if result.urgency == "emergency":
        return []
    everybody = [topic.id for topic in flow.topics.values() if topic.when is None]
    return list(dict.fromkeys([*result.topics, *everybody]))


def _index(number: str, entries: Sequence[object]) -> int | None:
    """Return the index that a number of a list stands for."""
    return int(number) - 1 if number.isdecimal() and 1 <= int(number) <= len(entries) else None


def _say_sources(dialogue: Dialogue, sources: Iterable[str]) -> None:
    dialogue.console.block()
    for name in sources:
        source = dialogue.session.flow.sources[name]
        dialogue.console.say(
            dialogue.words(
                "plain.result.source",
                publisher=source.publisher,
                year=source.year,
                title=source.title,
                address=source.address,
                read=source.read,
            ),
            hang=HANG,
        )
