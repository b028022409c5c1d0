"""What the answers look like and what can be done: the patterns and the treatments of a summary.

Nothing here names a chance or a dose, and what is kept back is named with the reason.
"""

from sciatui.engine.result import PatternFit
from sciatui.engine.summarise_shared import part
from sciatui.engine.summarise_words import Case
from sciatui.engine.summary import Bullets, Entry, Paragraph, Part
from sciatui.flow.definition import Stance, Treatment


def options(case: Case) -> tuple[Part, ...]:
    """Return the parts on patterns and treatments; some may be without blocks."""
    return (
        _patterns(case),
        _worth_doing(case),
        _listed(case, "may_be_offered"),
        _listed(case, "unclear"),
        _listed(case, "not_recommended"),
        _withheld(case),
    )


def _patterns(case: Case) -> Part:
    if not case.result.patterns:
        return part(case, "patterns", [Paragraph(case.words("summary.patterns.none"))])
    intro = Paragraph(case.words("summary.patterns.intro"), "note")
    return part(case, "patterns", [intro, *(_pattern(case, fit) for fit in case.result.patterns)])


def _pattern(case: Case, fit: PatternFit) -> Entry:
    pattern, words = case.flow.patterns[fit.id], case.words
    lines = [pattern.about]
    if fit.supports:
        lines.append(words("summary.patterns.for", answers=case.answers_line(fit.supports)))
    if fit.against:
        lines.append(words("summary.patterns.against", answers=case.answers_line(fit.against)))
    else:
        lines.append(words("summary.patterns.against_nothing"))
    lines.append(f"{words(f'summary.grade.{pattern.grade}')} {_source_line(case, pattern.source)}".strip())
    return Entry(words(f"summary.patterns.{fit.fit}", title=pattern.title), tuple(lines))


def _source_line(case: Case, ids: tuple[str, ...]) -> str:
    return case.words("summary.treatment.source", source=case.cited(ids)) if ids else ""


def _offered(case: Case, stance: Stance) -> list[Treatment]:
    return [case.flow.treatments[offered.id] for offered in case.result.treatments if offered.stance == stance]


def _worth_doing(case: Case) -> Part:
    entries = [
        Entry(treatment.title, (treatment.line, _source_line(case, treatment.source)))
        for treatment in _offered(case, "worth_doing")
    ]
    intro = Paragraph(case.words("summary.worth_doing.intro"), "note")
    return part(case, "worth_doing", [intro, *entries] if entries else [])


def _listed(case: Case, stance: Stance) -> Part:
    lines = tuple(
        case.words(
            "summary.treatment.sourced",
            title=treatment.title,
            line=treatment.line,
            source=case.cited(treatment.source),
        )
        for treatment in _offered(case, stance)
    )
    return part(case, stance, [Bullets(lines)] if lines else [])


def _withheld(case: Case) -> Part:
    lines = []
    for withheld in case.result.withheld:
        treatment = case.flow.treatments[withheld.id]
        key = "because" if withheld.because else "one"
        answers = case.answers_line(withheld.because)
        lines.append(
            case.words(f"summary.withheld.{key}", title=treatment.title, avoid=treatment.avoid, answers=answers)
        )
    return part(case, "withheld", [Bullets(tuple(lines))] if lines else [])
