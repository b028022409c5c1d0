"""The summary on paper: typical cases of the sciatica flow take two pages.

How much fits on a page hangs on the widths of letters. The style names Arial; where there is none, it is measured with
Liberation Sans, whose letters are as wide. Without a Chromium, or with neither font, nothing can be said, and it is
skipped.
"""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from sciatui.engine.summarise import summarise
from sciatui.export.html import render
from sciatui.headless.flows import Flows
from sciatui.headless.scenario_file import read_scenario
from sciatui.headless.scenario_play import play_scenario

SCENARIOS: Final = Path(__file__).parents[2] / "flows" / "sciatica" / "scenarios"
TYPICAL: Final = [
    "red_flags/f01_07_saddle_numb_alone",
    "pathways/weakness_getting_worse",
    "pathways/stenosis_classic",
    "pathways/root_all_three",
]
CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AS_WIDE_AS_ARIAL: Final = frozenset({"Arial", "Liberation Sans", "Arimo"})


def _letters() -> str:
    """Return the font that a browser takes for Arial, as fontconfig says; empty where that is not there to ask."""
    if shutil.which("fc-match") is None:
        return ""
    asked = subprocess.run(["fc-match", "--format", "%{family}", "Arial"], capture_output=True, text=True, check=False)
    return asked.stdout.partition(",")[0]


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to print with")
@pytest.mark.skipif(
    _letters() not in AS_WIDE_AS_ARIAL, reason="no font with the widths of Arial, by which the pages are set"
)
@pytest.mark.parametrize("name", TYPICAL)
def test_a_typical_case_prints_on_a_page_for_each_reader(name: str, tmp_path: Path) -> None:
    scenario = read_scenario(SCENARIOS / f"{name}.toml", Flows())
    page = tmp_path / "summary.html"
    page.write_text(render(summarise(play_scenario(scenario).session, date(2026, 11, 22))), encoding="utf-8")
    paper = tmp_path / "summary.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={paper}"]
    subprocess.run([str(CHROMIUM), *options, str(page)], check=True, capture_output=True, timeout=120)
    assert len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) == 2
