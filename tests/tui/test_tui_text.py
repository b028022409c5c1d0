"""Text on its way to the screen: lines end where nothing is cut in two."""

import pytest
from textual.content import Content

from sciatui.tui.text import plain, wrapped


@pytest.mark.parametrize("width", range(8, 40))
def test_a_phone_number_stays_whole_with_its_spaces_and_its_look(width: int) -> None:
    text = Content.assemble("Samaritans on ", ("116 123", "bold"), ", or NHS 111 and choose mental health")
    lines = wrapped(text, width)
    assert max(line.cell_length for line in lines) <= width
    line = next(line for line in lines if "116 123" in line.plain)
    at = line.plain.index("116 123")
    assert [(span.start, span.end) for span in line.spans] == [(at, at + 7)]


def test_a_number_longer_than_a_line_is_parted_at_its_spaces() -> None:
    lines = [line.plain for line in wrapped(plain("call 0800 11 11 22 33 now"), 9)]
    assert " ".join(lines) == "call 0800 11 11 22 33 now"
    assert all(len(line) <= 9 for line in lines)
