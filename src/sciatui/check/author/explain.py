"""One thing of a flow, explained: what it is, when it holds in plain words, what it reads and what reads it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from sciatui.check.author.links import Links
from sciatui.check.author.opened import Opened, Spot
from sciatui.check.author.things import Thing, of_name
from sciatui.flow.complaint import Path, key_of
from sciatui.flow.condition.definitions import Tree
from sciatui.flow.condition.reads import reads
from sciatui.flow.condition.tree import And, AtLeast, Condition, Or
from sciatui.flow.condition.words import Labels, in_words
from sciatui.flow.definition import Band, Points, Source
from sciatui.flow.words import Words

_TITLE: Final = ("title", "ask", "term")
_SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "question": ("section", "kind", "short", "why", "hint", "unit", "minimum", "maximum", "low", "high"),
    "value": (),
    "constant": ("value", "unit"),
    "red_flag": ("urgency", "if_unknown", "interrupt", "meaning", "act", "sign"),
    "advice": ("urgency", "if_unknown", "act"),
    "pattern": ("grade", "about", "topic"),
    "score": ("missing", "of", "bands"),
    "treatment": ("group", "stance", "line", "suits", "ask_first", "expect", "about", "ask", "avoid"),
    "topic": ("group", "text", "you_may_have_read", "now"),
    "visit_question": (),
    "recheck": ("days", "text"),
    "glossary": ("forms", "text"),
    "guarantee": ("at_least", "because"),
    "source": ("publisher", "year", "address", "read", "seen", "note"),
}
"""Kind of thing to the facts that are told of it."""

_TABLES: Final = {
    "question": "questions",
    "red_flag": "red_flags",
    "advice": "advice",
    "pattern": "patterns",
    "score": "scores",
    "treatment": "treatments",
    "topic": "topics",
    "visit_question": "visit_questions",
    "recheck": "rechecks",
    "glossary": "glossary",
    "guarantee": "guarantees",
    "source": "sources",
}
_MOST_LEVELS: Final = 4


class Rule(NamedTuple):
    """A condition of a thing."""

    key: str
    written: str
    """What the author wrote."""
    words: str
    lines: tuple[str, ...]
    """The same words, a line for each part."""
    counts: Points | None = None
    """Of an item of a score: what it is called, and how much it counts."""


class Linked(NamedTuple):
    """Something that is read, or that reads."""

    depth: int
    thing: Thing
    title: str
    spot: Spot


class Entry(NamedTuple):
    """Everything told of one thing."""

    thing: Thing
    title: str
    spot: Spot
    facts: Mapping[str, object]
    choices: Mapping[str, str]
    items: tuple[Linked, ...]
    """The items of a checklist."""
    rules: tuple[Rule, ...]
    names: tuple[Rule, ...]
    """What the names in its conditions stand for."""
    reads: tuple[Linked, ...]
    readers: tuple[Linked, ...]
    sources: tuple[Source, ...]
    cited_by: tuple[Linked, ...]
    """On a source: what rests on it."""


class Explainer:
    """Explains things of one flow."""

    def __init__(self, opened: Opened) -> None:
        """Look at one flow."""
        self._opened = opened
        self._links = Links(opened)

    def entry(self, thing: Thing) -> Entry:
        """Explain one thing."""
        opened = self._opened
        trees = {
            path: tree for path, tree in opened.trees.items() if Thing(str(path[0]), str(path[1])) == self._of(thing)
        }
        table = self._table(thing)
        return Entry(
            thing=thing,
            title=self._title(thing),
            spot=opened.spot(opened.home(thing)),
            facts=self._facts(thing),
            choices=getattr(opened.flow.questions.get(thing.id), "choices", {}) if thing.kind == "question" else {},
            items=tuple(self._linked((0, one) for one in self._items(thing))),
            rules=tuple(self._rule(path, tree) for path, tree in trees.items()),
            names=tuple(self._names(trees.values())),
            reads=tuple(self._linked((0, one) for one in self._links.reads.get(self._of(thing), ()))),
            readers=tuple(self._linked(self._links.through(thing))),
            sources=tuple(opened.flow.sources[name] for name in getattr(table, "source", ())),
            cited_by=tuple(self._linked((0, one) for one in self._citing(thing))),
        )

    def _of(self, thing: Thing) -> Thing:
        """Return what holds the conditions of a thing: an item is asked when its checklist is."""
        question = self._opened.flow.questions.get(thing.id) if thing.kind == "question" else None
        return thing if question is None else Thing("question", question.screen)

    def _table(self, thing: Thing) -> Any:
        """Return what a thing is when the flow runs; what is only written is returned as it is written."""
        flow = self._opened.flow
        if thing.kind in {"value", "constant"}:
            return getattr(self._opened.files, thing.kind)[thing.id]
        if thing.kind == "question" and thing.id not in flow.questions:
            return flow.screens[thing.id]
        return getattr(flow, _TABLES[thing.kind])[thing.id]

    def _title(self, thing: Thing) -> str:
        table = self._table(thing)
        return str(next((getattr(table, key) for key in (*_TITLE, "heading") if hasattr(table, key)), ""))

    def _facts(self, thing: Thing) -> Mapping[str, object]:
        table, written = self._table(thing), getattr(self._opened.files, thing.kind).get(thing.id)
        facts = {key: getattr(table, key, None) for key in _SHOWN[thing.kind]}
        if "bands" in facts:
            facts["bands"] = tuple(map(_in_a_line, facts["bands"] or ()))
        facts["because"] = getattr(written, "because", None)
        return {key: value for key, value in facts.items() if value not in (None, "", ())}

    def _items(self, thing: Thing) -> Iterator[Thing]:
        screen = self._opened.flow.screens.get(thing.id) if thing.kind == "question" else None
        if screen is not None and screen.checklist:
            yield from (Thing("question", name) for name in screen.questions)

    def _rule(self, path: Path, tree: Tree) -> Rule:
        key = key_of(path[2:])
        written = self._opened.written(path)
        if not isinstance(tree, Condition):
            return Rule(key, written, written, (written,))
        labels, words = self._opened.labels, self._opened.flow.words
        is_item = path[::2] == ("score", "items", "when")
        counts = self._opened.flow.scores[str(path[1])].items[int(path[3])] if is_item else None
        return Rule(key, written, in_words(tree, words, labels), tuple(lines(tree, words, labels)), counts)

    def _names(self, trees: Any) -> Iterator[Rule]:
        """Yield each value that conditions name, and those that it names in turn."""
        seen: dict[Thing, None] = {}
        waiting = list(trees)
        while waiting:
            for name in sorted(reads(waiting.pop(0)).names):
                thing = of_name(name)
                if thing.kind == "value" and thing not in seen:
                    seen[thing] = None
                    waiting.append(self._opened.trees["value", thing.id, "expr"])
        for thing in seen:
            path = ("value", thing.id, "expr")
            yield self._rule(path, self._opened.trees[path])._replace(key=thing.id)

    def _linked(self, things: Any) -> Iterator[Linked]:
        found = list(things)
        spots = self._opened.spots(self._opened.home(thing) for _, thing in found)
        for depth, thing in found:
            yield Linked(depth, thing, self._title(thing), spots[self._opened.home(thing)])

    def _citing(self, thing: Thing) -> Iterator[Thing]:
        if thing.kind != "source":
            return
        files = self._opened.files
        for kind in _SHOWN:
            for name, table in getattr(files, kind).items():
                if thing.id in getattr(table, "source", ()):
                    yield Thing(kind, name)
                if kind == "question":
                    for item, line in (table.items or {}).items():
                        if not isinstance(line, str) and thing.id in line.source:
                            yield Thing(kind, item)


def _in_a_line(band: Band) -> str:
    return f"{band.low} - {band.high}: {band.meaning}"


def lines(tree: Condition, words: Words, labels: Labels, depth: int = 0) -> Iterator[str]:
    """Say a condition with a line for each of its parts, those of a part further in."""
    match tree:
        case And(parts) | Or(parts) | AtLeast(_, parts) if len(parts) > 1 and depth < _MOST_LEVELS:
            yield f"{'  ' * depth}{_head(tree, words)}:"
            for part in parts:
                yield from lines(part, words, labels, depth + 1)
        case _:
            yield f"{'  ' * depth}{in_words(tree, words, labels)}"


def _head(tree: And | Or | AtLeast, words: Words) -> str:
    match tree:
        case And():
            return words("condition.head.all")
        case Or() | AtLeast(1, _):
            return words("condition.head.any")
        case AtLeast(n, _):
            return words("condition.head.at_least", count=n)
