"""A sound flow with its files, its conditions and the places of everything in them, for tools that look inside."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from sciatui.check.author.things import Thing, things_named
from sciatui.flow.checked import Checked
from sciatui.flow.complaint import Fault, FlowError, key_of
from sciatui.flow.complaint import Path as Place
from sciatui.flow.condition.definitions import Name, Tree
from sciatui.flow.condition.words import Labels
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow
from sciatui.flow.load import examine, load_flow
from sciatui.flow.model import FlowFiles
from sciatui.flow.places import Places


class Spot(NamedTuple):
    """A line of a file."""

    file: str
    line: int

    def __str__(self) -> str:
        """Write it as editors read it."""
        return f"{self.file}:{self.line}"


class Opened:
    """One flow, opened."""

    def __init__(self, flow: Flow, checked: Checked, files: FlowFiles, conditions: Conditions) -> None:
        """Hold everything together; files and conditions are those that were checked."""
        self.flow = flow
        self.checked = checked
        self.files = files
        self.conditions = conditions

    @cached_property
    def trees(self) -> dict[Place, Tree]:
        """Every condition and every expression of a value, by where it stands."""
        values: dict[Place, Tree] = {
            ("value", name, "expr"): tree for name, tree in self.conditions.definitions.values.items()
        }
        return {**self.conditions.trees, **values}

    @cached_property
    def labels(self) -> Labels:
        """What people call the things that conditions name."""
        flow = self.flow
        names: dict[Name, str] = {("flag", name): flag.title for name, flag in flow.red_flags.items()}
        names |= {("pattern", name): pattern.title for name, pattern in flow.patterns.items()}
        names |= {
            ("score", name): flow.words("condition.name.score", name=score.title) for name, score in flow.scores.items()
        }
        names |= {
            ("constant", name): f"{one.value} {one.unit or ''}".rstrip() + f" ({name})"
            for name, one in self.files.constant.items()
        }
        return Labels(
            questions={name: f"[{question.short or question.ask}]" for name, question in flow.questions.items()},
            choices={name: question.choices for name, question in flow.questions.items()},
            units={name: question.unit for name, question in flow.questions.items()},
            names=names,
        )

    def written(self, path: Place) -> str:
        """Return what the author wrote at a path."""
        found = self.checked.merged.tree
        for part in path:
            found = found[part]  # type: ignore[index]  # a path in a tree that was checked
        return str(found)

    @cached_property
    def _places(self) -> Places:
        return Places(self.checked.merged)

    def spots(self, paths: Iterable[Place]) -> dict[Place, Spot]:
        """Return the line of each of these keys."""
        wanted = {key_of(path): path for path in paths}
        faults = [Fault("", path, "", at="key") for path in wanted.values()]
        return {wanted[one.key]: Spot(one.file, one.line) for one in self._places.placed(faults)}

    def spot(self, path: Place) -> Spot:
        """Return the line of one key."""
        return self.spots([path])[path]

    def home(self, thing: Thing) -> Place:
        """Return where a thing stands in the files."""
        if thing.kind == "question" and thing.id in self.flow.questions:
            screen = self.flow.questions[thing.id].screen
            return ("question", screen) if screen == thing.id else ("question", screen, "items", thing.id)
        return (thing.kind, thing.id)

    def find(self, name: str) -> tuple[Thing, ...]:
        """Return every thing of this name, which may be written `kind.id`."""
        return things_named(self.flow, self.files, name)


def opened(where: str | Path, language: str | None = None) -> Opened:
    """Open a flow, in a language if it has that; raise `FlowError` with every complaint if it cannot be used."""
    examined = examine(where)
    checked, flow = examined.checked, examined.flow
    if flow is None or checked.files is None or checked.conditions is None:
        raise FlowError(examined.complaints)
    if language in flow.languages and language != flow.language:
        flow = load_flow(where, language=language)
    return Opened(flow, checked, checked.files, checked.conditions)
