"""From checked files to the `Flow` that the engine reads: one language, one region, every condition a function.

Everything is complete and cross-checked before this runs, so nothing here complains.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sciatui.flow import compile_questions, compile_reading, compile_rules, outline
from sciatui.flow.aliases import Urgency
from sciatui.flow.compile_parts import Parts
from sciatui.flow.complaint import Path
from sciatui.flow.condition.body import AskedWhen, Rule
from sciatui.flow.condition.definitions import Definitions
from sciatui.flow.condition.generate import compile_conditions
from sciatui.flow.condition.program import compile_program
from sciatui.flow.condition.steady import is_steady
from sciatui.flow.condition.tree import Condition as Tree
from sciatui.flow.conditions import Conditions, places
from sciatui.flow.definition import Condition, Flow, Source, UrgencyWords
from sciatui.flow.model import FlowFiles
from sciatui.flow.outline import Asked
from sciatui.flow.program import Program
from sciatui.flow.validate.placeholders import TITLE
from sciatui.flow.values import URGENCIES
from sciatui.flow.words import Words


class Wanted(NamedTuple):
    """Which of a flow's wordings to use, and what belongs to the flow as a whole."""

    language: str
    languages: tuple[str, ...]
    region: str
    hash: str
    words: Words


class Compiled(NamedTuple):
    """A flow, and what its conditions were made of."""

    flow: Flow
    trees: Mapping[Condition, Tree]
    definitions: Definitions


def compiled(files: FlowFiles, conditions: Conditions, wanted: Wanted) -> Compiled:
    """Return the flow in the language of `files` and the region that is wanted, with its trees."""
    ready = _ready(files, conditions, outline.asked(files))
    trees = {condition: conditions.trees[path] for path, condition in ready.items()}
    return Compiled(_flow(files, conditions, wanted, ready), trees, conditions.definitions)


def compile_flow(files: FlowFiles, conditions: Conditions, wanted: Wanted) -> Flow:
    """Return the flow in the language of `files` and the region that is wanted."""
    return compiled(files, conditions, wanted).flow


def _flow(files: FlowFiles, conditions: Conditions, wanted: Wanted, ready: Mapping[Path, Condition]) -> Flow:
    """Put the flow together."""
    asked = outline.asked(files)
    regions = {name: words[TITLE] for name, words in files.region.items()}
    parts = Parts(files, ready, _steady(files, conditions, asked), files.region.get(wanted.region, {}))
    about = files.flow
    flow = Flow(
        id=about.id,
        version=about.version,
        title=parts.say(about.title),
        hash=wanted.hash,
        language=wanted.language,
        region=wanted.region,
        languages=wanted.languages,
        regions=regions,
        date=about.date.isoformat(),
        reviewed_by=parts.say(about.reviewed_by),
        minutes=parts.say(about.minutes),
        about=parts.say_all(about.about),
        not_for=parts.say_all(about.not_for),
        limits=parts.say_all(about.limits),
        emergency=parts.say_all(about.emergency),
        sections=compile_questions.sections(parts),
        screens=compile_questions.screens(parts, asked),
        questions=compile_questions.questions(parts, asked, wanted.words),
        scores=compile_rules.scores(parts),
        red_flags=compile_rules.red_flags(parts),
        advice=compile_rules.advice(parts),
        patterns=compile_rules.patterns(parts),
        treatments=compile_rules.treatments(parts),
        topic_groups=compile_reading.topic_groups(parts),
        topics=compile_reading.topics(parts),
        visit_questions=compile_reading.visit_questions(parts),
        glossary=compile_reading.glossary(parts),
        rechecks=compile_rules.rechecks(parts),
        sources=_sources(files),
        urgencies=_urgencies(parts),
        guarantees=compile_rules.guarantees(parts),
        program=_program(files, conditions, asked),
        words=wanted.words,
    )
    flow.program.belong_to(flow)
    return flow


def _ready(files: FlowFiles, conditions: Conditions, asked: Mapping[str, Asked]) -> dict[Path, Condition]:
    """Make every condition a function, and say which questions it reads."""
    every = list(places(files, asked))
    functions = compile_conditions((conditions.trees[place.path] for place in every), conditions.definitions)
    return {
        place.path: Condition(
            place.text,
            tuple(sorted(conditions.reads[place.path], key=lambda name: asked[name].position)),
            function,
        )
        for place, function in zip(every, functions, strict=True)
    }


def _steady(files: FlowFiles, conditions: Conditions, asked: Mapping[str, Asked]) -> dict[str, bool]:
    """Say of each red flag whether it surely stays true once it is."""
    always = {name for name, item in asked.items() if files.question[item.table].when is None}
    return {
        name: is_steady(conditions.trees["red_flag", name, "when"], conditions.definitions, always)
        for name in files.red_flag
    }


def _program(files: FlowFiles, conditions: Conditions, asked: Mapping[str, Asked]) -> Program:
    """Compile the whole flow as two functions."""
    trees = conditions.trees
    return compile_program(
        [AskedWhen(name, trees.get(("question", item.table, "when"))) for name, item in asked.items()],
        [
            Rule(
                name,
                trees["red_flag", name, "when"],
                flag.urgency,
                None if flag.if_unknown == "ignore" else flag.if_unknown,
                compile_rules.interrupts(flag),
            )
            for name, flag in files.red_flag.items()
        ],
        [
            Rule(name, trees["advice", name, "when"], advice.urgency, advice.if_unknown)
            for name, advice in files.advice.items()
        ],
        conditions.definitions,
    )


def _sources(files: FlowFiles) -> dict[str, Source]:
    """Return the citations."""
    return {
        name: Source(name, one.title, one.publisher, one.year, one.address, one.read.isoformat(), one.seen)
        for name, one in files.source.items()
    }


def _urgencies(parts: Parts) -> dict[Urgency, UrgencyWords]:
    """Return what each urgency means, from least to most urgent."""
    say, tables = parts.say, parts.files.urgency
    return {
        name: UrgencyWords(
            name,
            say(tables[name].title),
            say(tables[name].act),
            say(tables[name].by_when),
            say(tables[name].check_again),
        )
        for name in URGENCIES
    }
