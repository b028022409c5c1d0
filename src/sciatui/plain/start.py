"""The start page: what this is, for whom not, how long it takes, what is kept; and whose phone numbers it names."""

from collections.abc import Callable
from typing import TypeAlias

from sciatui.engine.session import Session
from sciatui.flow.definition import Flow
from sciatui.plain.console import BULLET_HANG
from sciatui.plain.dialogue import Dialogue
from sciatui.plain.verbs import Verb

Reload: TypeAlias = Callable[[str], Flow]
"""Gives the same flow with the words of another region."""


def start_page(dialogue: Dialogue, reload: Reload | None) -> None:
    """Say the start page and read until the person begins or chooses another region."""
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
                    chosen = reload(line.rest)
                    dialogue.session = Session.replay(chosen, dialogue.session.events)
                    return
                dialogue.console.say(words("plain.start.no_region", regions=", ".join(flow.regions)))
            case _:
                dialogue.console.say(words("plain.start.unknown"))


def _say(dialogue: Dialogue, *, choice: bool) -> None:
    flow, words, console = dialogue.session.flow, dialogue.words, dialogue.console
    reviewed = words("plain.start.reviewed", by=flow.reviewed_by)
    console.block(flow.title, words("plain.start.version", version=flow.version, date=flow.date, reviewed=reviewed))
    console.block(*flow.about)
    if flow.not_for:
        console.block(words("plain.start.not_for"))
        console.say(*(f"- {line}" for line in flow.not_for), hang=BULLET_HANG)
    console.block(words("plain.start.minutes", minutes=flow.minutes), words("plain.start.kept"))
    if flow.region:
        others = [name for name in flow.regions if name != flow.region]
        region = words("plain.start.region", region=flow.regions[flow.region])
        console.say(region, *([words("plain.start.regions", regions=", ".join(others))] if choice and others else []))
