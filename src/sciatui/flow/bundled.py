"""Finds the flows that come with the program, in the installed package or in a checkout of it, and names flows."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
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


def reference(where: str, folder: str) -> str:
    """Return how a scenario in a folder names the flow at a place: a bundled one by its name, another by its path.

    A scenario inside the flow's own folder names none ("").
    """
    known = bundled(where)
    home = known or ((os.path.dirname(where) or os.curdir) if os.path.basename(where) == MAIN else where)
    is_folder = os.path.isdir(home)
    path = os.path.relpath(os.path.realpath(home), os.path.realpath(folder)).replace(os.sep, "/")
    if is_folder and set(path.split("/")) <= {"..", "."}:
        return ""
    if known is not None:
        return where
    return f"{path}/" if is_folder else f"./{path}"
