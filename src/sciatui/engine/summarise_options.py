"""What the answers look like and what can be done: the patterns and the treatments of a summary.

Nothing here names a chance or a dose, and what is kept back is named with the reason.
"""

from typing import Final

from sciatui.engine.result import PatternFit
from sciatui.engine.summarise_shared import grade_of, part, said_for, speaking, told_because
from sciatui.engine.summarise_sources import cited, shown
from sciatui.engine.summarise_words import Case
from sciatui.engine.summary import Block, Bullets, Entry, Paragraph, Part
from sciatui.flow.aliases import Stance
from sciatui.flow.definition import Treatment

NO_PICTURE: Final = "other"
"""The pattern by which a flow says that no picture is clear: nothing can speak for or against that."""


def options(case: Case) -> tuple[Part, ...]:
    """Return the parts on patterns and treatments; some may be without blocks."""
    return (
        _patterns(case),
        _worth_doing(case),
        _may_be_offered(case),
        _named(case, "unclear"),
        _named(case, "not_recommended"),
        _withheld(case),
    )


def _patterns(case: Case) -> Part:
    if not case.result.patterns:
        return part(case, "patterns", [Paragraph(case.words("summary.patterns.none"))])
    entries = [_pattern(case, fit) for fit in case.result.patterns]
    if all(fit.id == NO_PICTURE for fit in case.result.patterns):
        return part(case, "patterns", entries)
    return part(case, "patterns", [Paragraph(case.words("summary.patterns.intro"), "note"), *entries])


def _pattern(case: Case, fit: PatternFit) -> Entry:
    pattern, words = case.flow.patterns[fit.id], case.words
    if fit.id == NO_PICTURE:
        return Entry(pattern.title, (cited(case, pattern.about, pattern.source),))
    lines = [pattern.about]
    if fit.supports:
        lines.append(words("summary.patterns.for", answers=speaking(case, pattern.supports, fit.supports)))
    if fit.against:
        lines.append(words("summary.patterns.against", answers=speaking(case, pattern.speaks_against, fit.against)))
    else:
        lines.append(words("summary.patterns.against_nothing"))
    lines.append(cited(case, words(f"summary.grade.{grade_of(case, pattern)}"), pattern.source))
    return Entry(words(f"summary.patterns.{fit.fit}", title=pattern.title), tuple(lines))


def _worth_doing(case: Case) -> Part:
    in_full, others = shown(case, "worth_doing")
    intro = Paragraph(case.words("summary.worth_doing.intro"), "note")
    entries = [Entry(entry.title, (cited(case, entry.line, entry.source),)) for entry in in_full]
    return part(case, "worth_doing", [intro, *entries, *_also(case, others)] if entries else [])


def _may_be_offered(case: Case) -> Part:
    in_full, others = shown(case, "may_be_offered")
    lines = tuple(
        cited(case, case.words("summary.treatment.one", title=entry.title, line=entry.line), entry.source)
        for entry in in_full
    )
    return part(case, "may_be_offered", [Bullets(lines), *_also(case, others)] if lines else [])


def _also(case: Case, others: list[Treatment]) -> list[Paragraph]:
    return [Paragraph(case.words("summary.treatment.also", titles=_titles(others)))] if others else []


def _named(case: Case, stance: Stance) -> Part:
    others = shown(case, stance)[1]
    return part(
        case, stance, [Paragraph(case.words("summary.treatment.named", titles=_titles(others)))] if others else []
    )


def _titles(treatments: list[Treatment]) -> str:
    return "; ".join(treatment.title for treatment in treatments)


def _withheld(case: Case) -> Part:
    """Name what is kept back, under the answers that are the reason; what has the same to be said of it, together."""
    by_reason: dict[str, dict[str, list[Treatment]]] = {}
    for withheld in case.result.withheld:
        treatment = case.flow.treatments[withheld.id]
        because = told_because(case, treatment, withheld).answers_line(said_for(case, withheld.because))
        by_reason.setdefault(because, {}).setdefault(treatment.avoid, []).append(treatment)
    blocks: list[Block] = []
    for because, by_line in by_reason.items():
        if because:
            blocks.append(Entry(case.words("summary.withheld.because", answers=because), ()))
        lines = (
            case.words("summary.withheld.one", titles=_titles(treatments), avoid=avoid)
            for avoid, treatments in by_line.items()
        )
        blocks.append(Bullets(tuple(lines)))
    return part(case, "withheld", blocks)
