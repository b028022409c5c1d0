"""The small flow, and a person who types."""

from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from plain_talk import Talk, Talker, Typist

from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.plain.app import Around, run

SMALL = Path(__file__).parent.parent / "flows" / "small"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def flow() -> Flow:
    return load_flow(SMALL)


def _reload(region: str, language: str) -> Flow:
    return load_flow(SMALL, region=region, language=language)


@pytest.fixture
def talk(flow: Flow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Talker:
    monkeypatch.chdir(tmp_path)

    def talk(typed: Sequence[str], *, about: Flow = flow, columns: int = 80) -> Talk:
        writer = StringIO()
        around = Around(Path(), lambda: columns, _reload)
        return Talk(run(about, Typist(typed), writer, today=TODAY, around=around), writer.getvalue())

    return talk
