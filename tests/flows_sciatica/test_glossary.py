"""That hard words are explained: each abbreviation of the texts, and no word that no text uses."""

import re
from typing import Final

import pytest
from flow_files import tables
from screens import TERMS, flow_screens

GLOSSARY: Final = tables("glossary")
EVERYDAY: Final = {"GP", "NHS", "UK", "A&E", "X"}
"""What people say as a word; the country's own name for it stands in the texts."""
OF_ANOTHER_REGION: Final = {"physical therapist", "rheumatologist"}
TEXTS: Final = [(screen.name, text) for screen in flow_screens() for text in screen.texts]
ABBREVIATION: Final = re.compile(r"\b[A-Z](?:[A-Z&][A-Z0-9&]*(?:-[A-Z0-9]+)?|[0-9])\b")


def _stands(word: str, term: str) -> bool:
    """Say if a word stands in a text that is not its own explanation."""
    found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
    return any(found.search(text) for name, text in TEXTS if name != f"glossary.{term}")


@pytest.mark.parametrize("term", GLOSSARY)
def test_a_word_that_is_explained_stands_in_some_text(term: str) -> None:
    forms = [GLOSSARY[term]["term"], *GLOSSARY[term].get("forms", ())]
    assert [form for form in forms if form not in OF_ANOTHER_REGION and not _stands(form, term)] == []


def test_every_abbreviation_is_explained() -> None:
    said = {word for _, text in TEXTS for word in ABBREVIATION.findall(text)}
    explained = {word for term in TERMS for word in term.upper().split()}
    assert sorted(said - explained - EVERYDAY) == []
    assert "MRI" in said


def test_no_word_is_explained_twice() -> None:
    forms = [form.lower() for term in GLOSSARY.values() for form in (term["term"], *term.get("forms", ()))]
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@pytest.mark.parametrize("term", GLOSSARY)
def test_an_explanation_takes_at_most_three_sentences(term: str) -> None:
    assert GLOSSARY[term]["text"].count(". ") <= 2
