"""Which words of a flow's glossary stand in a text, so that every screen can lead to what they mean.

A word is found as a whole, in small or capital letters, over a line end too; of two that begin alike the longer counts.
It takes one pass over the text, however many words there are.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from sciatui.flow.definition import Flow, Term

_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
"""A word, or a sign by itself: a full stop between two words parts them, and a line end does not."""


class _Spelling(NamedTuple):
    """One way to write a word: what follows its first token, and whose it is."""

    rest: tuple[str, ...]
    term: str


def terms_in(flow: Flow, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the words that stand in any of these texts, each once, in the order in which they stand."""
    if not flow.glossary:
        return ()
    spellings = _spellings(tuple(flow.glossary.values()))
    found: dict[str, None] = {}
    for text in texts:
        tokens = _tokens(text)
        at = 0
        while at < len(tokens):
            for rest, term in spellings.get(tokens[at], ()):
                if tuple(tokens[at + 1 : at + 1 + len(rest)]) == rest:
                    found[term] = None
                    at += len(rest)
                    break
            at += 1
    return tuple(found)


def term_of(flow: Flow, text: str) -> str:
    """Return the id of the word that `text` is, whole; empty if it is none."""
    tokens = _tokens(text)
    known = _spellings(tuple(flow.glossary.values())).get(tokens[0], ()) if tokens else ()
    return next((term for rest, term in known if rest == tuple(tokens[1:])), "")


def in_order(flow: Flow) -> list[Term]:
    """Return every word, as a list of words is ordered."""
    return sorted(flow.glossary.values(), key=lambda term: term.term.casefold())


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


@lru_cache(maxsize=4)
def _spellings(terms: tuple[Term, ...]) -> Mapping[str, tuple[_Spelling, ...]]:
    """Return every way to write a word by its first token, the longest first."""
    found: dict[str, list[_Spelling]] = {}
    for term in terms:
        for spelling in (term.term, *term.forms):
            if tokens := _tokens(spelling):
                found.setdefault(tokens[0], []).append(_Spelling(tuple(tokens[1:]), term.id))
    return {first: tuple(sorted(same, key=lambda one: -len(one.rest))) for first, same in found.items()}
