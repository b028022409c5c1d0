"""That no figure reaches a screen that was not read at its source, and that each stands beside its citation."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
from flow_files import FILES

from sciatui.flow.complaint import key_of
from sciatui.flow.texts import texts_of

LISTS: Final = tomllib.loads(Path(__file__).with_name("figures.toml").read_text("utf-8"))
SEEN: Final = LISTS["seen"]
REFUSED: Final = LISTS["refused"]
FIGURE: Final = re.compile(
    r"\b(?:(?:\d+|one|two|three|nine) in (?:\d+|two|three|four|ten)(?: people| cases)?"
    r"|[\d,]+ (?:people|patients|trials|studies|reports|cases)"
    r"|(?:just over|nearly|about|more than|less than) (?:half(?! an hour)|a third|a quarter)\b)",
    re.IGNORECASE,
)
TOLD: Final = [
    (kind, name, key_of(path), text)
    for file in FILES.values()
    for kind, tables in file.items()
    if kind not in {"source", "format"}
    for name, table in tables.items()
    for path, text in texts_of({kind: {name: table}})
]


def _cited(kind: str, name: str) -> set[str]:
    return {source for file in FILES.values() for source in file.get(kind, {}).get(name, {}).get("source", [])}


def test_every_figure_in_a_text_was_read_and_its_source_is_cited_beside_it() -> None:
    faults = [
        (place, figure)
        for kind, name, place, text in TOLD
        for figure in FIGURE.findall(text)
        if not set(SEEN.get(figure, [])) & _cited(kind, name)
    ]
    assert faults == []


def test_every_figure_of_the_list_is_used() -> None:
    used = {figure for _, _, _, text in TOLD for figure in FIGURE.findall(text)}
    assert sorted(set(SEEN) - used) == []


@pytest.mark.parametrize("what", REFUSED)
def test_nothing_that_was_not_read_stands_in_a_text(what: str) -> None:
    assert [(place, text) for _, _, place, text in TOLD if re.search(REFUSED[what], text)] == []
