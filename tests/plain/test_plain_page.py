import re
from pathlib import Path

from sciatui.flow.definition import Flow
from sciatui.plain.verbs import Verb, read_verb

PAGE = Path(__file__).parents[2] / "docs" / "plain-mode.md"
SAID_AT_A_PROMPT = {Verb.START, Verb.YES, Verb.NO, Verb.DONE, Verb.HERE, Verb.RESULT}
"""Words that only answer what was asked just before, and `result`, which says the result again."""


def test_the_page_names_every_word_that_can_be_typed(flow: Flow) -> None:
    named = {read_verb(word, flow.words).verb for word in re.findall(r"`([^`]+)`", PAGE.read_text(encoding="utf-8"))}
    assert set(Verb) - named <= SAID_AT_A_PROMPT
