"""A random way through a flow, as a person who goes back, changes answers and is not sure might take it.

The same flow and the same number give the same way on every machine. How calm a walk is, is chosen for each: without
calm ones nearly every walk through a flow of warning signs would end as an emergency.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from sciatui.engine.answer import SCALE_TOP
from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.aliases import Value
from sciatui.flow.definition import Question
from sciatui.flow.values import Activity, Blank

_CALM: Final = (0.0, 0.7, 0.97, 0.998)
_TRIES: Final = 8
_PLAIN_CODE: Final = "no"
_LONGEST: Final = 4
"""A walk has at most this many steps for each question of its flow."""
_FIRST_DAY: Final = date(2020, 1, 1)
_DAYS: Final = 3_000
_DEFAULT_TOP: Final = 100

Act = Callable[[Session, Random, float], Session]


def wander(session: Session, seed: int) -> Iterator[Session]:
    """Yield the session after each step of a walk, the last one where it ends."""
    random = Random(f"walk {seed}")  # noqa: S311 - nothing secret hangs on it
    calm = random.choice(_CALM)
    for _ in range(_LONGEST * len(session.flow.questions)):
        position = session.position.at
        if position == "done":
            return
        (act,) = random.choices(list(_ACTS[position]), list(_ACTS[position].values()))
        after = act(session, random, calm)
        if after is not session:
            session = after
            yield session


def nonsense(session: Session, seed: int) -> bool:
    """Say whether nothing that makes no sense is taken: each must be a problem, and not an exception."""
    random = Random(f"nonsense {seed}")  # noqa: S311 - nothing secret hangs on it
    question = random.choice(list(session.flow.questions))
    for value in (object(), float("nan"), [[]], {"a": 1}, "\ud800", -(10**30), b"no"):
        is_text = isinstance(value, str) and session.flow.questions[question].kind == "text"
        if not is_text and not isinstance(session.answer(question, value), Problem):
            return False
    return isinstance(session.answer("no such question", "yes"), Problem)


def some_value(question: Question, random: Random, calm: float = 0) -> Value:
    """Return an answer of the right kind; a calm one says no where it can."""
    plain = random.random() < calm
    match question.kind:
        case "choice":
            codes = list(question.choices)
            return _PLAIN_CODE if plain and _PLAIN_CODE in codes else random.choice(codes)
        case "choices" | "body_map":
            few = [] if plain and question.none else [code for code in question.choices if random.random() < 1 / 3]
            return frozenset(few) if few or question.none else frozenset({random.choice(list(question.choices))})
        case "scale":
            return random.randint(0, SCALE_TOP)
        case "number":
            return _number(question, random)
        case "date":
            return _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
        case "text":
            return random.choice(["a", "a\nb", "não", "[x](y)", "<b>", "🚲"])
        case "activities":
            return tuple(Activity(f"a{n}", random.randint(0, SCALE_TOP)) for n in range(random.randint(1, 3)))


def _number(question: Question, random: Random) -> int | Decimal:
    low = 0 if question.minimum is None else question.minimum
    high = _DEFAULT_TOP if question.maximum is None else question.maximum
    if random.random() < 1 / 8:
        return random.choice([low, high])
    if question.decimal:
        return low + (Decimal(high) - low) * random.randrange(101) / 100
    # Limits of conditions mostly lie low in the range of a question.
    return int(low) + random.randint(0, random.randint(0, int(high - low)))


def _taken(session: Session, after: Session | Problem) -> Session:
    return session if isinstance(after, Problem) else after


def _say(session: Session, name: str, random: Random, calm: float) -> Session:
    """Answer one question; who is calm rather says something else than what raises a warning sign."""
    question = session.flow.questions[name]
    after = _taken(session, session.answer(name, some_value(question, random, calm)))
    for _ in range(_TRIES):
        if random.random() >= calm or not _raises(session, after):
            break
        # No is not always the harmless answer.
        after = _taken(session, session.answer(name, some_value(question, random)))
    return after


def _raises(before: Session, after: Session) -> bool:
    return any(
        flag.when.truth(after.effective) is True and flag.when.truth(before.effective) is not True
        for flag in before.flow.red_flags.values()
    )


def _answer(session: Session, random: Random, calm: float) -> Session:
    """Answer what is asked, or on a page that is answered go on or answer it anew."""
    position = session.position
    if position.open:
        return _say(session, random.choice(position.open), random, calm)
    names = session.flow.screens[position.screen].questions
    asked = [name for name in names if session.effective[name] is not Blank.NOT_ASKED]
    if not asked or random.random() < 1 / 2:
        return session.go_on()
    return _say(session, random.choice(asked), random, calm)


def _answer_anywhere(session: Session, random: Random, calm: float) -> Session:
    """Answer a question that is asked, but perhaps not now."""
    return _say(session, random.choice(list(session.flow.questions)), random, calm)


def _unsure(session: Session, random: Random, calm: float) -> Session:
    names = session.position.open
    if not names or random.random() < calm:
        return _answer(session, random, calm)
    return _taken(session, session.unsure(random.choice(names)))


def _decline(session: Session, random: Random, calm: float) -> Session:
    names = session.position.open
    if not names or random.random() < calm:
        return _answer(session, random, calm)
    return _taken(session, session.decline(random.choice(names)))


def _clear(session: Session, random: Random, _calm: float) -> Session:
    given = list(session.raw)
    return _taken(session, session.clear(random.choice(given))) if given else session


def _change(session: Session, random: Random, _calm: float) -> Session:
    path = session.path
    return session.change(random.choice(path)) if path else session


def _back(session: Session, _random: Random, _calm: float) -> Session:
    return session.back()


def _acknowledge(session: Session, _random: Random, _calm: float) -> Session:
    return session.acknowledge()


def _finish(session: Session, _random: Random, _calm: float) -> Session:
    return session.finish()


def _stop(session: Session, _random: Random, _calm: float) -> Session:
    return session.stop()


_ACTS: Final[Mapping[str, Mapping[Act, int]]] = {
    "ask": {
        _answer: 800,
        _unsure: 60,
        _decline: 20,
        _back: 25,
        _change: 20,
        _answer_anywhere: 15,
        _clear: 10,
        _stop: 1,
    },
    "interrupt": {_acknowledge: 80, _back: 10, _answer_anywhere: 8, _stop: 2},
    "check": {_finish: 70, _change: 20, _back: 10},
}
"""What a person may do where they stand, and how often of a thousand or hundred times."""
