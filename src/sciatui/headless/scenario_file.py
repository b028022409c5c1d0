"""A scenario file: answers and expectations, read as strictly as a flow.

Every key that is not known, every answer that does not fit and every name that the flow does not have is a fault
with its line, because a scenario that says nothing would pass for ever.
"""

from __future__ import annotations

from pathlib import Path

from sciatui.errors import InputFileError
from sciatui.flow import reader
from sciatui.flow.complaint import Fault, did_you_mean
from sciatui.flow.gate import quoted
from sciatui.headless.answers import answers_in
from sciatui.headless.document import Document, read_document
from sciatui.headless.expectation import faults_in
from sciatui.headless.scenario_keys import key_faults
from sciatui.headless.scenario_step import Step, step_faults, step_in
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, Final

    from sciatui.flow.definition import Flow
    from sciatui.headless.flows import Flows
    from sciatui.headless.play import Given, OnEmergency

FOLDER: Final = "scenarios"
"""The name of the folder in which a flow keeps its scenarios."""

_KEYS: Final[Mapping[str, type]] = {
    "title": str,
    "flow": str,
    "tags": list,
    "base": str,
    "on_emergency": str,
    "explore": str,
    "unused": bool,
    "answers": dict,
    "step": list,
    "expect": dict,
}
_ON_EMERGENCY: Final = ("stop", "continue", "wait")
_EXPLORE: Final = "rest"
_MOST_BASES: Final = 10
_LONGEST_TITLE: Final = 200


class Scenario(NamedTuple):
    """A scenario that was read and checked."""

    file: str
    document: Document
    title: str
    tags: tuple[str, ...]
    flow: Flow
    on_emergency: OnEmergency
    unused: bool
    """Whether answers may stay unused."""
    base: Mapping[str, Given]
    """The answers to start from; they may stay unused."""
    explores: bool
    """Whether the questions that stay open are tried with every answer."""
    answers: Mapping[str, Given]
    steps: tuple[Step, ...]
    expect: Mapping[str, object]

    def __repr__(self) -> str:
        """Name the file and hide what it holds."""
        return f"<Scenario {self.file}>"


def read_scenario(path: Path, flows: Flows) -> Scenario:
    """Read and check one scenario, or raise `InputFileError` with every fault."""
    document = read_document(path)
    document.refuse(_shape_faults(document.table))
    flow = flows.of(path, document)
    return scenario_in(document, flow, _base(flow, path, document))


def scenario_in(
    document: Document, flow: Flow, base: tuple[Mapping[str, Given], InputFileError | None] = ({}, None)
) -> Scenario:
    """Check what is in a document of the right shape, with the answers of its base or why they are not there."""
    table = document.table
    answers, faults = answers_in(flow, table.get("answers", {}), nobodys=True)
    steps = [step_in(flow, step, ("step", number)) for number, step in enumerate(table.get("step", ()))]
    document.refuse(
        [
            *faults,
            *(fault for _, found in steps for fault in found),
            *faults_in(flow, table.get("expect", {}), ("expect",)),
            *_claims_nothing(table),
        ],
        and_of_another=base[1],
    )
    return Scenario(
        file=document.name,
        document=document,
        title=table["title"],
        tags=tuple(table.get("tags", ())),
        flow=flow,
        on_emergency=table.get("on_emergency", "stop"),
        unused=table.get("unused", False),
        base=base[0],
        explores="explore" in table,
        answers=answers,
        steps=tuple(step for step, _ in steps),
        expect=table.get("expect", {}),
    )


def _shape_faults(table: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong before any name is looked up."""
    yield from key_faults(table, _KEYS, ())
    if "title" not in table:
        yield Fault("E-key", (), "A scenario needs a title")
    elif not _is_one_line(table["title"]):
        yield Fault("E-type", ("title",), f"A title is one line of at most {_LONGEST_TITLE} characters")
    if table.get("on_emergency", "stop") not in _ON_EMERGENCY:
        yield Fault("E-type", ("on_emergency",), f"on_emergency is one of {', '.join(_ON_EMERGENCY)}")
    if table.get("explore", _EXPLORE) != _EXPLORE:
        yield Fault("E-type", ("explore",), "explore is 'rest'")
    tags = table.get("tags", [])
    if isinstance(tags, list) and not all(isinstance(tag, str) for tag in tags):
        yield Fault("E-type", ("tags",), "tags is a list of texts")
    yield from step_faults(table.get("step", []))


def _is_one_line(title: object) -> bool:
    return not isinstance(title, str) or (0 < len(title) <= _LONGEST_TITLE and title.isprintable())


def _claims_nothing(table: Mapping[str, Any]) -> Iterator[Fault]:
    steps = table.get("step", ())
    if not table.get("expect") and not any(step.get("expect") or step.get("page") or "loses" in step for step in steps):
        yield Fault("E-expect", (), "This scenario expects nothing", "Add an [expect] table.")
    if "explore" in table and not {"urgency", "urgency_at_least"} & table.get("expect", {}).keys():
        yield Fault("E-expect", ("explore",), "To explore, a scenario needs an urgency that it expects", at="key")


def _base(flow: Flow, path: Path, document: Document) -> tuple[Mapping[str, Given], InputFileError | None]:
    """Return the answers of the base, and of its own base, and so on, the nearest one first; or why it is not there."""
    answers: dict[str, Given] = {}
    seen = {path}
    try:
        while (name := document.table.get("base")) is not None:
            path = _beside(path, name, document)
            if path in seen or len(seen) > _MOST_BASES:
                document.refuse([Fault("E-base", ("base",), "The bases lead in a circle")])
            seen.add(path)
            document = read_document(path)
            document.refuse(key_faults(document.table, _KEYS, ()))
            found, faults = answers_in(flow, document.table.get("answers", {}), nobodys=True)
            document.refuse(faults)
            answers = {**found, **answers}
    except InputFileError as fault:
        return {}, fault
    return answers, None


def _beside(path: Path, name: str, document: Document) -> Path:
    """Return the file that `base` names. It must lie among the scenarios, not anywhere on the machine."""
    home = path.parent.resolve()
    top = next((folder for folder in (home, *home.parents) if folder.name == FOLDER), home)
    base = Path(name)
    try:
        inside = not base.is_absolute() and (home / base).resolve().is_relative_to(top)
        there = inside and (home / base).exists()
    except (OSError, ValueError, RuntimeError):
        inside = there = False
    if not inside:
        document.refuse([Fault("E-base", ("base",), "A base must lie in the same folder of scenarios")])
    if not there:
        document.refuse([Fault("E-base", ("base",), f"There is no file {quoted(name)}", _near(home, base))])
    return home / base


def _near(home: Path, base: Path) -> str:
    """Name the file that may be meant."""
    folder = home / base.parent
    known = {str(base.parent / one.name): None for one in sorted(folder.glob("*.toml"))} if folder.is_dir() else {}
    return did_you_mean(str(base), known)


def scenario_files(places: Iterable[Path]) -> list[Path]:
    """List the scenarios among these files and in these folders, in name order, each once.

    A file is taken as it is. In a folder every `*.toml` counts, but nothing in a folder named `base`, and of a flow
    only what lies in its folder of scenarios.
    """
    found: dict[Path, None] = {}
    for place in places:
        if place.is_dir():
            found.update(dict.fromkeys(_in_folder(place)))
        elif place.exists():
            found[place] = None
        else:
            raise InputFileError(f"{reader.shown(place)}: There is no such file or folder.")
    return list(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        raise InputFileError(f"{reader.shown(folder)}: This folder cannot be read.") from None
    is_flow = any(path.name == "flow.toml" for path in inside)
    for path in inside:
        if path.is_symlink() or path.name.startswith("."):
            continue
        if path.is_dir():
            if path.name == FOLDER or (path.name != "base" and not is_flow):
                yield from _in_folder(path)
        elif path.suffix == ".toml" and not is_flow:
            yield path
