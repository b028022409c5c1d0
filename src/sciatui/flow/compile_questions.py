"""What is asked: sections, screens and questions, each checklist unfolded to its items."""

from collections.abc import Mapping

from sciatui.flow import conditions, outline
from sciatui.flow.aliases import Number
from sciatui.flow.compile_parts import Parts
from sciatui.flow.definition import Question, Screen, Section
from sciatui.flow.model import Question as Table
from sciatui.flow.outline import Asked
from sciatui.flow.words import Words

SCALE_ENDS = (0, 10)


def sections(parts: Parts) -> dict[str, Section]:
    """Return the sections in order."""
    return {
        name: Section(name, parts.say(section.title), parts.say(section.intro))
        for name, section in parts.files.section.items()
    }


def screens(parts: Parts, asked: Mapping[str, Asked]) -> dict[str, Screen]:
    """Return the screens in the order asked: one for each question and for each checklist."""
    together: dict[str, list[str]] = {}
    for name, item in asked.items():
        together.setdefault(item.table, []).append(name)
    return {name: _screen(parts, name, tuple(questions)) for name, questions in together.items()}


def questions(parts: Parts, asked: Mapping[str, Asked], words: Words) -> dict[str, Question]:
    """Return everything that has an answer of its own, in the order asked."""
    unfolded = {code: words(f"flow.checklist.{code}") for code in outline.YES_OR_NO}
    said: dict[int, dict[str, str]] = {id(outline.YES_OR_NO): unfolded}
    found = {}
    for name, item in asked.items():
        # A list of choices is shared by many questions: it is put into words once.
        if id(item.choices) not in said:
            said[id(item.choices)] = {code: parts.say(label) for code, label in item.choices.items()}
        found[name] = _question(parts, name, item, said[id(item.choices)])
    return found


def _screen(parts: Parts, name: str, together: tuple[str, ...]) -> Screen:
    """Return one screen."""
    table, say = parts.files.question[name], parts.say
    checklist = table.kind == "checklist"
    return Screen(
        id=name,
        section=table.section,
        heading=say(table.ask),
        why=say(table.why),
        hint=say(table.hint),
        questions=together,
        checklist=checklist,
        none=say(table.none) if checklist else "",
    )


def _question(parts: Parts, name: str, item: Asked, choices: Mapping[str, str]) -> Question:
    """Return one question."""
    table, say = parts.files.question[item.table], parts.say
    words = table if item.item is None else item.item
    minimum, maximum = _limits(table)
    return Question(
        id=name,
        section=table.section,
        screen=item.table,
        kind=item.kind,
        ask=say(words.ask),
        short=say(words.short) or say(words.ask),
        why=say(table.why),
        hint=say(table.hint),
        choices=choices,
        unsure=table.unsure,
        decline=table.decline,
        none=say(table.none) if item.item is None else "",
        unit=say(table.unit),
        unit_one=say(table.unit_one) or say(table.unit),
        minimum=minimum,
        maximum=maximum,
        decimal=table.decimal,
        low=say(table.low),
        high=say(table.high),
        when=parts.when("question", item.table, "when"),
        source=words.source or table.source,
    )


def _limits(table: Table) -> tuple[Number | None, Number | None]:
    """Return the least and the most that may be answered."""
    if table.kind == "scale":
        return SCALE_ENDS
    return tuple(None if end is None else conditions.number(end) for end in (table.min, table.max))  # type: ignore[return-value]  # two in, two out
