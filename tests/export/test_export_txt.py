"""The summary as plain text."""

from example_summary import SIGNS, example
from hypothesis import given
from hypothesis import strategies as st

from sciatui.export.txt import render
from sciatui.export.wrap import cells


def test_every_word_of_the_summary_is_there() -> None:
    text = render(example())
    assert all(sign in text for sign in SIGNS)
    assert text.index("LEVEL: A line of ours.") < text.index("Warning signs")


def test_typed_words_stand_behind_a_mark() -> None:
    assert "\n> It squeaks\n> on wet days.\n" in render(example())


@given(st.text())
def test_typed_words_reach_no_line_of_ours(typed: str) -> None:
    ours = [line for line in render(example()).splitlines() if not line.startswith("> ")]
    with_typed = render(example(typed)).splitlines()
    assert [line for line in with_typed if not line.startswith("> ")] == ours


@given(st.text())
def test_words_of_ours_never_look_typed(ours: str) -> None:
    lines = render(example("typed", f"> {ours}")).splitlines()
    assert [line for line in lines if line.startswith(">")] == ["> typed", "> typed"]


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_no_line_is_wider_than_a_screen(anything: str) -> None:
    assert all(cells(line) <= 78 for line in render(example(anything, anything)).splitlines())


def test_controls_do_not_get_out() -> None:
    assert "\x1b" not in render(example("\x1b[2J", "\x1b[2J"))


def test_it_ends_with_one_newline() -> None:
    text = render(example())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
