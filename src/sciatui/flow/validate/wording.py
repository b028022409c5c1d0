"""Whether a flow is in plain language: short questions, and a reason for those that matter. Warnings only."""

from collections.abc import Iterator
from typing import Final

from sciatui.flow.complaint import Fault
from sciatui.flow.texts import Text
from sciatui.flow.validate.subject import Subject

WORDS: Final = {"ask": 25, "why": 20, "choices": 8, "choice_list": 8}
"""Words that a text may have before it is hard to take in."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Find long texts, and questions about warning signs that do not say why they are asked."""
    for text in subject.texts:
        if text.path[0] in {"question", "choice_list"}:
            yield from _long(text)
    yield from _no_why(subject)


def _long(text: Text) -> Iterator[Fault]:
    """Find a question, reason or label with too many words."""
    key = "choice_list" if text.path[0] == "choice_list" else text.path[2]
    most = WORDS.get(str(key))
    if most is not None and text.text.count(" ") >= most and (count := len(text.text.split())) > most:
        message = f"This has {count} words, and {most} is what people take in"
        yield Fault("W-long-text", text.path, message, "Make it shorter.")


def _no_why(subject: Subject) -> Iterator[Fault]:
    """Find questions that decide about a warning sign and do not say why they are asked."""
    reads = {
        name for flag in subject.files.red_flag for name in subject.conditions.reads.get(("red_flag", flag, "when"), ())
    }
    tables = {item: name for name, table in subject.files.question.items() for item in (name, *(table.items or ()))}
    for name in dict.fromkeys(tables[read] for read in tables if read in reads):
        if subject.files.question[name].why is None:
            message = "This question decides about a warning sign and does not say why it is asked"
            yield Fault("W-no-why", ("question", name, "why"), message, 'Add why = "…".', at="key")
