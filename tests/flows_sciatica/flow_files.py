"""The files of the sciatica flow as they are written, so that a fault in one of them hides nothing in another."""

import tomllib
from pathlib import Path
from typing import Any, Final

from sciatui.flow.sources import COVERAGE

FLOW: Final = Path(__file__).parents[2] / "flows" / "sciatica"
FILES: Final = {
    path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(FLOW.glob("*.toml")) if path.name != COVERAGE
}


def tables(kind: str) -> dict[str, dict[str, Any]]:
    """Return all tables of a kind (`topic`, `treatment`), by their ids."""
    return {name: table for file in FILES.values() for name, table in file.get(kind, {}).items()}
