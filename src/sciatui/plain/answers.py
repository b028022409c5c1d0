"""Reads a typed line as an answer: a number of the list, exactly a label or a code, or what the kind takes.

Nothing is guessed and nothing is said: the outcome is what to tell the engine, or the words of the error. Whether
a number, date or text is in range is the engine's to say; whether a question offers "not sure" is said here.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from sciatui.engine.answer import typed
from sciatui.flow.definition import Question
from sciatui.flow.values import Blank
from sciatui.flow.words import Words
from sciatui.plain.verbs import Typed, Verb

_SEPARATORS: Final = re.compile(r"[\s,;]+")
_SETS: Final = frozenset({"choices", "body_map"})


class Said(NamedTuple):
    """What the person says to a question: what `Session.answer` takes, which decides about it."""

    value: object

    def __repr__(self) -> str:
        """Hide the answer."""
        return "<Said>"


class Option(NamedTuple):
    """One numbered line of a list, and what choosing it says. Without a code it stands alone, also in a set."""

    label: str
    said: Said
    code: str = ""


NONE: Final = Said(frozenset())
UNSURE: Final = Said(Blank.UNSURE)
DECLINED: Final = Said(Blank.DECLINED)


def options(question: Question, words: Words) -> tuple[Option, ...]:
    """Return the numbered lines of a question, in the order shown; none where no list is shown."""
    if not question.choices:
        return ()
    found = [Option(label, Said(code), code) for code, label in question.choices.items()]
    if question.kind in _SETS and question.none:
        found.append(Option(question.none, NONE))
    if question.unsure:
        found.append(Option(words("plain.ask.unsure"), UNSURE))
    if question.decline:
        found.append(Option(words("plain.ask.decline"), DECLINED))
    return tuple(found)


def blank(question: Question, line: Typed) -> Said | None:
    """Return "not sure" or "prefer not to say" if the line is that and the question offers it."""
    if line.verb is Verb.NOT_SURE and question.unsure:
        return UNSURE
    return DECLINED if line.verb is Verb.DECLINE and question.decline else None


def understand(question: Question, line: Typed, words: Words) -> Said | str:
    """Return what the line says to the question, or what to do instead."""
    if line.verb in {Verb.NOT_SURE, Verb.DECLINE}:
        return blank(question, line) or words("plain.ask.not_offered")
    if question.kind in _SETS:
        return _several(question, line, words)
    if question.kind == "choice":
        shown = options(question, words)
        chosen = _one(shown, line.text)
        return chosen.said if chosen else words("plain.how.choice", count=len(shown))
    return Said(typed(question, line.text))


def _one(shown: Sequence[Option], text: str) -> Option | None:
    """Return the option that `text` names by number, by code or by its whole label; None if not exactly one."""
    text = text.removesuffix(".").removesuffix(")")
    if not text:
        return None  # Enter alone never answers, and an option without a code has an empty one
    if text.isdecimal():
        number = int(text)
        return shown[number - 1] if 1 <= number <= len(shown) else None
    spoken = text.casefold()
    coded = [option for option in shown if option.code == spoken]
    named = coded or [option for option in shown if option.label.casefold().removesuffix(".") == spoken]
    return named[0] if len(named) == 1 else None


def _several(question: Question, line: Typed, words: Words) -> Said | str:
    """Read a line as one or more options of a set; what excludes the others must stand alone."""
    if line.verb is Verb.NONE and question.none:
        return NONE
    shown = options(question, words)
    whole = _one(shown, line.text)
    parts = [whole] if whole else [_one(shown, part) for part in _SEPARATORS.split(line.text) if part]
    chosen = [option for option in dict.fromkeys(parts) if option is not None]
    if not chosen or None in parts:
        return words("plain.how.set")
    if all(option.code for option in chosen):
        return Said(tuple(option.code for option in chosen))
    return chosen[0].said if len(chosen) == 1 else words("plain.how.set_alone")
