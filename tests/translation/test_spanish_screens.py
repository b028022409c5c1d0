"""A few Spanish pages as a person meets them, whole: a conversation that meets a warning sign, and its summary.

`SCIATUI_GOLDEN=write pytest tests/translation/test_spanish_screens.py` writes them anew; read the difference.
"""

import os
import re
from collections.abc import Iterable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Final

import pytest

from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.export import html, txt
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.plain.app import run

GOLDEN: Final = Path(__file__).parent / "golden"
TODAY: Final = date(2026, 11, 22)
TALK: Final = ("empezar", "ayuda", "1", "no sé", "2", "2", "2", "2", "sí", "1", "emergencia", "parar", "salir", "salir")
"""What is typed: a slip, "not sure", and a yes to the last of the first six questions."""


@pytest.fixture(scope="module")
def flow() -> Flow:
    return load_flow("sciatica", language="es")


class Typist:
    """Types lines, then ends."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)

    def isatty(self) -> bool:
        return False

    def readline(self, _size: int = -1, /) -> str:
        line = next(self._lines, None)
        return "" if line is None else f"{line}\n"


def held(name: str, text: str, flow: Flow) -> None:
    """Compare with what is kept; the hash of the flow changes with each of its words."""
    text = re.sub(flow.hash[:4] + r"[0-9a-f]*", "HASH", text)
    file = GOLDEN / name
    if os.environ.get("SCIATUI_GOLDEN") == "write":
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def test_a_conversation_in_spanish_reads_as_it_did(flow: Flow) -> None:
    writer = StringIO()
    code = run(flow, Typist(TALK), writer, today=TODAY)
    held("conversation.txt", f"{writer.getvalue()}\nExit: {code}\n", flow)


def test_a_summary_in_spanish_reads_as_it_did(flow: Flow) -> None:
    session = Session.begin(flow)
    for question in ("bladder_start", "bladder_hold", "bladder_feel", "bladder_leak", "bladder_full"):
        after = session.answer(question, "no")
        assert isinstance(after, Session)
        session = after
    after = session.answer("bowel_leak", "yes")
    assert isinstance(after, Session)
    summary = summarise(after.stop(), TODAY)
    # The part for the clinician holds the label of every question: its headings are enough here.
    brief = [part._replace(blocks=()) for part in summary.clinician]
    held("summary.txt", txt.render(summary._replace(clinician=tuple(brief))), flow)
    assert '<html lang="es">' in html.render(summary)
    assert "22 de noviembre de 2026" in html.render(summary)
