"""What one table names must stand in another."""

from collections.abc import Iterable, Iterator
from typing import Final

from sciatui.flow.complaint import Fault, Path, did_you_mean
from sciatui.flow.gate import quoted
from sciatui.flow.model import About
from sciatui.flow.validate.subject import Subject

CITING: Final = (
    *("question", "value", "constant", "red_flag", "advice", "pattern", "score"),
    *("treatment", "topic", "visit_question", "glossary", "recheck"),
)
"""Kinds of tables that name sources."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Find names of sections, choice lists, topics and their groups, regions and sources that nothing has."""
    files = subject.files
    names: list[tuple[str, Path, str, Iterable[str]]] = []
    for name, question in files.question.items():
        names.append(("section", ("question", name, "section"), question.section, files.section))
        if isinstance(question.choices, str):
            names.append(("choice_list", ("question", name, "choices"), question.choices, files.choice_list))
    for name, pattern in files.pattern.items():
        if pattern.topic is not None:
            names.append(("topic", ("pattern", name, "topic"), pattern.topic, files.topic))
    for name, topic in files.topic.items():
        if topic.group is not None:
            names.append(("topic_group", ("topic", name, "group"), topic.group, files.topic_group))
    names.extend(("region", path, name, files.region) for path, name in _regions(files.flow))
    for kind, path, name, known in names:
        if name not in known and name not in subject.broken:
            hint = did_you_mean(name, known)
            yield Fault("E-unknown-id", path, f"There is no [{kind}.{name}]", hint, about=name)
    yield from _sources(subject)


def _regions(about: About) -> Iterator[tuple[Path, str]]:
    """Yield every region that a flow names, with its place."""
    if about.region is not None:
        yield ("flow", "region"), about.region
    for country, region in about.countries.items():
        yield ("flow", "countries", country), region


def _sources(subject: Subject) -> Iterator[Fault]:
    """Find citations of sources that are not there."""
    known = subject.files.source
    for path, name in _cited(subject):
        if name not in known and name not in subject.broken:
            message = f"There is no source {quoted(name)}"
            yield Fault("E-source-unknown", path, message, did_you_mean(name, known), about=name)


def _cited(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Yield every citation with its place."""
    for kind in CITING:
        for name, table in getattr(subject.files, kind).items():
            yield from (((kind, name, "source", number), cited) for number, cited in enumerate(table.source))
    for name, question in subject.files.question.items():
        for item, table in (question.items or {}).items():
            if not isinstance(table, str):
                path = ("question", name, "items", item, "source")
                yield from (((*path, number), cited) for number, cited in enumerate(table.source))
