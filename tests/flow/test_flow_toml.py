"""TOML 1.0 is read, everything else is refused in plain words; nothing valid is refused by mistake."""

import math
import tomllib

import pytest

from sciatui.flow import toml
from sciatui.flow.complaint import FileError
from sciatui.flow.decode import decode
from sciatui.flow.locate import Positions

SOUND = {
    "placeholders in inline tables": 'a = { text = "Call {doctor}", of = "1" }',
    "braces in texts": "a = { b = '}', c = \"}{\" } # {",
    "lists of tables over lines": "a = [\n  { b = 1 }, # {\n  { b = 2 },\n]",
    "a text of many lines with braces": 'a = """\n{ b = 1,\n c = 2, }\n"""',
    "a text with escapes that look new": r'a = "\\e and \\x41"',
    "a literal text with escapes that look new": r"a = '\e \x41'",
    "times": 'a = 07:32:00\nb = 2026-01-31T07:32:00Z\nc = \'07:32\'\nd = """\n07:32 is a time"""',
    "line ends of Windows": "a = 1\r\nb = '''\r\nx\r\n'''\r\n",
    "dots in texts": f"a = '{'.' * 200}'\nb = 1",
    "keys in quotes": '"a.b" = 1\n\'c d\'."e" = 2',
}

NEWER = {
    "a table over two lines": ("a = { b = 1,\n c = 2 }", (1, 13)),
    "a comma at the end of a table": ("x = 1\na = { b = 1, }", (2, 12)),
    "the escape for escape": ('a = 1\nb = "\\e"', (2, 1)),
    "the escape for one byte": ('b = "\\x41"', (1, 1)),
    "a time without seconds": ("a = 07:32", (1, 1)),
    "a day and time without seconds": ("a = 2026-01-31T07:32", (1, 1)),
}


@pytest.mark.parametrize("name", SOUND)
def test_sound_toml_is_read_as_the_standard_library_reads_it(name: str) -> None:
    text = decode(SOUND[name].encode(), "a.toml")
    assert toml.parse(text, "a.toml") == tomllib.loads(text)


@pytest.mark.parametrize("name", NEWER)
def test_newer_toml_is_refused_with_its_place(name: str) -> None:
    text, place = NEWER[name]
    with pytest.raises(FileError, match="newer TOML") as caught:
        toml.parse(text, "a.toml")
    complaint = caught.value.complaint
    assert (complaint.rule, complaint.line, complaint.column) == ("E-toml", *place)


@pytest.mark.parametrize(("value", "column"), [("nan", 9), ("[1, -inf]", 13), ("{ b = 1e999 }", 15)])
def test_numbers_that_no_threshold_can_meet_are_refused(value: str, column: int) -> None:
    with pytest.raises(FileError) as caught:
        toml.parse(f"[x]\ny.zzz = {value}", "a.toml")
    complaint = caught.value.complaint
    assert (complaint.rule, complaint.line, complaint.column) == ("E-range", 2, column)


def test_finite_numbers_come_as_they_are() -> None:
    tree = toml.parse("a = 1.5\nb = -3\nc = 1_000_000_000_000_000", "a.toml")
    assert tree == {"a": 1.5, "b": -3, "c": 10**15}
    assert math.isfinite(tree["a"])


TEXT = '''# é
format = 1
[question.q]
a.b = """x\\n\\
   yé"""
e2 = 1
[[x.y]]
k=[1, # c
 {a="b\\u0041c"}, [2, [3]]]
[x.y.sub]
z = 1
[[x.y]]
'é' . n = 'it'
"q r".s = 2
[[x.y.deep]]
u = 1
[[x.y.deep]]
u = 2
'''

PLACES: list[tuple[tuple[str | int, ...], tuple[int, int]]] = [
    (("format",), (2, 10)),
    (("question", "q", "a", "b"), (4, 7)),
    (("x", "y", 0, "k", 0), (8, 4)),
    (("x", "y", 0, "k", 1, "a"), (9, 5)),
    (("x", "y", 0, "k", 2, 1, 0), (9, 23)),
    (("x", "y", 0, "sub", "z"), (11, 5)),
    (("x", "y", 1, "é", "n"), (13, 11)),
    (("x", "y", 1, "q r", "s"), (14, 11)),
    (("x", "y", 1, "deep", 0, "u"), (16, 5)),
    (("x", "y", 1, "deep", 1, "u"), (18, 5)),
]


@pytest.mark.parametrize(("path", "place"), PLACES)
def test_every_value_is_found_where_it_stands(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert Positions(TEXT).of(path) == place


def test_what_is_missing_is_found_at_the_table_around_it() -> None:
    positions = Positions(TEXT)
    assert positions.of(("question", "q", "why")) == (3, 11)
    assert positions.of(("x", "y", 1, "é", "m")) == (13, 1)
    assert positions.of(("nothing", "here")) == (1, 1)


def test_a_key_is_told_from_its_value() -> None:
    assert Positions(TEXT).of(("question", "q", "a", "b"), "key") == (4, 3)


@pytest.mark.parametrize(("offset", "place"), [(0, (4, 10)), (1, (4, 11)), (2, (5, 4)), (3, (5, 5)), (4, (5, 6))])
def test_a_character_is_found_behind_escapes_and_line_ends(offset: int, place: tuple[int, int]) -> None:
    assert Positions(TEXT).of(("question", "q", "a", "b"), "value", offset) == place


@pytest.mark.parametrize(
    ("value", "offset", "place"),
    [
        ("'abc'", 2, (1, 8)),
        ("'''\nabc'''", 1, (2, 2)),
        ("'''\r\nabc\r\nd'''", 4, (3, 1)),
        ('"\\u0041\\U00000042c"', 2, (1, 22)),
        ('"\\"b"', 1, (1, 8)),
    ],
)
def test_a_character_is_found_in_every_kind_of_text(value: str, offset: int, place: tuple[int, int]) -> None:
    assert Positions(f"a = {value}").of(("a",), "value", offset) == place
