"""Finds the flow that a scenario is about, and loads each flow once.

A scenario inside a flow's own folder is about that flow and no other: who edits a copy wants the copy tested. Where it
names another one by a name, or lies in no flow and names none, nothing is guessed: a scenario that passes on another
flow than the one meant says nothing of either.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sciatui.errors import InputFileError
from sciatui.flow.bundled import MAIN, bundled, bundled_names
from sciatui.flow.complaint import Fault, did_you_mean
from sciatui.flow.definition import Flow
from sciatui.flow.gate import quoted
from sciatui.flow.load import load_flow
from sciatui.flow.reader import shown
from sciatui.headless.document import Document

_OWN: Final = 'Give the path of your own flow from here, such as flow = "../my-flow/".'


class Flows:
    """The flows loaded so far."""

    def __init__(self) -> None:
        """Begin with none."""
        self._loaded: dict[str, Flow | InputFileError] = {}

    def of(self, scenario: Path, document: Document) -> Flow:
        """Return the flow that a scenario is about, or raise `InputFileError`.

        A name with a slash or of dots is a path beside the scenario. Any other is the id of the flow around the
        scenario, or where there is none, the name of a bundled flow.
        """
        name = document.table.get("flow")
        if name is not None and ("/" in name or "\\" in name or not name.strip(".")):
            return self._load(_beside(scenario, name))
        around = next((folder for folder in scenario.resolve().parents if (folder / MAIN).is_file()), None)
        if around is None:
            document.refuse(_not_bundled(name))
            return self._load(str(name))
        flow = self._load(str(around))
        if name not in {None, flow.id} and not _is_bundled_at(name, around):
            message = f"This lies in the flow {quoted(flow.id)} and is tested on no other, but names {quoted(name)}"
            hint = f"Leave flow out if {flow.id} is meant, or give the path of the other flow from here."
            document.refuse([Fault("E-flow", ("flow",), message, hint)])
        return flow

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
            raise known
        return known


def _beside(scenario: Path, name: str) -> str:
    try:
        return str((scenario.parent / name).resolve())
    except (OSError, ValueError, RuntimeError):
        raise InputFileError(f"{shown(scenario)}: There can be no flow at {quoted(name)}.") from None


def _is_bundled_at(name: str, folder: Path) -> bool:
    where = bundled(name)
    return where is not None and Path(where).resolve() == folder


def _not_bundled(name: str | None) -> Iterator[Fault]:
    """Complain of a scenario outside every flow that names none, or none that comes with the program."""
    if name is None:
        yield Fault("E-flow", (), "This lies in no flow, so it has to say which flow it is about", _OWN)
    elif bundled(name) is None:
        message = f"No flow of the name {quoted(name)} comes with the program"
        yield Fault("E-flow", ("flow",), message, did_you_mean(name, bundled_names()) or _OWN)
