"""Each sentence on which safety hangs was translated back, and the table says so of the sentences as they stand."""

import re
from pathlib import Path
from typing import Final

from red_flag_words import safety_sentences

from sciatui.check.author.translating import translation_files
from sciatui.flow.complaint import key_of
from sciatui.flow.load import load_flow

REVIEW: Final = Path(__file__).parents[2] / "docs" / "design" / "spanish-review.md"
SAID: Final = {key_of(line.path): line for file in translation_files("sciatica", "es") for line in file.lines}


def test_each_sentence_on_which_safety_hangs_stands_in_the_review_as_it_is_now() -> None:
    rows = [
        [cell.strip() for cell in line.split("|")] for line in REVIEW.read_text("utf-8").splitlines() if "|" in line
    ]
    reviewed = {(row[1], row[2]) for row in rows if len(row) == 6 and row[3]}
    needed = dict(safety_sentences(load_flow("sciatica"), SAID))
    assert len(needed) > 150
    assert [key for key, line in needed.items() if (line.sentence, line.text) not in reviewed] == []


def test_no_sign_that_is_answered_yes_or_no_is_said_with_a_not_that_a_no_could_agree_with() -> None:
    """ "No" to "No nota …" means both; "que no se cura" and "sin" only describe something."""
    items = {key: line.text for key, line in SAID.items() if re.fullmatch(r"question\.\w+\.items\.\w+(\.ask)?", key)}
    assert len(items) > 80
    denied = re.compile(r"(?<!\bque )\b(no|ni|nada|nunca)\b", re.IGNORECASE)
    assert [(key, text) for key, text in items.items() if denied.search(text)] == []
