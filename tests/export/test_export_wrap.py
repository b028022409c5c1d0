"""Wrapping by cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatui.export.wrap import cells, wrap

WORDS = st.text(alphabet=st.sampled_from("ab é大\u0301\u200d🚲\n\t"))


@given(WORDS, st.integers(min_value=8, max_value=20))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, first="- ", rest="  ")
    assert all(cells(line) <= width for line in lines)
    assert "".join(line[2:] for line in lines).replace(" ", "") == "".join(text.split())


def test_wide_letters_take_two_cells_and_joined_marks_none() -> None:
    assert cells("大丈夫") == 6
    assert cells("e\u0301") == 1


def test_an_empty_text_is_one_line() -> None:
    assert wrap("", 10, first="> ") == ["> "]


@pytest.mark.parametrize("width", range(8, 40))
def test_a_phone_number_is_never_cut_in_two(width: int) -> None:
    lines = wrap("Call the Samaritans on 116 123, or +44 20 79 46 at any time.", width)
    assert any("116 123" in line for line in lines)
    assert width < 12 or any("+44 20 79 46" in line for line in lines)
    assert max(map(len, lines)) <= width


def test_more_numbers_than_a_line_holds_are_parted_between_them() -> None:
    numbers = [str(number) for number in range(10, 60)]
    lines = wrap(" ".join(numbers), 9)
    assert max(map(len, lines)) <= 9
    assert [number for line in lines for number in line.split()] == numbers
