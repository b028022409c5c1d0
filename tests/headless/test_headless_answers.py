"""Answers files that are wrong, broken or hostile: each gives its words and exit 2, at once, and repeats no answer."""

import io
import json
import os
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from headless_support import QUIET, SMALL, Called, call, run_small, sheet, small
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sciatui.errors import Exit, InputFileError
from sciatui.headless.answers import read_sheet
from sciatui.headless.json_text import parse, places

MARKER = "my-own-secret"


def from_stdin(data: bytes) -> Called:
    """Run the small flow on these bytes."""
    return call("run", str(SMALL), "--answers", "-", stdin=data)


def from_file(path: Path) -> Called:
    """Run the small flow on this file."""
    return call("run", str(SMALL), "--answers", str(path))


def refused(called: Called) -> str:
    """Return the words of a refusal."""
    assert (called.exit, called.out) == (Exit.USAGE, "")
    assert called.err
    assert len(called.err) < 20_000
    assert MARKER not in called.err
    return called.err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("uses", MARKER),
        ("uses", 5),
        ("uses", None),
        ("uses", True),
        ("uses", [MARKER]),
        ("noises", MARKER),
        ("noises", []),
        ("noises", ["grinding", MARKER]),
        ("noises", ["none", "grinding"]),
        ("noises", [[MARKER]]),
        ("noises", {MARKER: 1}),
        ("noise_level", MARKER),
        ("noise_level", 11),
        ("noise_level", 2.5),
        ("noise_level", True),
        ("distance", MARKER),
        ("distance", -1),
        ("distance", 1.5),
        ("distance", "5"),
        ("distance", 10**400),
        ("pressure", 12.5),
        ("pressure", 1.00001),
        ("last_service", MARKER),
        ("last_service", "2026-02-30"),
        ("last_service", 20260930),
        ("rides", MARKER),
        ("rides", []),
        ("rides", [{"name": MARKER}]),
        ("rides", [{"name": MARKER, "score": 11}]),
        ("rides", [{"name": MARKER, "score": 1, "more": MARKER}]),
        ("rides", [{"name": MARKER, "score": 1}] * 4),
        ("notes", "   "),
        ("notes", MARKER * 200),
        ("notes", 5),
    ],
)
def test_an_answer_that_does_not_fit_names_its_question_and_is_not_repeated(name: str, value: object) -> None:
    assert f"{name}: " in refused(run_small({**QUIET, name: value}))


@pytest.mark.parametrize(
    ("name", "value", "how"),
    [
        ("distance", "5", "Write the number without quotes."),
        ("noise_level", "5", "Write the number without quotes."),
        ("noises", "grinding", 'Write a list of codes, such as ["'),
        ("uses", True, 'Write one code in quotes, such as "'),
        ("front_brake", True, 'Write one code in quotes, such as "yes".'),
    ],
)
def test_a_right_answer_of_another_type_is_told_how_it_is_written(name: str, value: object, how: str) -> None:
    assert how in refused(run_small({**QUIET, name: value}))


@pytest.mark.parametrize(("name", "value"), [("distance", -1), ("noises", ["grinding", MARKER]), ("front_brake", "ja")])
def test_an_answer_of_the_right_type_is_not_told_how_to_write_it(name: str, value: object) -> None:
    assert "Write" not in refused(run_small({**QUIET, name: value}))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "1e-400", "1e999999999", "9" * 5000])
@pytest.mark.parametrize("name", ["noise_level", "distance", "pressure"])
def test_a_number_that_no_threshold_can_judge_is_refused(name: str, number: str) -> None:
    assert f"{name}: " in refused(from_stdin(f'{{"answers": {{"{name}": {number}}}}}'.encode()))


@pytest.mark.parametrize("number", ["nan", "inf", "1e400", "0x" + "f" * 5000, "9" * 5000])
def test_the_same_in_toml(number: str) -> None:
    assert refused(from_stdin(f"[answers]\npressure = {number}\n".encode()))


def test_every_fault_is_named_at_once_with_its_line() -> None:
    words = refused(from_stdin(f'[answers]\nuses = "{MARKER}"\n\nfram_crack = "no"\nnoise_level = 99\n'.encode()))
    lines = words.splitlines()
    assert [line.split(":")[1] for line in lines] == ["2", "4", "5"]
    assert "uses" in lines[0]
    assert "Did you mean 'frame_crack'?" in lines[1]
    assert "noise_level" in lines[2]


def test_every_fault_of_a_json_file_has_its_line_too() -> None:
    text = f'{{"title": "a \\"uses\\": b",\n "answers": {{\n  "uses": "{MARKER}",\n\n  "noise_level": 99}}}}'
    assert [line.split(":")[1] for line in refused(from_stdin(text.encode())).splitlines()] == ["3", "5"]


def test_the_heading_of_a_checklist_is_no_question_and_its_items_are_named() -> None:
    words = refused(run_small({**QUIET, "brakes": "no"}))
    assert "front_brake, rear_brake" in words


@pytest.mark.parametrize(
    "text",
    [
        f'uses = "{MARKER}"\n[answers]\n',
        f'[answer]\nuses = "{MARKER}"\n',
        f'[answers]\n[anwsers]\nuses = "{MARKER}"\n',
        f'answers = "{MARKER}"\n',
        f'{{"uses": "{MARKER}"}}',
        '{"answers": []}',
        '{"answers": null}',
        "{}",
        "",
        'flow = "sciatica"\n[answers]\n',
    ],
)
def test_answers_in_the_wrong_place_are_not_passed_over(text: str) -> None:
    refused(from_stdin(text.encode()))


def test_a_title_and_the_id_of_the_flow_may_stand_in_an_answers_file() -> None:
    text = 'title = "mine"\nflow = "bicycle"\n[answers]\nfront_brake = "yes"\n'
    assert from_stdin(text.encode()).exit is Exit.DONE


@pytest.mark.parametrize(
    "text",
    [
        f'{{"answers": {{"uses": "work", "uses": "{MARKER}"}}}}',
        '{"answers": {}, "answers": {}}',
        f'[answers]\nuses = "work"\nuses = "{MARKER}"\n',
        "[answers]\n[answers]\n",
    ],
)
def test_an_answer_that_stands_twice_is_refused(text: str) -> None:
    refused(from_stdin(text.encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + sheet(QUIET),
        sheet(QUIET).decode().encode("utf-16"),
        b"\x00\x01\x02" * 100,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b'{"answers": {"notes": "\xff\xfe"}}',
        sheet(QUIET)[:-3],
        sheet(QUIET) + b"}",
        b'{"answers": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"answers": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}",
        b"[answers]\nnoises = " + b"[" * 5_000 + b"]" * 5_000,
        b'[answers]\ruses = "work"\r',
        b"[1, 2]",
        b'"answers"',
        b"{answers: {}}",
        b"-",
    ],
)
def test_what_is_no_answers_file_is_refused_in_words(data: bytes) -> None:
    refused(from_stdin(data))


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"{")
@example(b'{"answers": {"\\ud800": 1}}')
@example(b'{"answers": {"notes": "\\ud800"}}')
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_answers_or_words_and_nothing_else(data: bytes) -> None:
    with suppress(InputFileError):
        answers = read_sheet("-", small(), io.TextIOWrapper(io.BytesIO(data))).answers
        assert answers.keys() <= small().questions.keys()


def test_hidden_characters_in_a_text_answer_do_not_get_through() -> None:
    out = run_small({**QUIET, "notes": "a\u202eb\x1b[31m\ud800"}).out
    assert "\u202e" not in out
    assert "\x1b" not in out
    assert "a\ufffdb\ufffd[31m\ufffd" in out


def test_a_hostile_name_is_shown_short_and_harmless() -> None:
    words = refused(run_small({"\x1b[2J\u202e" + "x" * 500: "yes"}))
    assert "\x1b" not in words
    assert "\u202e" not in words
    assert "x" * 61 not in words


# Files


def test_a_file_of_more_than_a_megabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"[answers]\n" + b"#" * 1_000_000)
    assert "1,000,000" in refused(from_file(path))
    assert "1,000,000" in refused(from_stdin(path.read_bytes()))


@pytest.mark.parametrize(
    "data",
    [
        b'{"answers": {' + b",".join(b'"q%d":1' % n for n in range(60_000)) + b"}}",
        b"{" + b",".join(b'"q%d":1' % n for n in range(60_000)) + b"}",
        b"[answers]\n" + b"".join(b"q%d=1\n" % n for n in range(90_000)),
        b"[answers]\n" + b"".join(b"q%d.a=1\n" % n for n in range(70_000)),
        b"[answers]\nnoises = [" + b"'a'," * 200_000 + b"]",
        b"".join(b"q%d=1\n" % n for n in range(90_000)),
    ],
)
def test_a_megabyte_of_faults_is_answered_soon(data: bytes) -> None:
    began = time.process_time()
    words = refused(from_stdin(data))
    assert time.process_time() - began < 3  # a second on a machine that does nothing else
    assert len(words.splitlines()) <= 25


def test_very_many_faults_are_counted_and_not_all_shown() -> None:
    answers = {f"q{number}": "no" for number in range(300)}
    lines = refused(run_small(answers)).splitlines()
    assert len(lines) == 101
    assert lines[-1] == "… and 200 more"


@pytest.mark.parametrize("name", ["nothing.toml", "", ".", "..", "/dev/zero", "/dev/null", "a\0b", "x" * 300, "/" * 9])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path) -> None:
    refused(from_file(tmp_path / name if "/" not in name else Path(name)))


def test_a_pipe_without_a_writer_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    done = threading.Event()

    def read() -> None:
        refused(from_file(path))
        done.set()

    threading.Thread(target=read, daemon=True).start()
    assert done.wait(5)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(sheet(QUIET))
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    refused(from_file(tmp_path / "link.json"))


def test_closed_standard_input_is_said_in_words() -> None:
    with pytest.raises(InputFileError, match="standard input"):
        read_sheet("-", small(), None)


def test_a_sheet_hides_its_answers_from_a_fault_report() -> None:
    given_sheet = read_sheet("-", small(), io.TextIOWrapper(io.BytesIO(sheet({"notes": MARKER}))))
    assert MARKER not in repr(given_sheet)


# JSON places


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(0, 99) | st.text('a"{}[]:,\\\n', max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('ab"{\\', max_size=3), inner, max_size=3),
        max_leaves=10,
    ),
    st.sampled_from([None, 1, "\n"]),
)
@settings(max_examples=200, deadline=None)
def test_each_key_of_a_json_text_is_found_where_it_stands(inner: object, indent: int | str | None) -> None:
    text = json.dumps({"answers": inner}, indent=indent)
    lines = text.split("\n")
    tree = parse(text, "x")
    for path, (line, column) in places(text).items():
        node: object = tree
        for part in path:
            node = node[part]  # type: ignore[index]
        assert lines[line - 1][column - 1 :].startswith(json.dumps(path[-1]))
