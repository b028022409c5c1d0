"""A section page by page: what opens a page, the page, and what it leads to.

In a section where much hangs together one drawing of everything is a knot. Here each page has a drawing of its own:
what several pages lead to is drawn with each of them, and pages of other sections are gathered by section.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sciatui.check.author.drawing import Arrow, Drawing, Node, part, reached
from sciatui.check.author.things import Thing
from sciatui.flow.words import Words

_MOST_NODES: Final = 30
_MOST_ARROWS: Final = 40
"""So much can be read in one drawing."""

_ENDS: Final = frozenset({"question", "red_flag"})


def readable(whole: Drawing, section: str, say: Words) -> tuple[Drawing, ...]:
    """Return a section in as many drawings as it takes to read it. `say` says what a thing is."""
    together = part(whole, section)
    return (together,) if is_readable(together) else tuple(stars(whole, section, say))


def is_readable(drawn: Drawing) -> bool:
    """Say whether everything of a drawing can be read together."""
    return len(drawn.nodes) <= _MOST_NODES and len(drawn.arrows) <= _MOST_ARROWS


def stars(whole: Drawing, section: str, say: Words) -> Iterator[Drawing]:
    """Yield each page of a section with what opens it and what it leads to; pages without either come together."""
    find = _Find(whole, section, say("graph.section"))
    alone: list[Node] = []
    for page in (node for node in whole.nodes if node.section == section):
        ways: dict[tuple[Thing, Thing], bool] = {}
        for source, target, leads in find.around(page):
            ways[source, target] = leads or ways.get((source, target), False)
        arrows = [Arrow(source, target, leads) for (source, target), leads in ways.items()]
        if not arrows:
            alone.append(page)
            continue
        things = dict.fromkeys(thing for arrow in arrows for thing in (arrow.source, arrow.target))
        nodes = tuple(find.node(thing) for thing in sorted(things, key=find.order))
        yield Drawing(page.label, {section: whole.sections[section]}, nodes, tuple(arrows), page.thing)
    if alone:
        yield Drawing("", {section: whole.sections[section]}, tuple(alone), ())


class _Find:
    """A whole drawing, asked about one page after the other."""

    def __init__(self, whole: Drawing, section: str, note: str) -> None:
        self._whole = whole
        self._note = note
        self._section = section
        self._nodes = {node.thing: node for node in whole.nodes}
        self._order = {node.thing: at for at, node in enumerate(whole.nodes)}
        self._between = {node.thing for node in whole.nodes if node.thing.kind not in _ENDS}
        self._pairs = [(arrow.source, arrow.target) for arrow in whole.arrows]

    def around(self, page: Node) -> Iterator[Arrow]:
        """Yield the arrows to a page and from it, as far as warning signs and other pages."""
        for source, target in self._pairs:
            if target == page.thing:
                yield Arrow(source, target, page.leads)
            elif source != page.thing:
                continue
            elif target in self._between:
                ends = [thing for thing in reached([target], self._between, self._pairs) if thing.kind in _ENDS]
                if ends:
                    yield Arrow(source, target, self._nodes[target].leads)
                yield from self._to(target, ends)
            else:
                yield from self._to(source, [target])

    def _to(self, source: Thing, ends: Iterable[Thing]) -> Iterator[Arrow]:
        for end in sorted(ends, key=self._order.__getitem__):
            node = self._nodes[end]
            here = not node.section or node.section == self._section
            yield Arrow(source, end if here else Thing("section", node.section), node.leads)

    def node(self, thing: Thing) -> Node:
        """Return what is drawn for a thing."""
        if thing.kind != "section":
            return self._nodes[thing]
        leads = any(node.leads for node in self._whole.nodes if node.section == thing.id)
        return Node(thing, self._whole.sections[thing.id], thing.id, self._note, leads)

    def order(self, thing: Thing) -> int:
        """Return where a thing stands in the flow; sections come last."""
        return self._order.get(thing, len(self._order))
