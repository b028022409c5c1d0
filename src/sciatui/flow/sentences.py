"""Says in another language what a rule, a check or a test says in English of its own.

Those sentences stand beside the rules that they belong to, with names and numbers in their gaps. The files of words
list each of them: a sentence is found there by its English, and said with what stands in its gaps. Words of
ours in a gap are said too. What is not listed stays as it is, so that nothing is lost.
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from sciatui.flow.interface import ENGLISH, sentences
from sciatui.flow.words import fill

_GAP: Final = re.compile(r"\\\{([a-z][a-z0-9_]*)\\\}")
_ONE_WORD: Final = frozenset({"count", "high", "limit", "low", "number", "question", "urgency"})
"""Names of gaps that take no space: a number, an id."""
_SAID: Final = frozenset(
    {
        *("answer", "came", "change", "character", "expected", "one", "other", "others", "reads", "reason"),
        *("states", "things", "truth", "what", "where", "why"),
    }
)
"""Names of gaps that take words of ours; what stands in the others is written by somebody else, or is a key."""
_PLACE: Final = re.compile(r"(?P<place>\s*(?:.*?: )?[EWP]-[a-z-]+: ).*", re.DOTALL)
_END: Final = re.compile(r"(?<=[.?]) ")
_TOGETHER: Final = 12
"""More sentences than are ever listed as one text, those in its gaps included: so a long line takes no long time."""


class _Sentence(NamedTuple):
    """A sentence with gaps."""

    key: str
    pattern: re.Pattern[str]


def in_language(text: str, language: str, area: str = "complaint") -> str:
    """Return what was said in English, line by line, in a language. `area` is a table of the sentences."""
    if language == ENGLISH:
        return text
    own = sentences(language)
    return "\n".join(_line(line, own, f"{area}.") for line in text.split("\n"))


def _line(line: str, own: Mapping[str, str], area: str) -> str:
    """Say a line. What it is indented by stays, and so do the file, line and rule in front of a complaint."""
    found = _PLACE.fullmatch(line)
    place = found["place"] if found else line[: len(line) - len(line.lstrip())]
    file, colon, rest = place.partition(":")
    return (_one(file, own, area) or file) + colon + rest + _several(line[len(place) :], own, area)


def _several(text: str, own: Mapping[str, str], area: str) -> str:
    """Say one sentence or more, each time as many at once as are listed together."""
    said = []
    while text:
        end, words = _first(text, own, area)
        said.append(words)
        text = text[end + 1 :]
    return " ".join(said)


def _first(text: str, own: Mapping[str, str], area: str) -> tuple[int, str]:
    """Say what a text begins with; return where that ends as well. What is not listed stays, up to its first end."""
    ends = [found.start() for found in islice(_END.finditer(text), _TOGETHER)]
    if len(ends) < _TOGETHER:
        ends.append(len(text))
    for end in reversed(ends):
        said = _one(text[:end], own, area)
        if said is not None:
            return end, said
    return ends[0], text[: ends[0]]


def _one(text: str, own: Mapping[str, str], area: str) -> str | None:
    """Say what is listed as one, with a full stop if it has one; None if it is not listed."""
    stop = "." if text.endswith(".") else ""
    for key, pattern in _patterns(area):
        found = pattern.fullmatch(text.removesuffix(stop))
        if found is not None:
            gaps = {name: _in_gap(name, value, own, area) for name, value in found.groupdict().items()}
            return fill(own[key].removesuffix("."), gaps) + stop
    return None


def _in_gap(name: str, value: str, own: Mapping[str, str], area: str) -> str:
    return (_one(value, own, area) if name in _SAID else None) or value


@cache
def _patterns(area: str) -> tuple[_Sentence, ...]:
    """Return the sentences of an area, those with most words of their own first: they fit most exactly."""
    english = {key: text.removesuffix(".") for key, text in sentences(ENGLISH).items() if key.startswith(area)}
    order = sorted(english, key=lambda key: (-len(re.sub(r"\{\w+\}", "", english[key])), key))
    return tuple(_Sentence(key, _pattern(english[key])) for key in order)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(_GAP.sub(_in_pattern, re.escape(text)), re.DOTALL)


def _in_pattern(gap: re.Match[str]) -> str:
    """Return what a gap takes: nothing that leads into another sentence."""
    return rf"(?P<{gap[1]}>\S+?)" if gap[1] in _ONE_WORD else rf"(?P<{gap[1]}>(?:(?!\. ).)+?)"
