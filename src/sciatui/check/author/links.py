"""What reads what in a flow: directly, and by way of values, scores, red flags and patterns."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Final

from sciatui.check.author.opened import Opened
from sciatui.check.author.things import Thing, of_name
from sciatui.flow.complaint import Path
from sciatui.flow.condition.reads import reads

NAMED: Final = frozenset({"value", "constant", "score", "red_flag", "pattern"})
"""Kinds that conditions can name, so that what they read is read by others through them."""


class Links:
    """The conditions of a flow as links between things."""

    def __init__(self, opened: Opened) -> None:
        """Look at the conditions of one flow."""
        self._opened = opened

    @cached_property
    def reads(self) -> Mapping[Thing, tuple[Thing, ...]]:
        """Each thing that has conditions, and what those read directly; the items of a checklist share its `when`."""
        found: dict[Thing, dict[Thing, None]] = {}
        for path, tree in self._opened.trees.items():
            read = reads(tree)
            things = [Thing("question", name) for name in sorted(read.questions, key=self._order)]
            things += [of_name(name) for name in sorted(read.names)]
            for owner in self.owners(path):
                found.setdefault(owner, {}).update(dict.fromkeys(things))
        return {owner: tuple(things) for owner, things in found.items()}

    @cached_property
    def readers(self) -> Mapping[Thing, tuple[Thing, ...]]:
        """Each thing that is read, and what reads it directly. A checklist stands for its items."""
        found: dict[Thing, dict[Thing, None]] = {}
        for owner, things in self.reads.items():
            for thing in things:
                found.setdefault(thing, {})[owner] = None
        for item in self._opened.flow.questions.values():
            if item.screen != item.id:
                heading = Thing("question", item.screen)
                found.setdefault(heading, {}).update(found.get(Thing("question", item.id), {}))
        return {thing: tuple(owners) for thing, owners in found.items()}

    def owners(self, path: Path) -> Iterator[Thing]:
        """Yield the things whose condition stands at a path: one, or a checklist."""
        yield Thing(str(path[0]), str(path[1]))

    def through(self, thing: Thing) -> Iterator[tuple[int, Thing]]:
        """Yield what reads a thing, and below it what reads that in turn, with its depth; each thing once."""
        seen = {thing}
        waiting = [(0, reader) for reader in reversed(self.readers.get(thing, ()))]
        while waiting:
            depth, reader = waiting.pop()
            if reader in seen:
                continue
            seen.add(reader)
            yield depth, reader
            if reader.kind in NAMED:
                waiting += [(depth + 1, further) for further in reversed(self.readers.get(reader, ()))]

    def _order(self, question: str) -> int:
        return self._positions[question]

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self._opened.flow.questions)}
