"""Whatever a terminal sends, the key parser gets text that it can take."""

import pytest

from sciatui.tui.input_filter import LONGEST_PASTE, LONGEST_SILENCE, LONGEST_TYPED, PASTE_END, PASTE_START, InputFilter

START = PASTE_START.encode()
END = PASTE_END.encode()


@pytest.mark.parametrize("byte", range(256))
def test_every_single_byte_gives_text(byte: int) -> None:
    incoming = InputFilter()
    text = incoming.take(bytes([byte]), 0.0) + incoming.take(b"x", 0.1)
    assert text.endswith("x")


def test_a_byte_that_is_no_utf_8_becomes_a_replacement() -> None:
    assert InputFilter().take(b"caf\xe9 au lait", 0.0) == "caf\ufffd au lait"


def test_a_character_cut_in_two_reads_arrives_whole() -> None:
    incoming = InputFilter()
    assert incoming.take("é".encode()[:1], 0.0) + incoming.take("é".encode()[1:], 0.1) == "é"


def test_keys_pass_as_they_are() -> None:
    assert InputFilter().take(b"\x1b[A\x1bOP1\r", 0.0) == "\x1b[A\x1bOP1\r"


def test_a_paste_passes_between_its_marks() -> None:
    assert InputFilter().take(START + b"one\ntwo" + END + b"k", 0.0) == f"{PASTE_START}one\ntwo{PASTE_END}k"


def test_escapes_inside_a_paste_cannot_fall_out_of_it_as_keys() -> None:
    assert InputFilter().take(START + b"a\x1b[Ab" + END, 0.0) == f"{PASTE_START}a\ufffd[Ab{PASTE_END}"


@pytest.mark.parametrize("cut", range(1, len(END)))
def test_a_paste_ends_wherever_its_end_is_cut(cut: int) -> None:
    incoming = InputFilter()
    text = incoming.take(START + b"words" + END[:cut], 0.0) + incoming.take(END[cut:] + b"k", 0.1)
    assert text == f"{PASTE_START}words{PASTE_END}k"


def test_a_paste_without_an_end_ends_after_a_second_of_silence() -> None:
    incoming = InputFilter()
    assert incoming.take(START + b"words", 0.0) == f"{PASTE_START}words"
    assert incoming.tick(LONGEST_SILENCE / 2) == ""
    assert incoming.tick(LONGEST_SILENCE + 0.1) == PASTE_END
    assert incoming.take(b"k", 2.0) == "k"


def test_a_paste_has_a_limit() -> None:
    incoming = InputFilter()
    text = incoming.take(START, 0.0)
    for _ in range(100):
        text += incoming.take(b"x" * 4_000, 0.1)
    text += incoming.take(END + b"k", 0.2)
    assert text == f"{PASTE_START}{'x' * LONGEST_PASTE}{PASTE_END}k"


def test_a_paste_without_marks_gets_them_and_keys_after_it_stay_keys() -> None:
    flood = "x" * LONGEST_TYPED
    text = InputFilter().take(f"\x1b[B{flood}\x1b[20~".encode(), 0.0)
    assert text == f"\x1b[B{PASTE_START}{flood}{PASTE_END}\x1b[20~"


def test_what_a_person_may_have_typed_ahead_stays_keys() -> None:
    typed = "1\r" * (LONGEST_TYPED // 2 - 1)
    assert InputFilter().take(typed.encode(), 0.0) == typed


@pytest.mark.parametrize("cut", range(2, len(START)))
def test_a_paste_begins_wherever_its_beginning_is_cut(cut: int) -> None:
    incoming = InputFilter()
    letters = b"x" * LONGEST_TYPED
    text = incoming.take(b"k" + START[:cut], 0.0) + incoming.take(START[cut:] + letters + END, 0.05)
    assert text == f"k{PASTE_START}{letters.decode()}{PASTE_END}"


def test_the_escape_key_does_not_wait() -> None:
    assert InputFilter().take(b"\x1b", 0.0) == "\x1b"
