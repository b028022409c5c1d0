"""What there is to read beside a result: topics and their groups, the glossary, questions to take along."""

from collections.abc import Iterator
from typing import Final

from sciatui.flow import model
from sciatui.flow.compile_parts import Parts
from sciatui.flow.definition import Cells, Term, Topic, TopicGroup, VisitQuestion

_BETWEEN_FORMS: Final = ";"
"""A language may need more forms of a word than the one that a text is translated from."""


def topic_groups(parts: Parts) -> dict[str, TopicGroup]:
    """Return the headings over topics."""
    return {name: TopicGroup(name, parts.say(one.title)) for name, one in parts.files.topic_group.items()}


def topics(parts: Parts) -> dict[str, Topic]:
    """Return the explainers."""
    return {
        name: Topic(
            id=name,
            title=parts.say(one.title),
            group=one.group or "",
            text=parts.say_all(one.text),
            table=_cells(parts, one.table),
            you_may_have_read=parts.say(one.you_may_have_read),
            now=parts.say(one.now),
            when=parts.when("topic", name, "when"),
            source=one.source,
        )
        for name, one in parts.files.topic.items()
    }


def visit_questions(parts: Parts) -> dict[str, VisitQuestion]:
    """Return the questions to take along."""
    return {
        name: VisitQuestion(name, parts.say(one.ask), parts.when("visit_question", name, "when"), one.source)
        for name, one in parts.files.visit_question.items()
    }


def glossary(parts: Parts) -> dict[str, Term]:
    """Return the words that are explained."""
    return {
        name: Term(name, parts.say(one.term), tuple(_forms(parts, one)), parts.say(one.text), one.source)
        for name, one in parts.files.glossary.items()
    }


def _cells(parts: Parts, cells: model.Cells | None) -> Cells | None:
    return None if cells is None else Cells(parts.say_all(cells.columns), tuple(map(parts.say_all, cells.rows)))


def _forms(parts: Parts, term: model.Term) -> Iterator[str]:
    for text in term.forms:
        yield from (form.strip() for form in parts.say(text).split(_BETWEEN_FORMS) if form.strip())
