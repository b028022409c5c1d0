"""Finds the flows that come with the program: in the installed package, or in a checkout of it."""

from pathlib import Path

from sciatui.flow.merge import MAIN


def bundled_folder() -> Path:
    """Return the folder that holds the bundled flows."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1]
    if not (package / "flows").is_dir() and (checkout / "pyproject.toml").is_file():
        return checkout / "flows"
    return package / "flows"


def bundled_names() -> tuple[str, ...]:
    """Return the names of the bundled flows."""
    folder = bundled_folder()
    if not folder.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in folder.iterdir() if (entry / MAIN).is_file()))


def bundled(name: str) -> Path | None:
    """Return the folder of the bundled flow of this name; None if there is none."""
    return bundled_folder() / name if name in bundled_names() else None
