"""What is defined once and named elsewhere: values, constants, scores, red flags and patterns, as trees."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from sciatui.flow.aliases import Number
from sciatui.flow.condition.tree import Condition, Term

Tree: TypeAlias = Condition | Term
What: TypeAlias = Literal["value", "constant", "score", "flag", "pattern"]
Name: TypeAlias = tuple[What, str]
"""Something defined elsewhere, such as `("flag", "cauda_equina")`."""


class ScoreItem(NamedTuple):
    """What gives points when it is true."""

    when: Condition
    points: int


class ScoreDefinition(NamedTuple):
    """A score's items, and for whom it was made (None: for everybody)."""

    items: tuple[ScoreItem, ...]
    when: Condition | None = None


class Definitions(NamedTuple):
    """Everything of a flow that conditions may name. A pattern stands for its `fit`."""

    values: Mapping[str, Tree] = {}
    constants: Mapping[str, Number] = {}
    scores: Mapping[str, ScoreDefinition] = {}
    flags: Mapping[str, Condition] = {}
    patterns: Mapping[str, Condition] = {}

    def names(self) -> tuple[Name, ...]:
        """Return everything that is defined, in a fixed order."""
        return (
            *(("value", name) for name in self.values),
            *(("constant", name) for name in self.constants),
            *(("score", name) for name in self.scores),
            *(("flag", name) for name in self.flags),
            *(("pattern", name) for name in self.patterns),
        )

    def trees(self, name: Name) -> tuple[Tree, ...]:
        """Return the trees that a definition is made of; a constant has none."""
        match name:
            case ("value", id_):
                return (self.values[id_],)
            case ("flag", id_):
                return (self.flags[id_],)
            case ("pattern", id_):
                return (self.patterns[id_],)
            case ("score", id_):
                score = self.scores[id_]
                return (*(() if score.when is None else (score.when,)), *(item.when for item in score.items))
            case _:
                return ()
