"""A conversation in plain mode as two strings: what is typed, and everything that is said."""

from collections.abc import Callable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from sciatui.errors import Exit
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.plain.app import Around, run

SMALL = Path(__file__).parent.parent / "flows" / "small"
TODAY = date(2026, 11, 22)


class Talk(NamedTuple):
    """How a conversation ended, and what was said in it."""

    exit: Exit
    text: str


Talker = Callable[..., Talk]


@pytest.fixture(scope="session")
def flow() -> Flow:
    return load_flow(SMALL)


@pytest.fixture
def talk(flow: Flow, tmp_path: Path) -> Talker:
    def talk(typed: Sequence[str], *, about: Flow = flow, columns: int = 80) -> Talk:
        writer = StringIO()
        reader = StringIO("".join(f"{line}\n" for line in typed))
        around = Around(tmp_path, lambda: columns, lambda region: load_flow(SMALL, region=region))
        return Talk(run(about, reader, writer, today=TODAY, around=around), writer.getvalue())

    return talk
