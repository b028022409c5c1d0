"""A flow as a table of contents: each section as one thing, what opens it, and the warning signs that it decides.

A warning sign stands with the last section that it reads: before that nobody can say that it is not so.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sciatui.check.author.drawing import Drawing, Node, reached
from sciatui.check.author.opened import Opened
from sciatui.check.author.things import Thing
from sciatui.flow.values import RANK
from sciatui.flow.words import Words


class Sign(NamedTuple):
    """A warning sign, with the numbers of the sections that it reads."""

    node: Node
    reads: tuple[int, ...]


class Chapter(NamedTuple):
    """A section."""

    number: int
    """Its place in the order asked, from 1."""
    id: str
    title: str
    pages: int
    questions: int
    opened_by: Mapping[int, int]
    """Of each earlier section whose answers open pages here: how many."""
    always: int
    """How many of the pages everybody is asked."""
    signs: tuple[Sign, ...]
    """The warning signs that are settled here, the most urgent first."""
    leads: bool
    """Whether a warning sign hangs on it."""


class Overview(NamedTuple):
    """All sections of a flow, in the order asked."""

    title: str
    chapters: tuple[Chapter, ...]


def overview(opened: Opened, whole: Drawing) -> Overview:
    """Gather a drawing by section."""
    flow = opened.flow
    number = {name: at for at, name in enumerate(whole.sections, 1)}
    home = {node.thing: number[node.section] for node in whole.nodes if node.section}
    between = {node.thing for node in whole.nodes if node.thing.kind not in {"question", "red_flag"}}
    backwards = [(arrow.target, arrow.source) for arrow in whole.arrows]
    reads = {
        node.thing: _homes(reached([node.thing], between, backwards), home)
        for node in whole.nodes
        if node.thing.kind in {"question", "red_flag"}
    }
    signs = [Sign(node, reads[node.thing]) for node in whole.nodes if node.thing.kind == "red_flag"]
    chapters = []
    for name, at in number.items():
        pages = [node for node in whole.nodes if node.section == name]
        here = [one for one in signs if (one.reads[-1] if one.reads else 1) == at]
        chapters.append(
            Chapter(
                at,
                name,
                whole.sections[name],
                len(pages),
                sum(len(flow.screens[node.thing.id].questions) for node in pages),
                _counted(reads[page.thing] for page in pages),
                sum(flow.questions[flow.screens[page.thing.id].questions[0]].when is None for page in pages),
                tuple(sorted(here, key=lambda one: -RANK[flow.red_flags[one.node.thing.id].urgency])),
                any(page.leads for page in pages),
            )
        )
    return Overview(whole.title, tuple(chapters))


def _homes(things: Iterable[Thing], home: Mapping[Thing, int]) -> tuple[int, ...]:
    return tuple(sorted({home[thing] for thing in things if thing in home}))


def _counted(reads: Iterable[tuple[int, ...]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for sections in reads:
        for section in sections:
            found[section] = found.get(section, 0) + 1
    return dict(sorted(found.items()))


def counted(one: Chapter, say: Words) -> str:
    """Say how many pages and questions a section has."""
    pages = say("graph.page" if one.pages == 1 else "graph.pages", count=one.pages)
    questions = say("graph.question" if one.questions == 1 else "graph.questions", count=one.questions)
    return f"{pages}, {questions}"
