"""How hard a Spanish text is to read, by the formula of Fernández-Huerta, and what no Spanish text may say.

206.84 - 60 * syllables / words - 1.02 * words / sentences (J. Fernández Huerta 1959, in the corrected form). 80 to 90
is "fácil", 70 to 80 "bastante fácil", 60 to 70 "normal". Syllables are counted by vowels: two of them that stand
together are one syllable unless both are strong (a, e, o) or a weak one carries an accent. It judges no text by its
meaning.
"""

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[a-záéíóúüñ0-9]+", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?:;])\s+")
_VOWELS: Final = re.compile(r"[aeiouáéíóúü]+|(?<=[^aeiouáéíóúü])y$")
_APART: Final = re.compile(r"(?<=[aeoáéíóú])(?=[aeoáéó])|(?<=[aeoáéó])(?=[íú])|(?<=[íú])(?=[aeo])")
_SILENT: Final = re.compile(r"(?<=[gq])u(?=[eiéí])")

BANNED: Final = {
    "tells a person what is wrong": r"\busted (no )?tiene\b(?! que\b)",
    "reassures from absence": r"nada grave|ninguna señal de alarma|nada (de|por) (lo )?que preocuparse|no se preocupe",
    "a percentage": r"%|\bpor ciento\b",
    "a dose": r"\b\d+ ?(mg|ml|g|mcg|miligramos?|microgramos?)\b",
    "a dash that a screen reader stumbles on": r"[\u2013\u2014]",
    "a false friend": r"\bconstipad|\bsever[oa]s?\b|\beventualmente\b|\bactualmente\b|\bevidencia\b|\bcondición\b",
    "the familiar you": r"\b(tú|tienes|puedes|debes|contigo|ustedes|vosotros)\b",
}


def words(text: str) -> list[str]:
    """Return the words of a text; a number counts as one."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; what stands behind a colon is one of its own."""
    return [part for part in _SENTENCE_END.split(text) if words(part)]


def syllables(word: str) -> int:
    """Count the syllables of a word; a number has about two."""
    if word.isdigit():
        return 2
    groups = _VOWELS.findall(_SILENT.sub("", word.lower()))
    return max(1, sum(1 + len(_APART.findall(group)) for group in groups))


def ease(text: str) -> float:
    """Return how easy a text is to read: 100 very easy, 0 very hard; 100 for a text without words."""
    counted = words(text)
    if not counted:
        return 100.0
    spoken = sum(map(syllables, counted))
    return 206.84 - 60 * spoken / len(counted) - 1.02 * len(counted) / max(1, len(sentences(text)))


def found_in(why: str, texts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return where one of the things that must not be said is said, and how. "Si usted tiene" leaves it open."""
    return [
        (name, match.group())
        for name, text in texts
        for match in re.finditer(BANNED[why], text, re.IGNORECASE)
        if not re.search(r"\b(si|cuando)\s+$", text[: match.start()], re.IGNORECASE)
    ]
