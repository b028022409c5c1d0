"""The order in which a flow asks, and what each checklist unfolds to."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from sciatui.flow.aliases import Kind
from sciatui.flow.model import FlowFiles, Item, Question

YES_OR_NO: Final[Mapping[str, str]] = {"yes": "yes", "no": "no"}
"""The codes of a checklist's items where the author names none; their labels are words of the interface."""


class Asked(NamedTuple):
    """One thing asked, with an answer of its own: a question, or an item of a checklist."""

    table: str
    """Id of the `[question.…]` it stands in: its own, or that of its checklist."""
    position: int
    kind: Kind
    choices: Mapping[str, str]
    item: Item | None
    """Set on an item of a checklist."""
    first: bool
    """Whether it is the first, or only, thing asked of its table."""


def asked(files: FlowFiles) -> dict[str, Asked]:
    """Return everything that is asked, in order: sections as they stand, then questions as they stand.

    Of two with one id the one that stands first in the files counts, so that the other is all there is to complain of.
    """
    owners = _owners(files)
    places = {section: number for number, section in enumerate(files.section)}
    tables = sorted(files.question.items(), key=lambda pair: places.get(pair[1].section, len(places)))
    found: dict[str, Asked] = {}
    for table, question in tables:
        choices = _choices(files, question)
        if question.kind != "checklist":
            if owners[table] != table:
                continue
            found[table] = Asked(table, len(found), question.kind, choices, None, first=True)
            continue
        for number, (name, line) in enumerate((question.items or {}).items()):
            if owners[name] != table:
                continue
            item = Item(ask=line) if isinstance(line, str) else line
            found[name] = Asked(table, len(found), "choice", choices or YES_OR_NO, item, first=number == 0)
    return found


def _owners(files: FlowFiles) -> dict[str, str]:
    """Return for each id the table in which it stands first."""
    owners: dict[str, str] = {}
    for table, question in files.question.items():
        for name in (question.items or ()) if question.kind == "checklist" else (table,):
            owners.setdefault(name, table)
    return owners


def _choices(files: FlowFiles, question: Question) -> Mapping[str, str]:
    """Return a question's own choices, or those of the list that it names."""
    if isinstance(question.choices, str):
        return files.choice_list.get(question.choices, {})
    return question.choices or {}
