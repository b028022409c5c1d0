"""The summary of a flow that is not about health speaks of no clinician, pain or medicine; that of another one does."""

import re
from datetime import date
from pathlib import Path

import pytest

from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.export import txt
from sciatui.flow.interface import ELSEWHERE, flow_words, load_words
from sciatui.flow.load import load_flow
from sciatui.headless.wander import wander

MEDICAL = re.compile(
    r"clinic|\bpain|medic|doctor|diagnos|examined|health|treatment|clínic|dolor|médic|diagn|salud|tratamiento",
    re.IGNORECASE,
)
TEMPLATE = Path(__file__).parents[2] / "src" / "sciatui" / "templates" / "flow"


def summaries(where: str | Path) -> str:
    """Return the summaries of some ways through a flow."""
    flow = load_flow(where)
    ends = [[*wander(Session.begin(flow), seed)][-1] for seed in range(25)]
    return "\n".join(txt.render(summarise(end, date(2026, 1, 15), by_person=True)) for end in ends)


@pytest.mark.parametrize("where", ["example-mountain-tour", TEMPLATE])
def test_a_flow_that_is_not_about_health_is_told_without_words_that_only_fit_health(where: str | Path) -> None:
    said = summaries(where)
    assert sorted({found.group() for found in MEDICAL.finditer(said)}) == []
    assert "For whoever helps you" in said


def test_a_flow_about_health_keeps_them() -> None:
    said = summaries("example-headache")
    assert "For the clinician" in said
    assert "It does not make your pain less real" in said


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_of_those_words_stands_for_words_that_there_are(language: str) -> None:
    words = load_words(language).texts
    instead = {key: text for key, text in words.items() if key.startswith(ELSEWHERE)}
    assert instead
    told = flow_words(language, health=False).texts
    for key, text in instead.items():
        assert key.removeprefix(ELSEWHERE) in words
        assert told[key.removeprefix(ELSEWHERE)] == text
    assert not any(key.startswith(ELSEWHERE) for key in flow_words(language).texts)
