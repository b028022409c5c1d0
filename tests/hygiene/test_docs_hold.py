"""The docs name what there is."""

import re
from pathlib import Path

from sciatui.flow.schema import flow_schema

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"


def test_the_authors_guide_names_every_table_and_key() -> None:
    words = set(re.findall(r"[a-z_]+", (DOCS / "flows.md").read_text(encoding="utf-8")))
    schema = flow_schema()
    tables = set(schema["properties"])
    keys = {key for model in schema["$defs"].values() for key in model.get("properties", {})}
    assert not (tables | keys) - words


def test_every_link_of_the_docs_leads_to_a_file() -> None:
    broken = set()
    for page in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                broken.add((page.name, target))
    assert not broken
