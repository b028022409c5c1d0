"""sciatui: a guided self-assessment for sciatica, in a terminal. Importing it imports nothing heavy.

`load_flow`, `Session` and `Result` are the way in for programs; each is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sciatui.engine.result import Result
    from sciatui.engine.session import Session
    from sciatui.flow.load import load_flow

__version__ = "0.1.0"

__all__ = ["Result", "Session", "__version__", "load_flow"]

_HOMES: Final = {
    "Result": "sciatui.engine.result",
    "Session": "sciatui.engine.session",
    "load_flow": "sciatui.flow.load",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sciatui' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
