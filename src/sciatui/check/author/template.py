"""Writes a new flow: a copy of the small one that comes with the program. It changes nothing that is there."""

import os
import re
from datetime import date
from pathlib import Path
from typing import Final

from sciatui.errors import Exit, SciatuiError, UsageError
from sciatui.flow.reader import read, shown

TEMPLATE: Final = Path(os.path.realpath(__file__)).parents[2] / "templates" / "flow"
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_OLD_ID: Final = 'id = "my_flow"'
_DAY: Final = "2026-11-22"


class CannotMake(SciatuiError):
    """The folder could not be made, or not filled."""

    exit = Exit.USAGE


def write_template(folder: Path, today: date) -> tuple[Path, ...]:
    """Write a new flow into a folder that is not there yet or is empty, and return its files."""
    if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{shown(folder)} is already there and is not an empty folder. Choose another name.")
    written = []
    try:
        for source in sorted(TEMPLATE.rglob("*.toml")):
            target = folder / source.relative_to(TEMPLATE)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as file:
                file.write(_own(read(source).decode(), folder, today))
            written.append(target)
    except OSError as fault:
        raise CannotMake(f"Could not write to {shown(folder)}: {fault.strerror}.") from None
    return tuple(written)


def _own(text: str, folder: Path, today: date) -> str:
    """Give the flow the name of its folder, where that can be an id, and the day of today."""
    name = folder.resolve().name.lower().replace("-", "_").replace(" ", "_")
    if _ID.fullmatch(name):
        text = text.replace(_OLD_ID, f'id = "{name}"')
    return text.replace(_DAY, today.isoformat())
