"""Finds the flows that come with the program: in the installed package, or in a checkout of it."""

import os
from typing import Final

MAIN: Final = "flow.toml"
"""The file that makes a folder a flow."""


def bundled_folder() -> str:
    """Return the folder that holds the bundled flows."""
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    checkout = os.path.dirname(os.path.dirname(package))
    inside = os.path.join(package, "flows")
    if not os.path.isdir(inside) and os.path.isfile(os.path.join(checkout, "pyproject.toml")):
        return os.path.join(checkout, "flows")
    return inside


def bundled_names() -> tuple[str, ...]:
    """Return the names of the bundled flows."""
    folder = bundled_folder()
    if not os.path.isdir(folder):
        return ()
    return tuple(sorted(name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name, MAIN))))


def bundled(name: str) -> str | None:
    """Return the folder of the bundled flow of this name; None if there is none."""
    return os.path.join(bundled_folder(), name) if name in bundled_names() else None
