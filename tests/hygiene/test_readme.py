"""What the README shows is what the program shows today."""

import asyncio
import re
import runpy
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Final

from sciatui.flow.load import load_flow
from sciatui.plain.app import run

ROOT: Final = Path(__file__).parents[2]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
TEXT: Final = re.compile(r"<text [^>]*>([^<]*)</text>")
PROMPT: Final = "\n>"


def test_the_transcript_is_what_plain_mode_says() -> None:
    said = StringIO()
    run(load_flow("sciatica"), StringIO("start\n"), said, today=date(2026, 11, 22))
    first_question = said.getvalue().split(PROMPT)[1].partition("\n")[2]
    transcript = README.split("```")[1].removesuffix("\n").removesuffix(PROMPT)
    assert transcript.strip() == first_question.strip()


def test_the_picture_is_todays_screen() -> None:
    program = runpy.run_path(str(ROOT / "docs" / "make_pictures.py"))
    (name,) = re.findall(r"images/(\w+)\.svg", README)
    drawn = asyncio.run(program["picture"](load_flow("sciatica"), *program["PICTURES"][name]))
    stored = (ROOT / "docs" / "images" / f"{name}.svg").read_text(encoding="utf-8")
    assert TEXT.findall(stored) == TEXT.findall(drawn), "renew it with: python docs/make_pictures.py"
