"""What may come in, what may go out, and how foreign text is quoted."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sciatui.flow.gate import QUOTED, incoming, outgoing, quoted, refused_in
from sciatui.flow.odd_characters import MARKS

REFUSED = {
    "NUL": "\0",
    "bell": "\x07",
    "escape": "\x1b",
    "delete": "\x7f",
    "C1 control sequence introducer": "\x9b",
    "next line": "\x85",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "right-to-left override": "\u202e",
    "left-to-right isolate": "\u2066",
    "pop directional isolate": "\u2069",
    "tag letter": "\U000e0041",
    "cancel tag": "\U000e007f",
    "noncharacter FDD0": "\ufdd0",
    "noncharacter FFFF": "\uffff",
    "noncharacter of the last plane": "\U0010fffe",
    "lone surrogate": "\udc80",
}

KEPT = {
    "Persian with a joiner": "می\u200cشود",
    "Hindi": "क्षत्रिय",
    "a family": "👩\u200d👩\u200d👧",
    "a red heart": "❤\ufe0f",
    "Hebrew with points": "שָׁלוֹם",
    "a right-to-left mark": "a\u200fb",
    "e with an accent on its own": "e\u0301",
    "lines and tabs": "a\n\tb",
    "Vietnamese": "Tiếng Việt",
    "as many marks as may be": "a" + "\u0301" * MARKS,
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_deceive_or_break_a_terminal_is_refused(name: str) -> None:
    text = f"a{REFUSED[name]}b"
    assert refused_in(text) == f"U+{ord(REFUSED[name]):04X} at character 2"
    assert outgoing(text) == "a\ufffdb"


@pytest.mark.parametrize("name", KEPT)
def test_what_languages_need_is_kept(name: str) -> None:
    assert refused_in(KEPT[name]) == ""
    assert incoming(KEPT[name]) == outgoing(KEPT[name]) == KEPT[name]


def test_a_tower_of_marks_is_cut() -> None:
    tower = "a" + "\u0301" * 500 + "b"
    assert refused_in(tower) == "more than 8 combining marks in a row at character 10"
    assert incoming(tower) == "a" + "\u0301" * MARKS + "\ufffdb"


def test_all_line_ends_become_newlines_on_the_way_in() -> None:
    assert incoming("a\r\nb\rc\u2028d\u2029e\nf") == "a\nb\nc\nd\ne\nf"


@given(st.text())
@example("\r\n" * 3)
@example("\ud800\udfff")
def test_what_came_in_goes_out_unchanged(text: str) -> None:
    once = incoming(text)
    assert outgoing(once) == incoming(once) == once
    assert refused_in(once) == ""
    once.encode()


@given(st.text())
def test_a_text_that_is_not_refused_comes_in_as_it_is(text: str) -> None:
    if not refused_in(text):
        assert incoming(text) == text


@given(st.text(), st.integers(0, 200))
def test_a_quote_is_short_and_hides_nothing(text: str, times: int) -> None:
    shown = quoted(text * times)
    assert shown.isprintable()
    assert refused_in(shown) == ""
    assert len(shown) <= QUOTED + 3
    assert not any(unicodedata.combining(character) for character in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", "''"),
        ("plain", "'plain'"),
        ("it's", r"'it\'s'"),
        ("a\x1b[2J", r"'a\x1b[2J'"),
        ("a\nb\u202ec", r"'a\nb\u202ec'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 60}…'"),
        ("\x1b" * 60, "'" + r"\x1b" * 15 + "…'"),
    ],
)
def test_quotes_show_what_cannot_be_seen(text: str, shown: str) -> None:
    assert quoted(text) == shown
