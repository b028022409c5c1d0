"""Patients who show that a property does not hold: first as plain as they can be, then played in the engine.

What the solver found holds many words that do not matter. They are taken away as long as the engine itself still
shows the same; so a witness never rests on the formulas alone.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from sciatui.engine.problem import Problem
from sciatui.engine.session import Session
from sciatui.flow.aliases import Effective, Value
from sciatui.flow.definition import Flow, Question
from sciatui.flow.values import Blank

Raw: TypeAlias = Mapping[str, Value | Blank]
"""What was said on each question; a question without a word is not in it."""

Claim: TypeAlias = Callable[[Effective, Effective], bool]
"""Whether effective answers before and after show what is claimed; with one state, both are the same."""


class DisagreementError(Exception):
    """The engine does not show what the formulas say: a fault of this program."""


class Witness(NamedTuple):
    """Answers that show something: those given first, then what is changed, then what is answered beside it."""

    before: Raw
    change: Raw
    more: Raw
    first: Session
    """The session after the first answers."""
    last: Session

    def __repr__(self) -> str:
        """Say what this is and not what it holds."""
        return f"<Witness of {len(self.before)} answers>"


def witness(flow: Flow, before: Raw, after: Raw, claim: Claim) -> Witness:
    """Return the plainest patient found; raise `DisagreementError` if the engine shows nothing of the kind."""
    changed = {name: word for name, word in after.items() if before.get(name) != word}
    if not _shows(flow, before, changed, claim):
        raise DisagreementError("the engine does not show what the formulas say")
    plain, plain_changed = _plainer(flow, before, changed, claim)
    found = _played(flow, plain, plain_changed)
    if not claim(found.first.effective, found.last.effective):
        raise DisagreementError("the session does not show what the formulas say")
    return found


def _shows(flow: Flow, before: Raw, changed: Raw, claim: Claim) -> bool:
    effective = flow.program.effective
    first = effective(before)
    return claim(first, effective({**before, **changed}) if changed else first)


def _plainer(flow: Flow, before: Raw, changed: Raw, claim: Claim) -> tuple[Raw, Raw]:
    """Take words away, or make them a plain no, as long as the claim still holds."""
    for name in reversed(tuple(flow.questions)):
        for is_change in (True, False):
            word = (changed if is_change else before).get(name)
            for plainer in _plainer_words(flow.questions[name], word) if word is not None else ():
                some = _with(changed, name, plainer) if is_change else changed
                others = before if is_change else _with(before, name, plainer)
                if _shows(flow, others, some, claim):
                    before, changed = others, some
                    break
    return before, changed


def _plainer_words(question: Question, word: Value | Blank) -> Iterator[Value | Blank | None]:
    """Yield words that say less, the plainest first; None is no word at all."""
    yield None
    if isinstance(word, frozenset) and len(word) > 1:
        yield from (frozenset({code}) for code in sorted(word))
    no = "no" if "no" in question.choices else frozenset[str]() if question.none else None
    if no is not None and word != no:
        yield no


def _with(words: Raw, name: str, word: Value | Blank | None) -> Raw:
    rest = {other: said for other, said in words.items() if other != name}
    return rest if word is None else {**rest, name: word}


def _played(flow: Flow, before: Raw, changed: Raw) -> Witness:
    """Play the answers in order; a word that left the way and came back is said again."""
    first, given = _given(Session.begin(flow), before)
    last, change = _given(first, {name: word for name, word in changed.items() if name in given}, again=True)
    last, more = _given(last, {**before, **changed})
    return Witness(given, change, more, first, last)


def _given(session: Session, words: Raw, *, again: bool = False) -> tuple[Session, dict[str, Value | Blank]]:
    """Say these words where they are asked for; `again` also where something was said before."""
    said: dict[str, Value | Blank] = {}
    for name in session.flow.questions:
        if name in words and (again or session.effective[name] is Blank.UNANSWERED):
            after = _say(session, name, words[name])
            if isinstance(after, Problem):
                continue
            session = after
            said[name] = words[name]
    return session, said


def _say(session: Session, name: str, word: Value | Blank) -> Session | Problem:
    if word is Blank.UNSURE:
        return session.unsure(name)
    return session.decline(name) if word is Blank.DECLINED else session.answer(name, word)


def said_otherwise(before: Effective, after: Effective) -> list[str]:
    """Return the questions that are asked in both states and on which another word was said."""
    asked = (name for name, word in before.items() if Blank.NOT_ASKED not in {word, after[name]})
    return [name for name in asked if before[name] != after[name]]


def blanked(before: Effective, after: Effective) -> str:
    """Return the one question whose answer gave way to a blank; empty if more changed, or something was learned."""
    learned = any(word is Blank.NOT_ASKED and not isinstance(after[name], Blank) for name, word in before.items())
    changed = said_otherwise(before, after)
    if learned or len(changed) != 1 or isinstance(before[changed[0]], Blank):
        return ""
    return changed[0] if after[changed[0]] in {Blank.UNSURE, Blank.DECLINED} else ""


def is_in_order(flow: Flow, effective: Effective) -> bool:
    """Say whether nothing was said beyond the first screen with an open question."""
    open_before = False
    for screen in flow.screens.values():
        words = [effective[name] for name in screen.questions if effective[name] is not Blank.NOT_ASKED]
        if open_before and any(word is not Blank.UNANSWERED for word in words):
            return False
        open_before = open_before or Blank.UNANSWERED in words
    return True
