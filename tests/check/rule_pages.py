"""The pages about rules, and the flows that their examples make."""

import re
from pathlib import Path
from shutil import copytree, rmtree
from typing import NamedTuple

PAGES = Path(__file__).parents[2] / "docs" / "rules"
EXAMPLE = PAGES / "example"
_PAGE = re.compile(
    r"# (\S+)\n\n(.+)\.\n\n(.+)\n\n## Bad\n\n```\w+\n(.*?)\n?```\n\n## Good\n\n```\w+\n(.*?)\n?```\n", re.DOTALL
)
_WITHOUT = re.compile(r"# without (.+)\n")
_INSTEAD = re.compile(r"# in (\S+), instead of: (.+)\n?")


class Page(NamedTuple):
    """What a page says."""

    rule: str
    title: str
    bad: str
    good: str


def page(rule: str) -> Page:
    found = _PAGE.fullmatch((PAGES / f"{rule}.md").read_text("utf-8"))
    assert found is not None, f"{rule}.md has another shape"
    return Page(found.group(1), found.group(2), found.group(4), found.group(5))


def lay(folder: Path, rule: str, example: str) -> Path:
    """Lay an example beside the flow of the pages, without the tables or in the place of the line that it names."""
    home = copytree(EXAMPLE, folder / "flow")
    spanish = home / "in_spanish"
    if "-translation-" in rule:
        (home / "text").mkdir()
        (spanish / "es.toml").rename(home / "text" / "es.toml")
    rmtree(spanish)
    without = _WITHOUT.match(example)
    for name in without.group(1).split(", ") if without is not None else ():
        _take_out(home / "flow.toml", name)
    instead = _INSTEAD.match(example)
    if instead is None:
        (home / "more.toml").write_text(example + "\n", "utf-8")
    else:
        file = home / instead.group(1)
        before = file.read_text("utf-8")
        assert instead.group(2) in before
        file.write_text(before.replace(instead.group(2), example[instead.end() :]), "utf-8")
    return home


def _take_out(file: Path, name: str) -> None:
    before = file.read_text("utf-8")
    tables = before.split("\n\n")
    kept = [table for table in tables if not table.startswith(f"[{name}]\n")]
    assert len(kept) == len(tables) - 1, name
    file.write_text("\n\n".join(kept), "utf-8")
