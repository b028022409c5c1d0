"""The summary's part for the clinician: every question asked with its answer, and every rule that fired with its id.

It is driven by the flow alone: a section of the flow is a section here, and the warning signs are the questions that
red flags read. What was typed comes first, is marked as typed, and is never mixed with words of ours.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from sciatui.engine.summarise_flags import read_by_flags, warning_signs
from sciatui.engine.summarise_shared import changes, grade_of, part, rule_of, speaking, told_because
from sciatui.engine.summarise_sources import cited, sources
from sciatui.engine.summarise_words import Case, date_in_words
from sciatui.engine.summary import Block, Entry, Paragraph, Part, Row, Rows, Typed
from sciatui.flow.definition import Section
from sciatui.flow.values import RANK, Blank

HASH_DIGITS: Final = 12
"""How much of the content hash is shown: enough to tell two versions apart."""

WHO: Final = "other_answers"
"""The question that, in a flow that has it, says whether somebody else answered."""

FEW: Final = 3
"""From how many plain "no" in a row they are drawn together into one line."""

_OPEN: Final = (Blank.UNANSWERED, Blank.UNSURE, Blank.DECLINED)


def clinician_parts(case: Case) -> tuple[Part, ...]:
    """Return the parts for the clinician; those without anything to say are left out."""
    parts = (
        _notice(case),
        _typed(case),
        _urgency(case),
        warning_signs(case),
        _unknown(case),
        _scores(case),
        _looks_like(case),
        *(_record(case, section) for section in case.flow.sections.values()),
        _about(case),
        *((sources(case),) if case.result.urgency == "emergency" else ()),
    )
    return tuple(part for part in parts if part.blocks)


def _notice(case: Case) -> Part:
    words = case.words
    if WHO in case.flow.questions:
        who = Row(case.label(WHO), case.answer(WHO))
    else:
        who = Row(words("summary.notice.who"), words("summary.notice.who_not_asked"))
    state = Row(words("summary.notice.state"), words(f"summary.status.{case.result.status}"))
    blocks: list[Block] = [Paragraph(words("summary.notice.lead")), Paragraph(words("summary.notice.old_is_no"))]
    if not case.by_person:
        blocks.insert(0, Paragraph(f"{words('summary.not_a_person')}."))
    return part(case, "notice", [*blocks, Rows((who, state))])


def _typed(case: Case) -> Part:
    return part(case, "typed", _typed_blocks(case))


def _typed_blocks(case: Case) -> Iterator[Typed]:
    for asked in case.result.asked:
        question = case.flow.questions[asked.subject]
        if question.kind == "text" and isinstance(asked.answer, str):
            yield Typed(question.short, asked.answer)
        elif question.kind == "activities" and isinstance(asked.answer, tuple):
            for activity in asked.answer:
                label = case.words("summary.typed.activity", question=question.short, score=activity.score)
                yield Typed(label, activity.name)


def _urgency(case: Case) -> Part:
    words, result = case.words, case.result
    level = words("summary.urgency.level_value", level=_level(case, result.urgency), id=result.urgency)
    rows = [Row(words("summary.urgency.level"), level)]
    if result.because:
        rows.append(Row(words("summary.urgency.deciding"), case.answers_line(result.because)))
    return part(case, "urgency", [Rows(tuple(rows)), *_rules(case), *_withdrawn(case)])


def _level(case: Case, urgency: str) -> str:
    return case.words(f"summary.level.{urgency}")


def _rules(case: Case) -> Iterator[Block]:
    """Name every rule that fired, the most urgent first, with the answers that were enough for it."""
    fired = sorted((*case.result.red_flags, *case.result.advice), key=lambda rule: -RANK[rule.urgency])
    for rule in fired:
        key = "summary.urgency.rule_unsure" if rule.unsure else "summary.urgency.rule"
        title = case.words(key, title=rule_of(case, rule).title, id=rule.id, level=_level(case, rule.urgency))
        told = told_because(case, rule_of(case, rule), rule)
        yield Entry(title, (told.answers_line(rule.because),) if rule.because else ())
    if case.result.unchecked:
        yield Paragraph(case.words("summary.urgency.unchecked"))
    elif case.result.open_advice:
        yield Paragraph(case.words("summary.urgency.open_advice"))
    elif not fired:
        yield Paragraph(case.words("summary.urgency.none"))


def _withdrawn(case: Case) -> Iterator[Block]:
    for name in case.result.withdrawn:
        flag = case.flow.red_flags[name]
        yield Entry(case.words("summary.urgency.withdrawn", title=flag.title, id=name), ())
        if rows := changes(case, flag):
            yield Rows(rows)


def _unknown(case: Case) -> Part:
    rows = tuple(case.row(name) for name, answer in case.answers.items() if answer in _OPEN[1:])
    blocks: list[Block] = [Rows(rows)] if rows else []
    signs = read_by_flags(case)
    left = [name for name, answer in case.answers.items() if answer is Blank.UNANSWERED and name not in signs]
    if left:
        blocks.append(Entry(case.words("summary.unknown.others"), (case.labels(left),)))
    if case.result.unchecked:
        blocks.append(Paragraph(case.words("summary.unknown.flags", rules=", ".join(case.result.unchecked))))
    if case.result.open_advice and case.result.urgency != "emergency":
        blocks.append(Paragraph(case.words("summary.unknown.advice", rules=", ".join(case.result.open_advice))))
    return part(case, "unknown", blocks or [Paragraph(case.words("summary.unknown.none"))])


def _scores(case: Case) -> Part:
    rows, number = [], case.words.number
    for score in case.result.scores:
        defined = case.flow.scores[score.id]
        label = cited(case, defined.title, defined.source)
        if score.low == score.high:
            total = case.words("summary.scores.exact", total=number(score.low), of=number(score.of))
        else:
            low, high = number(score.low), number(score.high)
            total = case.words("summary.scores.range", low=low, high=high, of=number(score.of))
        if score.meaning:
            total = case.words("summary.scores.meaning", total=total, meaning=score.meaning)
        counted = "; ".join(
            case.words("summary.scores.item", label=item.label, points=f"{item.points:+}")
            for item in defined.items
            if item.label and item.when.truth(case.answers) is True
        )
        rows.append(Row(label, case.words("summary.scores.counted", total=total, items=counted) if counted else total))
    return part(case, "scores", [Rows(tuple(rows))] if rows else [])


def _looks_like(case: Case) -> Part:
    blocks: list[Block] = []
    for fit in case.result.patterns:
        pattern = case.flow.patterns[fit.id]
        lines = [("for", pattern.supports, fit.supports), ("against", pattern.speaks_against, fit.against)]
        blocks.append(
            Entry(
                case.words(
                    f"summary.looks_like.{fit.fit}", title=pattern.title, id=fit.id, grade=grade_of(case, pattern)
                ),
                tuple(
                    case.words(f"summary.looks_like.{side}", answers=speaking(case, conditions, questions))
                    for side, conditions, questions in lines
                    if questions
                ),
            )
        )
    return part(case, "looks_like", blocks or [Paragraph(case.words("summary.looks_like.none"))])


def _record(case: Case, section: Section) -> Part:
    """Return every question of a section that was asked, in order, with its answer."""
    asked = [one.subject for one in case.result.asked if case.flow.questions[one.subject].section == section.id]
    heading = case.words("summary.record.heading", section=section.title)
    rows = tuple(_drawn_together(case, map(case.row, asked)))
    return Part(f"record.{section.id}", heading, (Rows(rows),) if rows else ())


def _drawn_together(case: Case, rows: Iterable[Row]) -> Iterator[Row]:
    """Draw several plain "no" in a row together, as clinicians write them; every other row stands alone."""
    for (mark, answer), run in groupby(rows, key=lambda row: (row.mark, row.value)):
        group = tuple(run)
        if mark == "no" and len(group) >= FEW:
            label = case.words("summary.flags.no", answer=answer)
            yield Row(label, "; ".join(row.label for row in group), "no")
        else:
            yield from group


def _about(case: Case) -> Part:
    flow, words = case.flow, case.words
    region = flow.regions.get(flow.region, flow.region)
    version = words("summary.about.version_value", version=flow.version, date=flow.date, hash=flow.hash[:HASH_DIGITS])
    values = {
        "flow": words("summary.about.flow_value", title=flow.title, id=flow.id),
        "version": version,
        "language": "; ".join(text for text in (flow.language, region) if text),
        "reviewed": flow.reviewed_by,
        "made": date_in_words(case.today, words),
    }
    rows = tuple(Row(words(f"summary.about.{name}"), value) for name, value in values.items())
    return part(case, "about", [Rows(rows)])
