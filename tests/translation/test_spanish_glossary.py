"""That the words explained in Spanish are those that the Spanish texts use, and that none is explained twice."""

import re
from typing import Final

import pytest
from test_spanish_flow import FILES

from sciatui.flow.load import load_flow

GLOSSARY: Final = load_flow("sciatica", language="es").glossary
OF_ANOTHER_REGION: Final = {"terapeuta físico"}
"""What Spanish speakers of the United States say."""
FILLED_IN: Final = {"{physio}": "fisioterapeuta"}
EVERYDAY: Final = {"GP", "NHS", "A&E", "X"}
"""Names of the country stand in brackets after the Spanish ones; rays are known by their letter."""
ABBREVIATION: Final = re.compile(r"\b[A-Z](?:[A-Z&][A-Z0-9&]*(?:-[A-Z0-9]+)?|[0-9])\b")
TEXTS: Final = [
    (name, one.key, re.sub(r"\{\w+\}", lambda found: FILLED_IN.get(found.group(), ""), one.text))
    for name, file in FILES.items()
    for one in file
]


def _stands(word: str, term: str) -> bool:
    """Say if a word stands in a text that is not its own explanation."""
    found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
    return any(found.search(text) for _, key, text in TEXTS if not key.startswith(f"glossary.{term}."))


@pytest.mark.parametrize("term", GLOSSARY)
def test_each_form_of_a_word_stands_in_some_spanish_text(term: str) -> None:
    word = GLOSSARY[term]
    forms = {word.term, *word.forms} - OF_ANOTHER_REGION
    assert sorted(form for form in forms if not _stands(form, term)) == []


def test_every_abbreviation_of_the_spanish_is_explained() -> None:
    said = {word for _, _, text in TEXTS for word in ABBREVIATION.findall(text)}
    explained = {part for word in GLOSSARY.values() for form in (word.term, *word.forms) for part in form.split()}
    assert sorted(said - explained - EVERYDAY) == []
    assert "TAC" in said


def test_no_spanish_word_is_explained_twice() -> None:
    forms = [form.lower() for word in GLOSSARY.values() for form in (word.term, *word.forms)]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@pytest.mark.parametrize("term", GLOSSARY)
def test_a_spanish_explanation_takes_at_most_three_sentences(term: str) -> None:
    assert GLOSSARY[term].text.count(". ") <= 2
