"""Where things are kept. Works the places out; creates nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

NAME: Final = "sciatui"


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what the program notes about itself. Answers never go there."""
    return _base(environ, "XDG_STATE_HOME", Path(".local", "state")) / NAME


def fault_file(environ: Mapping[str, str]) -> Path:
    """Return the file that faults are noted in."""
    return state_folder(environ) / "faults.jsonl"


def _base(environ: Mapping[str, str], variable: str, default: Path) -> Path:
    """Return the folder that `variable` names; a relative one is ignored, as its rules demand."""
    named = environ.get(variable, "")
    if named and Path(named).is_absolute():
        return Path(named)
    home = environ.get("HOME") or environ.get("USERPROFILE")
    return (Path(home) if home else Path.home()) / default
