"""Loads the interface's own words of a language from `sciatui/words`. What a language lacks is said in English."""

from functools import cache
from pathlib import Path
from typing import Final

from sciatui.flow import reader, toml
from sciatui.flow.toml import Tree
from sciatui.flow.words import Words

ENGLISH: Final = "en"

_FOLDER: Final = Path(__file__).resolve().parents[1] / "words"


def load_words(language: str) -> Words:
    """Return the words of a language, with English for every key that it does not have."""
    own = {} if language == ENGLISH or language not in languages() else _texts(language)
    return Words(language, {**_texts(ENGLISH), **own})


def languages() -> tuple[str, ...]:
    """Return the languages that the interface speaks, at least in part."""
    return tuple(sorted(entry.name for entry in _FOLDER.iterdir() if entry.is_dir()))


@cache
def _texts(language: str) -> dict[str, str]:
    """Read every file of a language: the key of a text begins with the name of its file."""
    texts: dict[str, str] = {}
    for path in reader.toml_files(_FOLDER / language):
        _flatten(path.name.removesuffix(".toml"), toml.read_toml(path), texts)
    return texts


def _flatten(prefix: str, tree: Tree, texts: dict[str, str]) -> None:
    """Add the texts of a table under dotted keys."""
    for key, value in tree.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}.{key}", value, texts)
        elif isinstance(value, str):
            texts[f"{prefix}.{key}"] = value
        else:
            raise TypeError(f"{prefix}.{key} is not a text")
