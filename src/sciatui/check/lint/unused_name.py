"""W-unused-name: a value, constant, list of choices, section, group of topics or source that nothing uses."""

from collections.abc import Container, Iterator

from sciatui.check.look import Look
from sciatui.flow.complaint import Fault
from sciatui.flow.condition.tree import Named, NamedNumber
from sciatui.flow.validate.references import CITING

RULE = "W-unused-name"


def faults(look: Look) -> Iterator[Fault]:
    """Find tables that could be taken out without anybody noticing."""
    files = look.files
    used: dict[str, Container[str | None]] = {
        "value": {node.id for _, node in look.nodes if isinstance(node, Named | NamedNumber) and node.what == "value"},
        "constant": {node.id for _, node in look.nodes if isinstance(node, NamedNumber) and node.what == "constant"},
        "choice_list": {table.choices for table in files.question.values() if isinstance(table.choices, str)},
        "section": {table.section for table in files.question.values()},
        "topic_group": {table.group for table in files.topic.values()},
        "source": set(_cited(look)),
    }
    for kind, names in used.items():
        for name in getattr(files, kind):
            if name not in names:
                yield Fault(RULE, (kind, name), "Nothing uses this", "Use it, or take it out.", at="key")


def _cited(look: Look) -> Iterator[str]:
    for kind in CITING:
        for table in getattr(look.files, kind).values():
            yield from table.source
    for table in look.files.question.values():
        for item in (table.items or {}).values():
            if not isinstance(item, str):
                yield from item.source
