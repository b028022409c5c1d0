"""What words mean: those that stand in what was said last, or the one that is asked for.

Where a word of the glossary was said, the next line tells how to hear its meaning; but never beside a danger, where
nothing to hear comes before what to do.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sciatui.engine.glossary import in_order, term_of, terms_in
from sciatui.engine.reading import sources_part
from sciatui.flow.definition import Term
from sciatui.plain.blocks import say_parts
from sciatui.plain.console import HANG

if TYPE_CHECKING:
    from sciatui.plain.dialogue import Dialogue

FEW: Final = 4
"""So many words are named; of more only how many there are."""


def announce(dialogue: "Dialogue") -> None:
    """Say which words of what was said just now can be asked for."""
    flow = dialogue.session.flow
    here = terms_in(flow, dialogue.console.take_said())
    if not here:
        return
    dialogue.here = here
    if _is_danger(dialogue):
        return
    words = [flow.glossary[name].term for name in here]
    if len(words) > FEW:
        dialogue.console.say(dialogue.words("plain.words.many", count=len(words)))
    else:
        dialogue.console.say(dialogue.words("plain.words.few", terms="; ".join(words)))
    # What was said now names the words; it does not use them.
    dialogue.console.take_said()


def _is_danger(dialogue: "Dialogue") -> bool:
    position = dialogue.session.position
    return position.at == "interrupt" or (position.at == "done" and dialogue.session.result().urgency == "emergency")


def is_word(dialogue: "Dialogue", text: str) -> bool:
    """Say whether a text is a word of the glossary."""
    return bool(term_of(dialogue.session.flow, text))


def say_words(dialogue: "Dialogue", asked: str) -> None:
    """Say what the word that was asked for means, or those that stand here; then which others there are."""
    flow, words, console = dialogue.session.flow, dialogue.words, dialogue.console
    if not flow.glossary:
        console.block(words("plain.words.none"))
        return
    told = [flow.glossary[name] for name in ((term_of(flow, asked),) if asked else dialogue.here)]
    if told:
        _say(dialogue, told)
    if not asked:
        others = "; ".join(term.term for term in in_order(flow) if term not in told)
        if others:
            console.block(words("plain.words.others", terms=others), words("plain.words.how"))
    # What was said now explains; it asks for no more explanation.
    console.take_said()


def _say(dialogue: "Dialogue", terms: Sequence[Term]) -> None:
    """Say each word with its meaning, then where those stand."""
    lines = [dialogue.words("plain.words.one", term=term.term, text=term.text) for term in terms]
    dialogue.console.block(*lines, hang=HANG)
    sources = dict.fromkeys(name for term in terms for name in term.source)
    say_parts(dialogue.console, [sources_part(dialogue.case, sources)])
