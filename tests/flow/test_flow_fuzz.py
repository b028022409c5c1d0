"""However the files of a flow are broken: it loads, or every complaint names a place, and nothing else happens."""

import tempfile
from pathlib import Path

from flow_folders import SMALL
from hypothesis import given, settings
from hypothesis import strategies as st

from sciatui.flow.load import examine

FILES = {
    path.relative_to(SMALL): path.read_bytes() for path in SMALL.rglob("*.toml") if path.parent.name != "scenarios"
}
PIECES = [
    "",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    " = ",
    "\n",
    "true",
    "nan",
    "[[",
    "\\u001b",
    "brakes",
    "flag(",
    "))",
    " and ",
]
VALUES = [
    "1",
    "1.5",
    '"x"',
    "[]",
    "{}",
    "true",
    "[{}]",
    "2026-01-01",
    '["x"]',
    "\"flag('brakes_fail')\"",
    '"worn"',
    '"{x}"',
]

pieces = st.sampled_from(PIECES) | st.text(max_size=3)
breaks = st.tuples(
    st.sampled_from(sorted(FILES)), st.integers(0, 10_000), st.integers(0, 12), pieces | st.sampled_from(VALUES)
)


def broken(content: bytes, at: int, length: int, piece: str) -> bytes:
    """Put a piece in the place of some bytes; a value in the place of a value."""
    lines = content.split(b"\n")
    number = at % len(lines)
    key, equals, _ = lines[number].partition(b" = ")
    if piece in VALUES and equals:
        lines[number] = key + equals + piece.encode()
        return b"\n".join(lines)
    at %= len(content)
    return content[:at] + piece.encode("utf-8", "surrogatepass") + content[at + length :]


@settings(max_examples=80)
@given(st.lists(breaks, min_size=1, max_size=3))
def test_a_flow_that_is_broken_anywhere_is_complained_of_and_nothing_else(
    several: list[tuple[Path, int, int, str]],
) -> None:
    files = dict(FILES)
    for path, at, length, piece in several:
        files[path] = broken(files[path], at, length, piece)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "text").mkdir()
        for path, content in files.items():
            (Path(folder) / path).write_bytes(content)
        _, flow, complaints = examine(folder)
    assert (flow is None) == any(complaint.severity == "error" for complaint in complaints)
    assert all(str(complaint).isprintable() for complaint in complaints)
