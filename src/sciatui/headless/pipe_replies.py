"""What the replies of the pipe say of a session: what happened, what is due, everything there is, and why."""

from collections.abc import Iterator
from typing import Final

from sciatui.engine.session import Session
from sciatui.export.result_json import Json, answer_as_json
from sciatui.flow.complaint import did_you_mean
from sciatui.flow.definition import Condition
from sciatui.flow.values import Blank
from sciatui.headless.pipe_requests import Refused
from sciatui.headless.questions import as_questions
from sciatui.headless.report import TRUTH, conditions_of

_NOTHING: Final = (Blank.UNANSWERED, Blank.NOT_ASKED)


def standing(session: Session) -> Json:
    """Return where the session stands: what is due, on which page, and the urgency if it ended here."""
    position = session.position
    due = position.open or (_due(session) if position.at == "interrupt" else ())
    page = position.screen or (session.flow.questions[due[0]].screen if due else "")
    said: Json = {"at": position.at, "page": page or None, "due": list(due)}
    if position.at == "interrupt":
        said["flag"] = position.red_flag
    return {"n": len(session.events), "urgency": session.result().urgency, **said}


def _due(session: Session) -> tuple[str, ...]:
    """Return what will be asked once an interruption is acknowledged."""
    effective = session.effective
    first = next((name for name, value in effective.items() if value is Blank.UNANSWERED), None)
    if first is None:
        return ()
    screen = session.flow.screens[session.flow.questions[first].screen]
    return tuple(name for name in screen.questions if effective[name] is Blank.UNANSWERED)


def happened(before: Session, after: Session) -> list[Json]:
    """Return what a step did: the events themselves, then the interruptions and lost answers that they led to."""
    events: list[Json] = [_event(event.what, event.subject) for event in after.events[len(before.events) :]]
    shown, now = before.position, after.position
    if now.at == "interrupt" and (shown.at, shown.red_flag) != (now.at, now.red_flag):
        events.append({"ev": "interrupted", "flag": now.red_flag, "q": now.question})
    events += [
        {"ev": "lost", "q": name}
        for name, value in before.effective.items()
        if value not in _NOTHING and after.effective[name] is Blank.NOT_ASKED
    ]
    return events


def _event(what: str, subject: str) -> Json:
    """Name an event; its subject is a question, a page or a red flag."""
    if not subject:
        return {"ev": what}
    key = {"back": "page", "change": "page", "next": "page", "acknowledged": "flag"}.get(what, "q")
    return {"ev": what, key: subject}


def state(session: Session) -> Json:
    """Return everything that a driver needs to show or choose the next answer."""
    questions = session.flow.questions
    stands = standing(session)
    progress = session.progress
    page = stands["page"]
    names = session.flow.screens[page].questions if isinstance(page, str) else ()
    shown = [name for name in names if session.effective[name] is not Blank.NOT_ASKED]
    return {
        **stands,
        "heading": session.flow.screens[page].heading if isinstance(page, str) else None,
        "path": list(session.path),
        "section": {"title": progress.section_title, "number": progress.number, "of": progress.of},
        "questions": as_questions(session.flow, shown),
        "kept": {
            name: answer_as_json(questions[name], session.kept(name))
            for name in shown
            if session.kept(name) is not Blank.UNANSWERED
        },
        "answers": {
            asked.subject: answer_as_json(questions[asked.subject], asked.answer) for asked in session.result().asked
        },
    }


def explained(session: Session, rule: str) -> Json:
    """Return the conditions of one rule, or of all that fired or are open, each with its truth and what it read."""
    result = session.result()
    fired = (one.id for one in (*result.red_flags, *result.advice))
    names = (rule,) if rule else (*fired, *result.unchecked, *result.open_advice)
    rules = [_condition(session, name, part, one) for name in names for part, one in conditions_of(session.flow, name)]
    if rule and not rules:
        flow = session.flow
        kinds = (flow.red_flags, flow.advice, flow.questions, flow.topics, flow.treatments, flow.patterns)
        near = did_you_mean(rule, (name for kind in kinds for name in kind if any(conditions_of(flow, name))))
        raise Refused("unknown_rule", f"There is no rule with that name, or it has no condition. {near}".rstrip())
    return {"urgency": result.urgency, "because": list(result.because), "rules": rules}


def _condition(session: Session, name: str, part: str, condition: Condition) -> Json:
    return {
        "id": name,
        "part": part,
        "condition": condition.text,
        "truth": TRUTH[condition.truth(session.effective)],
        "reads": dict(_reads(session, condition)),
    }


def _reads(session: Session, condition: Condition) -> Iterator[tuple[str, object]]:
    for name in condition.reads:
        yield name, answer_as_json(session.flow.questions[name], session.effective[name])
