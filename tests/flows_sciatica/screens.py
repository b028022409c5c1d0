"""The screens of the flow and what a person reads on each, in English for the UK; also those of the interface.

A screen is what is read in one go: a question with its items and choices, one topic, one treatment, a card of the
result, a part of the interface. `python tests/flows_sciatica/screens.py` prints the reading grade of each section.
"""

import re
import sys
from collections.abc import Iterator
from statistics import mean
from typing import Final, NamedTuple

from flow_files import FILES, tables
from reading_grade import grade, words

from sciatui.flow.interface import load_words
from sciatui.flow.texts import texts_of

FOR_AUTHORS: Final = "authors"
"""Words for those who write flows; no person in pain meets them."""
MONTHS: Final = "summary.date"
"""Names of months, which are no sentence."""
REGION: Final = {name: word for name, word in tables("region")["uk"].items() if name != "title"}
SECTION_OF_KIND: Final = {
    "topic": "topics",
    "treatment": "treatments",
    "pattern": "result: pictures",
    "score": "result: counts",
    "red_flag": "result: warning signs",
    "advice": "result: advice",
    "urgency": "result: how soon",
    "recheck": "result: check again",
    "visit_question": "result: questions for the visit",
    "glossary": "glossary",
}


TERMS: Final = sorted(
    {form.lower() for term in tables("glossary").values() for form in (term["term"], *term.get("forms", ()))},
    key=len,
    reverse=True,
)
"""The medical words that are explained; the longest first."""
_TERMS: Final = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, TERMS)) or '(?!)'})(?![\w-])", re.IGNORECASE)


class Screen(NamedTuple):
    section: str
    name: str
    texts: tuple[str, ...]

    @property
    def grade(self) -> float:
        """The school grade of the whole screen; a text without a full stop is a sentence too."""
        return grade(self._read())

    @property
    def grade_beside_terms(self) -> float:
        """The grade with each term of the glossary counted as a plain word: it is explained in one key."""
        return grade(_TERMS.sub("word", self._read()))

    def _read(self) -> str:
        return " ".join(_ended(text) for text in self.texts)


def _ended(text: str) -> str:
    """Return a text that ends like a sentence: a label stands on a line of its own, and so does what follows `:`."""
    text = text.rstrip(":")
    return text if text.endswith((".", "!", "?")) else text + "."


def _filled(text: str) -> str:
    """Fill in the words of the region. What the interface fills in itself is a word of unknown length: one is left."""
    return re.sub(r"\{(\w+)\}", lambda found: str(REGION.get(found[1], "it")), text)


def _texts(kind: str, name: str, table: object) -> tuple[str, ...]:
    """Return what is read of a table; other forms of a term are there to be found, not to be read."""
    return tuple(_filled(text) for path, text in texts_of({kind: {name: table}}) if "forms" not in path)


def flow_screens() -> Iterator[Screen]:
    """Yield every screen of the flow."""
    for name, table in tables("question").items():
        yield Screen(f"questions: {table['section']}", name, _texts("question", name, table))
    for kind, section in SECTION_OF_KIND.items():
        for name, table in tables(kind).items():
            yield Screen(section, f"{kind}.{name}", _texts(kind, name, table))
    about = FILES["flow.toml"]["flow"]
    for part in ("about", "not_for", "limits", "emergency"):
        yield Screen("start and help", part, tuple(map(_filled, about[part])))


def interface_screens() -> Iterator[Screen]:
    """Yield every part of the interface: the words that share the first two names of their keys."""
    parts: dict[str, list[str]] = {}
    for key, text in load_words("en").texts.items():
        parts.setdefault(".".join(key.split(".")[:2]), []).append(_filled(text))
    for name, texts in parts.items():
        if name.partition(".")[0] != FOR_AUTHORS and name != MONTHS:
            yield Screen(f"interface: {name.partition('.')[0]}", name, tuple(texts))


def shortest_that_counts(screen: Screen) -> bool:
    """Say if there is enough on a screen to measure: the formula says nothing on a few words."""
    return sum(len(words(text)) for text in screen.texts) >= 12


def table() -> str:
    """Return the reading grade of each section as a table in Markdown."""
    sections: dict[str, list[Screen]] = {}
    for screen in (*flow_screens(), *interface_screens()):
        if shortest_that_counts(screen):
            sections.setdefault(screen.section, []).append(screen)
    rows = [
        "| section | screens | grade, mean | beside the terms of the glossary | hardest | which |",
        "|---|---|---|---|---|---|",
    ]
    for section, screens in sections.items():
        hardest = max(screens, key=lambda screen: screen.grade)
        average = mean(screen.grade for screen in screens)
        beside = mean(screen.grade_beside_terms for screen in screens)
        rows.append(
            f"| {section} | {len(screens)} | {average:.1f} | {beside:.1f} | {hardest.grade:.1f} | `{hardest.name}` |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")
