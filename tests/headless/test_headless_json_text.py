"""A JSON text is read as Python's own module reads it, and refused where that refuses it, with the same place."""

import json
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sciatui.errors import InputFileError
from sciatui.headless.json_text import parse

_PIECES = st.sampled_from(
    [
        *'{}[]:,"\\ \t\n\r',
        '"a"',
        '"b": 1',
        "1",
        "-0",
        "1.5",
        "1e400",
        "NaN",
        "Infinity",
        "true",
        "null",
        "\ufeff",
        "\x00",
        "nul",
    ]
)


@given(
    st.lists(_PIECES, max_size=8).map("".join)
    | st.lists(_PIECES, max_size=6).map(lambda parts: f"{{{''.join(parts)}}}")
)
@example('{"a": 1} \n')
@example('{"a": 1} x')
@example(' \t\r\n{"a": [1, {"b": 2}]}')
@example("")
def test_a_text_is_read_as_python_reads_it(text: str) -> None:
    try:
        whole: object = json.loads(text, object_pairs_hook=_table, parse_float=Decimal, parse_constant=Decimal)
    except json.JSONDecodeError as fault:
        with pytest.raises(InputFileError, match=f"x:{fault.lineno}:{fault.colno}: E-json"):
            parse(text, "x")
    except _TwiceError:
        with pytest.raises(InputFileError, match="stands twice"):
            parse(text, "x")
    else:
        _is_read_as(text, whole)


def _is_read_as(text: str, whole: object) -> None:
    if isinstance(whole, dict):
        assert repr(parse(text, "x")) == repr(whole)
    else:
        with pytest.raises(InputFileError, match="not a JSON object"):
            parse(text, "x")


class _TwiceError(Exception):
    """A key stands twice."""


def _table(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) < len(pairs):
        raise _TwiceError
    return dict(pairs)
