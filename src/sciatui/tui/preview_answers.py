"""What becomes of the answers of a preview: carried over to a flow that was edited, or filled in up to a question.

Pure functions on sessions; no screen or file is known here. What the author answered is never changed: what does not
fit the edited flow is set aside by name, and only what was left open is filled in on the way to a question.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Final, NamedTuple

from sciatui.engine.answer import SCALE_TOP, check
from sciatui.engine.events import Event
from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.aliases import Value
from sciatui.flow.definition import Flow, Question, Screen
from sciatui.flow.values import Blank, is_said
from sciatui.tui.steps import NO

Words = Mapping[str, Value | Blank]
"""What is said to questions: values, "not sure" and "prefer not to say"."""

_MOST_TRIES: Final = 20_000
"""So many sets of answers are tried on the way to a question; each takes well under a tenth of a millisecond."""


class Carried(NamedTuple):
    """A session in an edited flow."""

    session: Session
    dropped: tuple[str, ...]
    """Questions whose answers do not fit any more."""
    aside: tuple[str, ...]
    """Questions that are no longer asked with these answers."""


def carried(before: Session, events: tuple[Event, ...], flow: Flow) -> Carried:
    """Replay in an edited flow what happened; `before` says which answers there were."""
    kept = tuple(event for event in events if _fits(flow, event))
    session = Session.replay(flow, kept)
    if session.position.at == "done" and kept[-1].what == "finished" and session.status == "stopped":
        session = Session.replay(flow, kept[:-1])
    session = _on_a_screen_that_is_asked(session)
    dropped = tuple(name for name in before.raw if name not in session.raw)
    aside = tuple(
        name
        for name in session.raw
        if session.effective[name] is Blank.NOT_ASKED
        and is_said(before.effective.get(name, Blank.NOT_ASKED))
        and name not in dropped
    )
    return Carried(session, dropped, aside)


def _fits(flow: Flow, event: Event) -> bool:
    """Say whether something that happened can have happened in this flow."""
    match event.what:
        case "answered":
            question = flow.questions.get(event.subject)
            return question is not None and not isinstance(check(question, event.value, flow.words), Problem)
        case "unsure" | "declined" | "cleared":
            return event.subject in flow.questions
        case "back" | "change" | "next":
            return event.subject in flow.screens or (event.what == "back" and event.subject == "")
        case "acknowledged":
            return event.subject in flow.red_flags
        case "finished" | "stopped":
            return True


def _on_a_screen_that_is_asked(session: Session) -> Session:
    """Leave screens that are no longer asked."""
    while session.position.at == "ask":
        screen = session.flow.screens[session.position.screen]
        if any(session.effective[name] is not Blank.NOT_ASKED for name in screen.questions):
            break
        session = session.go_on()
    return session


class Way(NamedTuple):
    """A session that stands at a question, and what was filled in to come there."""

    session: Session
    filled: Words


def way_to(flow: Flow, name: str, words: Words) -> Way | None:
    """Go to a question or a checklist with these answers; None if they keep it from being asked.

    Questions before it that are open get a quiet answer, or the one that leads there.
    """
    screen = _screen(flow, name)
    target = screen.questions[0]
    before = {question.id: quiet(question) for question in _before(flow, target)}
    found = _asked_with(flow, target, {**before, **words}, frozenset(words))
    if found is None:
        return None
    effective = flow.program.effective(found)
    filled = {id_: found[id_] for id_ in before if id_ not in words and effective[id_] is not Blank.NOT_ASKED}
    session = Session.filled(flow, {**filled, **words})
    if isinstance(session, Problem):
        return None
    return Way(session if session.position.screen == screen.id else session.change(screen.id), filled)


def asked_when(flow: Flow, name: str) -> str:
    """Return the condition of a question or a checklist as its author wrote it; empty if it is always asked."""
    when = flow.questions[_screen(flow, name).questions[0]].when
    return "" if when is None else when.text


def _screen(flow: Flow, name: str) -> Screen:
    return flow.screens[flow.questions[name].screen if name in flow.questions else name]


def _before(flow: Flow, target: str) -> Iterator[Question]:
    for question in flow.questions.values():
        if question.id == target:
            return
        yield question


def _asked_with(flow: Flow, target: str, words: Words, fixed: frozenset[str]) -> dict[str, Value | Blank] | None:
    """Change what is not fixed until the target is asked: what its condition reads, and first what opens that."""
    tries = iter(range(_MOST_TRIES))

    def is_asked(name: str, answers: Words) -> bool:
        return next(tries, None) is not None and flow.program.effective(answers)[name] is not Blank.NOT_ASKED

    def seek(name: str, answers: Words) -> dict[str, Value | Blank] | None:
        if is_asked(name, answers):
            return dict(answers)
        when = flow.questions[name].when
        read = [] if when is None else [question for question in when.reads if question not in fixed]
        opened = [dict(answers)]
        for question in read:
            if flow.program.effective(answers)[question] is Blank.NOT_ASKED:
                way = seek(question, answers)
                opened += [way] if way is not None else []
        for some in (1, 2, 3):
            for start, names in product(opened, combinations(read, some)):
                for values in product(*(candidates(flow.questions[each]) for each in names)):
                    tried = {**start, **dict(zip(names, values, strict=True))}
                    if is_asked(name, tried):
                        return tried
        return None

    return seek(target, words)


def quiet(question: Question) -> Value | Blank:
    """Return the answer that says least: no, none, the first choice, a low number; for what is typed, a blank."""
    match question.kind:
        case "choice":
            return NO if NO in question.choices else next(iter(question.choices))
        case "choices" | "body_map":
            return frozenset() if question.none else frozenset({next(iter(question.choices))})
        case "number":
            low, high = _ends(question)
            return low + (high - low) // 3
        case "scale":
            return 0
        case _:
            return Blank.DECLINED


def candidates(question: Question) -> list[Value | Blank]:
    """Return the answers to try: each choice, numbers from end to end, and "not sure"."""
    values: list[Value | Blank]
    match question.kind:
        case "choice":
            values = list(question.choices)
        case "choices" | "body_map":
            sets = [frozenset[str]()] * bool(question.none), [frozenset({code}) for code in question.choices]
            values = [*sets[0], *sets[1], frozenset(question.choices)]
        case "number":
            low, high = _ends(question)
            values = [low, *(low + (high - low) * part // 8 for part in range(1, 8)), high]
        case "scale":
            values = list(range(SCALE_TOP + 1))
        case _:
            values = [Blank.DECLINED]
    return [*values, Blank.UNSURE]


def _ends(question: Question) -> tuple[int, int]:
    """Return whole numbers that a number question takes, the lowest and the highest."""
    low = 0 if question.minimum is None else -int(-question.minimum // 1)
    return low, low + 100 if question.maximum is None else int(question.maximum // 1)
