"""`sciatui questions`: what an answers file may hold, for scripts and for people."""

import json
from pathlib import Path

from headless_support import GOLDEN, QUIET, SMALL, call, run_small, small

from sciatui.errors import Exit


def test_the_json_keeps_to_its_contract_byte_by_byte() -> None:
    called = call("questions", str(SMALL), "--format", "json")
    assert (called.exit, called.err) == (Exit.DONE, "")
    assert called.out.replace(small().hash, "HASH") == (GOLDEN / "questions.json").read_text(encoding="utf-8")


def test_each_question_has_these_keys_first_and_in_this_order() -> None:
    keys = ["id", "section", "group", "kind", "ask", "why", "choices", "unit", "min", "max", "unsure", "when"]
    for question in call("questions", str(SMALL), "--format", "json").json["questions"]:
        assert list(question)[: len(keys)] == keys


def test_the_page_for_people_is_as_agreed() -> None:
    called = call("questions", str(SMALL), "--format", "md")
    assert called.out == (GOLDEN / "questions.md").read_text(encoding="utf-8")
    assert call("questions", str(SMALL)).out == called.out


def test_nothing_that_a_flow_says_is_markup_on_the_page(tmp_path: Path) -> None:
    for file in SMALL.glob("*.toml"):
        text = file.read_text("utf-8").replace('ask = "', 'ask = "<img src=x> [a](b) ').replace('"Yes"', '"# *Yes*"')
        (tmp_path / file.name).write_text(text, "utf-8")
    page = call("questions", str(tmp_path)).out
    assert r"\<img src=x\> \[a\](b)" in page
    assert "<img" not in page.replace(r"\<img", "")
    assert "*Yes" not in page.replace(r"\*Yes", "")


def test_region_and_language_choose_the_words() -> None:
    american = json.dumps(call("questions", str(SMALL), "--format", "json", "--region", "us").json)
    assert "front tire" in american
    spanish = call("questions", str(SMALL), "--format", "json", "--lang", "es").json["questions"]
    assert {question["id"]: question["ask"] for question in spanish}["frame_crack"] == "¿Hay una grieta en el cuadro?"


def test_every_answer_that_the_list_names_is_taken() -> None:
    for question in call("questions", str(SMALL), "--format", "json").json["questions"]:
        for code in question["choices"]:
            value = [code] if question["kind"] in ("choices", "body_map") else code
            assert run_small({**QUIET, question["id"]: value}).exit is Exit.DONE
        for blank in ("not_sure", "declined"):
            assert run_small({**QUIET, "noises": ["none"], question["id"]: blank}).exit is Exit.DONE


def test_an_unknown_flow_is_refused() -> None:
    called = call("questions", "no_such_flow")
    assert (called.exit, called.out) == (Exit.USAGE, "")
