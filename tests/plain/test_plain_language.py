"""The language on the first page: each is named in its own words, and is chosen by its name or code."""

import pytest
from plain_talk import Talker

TITLE = "¿Se puede usar esta bicicleta?"


def test_each_other_language_says_in_its_own_words_how_it_is_read(talk: Talker) -> None:
    assert "Español: para leer esto en ese idioma, escriba español." in talk([]).text


@pytest.mark.parametrize("typed", ["español", "Espanol", "es", "ES"])
def test_a_language_is_chosen_by_its_name_or_its_code_and_what_follows_is_in_it(typed: str, talk: Talker) -> None:
    said = talk([typed, "empezar"]).text
    assert TITLE in said
    assert "Por qué preguntamos: " in said or "Escriba un número de 1 a" in said
    assert "English: to read this in that language, type english." in said


def test_one_can_go_there_and_back(talk: Talker) -> None:
    said = talk(["español", "english"]).text
    assert said.count("Type start and press Enter to begin.") == 2
    assert said.count("Escriba empezar y pulse Enter para comenzar.") == 1


def test_the_region_stays_when_the_language_changes_and_the_other_way_round(talk: Talker) -> None:
    said = talk(["region us", "español", "región uk"]).text
    assert said.count("Los teléfonos y las palabras son para: United States.") == 1
    assert said.count("Los teléfonos y las palabras son para: United Kingdom.") == 1


def test_a_language_that_is_not_there_is_no_choice(talk: Talker) -> None:
    assert "Error: type start to begin" in talk(["français"]).text
