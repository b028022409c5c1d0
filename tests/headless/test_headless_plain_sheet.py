"""The short way through a plain answers file comes to what reading it as TOML comes to, or gives up."""

from pathlib import Path

import pytest
import tomli
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sciatui.errors import InputFileError
from sciatui.flow.toml import parse
from sciatui.headless.plain_sheet import plainly

ROOT = Path(__file__).parents[2]

_PIECES = st.sampled_from(
    [
        *("a", "b", "b-2", "_", "7", "a.b", '"a"', "é", "", "answers"),
        *(
            "=",
            " = ",
            "==",
            "[",
            "]",
            "[[",
            "]]",
            ",",
            ", ",
            " ",
            "  ",
            "\t",
            "#",
            " # ",
            "\r",
            "\x7f",
            "\u00a0",
            "\n",
            "\n\n",
        ),
        *('"', '"no"', '"a,b"', '"a=b"', '"#"', '"é"', '"\\n"', '"""', "'", "'no'", '""', '"[x]"', '"]"'),
        *("0", "7", "07", "-7", "+7", "1_000", "1e3", "0x7", "٣", "1.5", "true", "inf", "2026-01-01", "9" * 20),
        *("[answers]", "[a]", "[ a ]", "[]", "{}", "{a = 1}", '["a", "b"]', '["a","b",]', "[1, 2]", '["a" "b"]', "[ ]"),
    ]
)
_LINES = st.tuples(st.sampled_from(["a", "b", "c", "b-2"]), st.lists(_PIECES, min_size=1, max_size=4)).map(
    lambda line: f"{line[0]} = {''.join(line[1])}"
)
TEXTS = st.one_of(st.lists(_PIECES, max_size=12).map("".join), st.lists(_LINES | _PIECES, max_size=6).map("\n".join))


@given(TEXTS)
@example('a = "x"\r\nb = 1\r\n')
@example('[a]\nb = "x"\n[a]\nc = "y"\n')
@example('a = "x"\n[a]\n')
@example('a = ["x", "y"]]')
@example('a = "x" # "y"')
@settings(max_examples=600, deadline=None)
def test_what_is_read_plainly_is_what_toml_says(text: str) -> None:
    plain = plainly(text)
    if plain is not None:
        assert repr(plain) == repr(tomli.loads(text)) == repr(parse(text, "x"))


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_what_is_no_toml_is_never_read_plainly(text: str) -> None:
    try:
        parse(text, "x")
    except InputFileError:
        assert plainly(text) is None


@pytest.mark.parametrize(
    "text",
    [
        'title = "A title"\n\n[answers]\n# A remark.\nleg = "no"\nage = 55\nwhere = ["left", "right"]\nnone = []\n',
        '  leg   =   "no"  \n',
        "",
        (ROOT / "benchmarks" / "answers.toml").read_text("utf-8"),
    ],
)
def test_what_most_people_write_is_read_plainly(text: str) -> None:
    assert plainly(text) == tomli.loads(text)
