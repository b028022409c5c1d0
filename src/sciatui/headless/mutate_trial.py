"""Tries one mistake in the rules of a flow: whether its scenarios notice, and whether it matters, and to whom."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from sciatui.check.author.links import Links
from sciatui.check.author.mutants import Mutant
from sciatui.check.author.opened import Opened
from sciatui.check.author.things import Thing
from sciatui.check.author.told import Told, tellable
from sciatui.engine.result import Result
from sciatui.flow import toml
from sciatui.flow.compile import Wanted, compile_flow
from sciatui.flow.complaint import Path, key_of
from sciatui.flow.condition.definitions import Tree
from sciatui.flow.condition.generate import compile_condition
from sciatui.flow.condition.tree import Condition
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow
from sciatui.flow.values import Blank
from sciatui.flow.words import Words
from sciatui.headless.document import Document
from sciatui.headless.mutate_watch import Differs, Watched, does_notice, may_notice, notices
from sciatui.headless.scenario_file import Scenario, scenario_in
from sciatui.headless.sheet import played, scenario

if TYPE_CHECKING:
    from sciatui.check.author.meaning import Difference

_UNSAFE: Final = re.compile(r"[^a-z0-9]+")


class Survivor(NamedTuple):
    """A mistake that no scenario noticed."""

    mutant: Mutant
    shows: "Difference | None"
    """Somebody who is told something else; None if that was not decided in time."""
    proposal: str
    """The scenario that is missing."""
    same_as: Mutant | None = None
    """The mistake that the scenario was proposed for, if that is another one."""


class Trial:
    """One flow with its scenarios, for one mistake after the other."""

    def __init__(self, whole: Opened, watched: tuple[Watched, ...], words: Words) -> None:
        """Begin with no scenario proposed."""
        self.watched = watched
        self._whole = whole
        self._words = words
        self._links = Links(whole)
        self._proposed: list[tuple[Survivor, Scenario]] = []

    def of(self, mutant: Mutant) -> "Survivor | str":
        """Return `killed` or `equivalent`, or the survivor."""
        from sciatui.check.author.meaning import Version, Versions  # noqa: PLC0415 - the solver takes long to import

        whole = self._whole
        flow = _compiled(whole.flow, mutant)
        differs, things = _differs(whole.conditions, mutant), self._can_differ(mutant)
        reached = (one for one in self.watched if may_notice(one, whole.flow, flow, differs, things))
        if any(does_notice(one, flow) for one in reached):
            return "killed"
        versions = Versions(Version(whole.flow, whole.conditions), Version(flow, mutant.conditions))
        found = versions.differs_in_anything(things)
        if found is None:
            return Survivor(mutant, None, "") if versions.undecided else "equivalent"
        known = next((before for before, one in self._proposed if notices(flow, one)), None)
        if known is not None:
            return Survivor(mutant, found, known.proposal, known.mutant)
        survivor = Survivor(mutant, found, _proposal(whole.flow, mutant, found, self._words))
        proposed = _as_scenario(whole.flow, survivor)
        if not notices(flow, proposed):
            # A total that is not certain, for instance, is nothing that a scenario can expect.
            return Survivor(mutant, found, "")
        self._proposed.append((survivor, proposed))
        return survivor

    def _can_differ(self, mutant: Mutant) -> tuple[Told, ...]:
        """Return what can be told otherwise: the thing itself and what reads it; all, if that opens a question."""
        flow, thing = self._whole.flow, Thing(mutant.kind, str(mutant.path[1]))
        readers = {thing, *(reader for _, reader in self._links.through(thing))}
        # How well a picture is founded is nothing that a scenario can expect.
        every = tuple(one for one in tellable(flow, flow) if one.kind != "grade")
        if any(reader.kind == "question" for reader in readers):
            return every
        topics = {Thing("topic", flow.patterns[one.id].topic) for one in readers if one.kind == "pattern"}
        dates = {Thing("recheck", name) for name in flow.rechecks} if thing.kind == "recheck" else set()
        return tuple(one for one in every if Thing(*one) in readers | topics | dates)


def _differs(conditions: Conditions, mutant: Mutant) -> Differs:
    """Return what says where a mistake shows; everywhere, if it is in no condition."""
    before, after = (_tree(one, mutant.path) for one in (conditions, mutant.conditions))
    if not isinstance(before, Condition) or not isinstance(after, Condition):
        return lambda _: True
    old = compile_condition(before, conditions.definitions)
    new = compile_condition(after, mutant.conditions.definitions)
    return lambda effective: old(effective) is not new(effective)


def _tree(conditions: Conditions, path: Path) -> Tree | None:
    return conditions.definitions.values[str(path[1])] if path[0] == "value" else conditions.trees.get(path)


def _as_scenario(flow: Flow, survivor: Survivor) -> Scenario:
    """Return a proposal as if it had been read from a file."""
    name = file_name(survivor.mutant)
    document = Document(name, survivor.proposal, toml.parse(survivor.proposal, name), is_json=False)
    return scenario_in(document, flow)


def _compiled(flow: Flow, mutant: Mutant) -> Flow:
    wanted = Wanted(flow.language, flow.languages, flow.region, flow.hash, flow.words)
    return compile_flow(mutant.files, mutant.conditions, wanted)


def _proposal(flow: Flow, mutant: Mutant, shows: "Difference", words: Words) -> str:
    """Return the scenario that is missing: it expects what the flow as it is does, and the mistake does not."""
    asked = flow.program.effective(shows.answers)
    answers = {name: word for name, word in shows.answers.items() if asked[name] is not Blank.NOT_ASKED}
    kind, _, about = shows.about.partition(".")
    if kind == "question":
        # Only a question that was answered counts as asked, and only an answer that nobody asked for as unused.
        answers = {**dict.fromkeys(flow.screens[about].questions, Blank.UNSURE), **answers}
    session = played(flow, answers)
    result = session.result()
    fired = [one.id for one in result.red_flags]
    expect: dict[str, object] = {"urgency": result.urgency, "red_flags": fired}
    name = str(mutant.path[1])
    if mutant.kind == "red_flag" and name not in fired:
        expect["not_red_flags"] = [name]
    if mutant.kind == "red_flag" and name in flow.red_flags:
        expect["unchecked" if name in result.unchecked else "not_unchecked"] = [name]
    if kind == "question":
        asked_of = [one for one in flow.screens[about].questions if session.effective[one] is not Blank.NOT_ASKED]
        expect |= {"asked": asked_of} if asked_of else {"unused": list(flow.screens[about].questions)}
    elif about:
        expect |= _expected(result, kind, about)
    title = f"{key_of(mutant.path)}: {mutant.what}"[:200]
    return scenario(flow, answers, title=title, head=words("mutate.proposed"), tags=["mutant"], **expect)


def _expected(result: Result, kind: str, name: str) -> dict[str, object]:
    """Return what a result says of the thing that a mistake would say otherwise."""

    def listed(key: str, came: Iterable[str]) -> dict[str, object]:
        return {key if name in came else f"not_{key}": [name]}

    match kind:
        case "red_flag":
            flags = {one.id: one.unsure for one in result.red_flags}
            doubted = listed("unsure", [one for one, unsure in flags.items() if unsure]) if name in flags else {}
            return listed("red_flags", flags) | listed("unchecked", result.unchecked) | doubted
        case "advice":
            return listed("advice", {one.id for one in result.advice})
        case "pattern":
            return {"patterns": {name: next((one.fit for one in result.patterns if one.id == name), "no")}}
        case "treatment":
            shown = listed("treatments", {one.id for one in result.treatments})
            return shown | listed("withheld", {one.id for one in result.withheld})
        case "topic":
            return listed("topics", result.topics)
        case "visit_question":
            return listed("visit_questions", result.visit_questions)
        case "recheck":
            return {"recheck": result.recheck}
        case "score":
            totals = {one.id: one for one in result.scores}
            certain = name in totals and totals[name].low == totals[name].high
            return {"scores": {name: totals[name].low}} if certain else listed("scores", totals)
        case _:
            return {}


def file_name(mutant: Mutant) -> str:
    """Return what the scenario that is missing is called."""
    return _UNSAFE.sub("_", f"{'_'.join(map(str, mutant.path[1:]))}_{mutant.what}".lower()).strip("_") + ".toml"
