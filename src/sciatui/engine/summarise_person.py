"""The summary's part for the person, in the order in which it helps: what to do, why, what else, what to watch for.

On an emergency nothing stands here that could keep somebody from going: no patterns, no treatments.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from sciatui.engine.result import Fired
from sciatui.engine.summarise_options import options
from sciatui.engine.summarise_reasons import told_reasons
from sciatui.engine.summarise_shared import part, rule_of, said_for, taken_back, told_because, warning
from sciatui.engine.summarise_sources import cited, sources
from sciatui.engine.summarise_words import Case, date_in_words
from sciatui.engine.summary import Block, Bullets, Card, Entry, Paragraph, Part, Row, Rows
from sciatui.flow.definition import DATE
from sciatui.flow.values import Blank

MOST_QUESTIONS: Final = 5
"""How many questions of the flow are taken along: more than a visit has time for help nobody."""


MOST_UNCHECKED: Final = 12
"""How many signs that could not be checked are named: of more, the list of all signs further down says the same."""


def person_parts(case: Case) -> tuple[Part, ...]:
    """Return the parts for the person; those without anything to say are left out."""
    first = (_care(case), _reasons(case), _changed(case))
    after: tuple[Part, ...]
    if case.result.urgency == "emergency":
        after = (_take_along(case), warning(case))
    else:
        last = (_questions(case), warning(case), _again(case), _limits(case), sources(case))
        after = (_unchecked(case), *options(case), *last)
    return tuple(part for part in (*first, *after) if part.blocks)


def _care(case: Case) -> Part:
    urgency = case.result.urgency
    says = case.flow.urgencies[urgency]
    lines = [_first_act(case), case.words("summary.care.by_when", when=says.by_when)]
    if urgency in {"same_day", "emergency"} and set(_acts(case)) - {lines[0]}:
        lines.append(case.words("summary.care.place"))
    if case.result.status == "stopped":
        lines.append(case.words("summary.care.stopped"))
    level = case.words(f"summary.level.{urgency}")
    return part(case, "care", [Card(urgency, level, _without(level, says.title), tuple(lines))])


def _acts(case: Case) -> list[str]:
    """Return what the warning signs that decide say to do, each act once."""
    flags = [flag for flag in case.result.red_flags if flag.urgency == case.result.urgency]
    return list(dict.fromkeys(case.flow.red_flags[flag.id].act for flag in flags))


def _first_act(case: Case) -> str:
    """Return what the card says to do: on an emergency that all signs act on alike, just that; else what holds for all.

    So one page never says the same twice, nor "go to hospital" over "wait for the ambulance".
    """
    acts = _acts(case)
    return (
        acts[0]
        if case.result.urgency == "emergency" and len(acts) == 1
        else case.flow.urgencies[case.result.urgency].act
    )


def _without(level: str, title: str) -> str:
    """Return a title without the level in front of it, which the card says already."""
    rest = title.removeprefix(f"{level}:").strip()
    return rest[:1].upper() + rest[1:]


def _reasons(case: Case) -> Part:
    """Say why, the most urgent first.

    What is less urgent stands behind a sentence that says so: its act may name two weeks, and must not be read as a
    reason to wait.
    """
    first, less = told_reasons(case)
    blocks = [block for rule in first for block in _reason(case, rule)]
    if less:
        blocks.append(Paragraph(case.words("summary.reasons.also")))
    blocks += [block for rule in less for block in _reason(case, rule)]
    if case.result.urgency == "emergency":
        return part(case, "reasons", blocks)
    return part(case, "reasons", [*blocks, *_left_open(case)])


def _left_open(case: Case) -> Iterator[Block]:
    """Say what counts although nobody answered it, and what was not reported."""
    result, advice = case.result, case.flow.advice
    if result.unchecked:
        yield Paragraph(case.words("summary.reasons.open"))
    if not result.because and any(advice[name].if_unknown == result.urgency for name in result.open_advice):
        level = case.words(f"summary.level.{result.urgency}")
        yield Paragraph(case.words("summary.reasons.open_advice", level=level))
    if not result.unchecked and not result.red_flags:
        # Whoever told one and changed that has told one: what was first said stands below.
        yield Paragraph(case.words(f"summary.reasons.{'no_sign_left' if result.withdrawn else 'no_sign'}"))


def _reason(case: Case, fired: Fired) -> Iterator[Block]:
    """Say what a rule means and which answers made it fire; a doubt is called a doubt.

    In doubt the rule's own act stands too, because who can help depends on what the doubt is about.
    """
    rule = rule_of(case, fired)
    if fired.unsure:
        level = case.words(f"summary.level.{fired.urgency}")
        counts = case.words("summary.reasons.unsure", level=level)
        act = cited(case, case.words("summary.reasons.unsure_act", act=rule.act), rule.source)
        yield Entry(case.words("summary.reasons.unsure_title", title=rule.title), (counts, act))
    else:
        said = rule.act == _first_act(case)
        yield (
            Entry(cited(case, rule.title, rule.source), ())
            if said
            else Entry(rule.title, (cited(case, rule.act, rule.source),))
        )
    if fired.because:
        told = told_because(case, rule, fired)
        yield Rows(tuple(_reason_row(told, question) for question in said_for(case, fired.because)))


def _reason_row(case: Case, question: str) -> Row:
    answer = case.answers[question]
    if answer is Blank.UNSURE:
        return Row(case.label(question), case.words("summary.reasons.unsure_about"), "unsure")
    if answer is Blank.DECLINED:
        return Row(case.label(question), case.words("summary.reasons.declined"), "unsure")
    return case.row(question)


def _changed(case: Case) -> Part:
    """Say what was taken back, so that a slip does not frighten and a change of mind under pressure loses nothing.

    The title of the sign, which names an illness that the answers as they stand do not point to, is told only where
    no answer of the sign was changed.
    """
    flags = [case.flow.red_flags[name] for name in case.result.withdrawn]
    lines = dict.fromkeys(
        case.words("summary.changed.one", before=taken_back(case, flag) or flag.title, act=flag.act) for flag in flags
    )
    intro = Paragraph(case.words("summary.changed.intro"))
    return part(case, "changed", [intro, Bullets(tuple(lines))] if lines else [])


def _unchecked(case: Case) -> Part:
    signs = [case.flow.red_flags[name] for name in case.result.unchecked]
    lines = tuple(dict.fromkeys(flag.sign or flag.title for flag in signs))
    if len(lines) > MOST_UNCHECKED:
        return part(case, "unchecked", [Paragraph(case.words("summary.unchecked.many", count=len(lines)))])
    intro = Paragraph(case.words("summary.unchecked.intro"))
    return part(case, "unchecked", [intro, Bullets(lines)] if lines else [])


def _questions(case: Case) -> Part:
    treatments = [case.flow.treatments[entry.id] for entry in case.result.treatments]
    to_take = (case.flow.visit_questions[name].ask for name in case.result.visit_questions)
    to_ask = [entry for entry in treatments if entry.ask and entry.stance in {"worth_doing", "may_be_offered"}]
    # Few fit in: what is for this person before what is for everybody, and what only a visit can give before the rest.
    to_ask.sort(key=lambda entry: (entry.when is None, entry.stance == "worth_doing"))
    about = (entry.ask for entry in to_ask)
    asks = dict.fromkeys((*to_take, *about))
    of_ours = (case.words("summary.questions.when"), case.words("summary.questions.sooner"))
    return part(case, "questions", [Bullets((*tuple(asks)[:MOST_QUESTIONS], *of_ours))])


def _take_along(case: Case) -> Part:
    """Say what to bring and what to say: the answers that led here, for who is too ill or upset to find the words."""
    fired = [rule for rule in (*case.result.red_flags, *case.result.advice) if rule.urgency == "emergency"]
    led_here = case.answers_line(dict.fromkeys(question for rule in fired for question in rule.because))
    say, *rest = (case.words(f"summary.take_along.lines_{name}") for name in ("say", "show", "medicines", "tell"))
    reasons = (case.words("summary.take_along.lines_reasons", answers=led_here),) if led_here else ()
    return part(case, "take_along", [Bullets((say, *reasons, *rest))])


def _again(case: Case) -> Part:
    lines = (_dated(case), case.flow.urgencies[case.result.urgency].check_again)
    return part(case, "again", [Paragraph(line) for line in lines if line])


def _dated(case: Case) -> str:
    """Return what to do at the date that these answers give; empty if there is none."""
    recheck = case.flow.rechecks.get(case.result.recheck)
    if recheck is None:
        return ""
    day = date_in_words(case.today + timedelta(days=recheck.days), case.words)
    return cited(case, recheck.text.replace(f"{{{DATE}}}", day), recheck.source)


def _limits(case: Case) -> Part:
    return part(case, "limits", [Bullets(case.flow.limits or (case.words("summary.limits.examined"),))])
