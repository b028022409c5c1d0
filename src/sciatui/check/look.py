"""What lint rules look at: a sound flow as its files say it, and as it runs."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from sciatui.flow.complaint import Path
from sciatui.flow.condition.definitions import Tree
from sciatui.flow.condition.reads import nodes
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow
from sciatui.flow.model import FlowFiles
from sciatui.flow.texts import Text


class Look:
    """One flow. `today` is the day on which sources are judged to be old."""

    def __init__(
        self, flow: Flow, files: FlowFiles, conditions: Conditions, texts: tuple[Text, ...], today: date
    ) -> None:
        """Hold everything together."""
        self.flow = flow
        self.files = files
        self.conditions = conditions
        self.texts = texts
        self.today = today

    @cached_property
    def trees(self) -> dict[Path, Tree]:
        """Every condition, and the expressions of values, by where they stand."""
        trees: dict[Path, Tree] = {**self.conditions.trees}
        trees |= {("value", name, "expr"): tree for name, tree in self.conditions.definitions.values.items()}
        return trees

    @cached_property
    def nodes(self) -> tuple[tuple[Path, Tree], ...]:
        """Every node of every tree, with the place of its tree."""
        return tuple((path, node) for path, tree in self.trees.items() for node in nodes(tree))

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The questions that a red flag or an advice rule depends on."""
        return frozenset(
            name
            for path in self.conditions.trees
            if path[0] in {"red_flag", "advice"}
            for name in self.conditions.reads[path]
        )

    def read_somewhere(self) -> Iterator[str]:
        """Yield the questions that a condition reads, promises aside."""
        for path in self.conditions.trees:
            if path[0] != "guarantee":
                yield from self.conditions.reads[path]
