"""The JSON that is written is what Python's own module writes, and nothing that is no JSON comes out."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatui.export.result_json import dumps

_SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8)
)
TREES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=5), TREES, max_size=5))
def test_a_document_is_written_as_pythons_own_module_writes_it(document: dict[str, object]) -> None:
    assert dumps(document) == json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


@pytest.mark.parametrize(("value", "fault"), [(math.nan, ValueError), (math.inf, ValueError), ({1}, TypeError)])
def test_what_json_does_not_have_is_refused(value: object, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        dumps({"a": [value]})
