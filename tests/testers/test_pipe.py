"""`sciatui pipe`: one reply for each request, errors as replies, and a session that errors never touch."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pipe_support import END, SMALL, last, said, talk, talk_bytes

from sciatui.engine.problem import Refusal
from sciatui.engine.session import Session
from sciatui.errors import Exit
from sciatui.export.result_json import as_json
from sciatui.flow.load import load_flow
from sciatui.headless.flows import Flows
from sciatui.headless.pipe import LONGEST
from sciatui.headless.pipe_requests import KEYS
from sciatui.headless.pipe_verbs import MOST_EVENTS
from sciatui.headless.scenario_play import Played
from sciatui.headless.scenario_run import run_scenario

QUIET = [
    said("front_brake", "no"),
    said("rear_brake", "no"),
    said("frame_crack", "no"),
    said("noise_level", 0),
    said("distance", 150),
    said("pressure", 4.5),
    said("loose_parts", ["none"]),
    said("last_service", "2026-09-30"),
    said("rides", [{"name": "to work", "score": 9}]),
    said("uses", "work"),
    said("notes", "A gift."),
]


def test_a_session_goes_from_its_beginning_to_its_result() -> None:
    talked = talk({"do": "begin"}, *QUIET, {"do": "finish"}, {"do": "result"}, END)
    assert talked.exit is Exit.DONE
    assert talked.codes() == ["ok"] * (len(QUIET) + 4)
    session = Session.begin(load_flow(SMALL))
    for request in QUIET:
        after = session.answer(str(request["q"]), request["value"])
        assert isinstance(after, Session)
        session = after
    assert talked.replies[-2]["result"] == json.loads(json.dumps(as_json(session.finish())))


def test_a_session_begins_by_itself_when_the_flow_is_named() -> None:
    assert last(said("front_brake", "no"))["n"] == 1


def test_without_a_flow_a_session_must_begin_first() -> None:
    begin = {"do": "begin", "flow": str(SMALL), "region": "us", "today": "2026-01-15"}
    talked = talk({"do": "state"}, begin, {"do": "state"}, END, flow=None)
    assert talked.codes() == ["no_session", "ok", "ok", "ok"]


def test_each_reply_says_what_happened_what_is_due_and_how_urgent_it_is() -> None:
    first, second, third = talk(said("front_brake", "no"), said("rear_brake", "yes"), {"do": "acknowledge"}).replies
    assert first == {
        "ok": True,
        "n": 1,
        "events": [{"ev": "answered", "q": "front_brake"}],
        "urgency": "same_day",
        "at": "ask",
        "page": "brakes",
        "due": ["rear_brake"],
    }
    assert second == {
        "ok": True,
        "n": 2,
        "events": [
            {"ev": "answered", "q": "rear_brake"},
            {"ev": "interrupted", "flag": "brakes_fail", "q": "rear_brake"},
        ],
        "urgency": "emergency",
        "at": "interrupt",
        "flag": "brakes_fail",
        "page": "frame_crack",
        "due": ["frame_crack"],
    }
    assert third["events"] == [{"ev": "acknowledged", "flag": "brakes_fail"}]


def test_answers_that_no_longer_count_are_named() -> None:
    reply = last(said("noise_level", 5), said("noises", ["grinding"]), said("noise_level", 0))
    assert reply["events"] == [{"ev": "answered", "q": "noise_level"}, {"ev": "lost", "q": "noises"}]


@pytest.mark.parametrize("blank", ["not_sure", {"unsure": True}])
def test_not_sure_can_be_said_by_its_verb_or_by_its_value(blank: object) -> None:
    state = [{"do": "unsure", "q": "frame_crack"}, {"do": "state"}]
    assert last(*state)["answers"] == last(said("frame_crack", blank), {"do": "state"})["answers"]


def test_what_was_said_can_be_taken_back_changed_and_looked_at_again() -> None:
    replies = talk(
        *QUIET[:4],
        {"do": "back"},
        {"do": "go_on"},
        {"do": "change", "q": "front_brake"},
        said("front_brake", "not_sure"),
        {"do": "go_on"},
        {"do": "clear", "q": "frame_crack"},
        {"do": "decline", "q": "notes"},
    ).replies
    assert [reply["page"] for reply in replies[4:]] == [
        "noise_level",
        "distance",
        "brakes",
        "brakes",
        "distance",
        "frame_crack",
        "frame_crack",
    ]
    assert replies[6]["events"] == [{"ev": "change", "page": "brakes"}]


def test_the_state_holds_all_that_a_driver_needs_to_ask_the_next_question() -> None:
    state = last(*QUIET[:2], {"do": "change", "page": "brakes"}, {"do": "state"})
    assert state["heading"] == "Is any of this true for the brakes?"
    assert [question["id"] for question in state["questions"]] == ["front_brake", "rear_brake"]
    assert state["questions"][0]["choices"] == {"yes": "Yes, new or changed", "no": "No"}
    assert state["kept"] == state["answers"] == {"front_brake": "no", "rear_brake": "no"}
    assert state["section"] == {"title": "Safety", "number": 1, "of": 3}


def test_a_rule_is_explained_by_its_condition_its_truth_and_what_it_read() -> None:
    explained = last(said("front_brake", "yes"), {"do": "explain"})
    assert explained["because"] == ["front_brake"]
    assert explained["rules"][0] == {
        "id": "brakes_fail",
        "part": "when",
        "condition": "at_least(1, front_brake == 'yes', rear_brake == 'yes')",
        "truth": "true",
        "reads": {"front_brake": "yes", "rear_brake": "unanswered"},
    }
    (pump, avoid) = last({"do": "explain", "rule": "pump"})["rules"]
    assert (pump["part"], pump["truth"], avoid["part"]) == ("when", "unknown", "avoid_when")
    assert talk({"do": "explain", "rule": "nothing"}).codes() == ["unknown_rule"]


@pytest.mark.parametrize("form", ["json", "txt", "md", "html", "scenario"])
def test_the_summary_comes_as_text_in_every_format(form: str) -> None:
    reply = last(*QUIET, {"do": "export", "format": form})
    assert reply["format"] == form
    assert "bicycle" in reply["text"]


# What is refused


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (said("nothing", "yes"), Refusal.UNKNOWN_QUESTION.value),
        (said("noises", ["grinding"]), Refusal.NOT_ASKED.value),
        (said("noises", "nonsense"), Refusal.NOT_ASKED.value),
        (said("noise_level", "x"), Refusal.WRONG_TYPE.value),
        (said("noise_level", 11), Refusal.OUT_OF_RANGE.value),
        (said("noise_level", None), Refusal.WRONG_TYPE.value),
        (said("pressure", 1.00001), Refusal.WRONG_TYPE.value),
        (said("pressure", 10**400), Refusal.OUT_OF_RANGE.value),
        (said("frame_crack", "maybe"), Refusal.UNKNOWN_CODE.value),
        (said("loose_parts", ["none", "saddle"]), Refusal.EXCLUSIVE.value),
        (said("loose_parts", []), Refusal.EMPTY.value),
        (said("notes", "x" * 3000), Refusal.TOO_LONG.value),
        ({"do": "clear", "q": "brakes"}, Refusal.UNKNOWN_QUESTION.value),
        ({"do": "change", "q": "uses"}, "not_asked"),
        ({"do": "change", "page": "nowhere"}, "unknown_question"),
        ({"do": "change"}, "bad_request"),
        ({"do": "change", "q": "uses", "page": "uses"}, "bad_request"),
        ({"do": "back"}, "not_now"),
        ({"do": "go_on"}, "not_now"),
        ({"do": "acknowledge"}, "not_now"),
        ({"do": "finish"}, "not_now"),
        ({"do": "answer", "q": "uses"}, "missing_key"),
        ({"do": "answer", "q": 5, "value": 1}, "bad_request"),
        ({"do": "answr", "q": "uses"}, "unknown_verb"),
        ({"do": "state", "now": True}, "unknown_key"),
        ({"do": ["state"]}, "bad_request"),
        ({}, "bad_request"),
        ({"do": "export", "format": "pdf"}, "bad_request"),
        ({"do": "begin", "flow": "no_such_flow"}, "bad_flow"),
        ({"do": "begin", "flow": "/dev/zero"}, "bad_flow"),
        ({"do": "begin", "region": "mars"}, "bad_flow"),
        ({"do": "begin", "today": "yesterday"}, "bad_request"),
        ({"do": "state", "id": [1]}, "bad_request"),
        ({"do": "state", "id": True}, "bad_request"),
        ({"do": "state", "id": "x" * 201}, "bad_request"),
    ],
)
def test_what_is_wrong_is_said_in_the_reply_and_the_session_is_as_it_was(
    request_: dict[str, object], code: str
) -> None:
    clear: dict[str, object] = {"do": "clear", "q": "frame_crack"}
    before = [said("frame_crack", "no"), clear]
    expected = last(*before, {"do": "state"})
    talked = talk(*before, request_, {"do": "state"})
    assert talked.codes() == ["ok", "ok", code, "ok"]
    assert talked.replies[-1] == expected
    assert talked.replies[-2]["error"]["message"].endswith((".", "?"))


def test_every_reply_repeats_the_id_of_its_request() -> None:
    ids = [0, -3, "", "a\x7f\ud800é\n", 10**14]
    requests = [{"do": verb, "id": mark} for mark in ids for verb in ("state", "nonsense")]
    talked = talk(*requests, {"do": "state"})
    assert [reply.get("id") for reply in talked.replies] == [mark for mark in ids for _ in (1, 2)] + [None]


def test_every_verb_is_tried_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(f'"do": "{verb}"' in text for verb in KEYS if verb != "answer")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"", "bad_json"),
        (b"{", "bad_json"),
        (b"[]", "bad_json"),
        (b'"state"', "bad_json"),
        (b'{"do": "state", "do": "end"}', "bad_json"),
        (b"\xff\xfe", "bad_json"),
        (b'{"do": "\xed\xa0\x80"}', "bad_json"),
        (b"[" * 60_000, "bad_json"),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "bad_json"),
        (b'{"do": "state", "id": 1e999}', "bad_request"),
        (b'{"do": "answer", "q": "pressure", "value": NaN}', "wrong_type"),
        (b'{"do": "answer", "q": "pressure", "value": 1e999999999}', "out_of_range"),
        (b'{"do": "answer", "q": "noises", "value": ' + b"[" * 500 + b"]" * 500 + b"}", "not_asked"),
        (b'{"do": "answer", "q": "rides", "value": ' + b"[" * 500 + b"]" * 500 + b"}", "wrong_type"),
        (b'{"do": "state"}' + b" " * LONGEST, "line_too_long"),
        (b"\x00" * 5, "bad_json"),
        (b'{"do": "state"}\r', "ok"),
        (b'{"do": "state"}' + b" " * (LONGEST - 15) + b"\r", "ok"),
        (b" " * (LONGEST + 1), "line_too_long"),
        (b"x" * 1_000_000, "line_too_long"),
    ],
    ids=range(20),
)
def test_whatever_the_bytes_of_a_line_are_it_gets_one_reply(line: bytes, code: str) -> None:
    talked = talk_bytes(line + b'\n{"do": "state", "id": "after"}\n', str(SMALL))
    assert talked.codes() == [code, "ok"]
    assert talked.replies[-1]["id"] == "after"


@given(st.lists(st.binary(max_size=60) | st.sampled_from([json.dumps(one).encode() for one in QUIET]), max_size=8))
@example([b"\n\n", b"\r", b"{}"])
@settings(max_examples=100, deadline=None)
def test_any_bytes_get_a_reply_for_each_line(pieces: list[bytes]) -> None:
    data = b"\n".join([*pieces, b""])
    talked = talk_bytes(data, str(SMALL))
    assert (talked.exit, len(talked.replies)) == (Exit.END_OF_INPUT, data.count(b"\n"))


# How it ends


def test_the_end_of_input_is_not_the_end_of_a_session() -> None:
    assert talk(*QUIET, {"do": "finish"}).exit is Exit.END_OF_INPUT
    assert talk(END, {"do": "state"}).codes() == ["ok"]
    assert talk_bytes(b'{"do": "end"}', str(SMALL)).exit is Exit.DONE


def test_a_flow_that_cannot_be_used_is_refused_before_anything_is_read() -> None:
    assert talk(END, flow=SMALL / "rules.toml") == (Exit.USAGE, [])
    assert talk_bytes(b"", "--region", "uk") == (Exit.USAGE, [])


def test_a_session_has_an_end_even_if_its_driver_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_EVENTS == 10_000
    monkeypatch.setattr("sciatui.headless.pipe_verbs.MOST_EVENTS", 3)
    assert talk(*QUIET[:5]).codes() == ["ok"] * 3 + ["too_many"] * 2


def test_a_reply_is_there_before_the_next_request_is_sent_and_no_screen_is_imported() -> None:
    code = (
        "import sys; from sciatui.cli import main; code = main(sys.argv[1:]);"
        "sys.stderr.write(' '.join(sys.modules)); exit(code)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "pipe", str(SMALL)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    for request in (said("notes", "é"), {"do": "state"}, END):
        process.stdin.write(json.dumps(request, ensure_ascii=False).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["ok"]
    rest, modules = process.communicate()
    assert (process.returncode, rest) == (0, b"")
    assert not {"textual", "rich", "sciatui.tui", "sciatui.plain"} & set(modules.decode().split())


def test_the_last_session_is_saved_as_a_scenario_however_it_ends(tmp_path: Path) -> None:
    requests = [
        {"do": "begin", "flow": "example-headache"},
        {"do": "begin", "flow": str(SMALL)},
        said("rear_brake", "no"),
    ]
    for number, end in enumerate(([END], [])):
        repro = tmp_path / f"{number}.toml"
        data = "".join(json.dumps(request) + "\n" for request in [*requests, *end]).encode()
        talk_bytes(data, "--repro", str(repro))
        tested = run_scenario(repro, Flows())
        assert isinstance(tested, Played)
        assert not tested.failures
        assert tested.session.flow.id == "bicycle"
    called = talk_bytes(data, "--repro", str(repro))
    assert (called.exit, called.replies) == (Exit.USAGE, [])


def test_nothing_is_saved_where_no_session_began(tmp_path: Path) -> None:
    talk_bytes(b"", "--repro", str(tmp_path / "none.toml"))
    assert not (tmp_path / "none.toml").exists()


def test_an_urgency_that_open_advice_gives_is_explained_by_it() -> None:
    answers = [said(name, "no") for name in ("front_brake", "rear_brake", "frame_crack")]
    explained = last(*answers, {"do": "explain"})
    assert explained["urgency"] == "routine"
    assert [(rule["id"], rule["truth"]) for rule in explained["rules"]] == [("loud", "unknown")]


def test_an_exported_scenario_names_a_flow_that_comes_with_the_program_and_no_other() -> None:
    export = {"do": "export", "format": "scenario"}
    assert 'flow = "example-headache"' in last({"do": "begin", "flow": "example-headache"}, export)["text"]
    assert "flow = " not in last(export)["text"]


@pytest.mark.parametrize(
    ("request_", "near"),
    [
        ({"do": "unsure", "q": "front_brak"}, "Did you mean 'front_brake'?"),
        ({"do": "change", "page": "brake"}, "Did you mean 'brakes'?"),
        ({"do": "explain", "rule": "brakes_fial"}, "Did you mean 'brakes_fail'?"),
        ({"do": "explain", "rule": "xyzzy"}, "or it has no condition."),
    ],
)
def test_a_misspelt_name_is_answered_with_the_nearest(request_: dict[str, object], near: str) -> None:
    assert last(request_)["error"]["message"].endswith(near)
