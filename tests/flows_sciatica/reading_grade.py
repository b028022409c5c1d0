"""How hard a text is to read: the Flesch-Kincaid grade, with syllables counted by groups of vowels.

Good to about half a grade, which is enough to hold a limit. It judges English only, and no text by its meaning.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9'-]*")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])\s+")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT_END: Final = re.compile(r"([^aeiouyl]|[aeiouy]l)e$|[^aeiouytd]ed$|([^aeiouysxzcghl]|[aeiouy]l)es$")


def words(text: str) -> list[str]:
    """Return the words of a text; a number counts as one."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text. A list after a colon belongs to the sentence that opens it."""
    return [part for part in _SENTENCE_END.split(text) if words(part)]


def syllables(word: str) -> int:
    """Count the groups of vowels, without an `e` at the end that is not spoken."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    return max(1, len(_VOWELS.findall(letters)) - bool(_SILENT_END.search(letters)))


def grade(text: str) -> float:
    """Return the school grade of a text; 0 for a text without words."""
    counted = words(text)
    if not counted:
        return 0.0
    spoken = sum(map(syllables, counted))
    return 0.39 * len(counted) / max(1, len(sentences(text))) + 11.8 * spoken / len(counted) - 15.59
