"""The start page: what this is, for whom not, how long it takes, what is kept; for which country, in which language."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from sciatui.engine.session import Session
from sciatui.flow.definition import Flow
from sciatui.flow.interface import how_to_read, language_name
from sciatui.plain.console import BULLET_HANG
from sciatui.plain.dialogue import Dialogue
from sciatui.plain.verbs import Verb, bare

Reload: TypeAlias = Callable[[str, str], Flow]
"""Gives the same flow with the words of a region, in a language."""


def start_page(dialogue: Dialogue, reload: Reload | None) -> None:
    """Say the start page and read until the person begins or chooses another region or language."""
    flow, words = dialogue.session.flow, dialogue.words
    how = words("plain.start.how")
    _say(dialogue, choice=reload is not None)
    dialogue.console.block(how)
    while True:
        line = dialogue.read(how)
        match line.verb:
            case Verb.START:
                dialogue.begun = True
                return
            case Verb.AGAIN | Verb.BACK:
                return
            case Verb.REGION if reload is not None:
                if line.rest in flow.regions:
                    _take(dialogue, reload(line.rest, flow.language))
                    return
                dialogue.console.say(words("plain.start.no_region", regions=", ".join(flow.regions)))
            case None if reload is not None and (language := _language(flow, line.text)):
                _take(dialogue, reload(flow.region, language))
                return
            case _:
                dialogue.console.say(words("plain.start.unknown"))


def _take(dialogue: Dialogue, flow: Flow) -> None:
    """Go on with other words; what was said stays said."""
    dialogue.session = Session.replay(flow, dialogue.session.events)


def _language(flow: Flow, typed: str) -> str:
    """Return the language of the flow that is named so, or has this code; empty if there is none."""
    spoken = bare(typed)
    names = {code: language_name(flow.words, code) for code in flow.languages}
    return next((code for code, name in names.items() if spoken in {bare(code), bare(name)}), "")


def _other_languages(flow: Flow) -> Iterator[str]:
    """Yield, in each other language, how to read this in it."""
    return (how_to_read(flow.words, code) for code in flow.languages if code != flow.language)


def _say(dialogue: Dialogue, *, choice: bool) -> None:
    flow, words, console = dialogue.session.flow, dialogue.words, dialogue.console
    reviewed = words("plain.start.reviewed", by=flow.reviewed_by)
    console.block(flow.title, words("plain.start.version", version=flow.version, date=flow.date, reviewed=reviewed))
    if choice:
        console.say(*_other_languages(flow))
    console.block(words("plain.start.emergency"))
    console.block(*flow.about)
    if flow.not_for:
        console.block(words("plain.start.not_for"))
        console.say(*(f"- {line}" for line in flow.not_for), hang=BULLET_HANG)
    console.block(words("plain.start.minutes", minutes=flow.minutes), words("plain.start.kept"))
    if flow.region:
        others = [name for name in flow.regions if name != flow.region]
        region = words("plain.start.region", region=flow.regions[flow.region])
        console.say(region, *([words("plain.start.regions", regions=", ".join(others))] if choice and others else []))
