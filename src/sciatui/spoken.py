"""The language in which the command line speaks: the one asked for, else that of the system, else English.

Imported only where there is something to say, so that a command that is called well does not wait for it.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from sciatui.errors import SciatuiError
from sciatui.flow.interface import ENGLISH, languages, load_words
from sciatui.flow.words import Words
from sciatui.terminal import languages as of_the_system

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from sciatui.options import Options

_SHORT: Final = "--lang"
_FOR_AUTHORS: Final = "authors."
_NAMES: Final = (_SHORT, "--language")


def spoken(argv: Sequence[str], environ: Mapping[str, str] = os.environ) -> str:
    """Return the language to speak to whoever wrote this command line; a wish that cannot be met is no fault here."""
    return _closest(next(_asked(_until_the_end(argv)), None), environ)


def add_language(parser: "ArgumentParser | Options") -> None:
    """Let a command that speaks only of itself be told its language."""
    parser.add_argument("--lang", choices=languages())
    parser.set_defaults(system={})


def for_authors(asked: str | None, system: Mapping[str, str]) -> Words:
    """Return the words of the tools for authors under their own keys. `system` is the environment, or empty."""
    words = load_words(_closest(asked, system))
    own = {key.removeprefix(_FOR_AUTHORS): text for key, text in words.texts.items() if key.startswith(_FOR_AUTHORS)}
    return words._replace(texts=own)


def say(key: str, language: str, **names: str) -> str:
    """Return words of the command line."""
    return load_words(language)(f"cli.{key}", **names)


def told(error: SciatuiError, language: str) -> str:
    """Return the words of an error in a language, as far as they are there in it."""
    if language == ENGLISH:
        return str(error)
    from sciatui.flow.sentences import in_language  # noqa: PLC0415 - only where something is wrong, and not in English

    return in_language(error.said(load_words(language)), language)


def shortened(argv: Sequence[str]) -> list[str]:
    """Write `--language` as `--lang`, which is what every command knows."""
    words = _until_the_end(argv)
    return [word.replace(_NAMES[1], _SHORT, 1) if _is_language(word) else word for word in words] + list(
        argv[len(words) :]
    )


def behind(argv: Sequence[str]) -> list[str]:
    """Put the language that a command line begins with behind the word that follows it, where commands look for it."""
    end = 1 if "=" in argv[0] else 2
    return [*argv[end : end + 1], *argv[:end], *argv[end + 1 :]]


def _closest(asked: str | None, environ: Mapping[str, str]) -> str:
    """Return the language that the program speaks and that is closest to what is asked for, else to the system's."""
    wishes = (asked, asked.partition("-")[0]) if asked else ()
    known = languages()
    return next((wish for wish in (*wishes, *of_the_system(environ)) if wish in known), ENGLISH)


def _asked(words: Sequence[str]) -> Iterator[str]:
    """Yield each language that is asked for."""
    for at, word in enumerate(words):
        name, sign, value = word.partition("=")
        if name in _NAMES and sign:
            yield value
        elif name in _NAMES:
            yield from words[at + 1 : at + 2]


def _is_language(word: str) -> bool:
    return word.partition("=")[0] == _NAMES[1]


def _until_the_end(argv: Sequence[str]) -> list[str]:
    """Return the words before `--`: behind it nothing is an option."""
    words = list(argv)
    return words[: words.index("--")] if "--" in words else words
