"""A flow as nodes and arrows: what is asked, by section, and what it leads to.

A checklist is one node. Values, scores and patterns are drawn where a question or a warning sign hangs on them.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sciatui.check.author.links import Links
from sciatui.check.author.opened import Opened
from sciatui.check.author.things import Thing
from sciatui.errors import UsageError
from sciatui.flow.complaint import did_you_mean, there_are
from sciatui.flow.gate import quoted
from sciatui.flow.words import Words


class Node(NamedTuple):
    """Something drawn."""

    thing: Thing
    label: str
    section: str
    """Of a question: its section; else empty."""
    note: str
    """A few words under the label: how urgent a warning sign is."""
    leads: bool
    """Whether a warning sign can hang on it."""


class Arrow(NamedTuple):
    """Where the one leads to the other."""

    source: Thing
    target: Thing
    leads: bool
    """Whether it is on the way to a warning sign."""


class Drawing(NamedTuple):
    """A flow, or a section of it."""

    title: str
    sections: Mapping[str, str]
    """Id and title of the sections drawn, in order."""
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    about: Thing | None = None
    """What it is about, if that is one thing."""


def drawing(opened: Opened, say: Words) -> Drawing:
    """Return a whole flow. `say` says what a thing is, in the words for authors."""
    flow = opened.flow
    arrows = _needed(
        {(_screen(opened, read), owner): None for owner, things in Links(opened).reads.items() for read in things}
    )
    leading = _leading(arrows)
    drawn = {thing for pair in arrows for thing in pair}
    screens = [Thing("question", name) for name in flow.screens]
    others = [
        thing
        for kind, names in (("value", opened.files.value), ("score", flow.scores), ("pattern", flow.patterns))
        for thing in (Thing(kind, name) for name in names)
        if thing in drawn
    ]
    flags = [Thing("red_flag", name) for name in flow.red_flags]
    return Drawing(
        flow.title,
        {name: section.title for name, section in flow.sections.items()},
        tuple(_node(opened, thing, say, leads=thing in leading) for thing in (*screens, *others, *flags)),
        tuple(Arrow(source, target, target in leading) for source, target in arrows),
    )


def part(whole: Drawing, section: str) -> Drawing:
    """Return one section with everything that it hangs on and leads to, through names that stand between."""
    own = {node.thing for node in whole.nodes if node.section == section}
    between = {node.thing for node in whole.nodes if node.thing.kind not in {"question", "red_flag"}}
    after = reached(own, between, [(arrow.source, arrow.target) for arrow in whole.arrows])
    before = reached(own, between, [(arrow.target, arrow.source) for arrow in whole.arrows])
    arrows = tuple(
        arrow
        for arrow in whole.arrows
        if (arrow.source in own or arrow.source in after & between or arrow.source in before)
        and (arrow.target in own or arrow.target in before & between or arrow.target in after)
        and (arrow.source in own | after or arrow.target in own | before)
    )
    kept = own | {thing for arrow in arrows for thing in (arrow.source, arrow.target)}
    return Drawing(
        whole.sections[section],
        {section: whole.sections[section]},
        tuple(node for node in whole.nodes if node.thing in kept),
        arrows,
    )


def reached(start: Iterable[Thing], between: set[Thing], pairs: Iterable[tuple[Thing, Thing]]) -> set[Thing]:
    """Return what lies behind these, as far as the first question or warning sign."""
    further: dict[Thing, list[Thing]] = {}
    for source, target in pairs:
        further.setdefault(source, []).append(target)
    found: set[Thing] = set()
    waiting = list(start)
    while waiting:
        for thing in further.get(waiting.pop(), ()):
            if thing not in found:
                found.add(thing)
                if thing in between:
                    waiting.append(thing)
    return found


def _screen(opened: Opened, thing: Thing) -> Thing:
    """Return the checklist of an item; anything else is itself."""
    return Thing("question", opened.flow.questions[thing.id].screen) if thing.kind == "question" else thing


def _needed(pairs: Mapping[tuple[Thing, Thing], None]) -> tuple[tuple[Thing, Thing], ...]:
    """Leave out constants, and what no question and no warning sign hangs on."""
    wanted = {target for _, target in pairs if target.kind in {"question", "red_flag"}}
    while more := {source for source, target in pairs if target in wanted and source.kind != "constant"} - wanted:
        wanted |= more
    return tuple((source, target) for source, target in pairs if target in wanted and source.kind != "constant")


def _leading(pairs: Iterable[tuple[Thing, Thing]]) -> set[Thing]:
    """Return the warning signs and everything that one can hang on."""
    backwards = [(target, source) for source, target in pairs]
    flags = {target for target, _ in backwards if target.kind == "red_flag"}
    return flags | reached(flags, {thing for pair in backwards for thing in pair}, backwards)


def _node(opened: Opened, thing: Thing, say: Words, *, leads: bool) -> Node:
    flow = opened.flow
    match thing.kind:
        case "question":
            screen = flow.screens[thing.id]
            label = screen.heading if screen.checklist else flow.questions[thing.id].short or screen.heading
            count = len(screen.questions)
            items = say("graph.item" if count == 1 else "graph.items", count=count) if screen.checklist else ""
            return Node(thing, label, screen.section, items, leads)
        case "red_flag":
            flag = flow.red_flags[thing.id]
            return Node(thing, flag.title, "", say(f"graph.urgency.{flag.urgency}"), leads=True)
        case "value":
            return Node(thing, thing.id.replace("_", " "), "", "", leads)
        case _:
            table = flow.scores[thing.id] if thing.kind == "score" else flow.patterns[thing.id]
            return Node(thing, table.title, "", say(f"explain.kind.{thing.kind}"), leads)


def whole_section(whole: Drawing, section: str) -> str:
    """Return the name of a section, or raise `UsageError`."""
    if section not in whole.sections:
        hint = did_you_mean(section, whole.sections) or there_are(whole.sections)
        raise UsageError(f"This flow has no section {quoted(section)}. {hint}")
    return section
