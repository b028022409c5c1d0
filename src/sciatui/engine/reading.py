"""What there is to read beside a result: treatments, topics and words, each as lists and one by one.

The full screen and the plain mode show the same parts in the same order. What is kept back from a person is named with
the answers that are the reason, and with nothing that tells how to do it all the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sciatui.engine.assess import topics_to_read
from sciatui.engine.glossary import in_order
from sciatui.engine.summarise_shared import said_for, told_because
from sciatui.engine.summarise_words import Case, source_in_words
from sciatui.engine.summary import Block, Entry, Grid, Paragraph, Part, Rows
from sciatui.flow.definition import Flow, Term, Topic, Treatment
from sciatui.flow.values import Blank


class Item(NamedTuple):
    """One thing to open: a treatment or a topic, with a line about it."""

    id: str
    title: str
    line: str


class Shelf(NamedTuple):
    """Things to read under one heading."""

    id: str
    heading: str
    items: tuple[Item, ...]


YOURS = "yours"
"""The shelf of what these answers call for."""

OTHERS = "others"
"""The shelf of treatments, or of topics, that are for other answers than these."""

WITHHELD = "withheld"
"""The shelf of treatments that are kept back."""


def treatment_shelves(case: Case) -> tuple[Shelf, ...]:
    """Return the treatments: what suits these answers, by stance, then what is kept back, then what is for others."""
    flow, result, words = case.flow, case.result, case.words
    shelves: dict[str, list[Item]] = {}
    for offered in result.treatments:
        treatment = flow.treatments[offered.id]
        shelves.setdefault(offered.stance, []).append(Item(treatment.id, treatment.title, treatment.line))
    for kept in result.withheld:
        treatment = flow.treatments[kept.id]
        shelves.setdefault(WITHHELD, []).append(Item(treatment.id, treatment.title, treatment.avoid))
    if shelves:
        for name in _for_others(case):
            shelves.setdefault(OTHERS, []).append(Item(name, flow.treatments[name].title, flow.treatments[name].line))
    return tuple(Shelf(name, words(f"reading.treatments.{name}"), tuple(items)) for name, items in shelves.items())


def _for_others(case: Case) -> Iterator[str]:
    """Yield the treatments that these answers do not call for."""
    known = {one.id for one in case.result.treatments} | {one.id for one in case.result.withheld}
    return (name for name in case.flow.treatments if name not in known)


def treatment_parts(case: Case, name: str) -> tuple[Part, ...]:
    """Return a treatment in full, or why it is not shown for these answers and what there is to ask about it."""
    treatment = case.flow.treatments[name]
    withheld = next((one for one in case.result.withheld if one.id == name), None)
    if withheld is not None:
        blocks = _not_shown(told_because(case, treatment, withheld), WITHHELD, said_for(case, withheld.because))
        blocks[1:1] = [Paragraph(treatment.avoid)]
        blocks += [Paragraph(treatment.line), *_told(case, treatment, "ask_first", "ask")]
    elif name in _for_others(case):
        reads = treatment.when.reads if treatment.when else ()
        blocks = _not_shown(case, OTHERS, [one for one in reads if case.answers[one] is not Blank.NOT_ASKED])
        blocks += [Paragraph(treatment.line), *_told(case, treatment, "suits", "ask_first", "expect")]
    else:
        stance = case.words(f"reading.treatments.{treatment.stance}")
        blocks = [Paragraph(stance, "note"), Paragraph(treatment.line)]
        blocks += _told(case, treatment, "suits", "ask_first", "expect")
        blocks += [*map(Paragraph, treatment.about), *_told(case, treatment, "ask")]
    return (Part("treatment", treatment.title, tuple(blocks)), sources_part(case, treatment.source))


def _not_shown(case: Case, why: str, because: Iterable[str]) -> list[Block]:
    """Say that it is not for these answers, and which ones say so."""
    blocks: list[Block] = [Paragraph(case.words(f"reading.treatments.{why}"), "note")]
    rows = tuple(case.row(question) for question in because)
    if rows:
        blocks += [Entry(case.words("reading.treatment.because"), ()), Rows(rows)]
    return blocks


def _told(case: Case, treatment: Treatment, *keys: str) -> Iterator[Entry]:
    for key in keys:
        if text := getattr(treatment, key):
            yield Entry(case.words(f"reading.treatment.{key}"), (text,))


def topic_shelves(case: Case) -> tuple[Shelf, ...]:
    """Return the topics: what these answers call for, what is for everybody by group, what is for other answers."""
    flow, words = case.flow, case.words
    to_read = topics_to_read(flow, case.result)
    yours = Shelf(YOURS, words("reading.topics.yours"), tuple(_items(flow, case.result.topics)))
    more = [name for name in to_read if name not in case.result.topics and flow.topics[name].when is None]

    def of(group: str) -> tuple[Item, ...]:
        return tuple(_items(flow, (name for name in more if flow.topics[name].group == group)))

    groups = [Shelf(group.id, group.title, of(group.id)) for group in flow.topic_groups.values()]
    rest = of("")
    everybody = Shelf("", words("reading.topics.more" if groups else "reading.topics.everybody"), rest)
    conditional = (name for name in to_read if _topic_for_others(case, name))
    others = Shelf(OTHERS, words("reading.topics.others"), tuple(_items(flow, conditional)))
    return tuple(shelf for shelf in (yours, *groups, everybody, others) if shelf.items)


def _topic_for_others(case: Case, name: str) -> bool:
    """Say whether a topic is for some, and these answers do not call for it."""
    return case.flow.topics[name].when is not None and name not in case.result.topics


def _items(flow: Flow, topics: Iterable[str]) -> Iterator[Item]:
    return (Item(name, flow.topics[name].title, "") for name in topics)


def topic_parts(case: Case, name: str) -> tuple[Part, ...]:
    """Return an explainer: its text and table, what people may have read and what guidance says now, its sources."""
    topic = case.flow.topics[name]
    blocks: list[Block] = []
    if _topic_for_others(case, name):
        blocks.append(Paragraph(case.words("reading.topics.others"), "note"))
    blocks += (Paragraph(text) for text in topic.text)
    blocks += grids(topic)
    if topic.you_may_have_read:
        blocks.append(Entry(case.words("reading.topic.you_may_have_read"), (topic.you_may_have_read,)))
    if topic.now:
        blocks.append(Entry(case.words("reading.topic.now"), (topic.now,)))
    return (Part("topic", topic.title, tuple(blocks)), sources_part(case, topic.source))


def grids(topic: Topic) -> tuple[Grid, ...]:
    """Return the table of a topic, if it has one."""
    return () if topic.table is None else (Grid(topic.table.columns, topic.table.rows),)


def words_parts(case: Case, here: Iterable[str]) -> tuple[Part, ...]:
    """Return the glossary: the words that stand here first, then every other one, and where their meaning stands."""
    flow, words = case.flow, case.words
    first = [flow.glossary[name] for name in here]
    others = [term for term in in_order(flow) if term not in first]
    if not flow.glossary:
        return (Part("none", "", (Paragraph(words("reading.words.none")),)),)
    cited = dict.fromkeys(name for term in (*first, *others) for name in term.source)
    numbers = {name: number for number, name in enumerate(cited, 1)}
    shelves = {"here": first, "all" if first else "only": others}
    sources = (
        words("summary.sources.one", number=number, source=source_in_words(flow.sources[name], words))
        for name, number in numbers.items()
    )
    return (
        *(
            Part(name, words(f"reading.words.{name}"), tuple(_meaning(case, term, numbers) for term in terms))
            for name, terms in shelves.items()
            if terms
        ),
        Part("sources", words("reading.sources"), tuple(Paragraph(line, "source") for line in sources)),
    )


def _meaning(case: Case, term: Term, numbers: Mapping[str, int]) -> Entry:
    cited = ", ".join(str(number) for number in sorted(numbers[name] for name in term.source))
    return Entry(term.term, (case.words("summary.sources.cited", line=term.text, numbers=cited),))


def sources_part(case: Case, sources: Iterable[str]) -> Part:
    """Return where it stands, each source as the summary cites it, with the date on which it was read."""
    lines = (source_in_words(case.flow.sources[name], case.words) for name in sources)
    return Part("sources", case.words("reading.sources"), tuple(Paragraph(line, "source") for line in lines))
