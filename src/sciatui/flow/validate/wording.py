"""What a text may hold, and whether it is plain: no hidden characters, short questions, a reason for what matters."""

from collections.abc import Iterator
from typing import Any, Final

from sciatui.flow.complaint import Fault, Path
from sciatui.flow.gate import refused_in
from sciatui.flow.texts import Text
from sciatui.flow.validate.subject import Subject

LINES: Final = 400
"""Lines of the longest text."""

WORDS: Final = {"ask": 25, "why": 20, "choices": 8, "choice_list": 8}
"""Words that a text may have before it is hard to take in."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Find hidden characters, line ends where none belong, long texts, and warning-sign questions without a why."""
    if subject.may_hide:
        yield from _hidden(subject.tree)
    for text in subject.texts:
        if not text.text.isprintable():
            yield from line_ends(text, text.path)
        if text.path[0] in {"question", "choice_list"}:
            yield from _long(text)
    yield from _no_why(subject)


def hidden(path: Path, text: str, language: str = "") -> Iterator[Fault]:
    """Find a character that a text must not hold."""
    found = refused_in(text)
    if found:
        message = f"This text holds a character that cannot be shown: {found}"
        yield Fault("E-text", path, message, "Take it out.", language=language)


def line_ends(text: Text, path: Path, language: str = "") -> Iterator[Fault]:
    """Find more lines than a text may have; `path` is where the fault is to be shown."""
    if "\n" in text.text or "\t" in text.text:
        if not text.many_lines:
            hint = "Write it on one line."
            yield Fault("E-text", path, "This text must be a single line", hint, language=language)
        elif text.text.count("\n") >= LINES:
            yield Fault("E-size", path, f"This text has more than {LINES} lines", language=language)


def _hidden(tree: dict[str, Any]) -> Iterator[Fault]:
    """Look at every text of the files, also at those that no person reads."""
    waiting: list[tuple[Path, Any]] = [((), tree)]
    while waiting:
        path, node = waiting.pop()
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(value, str):
                if not (value.isascii() and value.isprintable()):
                    yield from hidden((*path, key), value)
            elif isinstance(value, dict | list):
                waiting.append(((*path, key), value))


def _long(text: Text) -> Iterator[Fault]:
    """Find a question, reason or label with too many words."""
    key = "choice_list" if text.path[0] == "choice_list" else text.path[2]
    most = WORDS.get(str(key))
    if most is not None and text.text.count(" ") >= most and (count := len(text.text.split())) > most:
        message = f"This has {count} words, and {most} is what people take in"
        yield Fault("W-long-text", text.path, message, "Make it shorter.")


def _no_why(subject: Subject) -> Iterator[Fault]:
    """Find questions that decide about a warning sign and do not say why they are asked."""
    reads = {name for flag in subject.files.red_flag for name in subject.conditions.reads(("red_flag", flag, "when"))}
    tables = {item: name for name, table in subject.files.question.items() for item in (name, *(table.items or ()))}
    for name in dict.fromkeys(tables[read] for read in tables if read in reads):
        if subject.files.question[name].why is None:
            message = "This question decides about a warning sign and does not say why it is asked"
            yield Fault("W-no-why", ("question", name, "why"), message, 'Add why = "…".', at="key")
