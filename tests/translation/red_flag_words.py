"""The sentences on which safety hangs.

They are what red flags ask, say and name in the warning list, the emergency advice, and what each urgency says.
"""

from collections.abc import Iterator

from sciatui.check.author.translation_text import Said
from sciatui.flow.definition import Flow


def safety_sentences(flow: Flow, said: dict[str, Said]) -> Iterator[tuple[str, Said]]:
    """Yield these sentences with their translations, by their keys."""
    for key in dict.fromkeys(_keys(flow)):
        if key in said:
            yield key, said[key]


def _keys(flow: Flow) -> Iterator[str]:
    """Yield the keys; some lead nowhere, where an item is a bare text or a list of answers is shared."""
    read = {question for flag in flow.red_flags.values() for question in flag.when.reads}
    for question in flow.questions.values():
        if question.id in read:
            screen = flow.screens[question.screen]
            yield f"question.{screen.id}.ask"
            yield f"question.{screen.id}.none"
            yield f"question.{screen.id}.items.{question.id}.ask"
            yield f"question.{screen.id}.items.{question.id}"
            if question.kind in {"choice", "choices"}:
                yield from (f"question.{screen.id}.choices.{code}" for code in question.choices)
    yield from (f"choice_list.new.{code}" for code in ("yes", "no"))
    yield from (f"red_flag.{flag}.{key}" for flag in flow.red_flags for key in ("act", "sign"))
    yield from (f"flow.emergency[{number}]" for number in range(len(flow.emergency)))
    yield from (f"urgency.{urgency}.act" for urgency in flow.urgencies)
