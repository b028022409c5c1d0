"""What several pages need: what matters now, the warning list, and what was changed."""

from collections.abc import Iterable, Iterator

from sciatui.engine.reasons import enough
from sciatui.engine.result import Fired, Withheld
from sciatui.engine.summarise_words import Case, answer_in_words, mark
from sciatui.engine.summary import Block, Bullets, Entry, Paragraph, Part, Row
from sciatui.flow.aliases import Urgency, Value
from sciatui.flow.definition import Advice, Condition, Pattern, RedFlag, Treatment
from sciatui.flow.values import RANK, URGENCIES, Blank


def part(case: Case, name: str, blocks: Iterable[Block]) -> Part:
    """Return a part under its heading in the summary's words."""
    return Part(name, case.words(f"summary.{name}.heading"), tuple(blocks))


def rule_of(case: Case, fired: Fired) -> RedFlag | Advice:
    """Return the red flag or advice rule that fired."""
    return case.flow.red_flags.get(fired.id) or case.flow.advice[fired.id]


def told_because(case: Case, rule: RedFlag | Advice | Treatment, fired: Fired | Withheld) -> Case:
    """Return the case as a reason tells it: of a set, only the choices that count for this rule."""
    condition = rule.avoid_when if isinstance(rule, Treatment) else rule.when
    return case.telling((condition, fired.because)) if condition else case


def said_for(case: Case, because: tuple[str, ...]) -> tuple[str, ...]:
    """Return the answers to name as a reason, without the signs of a list that are not there.

    They only tell what else it is not, so they stand only alone. A question of its own may have "no" for its warning
    ("can you walk?"), and is always named.
    """
    return (
        tuple(question for question in because if not (_of_a_list(case, question) and case.mark(question) == "no"))
        or because
    )


def _of_a_list(case: Case, question: str) -> bool:
    return case.flow.screens[case.flow.questions[question].screen].checklist or case.answers[question] == frozenset()


def speaking(case: Case, conditions: Iterable[Condition], questions: Iterable[str]) -> str:
    """Return what speaks for or against a picture as one line: of a set, only the choices that do."""
    reasons = [(one, enough(one, case.answers)) for one in conditions if one.truth(case.answers) is True]
    return case.telling(*reasons).answers_line(questions)


def grade_of(case: Case, pattern: Pattern) -> str:
    """Return how well founded a picture is as these answers lead to it: not every way to it was published."""
    holds = pattern.grade_when is None or pattern.grade_when.truth(case.answers) is True
    return pattern.grade if holds else pattern.grade_else


def matters(case: Case) -> tuple[str, ...]:
    """Return level and act of each warning sign that is surely there, the most urgent first."""
    sure = [fired for fired in case.result.red_flags if not fired.unsure]
    sure.sort(key=lambda fired: -RANK[fired.urgency])
    return tuple(_act(case, fired.urgency, case.flow.red_flags[fired.id].act) for fired in sure)


def _act(case: Case, urgency: Urgency, act: str) -> str:
    return case.words("summary.warning.group", level=case.words(f"summary.level.{urgency}"), act=act)


def warning(case: Case) -> Part:
    """Return every warning sign with what to do if it appears: it ends each result, whatever that is."""
    blocks: list[Block] = [Paragraph(case.words("summary.warning.intro"))]
    for urgency in reversed(URGENCIES):
        flags = [flag for flag in case.flow.red_flags.values() if flag.urgency == urgency and flag.sign]
        if flags:
            blocks.append(Entry(_act(case, urgency, case.flow.urgencies[urgency].act), ()))
            blocks.append(Bullets(tuple(dict.fromkeys(flag.sign for flag in flags))))
    return part(case, "warning", blocks)


def changes(case: Case, flag: RedFlag) -> tuple[Row, ...]:
    """Return each answer behind a red flag that was once different, with both answers."""
    now = case.answers
    return tuple(
        Row(
            case.label(question),
            _both(case, question, before, now[question]),
            mark(case.flow.questions[question], now[question]),
        )
        for question, before in _earlier(case, flag)
    )


def taken_back(case: Case, flag: RedFlag) -> str:
    """Return what was said before of a red flag that no longer holds, as one line; empty if no answer of it changed."""
    earlier = dict(_earlier(case, flag))
    return case._replace(answers={**case.answers, **earlier}).answers_line(earlier)


def _earlier(case: Case, flag: RedFlag) -> Iterator[tuple[str, Value | Blank]]:
    """Yield each question behind a red flag that once had another answer, with the last of those."""
    for question in flag.when.reads:
        not_earlier = (Blank.UNANSWERED, case.answers[question])
        said = (event.answer for event in case.events if event.subject == question)
        earlier = [answer for answer in said if answer not in not_earlier]
        if earlier:
            yield question, earlier[-1]


def _both(case: Case, question: str, before: Value | Blank, now: Value | Blank) -> str:
    asked = case.flow.questions[question]
    after = "summary.changed.not_asked_now" if now is Blank.NOT_ASKED else ""
    return case.words(
        "summary.changed.was",
        before=answer_in_words(asked, before, case.words),
        now=case.words(after) if after else answer_in_words(asked, now, case.words),
    )
