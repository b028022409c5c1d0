"""Names for summary files: the day and a number, and nothing that a person said."""

import os
from datetime import date
from itertools import count
from pathlib import Path


def free_name(folder: Path, today: date, ending: str) -> Path:
    """Return the first free path such as `sciatui-summary-2026-11-22.txt`, then `…-2.txt`; `ending` has no dot.

    A name is taken by anything that bears it, also by a link to nowhere.
    """
    stem = f"sciatui-summary-{today.isoformat()}"
    candidates = (f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}" for number in count(1))
    return next(folder / name for name in candidates if not os.path.lexists(folder / name))
