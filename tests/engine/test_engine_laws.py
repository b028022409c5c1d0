"""The laws of a session, for random flows and random ways through them."""

import json
from datetime import date
from pathlib import Path
from traceback import format_exception

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_flows import VALUES, Step, flows, take, walk, ways

from sciatui.engine import log
from sciatui.engine.events import Event
from sciatui.engine.plan import OFTEN, Plan
from sciatui.engine.problem import Problem, Refusal
from sciatui.engine.result import Result
from sciatui.engine.session import Session
from sciatui.flow.aliases import Value
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.flow.values import RANK, Blank

MANY = settings(max_examples=150)
TODAY = date(2026, 1, 15)
SMALL = load_flow(Path(__file__).parent.parent / "flows" / "small")
LOGGED: dict[str, Value] = {"choice": "yes", "choices": frozenset({"a"}), "number": 3, "scale": 3}


def said(session: Session) -> tuple[object, ...]:
    """Return everything that follows from a session."""
    return (session.raw, session.effective, session.position, session.path, session.result())


def without_history(result: Result) -> Result:
    """Return a result without what tells how the answers came about."""
    return result._replace(withdrawn=(), interrupted_at="", status="finished")


@MANY
@given(flows(), ways())
def test_replaying_the_log_gives_the_live_state_after_every_event(flow: Flow, way: list[Step]) -> None:
    session = Session.begin(flow)
    for step in way:
        session = take(session, step)
        assert said(Session.replay(flow, session.events)) == said(session)
        assert said(log.read(flow, log.write(session, TODAY)).session) == said(session)


@MANY
@given(flows(), ways(24))
def test_the_way_to_the_same_answers_does_not_matter(flow: Flow, way: list[Step]) -> None:
    session = walk(flow, way)
    straight = Session.begin(flow)
    for question, value in session.effective.items():
        if value is Blank.UNANSWERED or value is Blank.NOT_ASKED:
            continue
        if isinstance(value, Blank):
            event = Event("unsure" if value is Blank.UNSURE else "declined", question)
        else:
            event = Event("answered", question, value)
        straight = Session.replay(flow, [*straight.events, event])
    assert straight.effective == session.effective
    assert without_history(straight.result()) == without_history(session.result())


@MANY
@given(flows(), ways())
def test_a_question_that_is_not_asked_takes_no_answer_but_a_log_with_one_replays(flow: Flow, way: list[Step]) -> None:
    session = walk(flow, way)
    for name, question in flow.questions.items():
        if session.effective[name] is Blank.NOT_ASKED:
            refused = session.answer(name, "yes")
            assert isinstance(refused, Problem)
            assert refused.refusal is Refusal.NOT_ASKED
            value = LOGGED[question.kind]
            replayed = Session.replay(flow, [*session.events, Event("answered", name, value)])
            assert replayed.effective[name] is Blank.NOT_ASKED


@MANY
@given(flows(branching=True), ways(40, least=25))
def test_an_answer_that_left_comes_back_only_as_a_suggestion(flow: Flow, way: list[Step]) -> None:
    session = Session.begin(flow)
    aside: dict[str, Value | Blank] = {}
    for step in way:
        before = len(session.events)
        session = take(session, step)
        for event in session.events[before:]:
            if event.what in {"answered", "unsure", "declined", "cleared"}:
                aside.pop(event.subject, None)
        for name, value in session.effective.items():
            if value is Blank.NOT_ASKED and session.kept(name) is not Blank.UNANSWERED:
                aside[name] = session.kept(name)
        for name, value in aside.items():
            assert session.effective[name] in {Blank.NOT_ASKED, Blank.UNANSWERED}
            assert session.kept(name) == value


@MANY
@given(flows(), ways())
def test_without_its_last_event_a_session_is_what_it_was_before(flow: Flow, way: list[Step]) -> None:
    session = Session.begin(flow)
    for step in way:
        after = take(session, step)
        if len(after.events) > len(session.events):
            assert said(Session.replay(flow, after.events[:-1])) == said(session)
        session = after


@MANY
@given(flows(), ways())
def test_what_is_not_asked_is_never_in_the_result(flow: Flow, way: list[Step]) -> None:
    session = walk(flow, way)
    result = session.result()
    hidden = {name for name, value in session.effective.items() if value is Blank.NOT_ASKED}
    named = {asked.subject for asked in result.asked}
    for fired in (*result.red_flags, *result.advice):
        named.update(fired.because)
    for pattern in result.patterns:
        named.update(pattern.supports, pattern.against)
    for withheld in result.withheld:
        named.update(withheld.because)
    assert not hidden & named


@MANY
@given(flows(steady=True), ways(), ways())
def test_no_further_answer_lowers_the_urgency_of_a_red_flag_that_is_true(
    flow: Flow, way: list[Step], further: list[Step]
) -> None:
    session = walk(flow, way)
    true = [flag for flag in flow.red_flags.values() if flag.when.truth(session.effective) is True]
    answered = {asked.subject for asked in session.result().asked}
    for step in further:
        after = take(session, step)
        if any(event.subject in answered for event in after.events[len(session.events) :]):
            continue
        session = after
        for flag in true:
            assert flag.when.truth(session.effective) is True
            assert RANK[session.result().urgency] >= RANK[flag.urgency]


@settings(max_examples=25)
@given(flows(), ways(8))
def test_a_log_cut_at_any_byte_gives_the_last_whole_line_and_says_so(flow: Flow, way: list[Step]) -> None:
    session = walk(flow, way)
    whole = log.write(session, TODAY)
    for cut in range(whole.index(b"\n") + 1, len(whole)):
        restored = log.read(flow, whole[:cut])
        lines = whole[:cut].count(b"\n")
        assert restored.session.events == session.events[: lines - 1]
        assert restored.torn == (not whole[:cut].endswith(b"\n"))


@settings(max_examples=60)
@given(flows(), ways(8), st.data())
def test_a_log_with_one_changed_byte_is_refused_or_means_the_same(
    flow: Flow, way: list[Step], data: st.DataObject
) -> None:
    session = walk(flow, way)
    whole = bytearray(log.write(session, TODAY))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        restored = log.read(flow, bytes(whole))
    except log.DamagedLogError:
        return
    assert restored.torn
    assert restored.session.events == session.events[: len(restored.session.events)]


@pytest.mark.parametrize("damaged", [b"", b"\n", b"{}\n", b"[1]\n", b"\xff\n", b"[" * 100_000 + b"\n", b'{"d":"x"}\n'])
def test_what_is_no_log_is_refused_with_its_line(damaged: bytes) -> None:
    with pytest.raises(log.DamagedLogError, match="line 1"):
        log.read(SMALL, damaged)


def forged(session: Session, *lines: dict[str, object]) -> bytes:
    """Return a log with lines that only their content makes wrong: their digests are right."""
    whole = log.write(session, TODAY)
    digest: str = json.loads(whole.splitlines()[-1])["d"]
    for fields in lines:
        digest = log._digest(fields, digest)  # noqa: SLF001
        whole += log._json({**fields, "d": digest}) + b"\n"  # noqa: SLF001
    return whole


NEVER_HAPPENED: list[dict[str, object]] = [
    {"e": "answered", "s": "front_brake", "v": ["text", "SECRET"]},
    {"e": "answered", "s": "front_brake", "v": ["text", "Yes"]},
    {"e": "answered", "s": "front_brake", "v": ["number", 1]},
    {"e": "answered", "s": "front_brake", "v": ["set", ["yes"]]},
    {"e": "answered", "s": "front_brake"},
    {"e": "answered", "s": "SECRET", "v": ["text", "yes"]},
    {"e": "answered", "s": "brakes", "v": ["text", "yes"]},
    {"e": "answered", "s": "noises", "v": ["set", ["grinding"]]},
    {"e": "answered", "s": "noise_level", "v": ["number", 99]},
    {"e": "answered", "s": "noise_level", "v": ["number", True]},
    {"e": "answered", "s": "loose_parts", "v": ["set", ["SECRET"]]},
    {"e": "answered", "s": "pressure", "v": ["decimal", "NaN"]},
    {"e": "answered", "s": "pressure", "v": ["decimal", "1e999999999"]},
    {"e": "answered", "s": "rides", "v": ["activities", [["SECRET", "much"]]]},
    {"e": "answered", "s": "rides", "v": ["activities", []]},
    {"e": "answered", "s": "notes", "v": ["text", "SECRET\x1b[31m"]},
    {"e": "unsure", "s": "SECRET"},
    {"e": "unsure", "s": "front_brake", "v": ["text", "yes"]},
    {"e": "declined", "s": "noises"},
    {"e": "cleared", "s": "SECRET"},
    {"e": "cleared"},
    {"e": "back", "s": "SECRET"},
    {"e": "back"},
    {"e": "change", "s": "SECRET"},
    {"e": "change", "s": "uses"},
    {"e": "next", "s": "brakes"},
    {"e": "next", "s": "SECRET"},
    {"e": "acknowledged", "s": "brakes_fail"},
    {"e": "acknowledged", "s": "SECRET"},
    {"e": "finished"},
    {"e": "stopped", "s": "SECRET"},
]
"""Whole lines that no person can have caused at the beginning of the small flow."""


@pytest.mark.parametrize("line", NEVER_HAPPENED)
def test_a_line_that_nobody_can_have_caused_is_refused_without_what_it_holds(line: dict[str, object]) -> None:
    with pytest.raises(log.DamagedLogError, match="line 2: it cannot have happened") as refused:
        log.read(SMALL, forged(Session.begin(SMALL), line))
    assert "SECRET" not in "".join(format_exception(refused.value))


def test_nothing_happens_twice_in_a_log_that_can_happen_only_once() -> None:
    stopped = Session.begin(SMALL).stop()
    with pytest.raises(log.DamagedLogError, match="line 3"):
        log.read(SMALL, forged(stopped, {"e": "stopped"}))


@pytest.mark.parametrize(
    "value", [["date", "SECRET"], ["decimal", "SECRET"], ["activities", ["SECRET"]], ["SECRET"], {}]
)
def test_a_line_that_holds_no_answer_is_refused_without_what_it_holds(value: object) -> None:
    forged_log = forged(Session.begin(SMALL), {"e": "answered", "s": "notes", "v": value})
    with pytest.raises(log.DamagedLogError, match="line 2: it holds no answer") as refused:
        log.read(SMALL, forged_log)
    assert "SECRET" not in "".join(format_exception(refused.value))


@MANY
@given(flows(), ways())
def test_the_result_is_as_urgent_as_the_generated_decision_says(flow: Flow, way: list[Step]) -> None:
    session = walk(flow, way)
    counted = {name: value for name, value in session.effective.items() if value is not Blank.NOT_ASKED}
    assert session.result().urgency == flow.program.decide(counted)[0]


def practised(flow: Flow) -> Flow:
    """Return the flow as it is after many sessions: with generated code, and with reasons that were found before."""
    plan = Plan.of(flow)
    plan.reader = plan.reader or plan.make_reader()
    plan.results = OFTEN
    return flow


@MANY
@given(flows(), ways(20))
def test_each_word_changes_what_is_effective_as_if_everything_were_worked_out_anew(flow: Flow, way: list[Step]) -> None:
    session = Session.begin(flow)
    for step in way:
        session = take(session, step)
        counts = {name: value for name, value in session.raw.items() if session.effective[name] is value}
        assert session.effective == flow.program.effective(counts)
        shown = {name for name, flag in flow.red_flags.items() if flag.interrupt and session.raised.get(name)}
        if any(event.what in {"answered", "unsure", "declined", "cleared"} for event in session.events):
            true = {flag.id for flag in flow.red_flags.values() if flag.when.truth(session.effective) is True}
            assert {name for name in true if flow.red_flags[name].interrupt} <= shown


@MANY
@given(flows(), st.lists(ways(20, least=5), min_size=2, max_size=4))
def test_after_many_sessions_a_flow_says_what_it_said_before(flow: Flow, all_ways: list[list[Step]]) -> None:
    before = [said(walk(flow, way)) for way in all_ways]
    practised(flow)
    assert [said(walk(flow, way)) for way in all_ways] == before
    assert [said(walk(flow, way)) for way in all_ways] == before


ODD: list[object] = [
    *Blank, True, 1.0, None, "Yes", "none", "maybe", frozenset({"a"}), frozenset({"c"}), frozenset(), {"a"}, 99, 10**9
]  # fmt: skip
"""What stands on a sheet and is no plain answer to every question, or to none."""


@MANY
@given(flows(), st.lists(st.lists(st.integers(0, 9999), min_size=7, max_size=7), min_size=2, max_size=5))
def test_a_sheet_is_read_by_generated_code_as_by_the_plain_loop(flow: Flow, picks: list[list[int]]) -> None:
    sheets: list[dict[str, object]] = []
    for pick in picks:
        sheet: dict[str, object] = {}
        for (name, question), number in zip(flow.questions.items(), pick, strict=False):
            values = VALUES[question.kind]
            kind, at = divmod(number, 1000)
            odd = [Blank.UNSURE, Blank.DECLINED] if kind < 9 else ODD
            if kind:
                value = (values if kind < 7 else odd)[at % len(values if kind < 7 else odd)]
                sheet[name] = frozenset(value) if isinstance(value, list) and kind % 2 else value
        sheets.append(sheet)
    before = [Session.filled(flow, sheet) for sheet in sheets]
    told = [one if isinstance(one, Problem) else (one.events, one.status, said(one)) for one in before]
    practised(flow)
    for sheet, wanted in zip(sheets, told, strict=True):
        for _ in range(2):
            read = Session.filled(flow, sheet)
            assert (read if isinstance(read, Problem) else (read.events, read.status, said(read))) == wanted


@MANY
@given(flows(), st.data())
def test_a_whole_sheet_at_once_is_the_same_as_answer_after_answer(flow: Flow, data: st.DataObject) -> None:
    sheet = {
        name: data.draw(st.sampled_from([*VALUES[question.kind], Blank.UNSURE, Blank.DECLINED]))
        for name, question in flow.questions.items()
        if data.draw(st.integers(0, 5))
    }
    slow = Session.begin(flow)
    for name, value in sheet.items():
        if slow.effective[name] is Blank.NOT_ASKED:
            continue
        after = slow.answer(name, value)
        assert isinstance(after, Session)
        slow = after
        while slow.position.at == "interrupt":
            slow = slow.acknowledge()
    fast = Session.filled(flow, sheet)
    assert isinstance(fast, Session)
    assert fast.events == slow.events
    assert said(fast) == said(slow)
