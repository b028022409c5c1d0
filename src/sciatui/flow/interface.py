"""Loads the interface's own words of a language from `sciatui/words`. What a language lacks is said in English.

Each text of another language stands as those of a flow's translation do: `{ text = "…", of = "52fa0e" }`.
"""

from __future__ import annotations

import os
from functools import cache

from sciatui.flow import reader
from sciatui.flow.sources import Source
from sciatui.flow.words import ENTRY, Words, fill

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from sciatui.flow.toml import Tree

ENGLISH: Final = "en"

FOR_TOOLS: Final = ("authors.", "cli.")
"""What only the command line and the tools for authors say."""

ELSEWHERE: Final = "elsewhere."
"""What takes the place of words that only fit health."""

SENTENCES: Final = "sentences.toml"
"""What only a mistake or a tool for authors says. It is no part of the words that every flow brings with it."""

_FOLDER: Final = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "words")


def load_words(language: str) -> Words:
    """Return the words of a language, with English for every key that it does not have.

    Under `flow.languages.<code>` and `flow.speaks.<code>` stands what each language says of itself, in that language:
    its name, and how to come to read it. So nothing else has to be read to offer the others.
    """
    own = {} if language == ENGLISH or language not in languages() else _texts(language)
    return Words(language, {**_texts(ENGLISH), **own, **_of_themselves()})


def flow_words(language: str, *, health: bool = True) -> Words:
    """Return the words that a flow brings with it: those that its faces say, so that it is kept small.

    In a flow that is not about health, others take the place of words that only fit that.
    """
    words = load_words(language)
    left_out = (*FOR_TOOLS, ELSEWHERE)
    texts = {key: text for key, text in words.texts.items() if not key.startswith(left_out)}
    if not health:
        others = {key: text for key, text in words.texts.items() if key.startswith(ELSEWHERE)}
        texts |= {key.removeprefix(ELSEWHERE): text for key, text in others.items()}
    return words._replace(texts=texts)


def sentences(language: str) -> dict[str, str]:
    """Return the sentences that the program composes in English, in a language, with English for what it lacks."""
    own = {} if language not in languages() else _sentences(language)
    return {**_sentences(ENGLISH), **own}


def languages() -> tuple[str, ...]:
    """Return the languages that the interface speaks, at least in part."""
    with os.scandir(_FOLDER) as entries:
        return tuple(sorted(entry.name for entry in entries if entry.is_dir()))


def language_name(words: Words, language: str) -> str:
    """Return what a language calls itself; its code if the interface does not speak it."""
    return words.texts.get(f"flow.languages.{language}", language)


def how_to_read(words: Words, language: str) -> str:
    """Say in a language, where the interface speaks it, what to type to read on in it."""
    name = language_name(words, language)
    sentence = words.texts.get(f"flow.speaks.{language}", words.texts["flow.language.speak"])
    return fill(sentence, {"language": name, "word": name.casefold()})


def word_files(language: str) -> tuple[Source, ...]:
    """Return the files of one language, unparsed; none if the interface does not speak it."""
    if language not in languages():
        return ()
    paths = reader.toml_files(os.path.join(_FOLDER, language))
    return tuple(Source(path, f"{language}/{os.path.basename(path)}", reader.read(path)) for path in paths)


@cache
def _of_themselves() -> dict[str, str]:
    """Return what each language says of itself."""
    texts: dict[str, str] = {}
    for language in languages():
        for kept, own in (("languages", "name"), ("speaks", "speak")):
            said = _texts(language).get(f"flow.language.{own}")
            texts |= {} if said is None else {f"flow.{kept}.{language}": said}
    return texts


@cache
def _texts(language: str) -> dict[str, str]:
    """Read every file of a language: the key of a text begins with the name of its file."""
    from sciatui.flow import toml  # noqa: PLC0415 - a flow that is kept brings its words with it

    texts: dict[str, str] = {}
    for path in reader.toml_files(os.path.join(_FOLDER, language)):
        if os.path.basename(path) != SENTENCES:
            _flatten(os.path.basename(path).removesuffix(".toml"), toml.read_toml(path), texts)
    return texts


@cache
def _sentences(language: str) -> dict[str, str]:
    """Read the sentences of a language; none if it has no file of them."""
    from sciatui.flow import toml  # noqa: PLC0415 - the same

    path = os.path.join(_FOLDER, language, SENTENCES)
    texts: dict[str, str] = {}
    if os.path.exists(path):
        _flatten("", toml.read_toml(path), texts)
    return {key.removeprefix("."): text for key, text in texts.items()}


def _flatten(prefix: str, tree: Tree, texts: dict[str, str]) -> None:
    """Add the texts of a table under dotted keys."""
    for key, value in tree.items():
        if isinstance(value, dict) and value.keys() == ENTRY:
            texts.update({f"{prefix}.{key}": value["text"]} if value["text"].strip() else {})
        elif isinstance(value, dict):
            _flatten(f"{prefix}.{key}", value, texts)
        elif isinstance(value, str):
            texts[f"{prefix}.{key}"] = value
        else:
            raise TypeError(f"{prefix}.{key} is not a text")
