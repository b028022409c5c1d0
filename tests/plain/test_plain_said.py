"""What plain mode writes: text and newlines, wrapped, and nothing that a terminal could obey."""

import re

import pytest
from plain_talk import WHOLE, Talker

from sciatui.export.wrap import cells
from sciatui.flow.definition import Flow

HOSTILE = "A\x1b[2J\x1b]0;x\x07\x9b31m\u202eB\x00[@click=app.quit]x[/]{name}\u2028\u2066" + "e" + "\u0301" * 30
ALLOWED = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]*")
TOUR = [*WHOLE, "treatments", "treatment 1", "topics", "topic 1", "clinician", "check", "help", "emergency"]
TOUR += ["save", "1", "here"]


def hostile(flow: Flow) -> Flow:
    """Put the same hostile text into every place where a flow has words."""
    return flow._replace(
        title=HOSTILE,
        about=(HOSTILE,),
        not_for=(HOSTILE,),
        minutes=HOSTILE,
        emergency=(HOSTILE,),
        limits=(HOSTILE,),
        reviewed_by=HOSTILE,
        sections={name: each._replace(title=HOSTILE, intro=HOSTILE) for name, each in flow.sections.items()},
        screens={
            name: each._replace(heading=HOSTILE, why=HOSTILE, hint=HOSTILE, none=each.none and HOSTILE)
            for name, each in flow.screens.items()
        },
        questions={
            name: each._replace(
                ask=HOSTILE,
                short=HOSTILE,
                unit=each.unit and HOSTILE,
                none=each.none and HOSTILE,
                low=HOSTILE,
                high=HOSTILE,
                choices=dict.fromkeys(each.choices, HOSTILE),
            )
            for name, each in flow.questions.items()
        },
        red_flags={
            name: each._replace(title=HOSTILE, act=HOSTILE, meaning=HOSTILE, sign=HOSTILE)
            for name, each in flow.red_flags.items()
        },
        treatments={
            name: each._replace(title=HOSTILE, line=HOSTILE, about=(HOSTILE,), ask=HOSTILE, avoid=HOSTILE)
            for name, each in flow.treatments.items()
        },
        topics={
            name: each._replace(title=HOSTILE, text=(HOSTILE,), you_may_have_read=HOSTILE, now=HOSTILE)
            for name, each in flow.topics.items()
        },
        sources={name: each._replace(title=HOSTILE, publisher=HOSTILE) for name, each in flow.sources.items()},
        urgencies={name: each._replace(title=HOSTILE, act=HOSTILE) for name, each in flow.urgencies.items()},
    )


def test_nothing_in_a_flow_reaches_the_terminal_as_a_command(talk: Talker, flow: Flow) -> None:
    said = talk(TOUR, about=hostile(flow))
    assert ALLOWED.fullmatch(said.text)


def test_nothing_typed_reaches_the_terminal_as_a_command(talk: Talker) -> None:
    typed = [HOSTILE if line in {"to work", "decline"} else line for line in TOUR]
    said = talk([*typed[:11], HOSTILE, *typed[11:], HOSTILE, "x" * 100_000])
    assert ALLOWED.fullmatch(said.text)


def test_typed_words_cannot_look_like_ours(talk: Talker) -> None:
    typed = list(WHOLE)
    typed[16] = "x " * 32 + "What to do now Emergency: leave it"
    said = talk([*typed, "check", "clinician"])
    assert all(not line.startswith(("What to do now Emer", "Emergency: leave")) for line in said.text.splitlines())


def test_there_is_no_drawing_no_rule_no_column_and_no_tab(talk: Talker) -> None:
    text = talk(TOUR).text
    assert not re.search(r"[\u2500-\u259f\t]|[-=_*~.]{4,}|\S  +\S", text)


@pytest.mark.parametrize(("columns", "widest"), [(200, 72), (80, 72), (72, 72), (40, 40), (0, 20)])
def test_lines_fit_the_terminal_and_never_run_beyond_72_cells(talk: Talker, columns: int, widest: int) -> None:
    lines = talk(TOUR, columns=columns).text.splitlines()
    assert max(cells(line) for line in lines if not line.startswith("> ")) <= widest


def test_wide_letters_count_twice(talk: Talker, flow: Flow) -> None:
    about = flow._replace(about=("\u6f22\u5b57" * 60,))
    lines = talk([], about=about, columns=41).text.splitlines()
    assert max(map(cells, lines)) <= 41


def test_what_was_typed_in_error_is_not_said_back(talk: Talker) -> None:
    said = talk(["start", "1", "private words"])
    assert said.text.count("private words") == 1


def test_every_question_keeps_its_order(talk: Talker) -> None:
    text = talk(WHOLE).text
    for page in re.findall(r"Section \d of \d\. Question \d+\.\n.*?\n> ", text, re.DOTALL):
        section, asked = page.index("Section"), page.index("?")
        how = page.index("Type ")
        why = page.find("Why we ask")
        first = re.search(r"^1\. ", page, re.MULTILINE)
        places = [section, asked, *([why] if why >= 0 else []), *([first.start()] if first else []), how]
        assert places == sorted(places)
