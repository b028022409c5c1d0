"""Everything about a flow that scenarios should show at least once, and where in its files each of it stands.

What can never be seen is no goal: "unknown" of a condition whose questions take no "not sure", a band of a score
without bands. Guarantees are for proofs and are no goals either.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final, Literal, NamedTuple, get_args

from sciatui.engine.answer import NONE
from sciatui.flow import outline
from sciatui.flow.complaint import Path
from sciatui.flow.conditions import Conditions, places
from sciatui.flow.definition import Advice, Flow, RedFlag
from sciatui.flow.load import Checked
from sciatui.headless.coverage_atoms import Atom, atoms_of, can_be_unknown

Kind = Literal[
    "question",
    "choice",
    "atom",
    "red flag",
    "interruption",
    "advice",
    "pattern",
    "score band",
    "treatment",
    "topic",
    "visit question",
    "recheck",
    "edit",
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class Goal(NamedTuple):
    """One thing to be seen: which kind, of what, and how it must be seen."""

    kind: Kind
    id: str
    state: str


class Spot(NamedTuple):
    """Where a goal stands: a path in the tree of tables, and the place within a condition."""

    path: Path
    offset: int | None = None


class Goals(NamedTuple):
    """All goals of a flow."""

    spots: Mapping[Goal, Spot]
    atoms: tuple[Atom, ...]
    never: frozenset[Goal] = frozenset()
    """Those that nobody can reach, as far as that is known. They do not count."""


def goals_of(flow: Flow, checked: Checked) -> Goals:
    """List every goal of a flow that was loaded and studied."""
    conditions = checked.conditions
    if conditions is None:
        raise ValueError("what was studied is sound")
    atoms = tuple(_atoms(flow, checked))
    rules = _rules(flow, conditions)
    spots: dict[Goal, Spot] = {}
    found = (_asking(flow, checked), _of_atoms(atoms), rules, _showing(flow), _to_read(flow), _edits(flow))
    for goal, spot in chain.from_iterable(found):
        spots.setdefault(goal, spot)
    return Goals(spots, atoms)


def _asking(flow: Flow, checked: Checked) -> Iterator[tuple[Goal, Spot]]:
    """Yield each question and each of its choices."""
    for question in flow.questions.values():
        path = question_path(flow, question.id)
        yield Goal("question", question.id, "asked"), Spot(path)
        own = checked.merged.tree["question"][path[1]]
        for code in question.choices:
            has_place = isinstance(own.get("choices"), dict)
            yield Goal("choice", question.id, code), Spot((*path[:2], "choices", code) if has_place else path)
        if question.none:
            yield Goal("choice", question.id, NONE), Spot((*path, "none"))


def question_path(flow: Flow, name: str) -> Path:
    """Return where a question stands: by itself, or among the items of its checklist."""
    screen = flow.questions[name].screen
    return ("question", screen, "items", name) if flow.screens[screen].checklist else ("question", name)


def _atoms(flow: Flow, checked: Checked) -> Iterator[Atom]:
    """Yield each atom of each condition but those of guarantees, and of each value that is true or false."""
    files, conditions = checked.files, checked.conditions
    if files is None or conditions is None:
        raise ValueError("what was studied is sound")
    for place in places(files, outline.asked(files)):
        if place.path[0] != "guarantee":
            yield from atoms_of(place.path, place.text, conditions.trees[place.path], checked, flow)
    for name, value in files.value.items():
        yield from atoms_of(("value", name, "expr"), value.expr, conditions.definitions.values[name], checked, flow)


def _of_atoms(atoms: tuple[Atom, ...]) -> Iterator[tuple[Goal, Spot]]:
    for atom in atoms:
        for state in atom.states:
            yield Goal("atom", atom.id, state), Spot(atom.path, atom.offset)


def _rules(flow: Flow, conditions: Conditions) -> Iterator[tuple[Goal, Spot]]:
    """Yield each red flag and advice rule with its truths, and each interruption."""
    for flag in flow.red_flags.values():
        for state in _truths(flow, flag, ("red_flag", flag.id, "when"), conditions):
            yield Goal("red flag", flag.id, state), Spot(("red_flag", flag.id))
        if flag.interrupt:
            yield Goal("interruption", flag.id, "shown"), Spot(("red_flag", flag.id))
    for rule in flow.advice.values():
        for state in _truths(flow, rule, ("advice", rule.id, "when"), conditions):
            yield Goal("advice", rule.id, state), Spot(("advice", rule.id))


def _truths(flow: Flow, rule: RedFlag | Advice, path: Path, conditions: Conditions) -> tuple[str, ...]:
    """Return what a rule can be. Advice that says nothing about being unknown stays silent then, as if false."""
    unknown = can_be_unknown(flow, conditions.trees[path], conditions.definitions)
    says_so = isinstance(rule, RedFlag) or rule.if_unknown is not None
    return ("true", "false", "unknown") if unknown and says_so else ("true", "false")


def _showing(flow: Flow) -> Iterator[tuple[Goal, Spot]]:
    """Yield each pattern, band and treatment."""
    for name in flow.patterns:
        for state in ("fit", "partly_fit", "no"):
            yield Goal("pattern", name, state), Spot(("pattern", name))
    for score in flow.scores.values():
        for number, band in enumerate(score.bands):
            state = f"{band.low} to {band.high}"
            yield Goal("score band", score.id, state), Spot(("score", score.id, "bands", number))
    for treatment in flow.treatments.values():
        yield Goal("treatment", treatment.id, "offered"), Spot(("treatment", treatment.id))
        if treatment.avoid_when is not None:
            yield Goal("treatment", treatment.id, "withheld"), Spot(("treatment", treatment.id, "avoid_when"))


def _to_read(flow: Flow) -> Iterator[tuple[Goal, Spot]]:
    """Yield each topic, question to take along and date to check again that is not for everybody."""
    led_to = {pattern.topic for pattern in flow.patterns.values()}
    for topic in flow.topics.values():
        if topic.when is not None or topic.id in led_to:
            yield Goal("topic", topic.id, "shown"), Spot(("topic", topic.id))
    for question in flow.visit_questions.values():
        if question.when is not None:
            yield Goal("visit question", question.id, "shown"), Spot(("visit_question", question.id))
    for recheck in flow.rechecks.values():
        yield Goal("recheck", recheck.id, "shown"), Spot(("recheck", recheck.id))


def _edits(flow: Flow) -> Iterator[tuple[Goal, Spot]]:
    """Yield each question on which it hangs whether another one is asked."""
    read: dict[str, None] = {}
    for question in flow.questions.values():
        if question.when is not None:
            read.update(dict.fromkeys(question.when.reads))
    for name in read:
        yield Goal("edit", name, "lost answers"), Spot(question_path(flow, name))
