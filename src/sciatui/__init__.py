"""sciatui: a guided self-assessment for sciatica, in a terminal. Importing it imports nothing heavy.

The names in `__all__` are the way in for programs and stay as they are; `docs/python-api.md` shows them at work. Each
is imported when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

    from sciatui.engine.problem import Problem, Refusal
    from sciatui.engine.result import Result
    from sciatui.engine.session import Session
    from sciatui.errors import SciatuiError
    from sciatui.export.result_json import as_json
    from sciatui.flow.complaint import FlowError
    from sciatui.flow.definition import Flow
    from sciatui.flow.load import load_flow
    from sciatui.flow.values import Blank
    from sciatui.headless.repro import scenario_of

__version__ = "0.1.0"

__all__ = [
    "Blank",
    "Flow",
    "FlowError",
    "Problem",
    "Refusal",
    "Result",
    "SciatuiError",
    "Session",
    "__version__",
    "as_json",
    "load_flow",
    "scenario_of",
]

_HOMES: Final = {
    "Blank": "sciatui.flow.values",
    "Flow": "sciatui.flow.definition",
    "FlowError": "sciatui.flow.complaint",
    "Problem": "sciatui.engine.problem",
    "Refusal": "sciatui.engine.problem",
    "Result": "sciatui.engine.result",
    "SciatuiError": "sciatui.errors",
    "Session": "sciatui.engine.session",
    "as_json": "sciatui.export.result_json",
    "load_flow": "sciatui.flow.load",
    "scenario_of": "sciatui.headless.repro",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sciatui' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - a command does without

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names, also those that nobody has used yet."""
    return sorted(__all__)
