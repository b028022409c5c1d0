"""Loads a flow: from its files, or from what an earlier load of the very same files kept.

`load_flow` is the one way to a flow that the engine reads. What looks deeper (`examine`, `study`) is
imported when it is first used: checking a flow needs the models, and a flow that was checked before needs none.
"""

from __future__ import annotations

from sciatui.flow.cache import Cache
from sciatui.flow.complaint import FileError, FlowError
from sciatui.flow.sources import Sources, sources
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from sciatui.flow.checked import Checked, Examined, examine, study
    from sciatui.flow.definition import Flow

__all__ = ["Checked", "Examined", "Wishes", "examine", "load_flow", "study"]


class Wishes(NamedTuple):
    """What a system is set to. What the flow does not have, it gives in its own language and for its own region."""

    languages: Sequence[str] = ()
    """The first of these that the flow is translated to is taken."""
    country: str = ""
    """The region of this country is taken, if the flow names one."""


def load_flow(
    where: str | Path,
    *,
    language: str | None = None,
    region: str | None = None,
    cache: str | None = None,
    wishes: Wishes | None = None,
) -> Flow:
    """Load a flow from a folder, from its `flow.toml`, or by the name of a bundled one.

    Raises `FlowError` with every complaint when the flow cannot be used, and `UsageError` when it is not there in this
    language or for this region. `cache` is the folder where flows that were checked are kept for the next time; without
    it every load is from the files. `wishes` say what would be welcome where nothing is asked for.
    """
    try:
        read = sources(where)
        if language is None and wishes is not None:
            language = next((wish for wish in wishes.languages if wish in read.languages), None)
        return _load(read, cache, language, region, "" if region or wishes is None else wishes.country)
    except FileError as fault:
        raise FlowError((fault.complaint,)) from None


def _load(read: Sources, cache: str | None, language: str | None, region: str | None, country: str) -> Flow:
    """Load a flow; what is wrong with one file is raised as it is."""
    kept = None if cache is None else Cache(cache, read, language, region, country)
    flow = None if kept is None else kept.flow()
    if flow is not None:
        return flow
    from sciatui.flow.checked import loaded  # noqa: PLC0415 - only a flow that is not kept needs the models

    made = loaded(read, language, region, country)
    if kept is not None:
        kept.keep(made)
    return made.flow


def __getattr__(name: str) -> Any:
    """Import what looks deeper when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'sciatui.flow.load' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - a flow that is kept does without

    return getattr(import_module("sciatui.flow.checked"), name)
