"""W-reading-age: a text for people that asks for more schooling than most have, by the Flesch-Kincaid grade.

Good to about half a grade; single words count for much in short texts, so those are left alone. English only.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from sciatui.check.look import Look
from sciatui.flow.complaint import Fault
from sciatui.flow.definition import DATE
from sciatui.flow.words import fill

RULE = "W-reading-age"

MOST: Final = 9.0
"""The grade from which on a text is complained of; texts should be at six."""

SHORTEST: Final = 12
"""Words of the shortest text that is judged."""

_WORD: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9'-]*")
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|(?:[^aeiouysxzcghl]|[aeiouy]l)es$")
_LONGER: Final = re.compile(rf"(?:\S+\s+){{{SHORTEST - 1}}}\S")


def faults(look: Look) -> Iterator[Fault]:
    """Find texts that are hard to read."""
    if not look.files.flow.language.startswith("en"):
        return
    names = _names(look)
    for path, written in look.texts:
        text = fill(written, names)
        if _LONGER.match(text):
            found = grade(text)
            if found > MOST:
                message = f"This asks for a reading grade of about {found:.0f}"
                yield Fault(RULE, path, message, "Use shorter words and shorter sentences.")


def _names(look: Look) -> Mapping[str, str]:
    """Return what stands for the `{names}`: nobody reads those, and the words of a region are shorter or longer."""
    regions = look.files.region
    return {**regions.get(look.files.flow.region or next(iter(regions), ""), {}), DATE: DATE}


def grade(text: str) -> float:
    """Return the school grade of a text."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    spoken = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59


@cache
def syllables(word: str) -> int:
    """Count the groups of vowels, without an `e` at the end that is not spoken."""
    letters = word.lower()
    return max(1, len(_VOWELS.findall(letters)) - bool(_SILENT.search(letters)))
