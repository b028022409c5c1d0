"""The things in a flow that have an id, and their kinds."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from sciatui.flow.condition.definitions import Name
from sciatui.flow.definition import Flow
from sciatui.flow.model import FlowFiles

KINDS: Final = (
    "question",
    "value",
    "constant",
    "red_flag",
    "advice",
    "pattern",
    "score",
    "treatment",
    "topic",
    "visit_question",
    "recheck",
    "glossary",
    "guarantee",
    "source",
)
"""Every kind of table with ids."""


class Thing(NamedTuple):
    """Something with an id."""

    kind: str
    id: str


def of_name(name: Name) -> Thing:
    """Return the thing that a name in a condition stands for."""
    what, id_ = name
    return Thing("red_flag" if what == "flag" else what, id_)


def all_things(flow: Flow, files: FlowFiles) -> Iterator[Thing]:
    """Yield everything; the items of a checklist stand behind it."""
    for kind in KINDS:
        if kind == "question":
            for screen in flow.screens.values():
                yield from (Thing(kind, name) for name in dict.fromkeys((screen.id, *screen.questions)))
        else:
            yield from (Thing(kind, name) for name in getattr(files, kind))


def things_named(flow: Flow, files: FlowFiles, name: str) -> tuple[Thing, ...]:
    """Return the things of a name, which may be written `kind.id`."""
    kind, dot, id_ = name.partition(".")
    wanted = (kind, id_) if dot else (None, name)
    return tuple(
        thing for thing in all_things(flow, files) if thing.id == wanted[1] and wanted[0] in {None, thing.kind}
    )
