"""The warning signs that were asked about, grouped by their answers: what was denied is as telling as what was not."""

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from sciatui.engine.summarise_shared import part
from sciatui.engine.summarise_words import Case
from sciatui.engine.summary import Block, Entry, Part, Rows
from sciatui.flow.values import Blank

Group: TypeAlias = Literal["fired", "other", "unsure", "no", "open", "not_asked"]

GROUPS: Final[tuple[Group, ...]] = ("fired", "other", "unsure", "no", "open", "not_asked")


def warning_signs(case: Case) -> Part:
    """Return every question that a red flag reads, in the group of its answer."""
    groups: dict[Group, list[str]] = {group: [] for group in GROUPS}
    because = {question for fired in case.result.red_flags if not fired.unsure for question in fired.because}
    for question in read_by_flags(case):
        groups[_group(case, question, because)].append(question)
    blocks: list[Block] = []
    for group, questions in groups.items():
        if not questions:
            continue
        match group:
            case "fired" | "other" | "unsure":
                blocks += [Entry(case.words(f"summary.flags.{group}"), ()), Rows(tuple(map(case.row, questions)))]
            case "no":
                blocks += _denied(case, questions)
            case "open":
                blocks.append(Entry(case.words("summary.flags.open"), (case.labels(questions),)))
            case "not_asked":
                key = "not_asked" if case.result.status == "finished" else "not_reached"
                blocks.append(Entry(case.words(f"summary.flags.{key}"), (case.labels(questions),)))
    return part(case, "flags", blocks)


def _denied(case: Case, questions: list[str]) -> Iterator[Entry]:
    """Name what was denied, under the very words of the answer."""
    for answer in dict.fromkeys(map(case.answer, questions)):
        same = [question for question in questions if case.answer(question) == answer]
        yield Entry(case.words("summary.flags.no", answer=answer), (case.labels(same),))


def read_by_flags(case: Case) -> list[str]:
    """Return the questions that any red flag reads, in the order asked."""
    read = {question for flag in case.flow.red_flags.values() for question in flag.when.reads}
    return [question for question in case.flow.questions if question in read]


def _group(case: Case, question: str, because: set[str]) -> Group:
    answer = case.answers[question]
    match answer:
        case Blank.UNSURE | Blank.DECLINED:
            return "unsure"
        case Blank.UNANSWERED:
            return "open"
        case Blank.NOT_ASKED:
            return "not_asked"
    if question in because:
        return "fired"
    return "no" if case.mark(question) == "no" else "other"
