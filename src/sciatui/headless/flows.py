"""Finds the flow that a scenario is about, and loads each flow once.

A scenario inside a flow's own folder is about that flow, even where a bundled one has the same name: who edits a copy
wants the copy tested.
"""

from pathlib import Path
from typing import Final

from sciatui.errors import InputFileError
from sciatui.flow.definition import Flow
from sciatui.flow.gate import quoted
from sciatui.flow.load import load_flow
from sciatui.flow.reader import shown
from sciatui.headless.common import DEFAULT_FLOW

_FILE: Final = "flow.toml"


class Flows:
    """The flows loaded so far."""

    def __init__(self) -> None:
        """Begin with none."""
        self._loaded: dict[str, Flow | InputFileError] = {}

    def of(self, scenario: Path, name: str | None) -> Flow:
        """Return the flow that the scenario at this path names, or raise `InputFileError`.

        A name with a slash or of dots is a path beside the scenario; any other is the flow around the scenario if
        that has this id, and else a bundled flow.
        """
        if name is not None and ("/" in name or "\\" in name or not name.strip(".")):
            return self._load(_beside(scenario, name))
        around = next((folder for folder in scenario.resolve().parents if (folder / _FILE).is_file()), None)
        if around is not None:
            flow = self._load(str(around))
            if name in {None, flow.id}:
                return flow
        return self._load(name or DEFAULT_FLOW)

    def at(self, where: str) -> Flow:
        """Return the flow at a place, as `where` names it."""
        return self._load(where)

    def where(self, flow: Flow) -> str:
        """Return the place that a flow was loaded from."""
        return next(where for where, known in self._loaded.items() if known is flow)

    def _load(self, where: str) -> Flow:
        known = self._loaded.get(where)
        if known is None:
            try:
                known = load_flow(where)
            except InputFileError as fault:
                self._loaded[where] = fault
                raise
            self._loaded[where] = known
        if isinstance(known, InputFileError):
            raise InputFileError(f"The flow {where} cannot be used; see above.")
        return known


def _beside(scenario: Path, name: str) -> str:
    try:
        return str((scenario.parent / name).resolve())
    except (OSError, ValueError, RuntimeError):
        raise InputFileError(f"{shown(scenario)}: There can be no flow at {quoted(name)}.") from None
