"""Holds the tables of a flow to their models, and says what does not fit in our own words.

Pydantic finds what is wrong; its messages and the values in them are never shown. Where a table cannot be used, the
others are still given, so that one slip does not hide the next: `Shaped.broken` names what was left out.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from sciatui.flow import shape_words
from sciatui.flow.complaint import Fault, Path
from sciatui.flow.model import FORMAT, FlowFiles
from sciatui.flow.shape_words import Misfit
from sciatui.flow.toml import Tree
from sciatui.flow.values import URGENCIES

_ABOUT: Final = {
    "id": "unknown",
    "version": "0.0.0",
    "title": "-",
    "date": date(2000, 1, 1),
    "reviewed_by": "-",
    "minutes": "-",
    "about": [],
}
"""Stands in for a `[flow]` that cannot be used, so that the rest can still be checked."""

_URGENCY: Final = {"title": "-", "act": "-", "by_when": "-"}


MOST_MISFITS: Final = 500
"""More slips than this in one flow are not told one by one."""


class Shaped(NamedTuple):
    """The tables that fit, and what is wrong with the others."""

    files: FlowFiles | None
    faults: tuple[Fault, ...]
    broken: frozenset[str]
    """Names that stand somewhere in the files but not in `files`."""


def shaped(tree: Tree) -> Shaped:
    """Check the merged tables of a flow against the models."""
    version = tree.get("format")
    if isinstance(version, int) and not isinstance(version, bool) and version > FORMAT:
        message = f"This flow is written in format {version}, and this program reads format {FORMAT}"
        fault = Fault("E-format", ("format",), message, "Use a newer sciatui.")
        return Shaped(None, (fault,), frozenset())
    try:
        return Shaped(FlowFiles.model_validate(tree), (), frozenset())
    except ValidationError as error:
        misfits = _misfits(tree, error)
    misfits = [misfit for misfit in misfits if misfit.path != ("urgency",) or "too_short" not in dict(misfit.found)]
    misspelt = {
        (*misfit.path[:-1], shape_words.nearest_key(misfit.path)) for misfit in misfits if misfit.is_unknown_key
    }
    faults = (
        *(shape_words.fault(misfit) for misfit in misfits if misfit.path not in misspelt),
        *_missing_urgencies(tree),
    )
    mended, broken = _mended(tree, misfits)
    try:
        return Shaped(FlowFiles.model_validate(mended), faults, broken)
    except ValidationError:
        return Shaped(None, faults, broken)


def _misfits(tree: Tree, error: ValidationError) -> list[Misfit]:
    """Sort what pydantic found by place: one entry for each place, the innermost where several tell of one slip."""
    places: dict[Path, list[tuple[str, Mapping[str, Any]]]] = {}
    for found in error.errors(include_url=False, include_input=False)[:MOST_MISFITS]:
        path = _real_path(tree, found["loc"], missing=found["type"] == "missing")
        kind = "key" if found["loc"][-1] == "[key]" else ""
        places.setdefault(path, []).append((kind + found["type"], found.get("ctx", {})))
    around = {path[:length] for path in places for length in range(1, len(path))}
    keys = {path for path, found in places.items() if any(kind.startswith("key") for kind, _ in found)}
    return [
        Misfit(path, _value_at(tree, path), tuple(found))
        for path, found in places.items()
        if (path not in around or path in keys) and not any(path[:length] in keys for length in range(1, len(path)))
    ]


def _real_path(tree: Tree, loc: Iterable[str | int], *, missing: bool) -> Path:
    """Drop from a place what pydantic adds: the names of the members of a union, and `[key]`."""
    path: Path = ()
    node: Any = tree
    parts = tuple(loc)
    for number, part in enumerate(parts):
        inside = (
            part in node
            if isinstance(node, dict)
            else isinstance(node, list) and isinstance(part, int) and part < len(node)
        )
        if inside:
            node = node[part]
            path = (*path, part)
        elif missing and number == len(parts) - 1:
            path = (*path, part)
    return path


def _value_at(tree: Tree, path: Path) -> Any:
    """Return what stands at a path; None if nothing does."""
    node: Any = tree
    for part in path:
        if isinstance(node, dict):
            node = node.get(part)
        elif isinstance(node, list) and isinstance(part, int):
            node = node[part]
    return node


def _missing_urgencies(tree: Tree) -> list[Fault]:
    """Name the urgencies that the flow has no words for."""
    tables = tree.get("urgency")
    if not isinstance(tables, dict):
        return []
    return [
        Fault("E-urgency", ("urgency", name), f"[urgency.{name}] is missing", "All five urgencies need their words.")
        for name in URGENCIES
        if name not in tables
    ]


def _mended(tree: Tree, misfits: Iterable[Misfit]) -> tuple[Tree, frozenset[str]]:
    """Leave out what does not fit: a key that is not known by itself, anything else with its whole table."""
    mended: Tree = {kind: dict(tables) if isinstance(tables, dict) else tables for kind, tables in tree.items()}
    broken: set[str] = set()
    for misfit in sorted(misfits, key=lambda misfit: not misfit.is_unknown_key):
        path = misfit.path
        if misfit.is_unknown_key and len(path) > 1:
            _without(mended, path)
        elif len(path) == 1 or path[0] == "flow":
            tables = mended.pop(str(path[0]), None)
            broken |= set() if path[0] == "flow" else _names(tables)
        elif isinstance(tables := mended.get(str(path[0])), dict):
            table = tables.pop(path[1], None)
            broken |= {str(path[1])}
            if isinstance(table, dict):
                broken |= _names(table.get("items"))
    mended["format"] = FORMAT
    mended.setdefault("flow", _ABOUT)
    mended["urgency"] = dict.fromkeys(URGENCIES, _URGENCY) | mended.get("urgency", {})
    return mended, frozenset(broken)


def _names(tables: Any) -> set[str]:
    """Return the ids of a table of tables."""
    return set(tables) if isinstance(tables, dict) else set()


def _without(tree: Tree, path: Path) -> None:
    """Take one key out, copying each table on the way: the tables belong to somebody else."""
    node: Any = tree
    for part in path[:-1]:
        inner = node[part]
        node[part] = dict(inner) if isinstance(inner, dict) else list(inner)
        node = node[part]
    node.pop(path[-1], None)
