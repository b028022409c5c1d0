"""The things in a flow that have an id, and how they are called."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sciatui.flow.condition.definitions import Name
from sciatui.flow.definition import Flow
from sciatui.flow.model import FlowFiles

CALLED: Final[Mapping[str, str]] = {
    "question": "question",
    "value": "value",
    "constant": "constant",
    "red_flag": "red flag",
    "advice": "advice",
    "pattern": "pattern",
    "score": "score",
    "treatment": "treatment",
    "topic": "topic",
    "visit_question": "question to take along",
    "recheck": "date to check again",
    "glossary": "word",
    "guarantee": "guarantee",
    "source": "source",
}
"""Kind of table, and how people say it."""


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
    for kind in CALLED:
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
