"""The summary of a session in every format, against files that show it.

After a change that is meant, `SCIATUI_WRITE_GOLDEN=1 pytest tests/summary` writes the files anew; read the difference.
"""

import os
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from bicycle import BY_URGENCY, bicycle, told
from hypothesis import given
from hypothesis import strategies as st

from sciatui.engine.summarise import summarise
from sciatui.engine.summary import Summary
from sciatui.export import html, md, txt
from sciatui.flow.aliases import Urgency
from sciatui.flow.values import URGENCIES

DAY: Final = date(2026, 11, 22)
GOLDEN: Final = Path(__file__).parent / "golden"
RENDER: Final[dict[str, Callable[[Summary], str]]] = {"txt": txt.render, "md": md.render, "html": html.render}


def exported(urgency: str, ending: str) -> str:
    """Return one export of a session that ends so; an emergency ends at its warning screen."""
    answers = BY_URGENCY[urgency]
    if urgency == "emergency":
        answers = {"front_brake": answers["front_brake"]}
    return RENDER[ending](summarise(told(answers), DAY))


class Words(HTMLParser):
    """Collects the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(page)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data


def plain(text: str, ending: str) -> str:
    """Return the words of an export without its markup or line breaks."""
    words = Words(text).words if ending == "html" else text.replace("\\", "")
    return " ".join(words.split())


def without_style(page: str) -> str:
    """Leave the style sheet out of a page: its look is judged by eye."""
    return re.sub(r"(?s)<style>.*</style>", "<style></style>", page)


@pytest.mark.parametrize("ending", RENDER)
@pytest.mark.parametrize("urgency", ["routine", "same_day", "emergency"])
def test_an_export_looks_as_it_did(urgency: str, ending: str) -> None:
    text = without_style(exported(urgency, ending))
    golden = GOLDEN / f"{urgency}.{ending}"
    if os.environ.get("SCIATUI_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", RENDER)
@pytest.mark.parametrize("urgency", URGENCIES)
def test_every_export_of_every_result_holds_the_whole_warning_list(urgency: Urgency, ending: str) -> None:
    words = plain(exported(urgency, ending), ending)
    assert [flag.sign for flag in bicycle().red_flags.values() if flag.sign not in words] == []
    assert "If one of these starts or gets worse, do what its list says." in words


@pytest.mark.parametrize("ending", RENDER)
@pytest.mark.parametrize("urgency", URGENCIES)
def test_every_export_says_the_level_before_any_reason(urgency: Urgency, ending: str) -> None:
    words = plain(exported(urgency, ending), ending).lower()
    level = bicycle().words(f"summary.level.{urgency}").lower()
    assert words.index(f"{level}:") < words.index(bicycle().words("summary.reasons.heading").lower())


@given(st.text(max_size=300).map(lambda text: f"x{text}"))
def test_what_was_typed_in_a_session_reaches_the_text_only_behind_its_mark(typed: str) -> None:
    answers = {**BY_URGENCY["self_care"], "notes": typed, "rides": [{"name": "x", "score": 1}]}
    calm = {**answers, "notes": "x"}
    with_typed = txt.render(summarise(told(answers), DAY)).splitlines()
    harmless = txt.render(summarise(told(calm), DAY)).splitlines()
    assert [line for line in with_typed if line[:2] != "> "] == [line for line in harmless if line[:2] != "> "]
