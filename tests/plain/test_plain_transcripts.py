"""Whole conversations, word for word. A transcript is its own script: what stands after `> ` is typed.

A name that ends in `.ends` says that input ends at the last prompt. With SCIATUI_GOLDEN=write the files are written
anew; read the difference before it is kept.
"""

import os
from pathlib import Path

import pytest
from plain_talk import Talker

from sciatui.engine.summary import Bullets, Card, Entry, Paragraph, Part, Row, Rows, Summary, Typed

GOLDEN = Path(__file__).parent / "golden"
TRANSCRIPTS = sorted(GOLDEN.glob("*.txt"))
PROMPT = "> "

SIGNS = Part("warning", "Warning signs", (Paragraph("What they are."), Bullets(("One sign", "Another sign"))))
SUMMARY = Summary(
    title="A summary",
    subtitle="Made today",
    language="en",
    urgency="routine",
    person=(
        Part("care", "What to do now", (Card("routine", "Routine", "Book a service", ("Ask for a time.",)),)),
        Part(
            "reasons",
            "Why",
            (
                Entry("A rule", ("What it says. " * 9,)),
                Rows((Row("Is it so?", "Yes"), Row("Crack", "No, none at all " * 5))),
            ),
        ),
        SIGNS,
    ),
    clinician_heading="For the clinician",
    clinician=(Part("typed", "In the person's own words", (Typed("What else?", "My own words " * 9),)),),
    footer=("Who made this.",),
)
"""A short document with every kind of block: what summaries say is tested where they are made."""


def typed_in(transcript: str) -> list[str]:
    return [line[len(PROMPT) :] for line in transcript.splitlines() if line.startswith(PROMPT)]


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_conversation_reads_as_it_did(path: Path, talk: Talker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sciatui.plain.outcome.summarise", lambda *_: SUMMARY)
    monkeypatch.setattr("sciatui.plain.dialogue.warning", lambda _: SIGNS)
    transcript = path.read_text(encoding="utf-8")
    typed = typed_in(transcript)
    said = talk(typed[:-1] if path.stem.endswith(".ends") else typed)
    text = f"{said.text}\nExit: {said.exit}\n"
    if os.environ.get("SCIATUI_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == transcript


def test_there_are_transcripts() -> None:
    assert len(TRANSCRIPTS) >= 5
