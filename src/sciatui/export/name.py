"""Names of summary files: ours, of the day and a number and nothing that a person said, and those that people type."""

import os
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sciatui.flow.gate import outgoing

if TYPE_CHECKING:
    from datetime import date

    from sciatui.flow.words import Words


def stem(words: "Words", today: "date") -> str:
    """Return what the names of summary files begin with, in the person's language: a word of ours and the day."""
    return words("export.name.summary", day=today.isoformat())


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """Return the first free path such as `sciatui-summary-2026-11-22.txt`, then `…-2.txt`; `ending` has no dot.

    A name is taken by anything that bears it, also by a link to nowhere.
    """
    candidates = (f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}" for number in count(1))
    return next(folder / name for name in candidates if not os.path.lexists(folder / name))


def usable(here: Path) -> Path:
    """Return `here` if a file can be written there and its name can be shown, else the home folder if one can there."""
    try:
        homes = [Path.home()]
    except RuntimeError:  # nobody knows where the home is
        homes = []
    return next((folder for folder in (here, *homes) if _takes_files(folder)), here)


def _takes_files(folder: Path) -> bool:
    with suppress(OSError):
        return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK) and outgoing(str(folder)) == str(folder)
    return False


def named(text: str, folder: Path, stem: str, ending: str) -> Path:
    """Return the file that a person means: in a folder the first free name of ours, and a bare name gets the ending.

    A name that stands alone is in `folder`. Nothing is said about whether the file can be written.
    """
    path = Path(text)
    if text.startswith("~"):
        with suppress(RuntimeError):
            path = path.expanduser()
    path = folder / path
    with suppress(OSError):  # a name that is too long is refused when it is written
        if path.is_dir():
            return free_name(path, stem, ending)
    return path if path.suffix or os.path.lexists(path) else path.with_suffix(f".{ending}")
