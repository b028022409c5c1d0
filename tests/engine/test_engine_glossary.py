"""Which words of the glossary stand in a text: whole words, whatever their letters, wherever a line ends."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatui.engine.glossary import term_of, terms_in
from sciatui.flow.definition import Flow, Term
from sciatui.flow.load import load_flow


def knows(*terms: tuple[str, ...]) -> Flow:
    """Return a flow that explains these words, each with its other spellings; its id is the word."""
    glossary = {term: Term(term, term, tuple(forms), "A meaning.", ()) for term, *forms in terms}
    return load_flow("example-headache")._replace(glossary=glossary)


FLOW = knows(("disc", "discs"), ("nerve root", "nerve roots"), ("nerve",), ("X-ray",), ("Año",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A disc slips.", ("disc",)),
        ("DISCS!", ("disc",)),
        ("A discus is no such thing, nor is a minidisc.", ()),
        ("The nerve\n   root", ("nerve root",)),
        ("The nerve. Root canals", ("nerve",)),
        ("Nerve roots leave where a nerve is", ("nerve root", "nerve")),
        ("an x-ray, an X - ray", ("X-ray",)),
        ("x ray", ()),
        ("el año", ("Año",)),
        ("disc, disc (disc)", ("disc",)),
        ("", ()),
    ],
)
def test_a_word_is_found_as_a_whole(text: str, found: tuple[str, ...]) -> None:
    assert terms_in(FLOW, [text]) == found


def test_words_come_in_the_order_in_which_they_stand_and_each_once() -> None:
    assert terms_in(FLOW, ["nerve disc", "X-ray disc nerve"]) == ("nerve", "disc", "X-ray")


def test_no_word_stands_across_two_texts() -> None:
    assert terms_in(FLOW, ["nerve", "root"]) == ("nerve",)


def test_a_word_that_is_asked_for_is_known_by_any_of_its_spellings() -> None:
    assert [term_of(FLOW, text) for text in ("Discs", "nerve  ROOT", "root", "", "a disc")] == [
        "disc",
        "nerve root",
        "",
        "",
        "",
    ]


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    assert set(terms_in(FLOW, [text])) <= set(FLOW.glossary)
    assert terms_in(knows((text or "x",)), [text]) in {(), (text or "x",)}


def test_a_long_page_and_many_words_take_no_time() -> None:
    flow = knows(*((f"word{n} of {n}", f"words{n}") for n in range(300)))
    page = "Nothing of this is explained but words7 and word 8. " * 400
    terms_in(flow, [page])
    began = perf_counter()
    assert terms_in(flow, [page]) == ("word7 of 7",)
    assert perf_counter() - began < 0.1
