"""Where things are kept. Works the places out, and makes a folder for them that nobody else may enter."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Final

NAME: Final = "sciatui"

_OFF: Final = frozenset({"off", "0", "false", "no"})


def fault_file(environ: Mapping[str, str]) -> Path:
    """Return the file that faults are noted in. Answers never go there."""
    from pathlib import Path  # noqa: PLC0415 - takes longer to import than a short command to run

    return Path(_base(environ, "XDG_STATE_HOME", os.path.join(".local", "state")), NAME, "faults.jsonl")


def cache_folder(environ: Mapping[str, str]) -> str | None:
    """Return the folder where flows that were checked are kept; None if SCIATUI_CACHE is off. No answers there."""
    if environ.get("SCIATUI_CACHE", "").strip().lower() in _OFF:
        return None
    try:
        return os.path.join(_base(environ, "XDG_CACHE_HOME", ".cache"), NAME)
    except RuntimeError:
        return None


def here() -> Path:
    """Return the folder that the program was started in; where that is gone, the home folder, else the topmost one."""
    from pathlib import Path  # noqa: PLC0415 - the same

    try:
        return Path.cwd()
    except OSError:
        home = os.path.expanduser("~")
        return Path(home if os.path.isabs(home) else os.sep)


def make_private(folder: str) -> None:
    """Make a folder, and those above it that are missing, for its owner alone, whatever the umask says."""
    above = os.path.dirname(folder)
    if above not in {"", folder} and not os.path.isdir(above):
        make_private(above)
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        pass


def _base(environ: Mapping[str, str], variable: str, default: str) -> str:
    """Return the folder that `variable` names; a relative one is ignored, as its rules demand.

    Raises `RuntimeError` if there is no telling where the home is.
    """
    named = environ.get(variable, "")
    if named and os.path.isabs(named):
        return named
    home = environ.get("HOME") or environ.get("USERPROFILE") or os.path.expanduser("~")
    if home == "~":
        raise RuntimeError("no home")
    return os.path.join(home, default)
