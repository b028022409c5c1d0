"""What is told of a thing, as lines for people and as data for programs."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from sciatui.check.author.explain import Entry, Linked, Rule
from sciatui.flow.words import Words

_Say: TypeAlias = Callable[..., str]

_IN_LINES: Final = frozenset({"bands", "about", "text"})
"""Facts that are told line by line where they are several."""


def as_lines(entry: Entry, words: Words) -> Iterator[str]:
    """Yield what is told, line by line."""

    def say(key: str, **names: str) -> str:
        return words(f"explain.{key}", **names)

    yield f"{say(f'kind.{entry.thing.kind}')} {entry.thing.id}    {entry.spot}"
    if entry.title:
        yield f"  {entry.title}"
    for fact, value in entry.facts.items():
        yield from _fact(say(f"fact.{fact}"), fact, value, say)
    for code, label in entry.choices.items():
        yield f"    {code} = {label}"
    yield from _linked("items", entry.items, say)
    yield from _conditions(entry, say)
    yield from _links(entry, say)
    yield from _sources(entry, say)


def _conditions(entry: Entry, say: _Say) -> Iterator[str]:
    before = ""
    for rule in entry.rules:
        heading = _heading(say, entry.thing.kind, rule)
        # What speaks for a picture is a list: its heading stands above the first of it.
        yield from _rule("" if heading == before else heading, rule)
        before = heading
    if not entry.rules and entry.thing.kind in {"question", "treatment", "visit_question"}:
        yield f"  {say('always')}"
    for rule in entry.names:
        yield from _rule(say("stands_for", name=rule.key), rule)


def _links(entry: Entry, say: _Say) -> Iterator[str]:
    yield from _linked("reads", entry.reads, say)
    yield from _linked("cited_by", entry.cited_by, say)
    yield from _linked("read_by", entry.readers, say)
    if not entry.readers and entry.thing.kind in {"question", "value", "constant", "score"}:
        yield f"  {say('read_by_nothing')}"


def _sources(entry: Entry, say: _Say) -> Iterator[str]:
    if entry.sources:
        yield f"  {say('sources')}:"
    for source in entry.sources:
        year = say("no_year") if source.year is None else source.year
        yield f"    {source.id}: {source.title}, {source.publisher}, {year}"
        yield f"      {source.address} ({say('read_on', day=source.read)})"


def _heading(say: _Say, kind: str, rule: Rule) -> str:
    if kind == "question":
        return say("asked")
    if rule.counts is not None:
        return say("rule.item", points=str(rule.counts.points), label=rule.counts.label)
    return say(f"rule.{rule.key.partition('[')[0]}")


def _rule(heading: str, rule: Rule) -> Iterator[str]:
    if heading:
        yield f"  {heading}:"
    yield from (f"    {line}" for line in rule.lines)
    if rule.lines != (rule.written,):
        yield f"    ({rule.written})"


def _linked(heading: str, linked: Iterable[Linked], say: _Say) -> Iterator[str]:
    for number, one in enumerate(linked):
        if not number:
            yield f"  {say(heading)}:"
        title = f' "{one.title}"' if one.title else ""
        kind = say(f"kind.{one.thing.kind}")
        yield f"    {'  ' * one.depth}{kind} {one.thing.id}{title}    {one.spot}"


def _fact(heading: str, fact: str, value: object, say: _Say) -> Iterator[str]:
    if fact in _IN_LINES and isinstance(value, tuple):
        yield f"  {heading}:"
        yield from (f"    {line}" for line in value)
    else:
        yield f"  {heading}: {_told(value, say)}"


def _told(value: object, say: _Say) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return say("told.yes" if value else "told.no") if isinstance(value, bool) else str(value)


def as_json(entry: Entry) -> dict[str, object]:
    """Return the same as data."""
    return {
        "kind": entry.thing.kind,
        "id": entry.thing.id,
        "title": entry.title,
        "file": entry.spot.file,
        "line": entry.spot.line,
        "facts": {
            key: list(value) if isinstance(value, tuple) else _plain(value) for key, value in entry.facts.items()
        },
        "choices": dict(entry.choices),
        "items": [one.thing.id for one in entry.items],
        "conditions": [_rule_json(rule) for rule in entry.rules],
        "names": [_rule_json(rule) for rule in entry.names],
        "reads": [_link_json(one) for one in entry.reads],
        "read_by": [_link_json(one) for one in entry.readers],
        "cited_by": [_link_json(one) for one in entry.cited_by],
        "sources": [source._asdict() for source in entry.sources],
    }


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | None) else str(value)


def _rule_json(rule: Rule) -> dict[str, object]:
    counts = {} if rule.counts is None else {"points": rule.counts.points, "label": rule.counts.label}
    return {"key": rule.key, **counts, "written": rule.written, "words": rule.words}


def _link_json(one: Linked) -> dict[str, object]:
    return {
        "kind": one.thing.kind,
        "id": one.thing.id,
        "depth": one.depth,
        "file": one.spot.file,
        "line": one.spot.line,
    }
