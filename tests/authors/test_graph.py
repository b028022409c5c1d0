"""`sciatui graph`: a flow as a drawing that shows what leads to a warning sign."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from authors_support import SMALL, call

from sciatui.check.author.drawing import drawing, part
from sciatui.check.author.opened import opened
from sciatui.errors import Exit

SVG = "{http://www.w3.org/2000/svg}"


def titles(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}title")]  # noqa: S314 - our own


def test_a_question_leads_through_a_value_to_what_hangs_on_it() -> None:
    drawn = drawing(opened("sciatica"))
    arrows = {(one.source.id, one.target.id): one.leads for one in drawn.arrows}
    assert arrows["foot_lift", "foot_weak"]
    assert arrows["foot_weak", "weakness_asked"]
    assert arrows["weakness_asked", "weak_side"]
    assert not arrows["walking_asked", "walk_signs"]


def test_every_question_and_warning_sign_is_drawn_once() -> None:
    found = opened("sciatica")
    things = [node.thing for node in drawing(found).nodes]
    assert len(things) == len(set(things))
    assert {one.id for one in things if one.kind == "red_flag"} == set(found.flow.red_flags)
    assert {one.id for one in things if one.kind == "question"} == set(found.flow.screens)


def test_a_section_shows_what_it_hangs_on_and_leads_to() -> None:
    drawn = part(drawing(opened("sciatica")), "weakness")
    names = {node.thing.id for node in drawn.nodes}
    assert {"weak_side", "weakness_asked", "main_trouble", "both_legs_failing"} <= names
    assert "knee_recent" not in names


def test_an_unknown_section_is_refused_with_those_there_are() -> None:
    called = call("graph", SMALL, "--section", "saftey")
    assert called.exit == Exit.USAGE
    assert "safety" in called.err


@pytest.mark.parametrize("flow", ["sciatica", str(SMALL)])
def test_svg_is_sound_and_shows_each_warning_sign(flow: str) -> None:
    svg = call("graph", flow, "--format", "svg").out
    shown = titles(svg)
    assert all(any(f"red_flag {name}:" in one for one in shown) for name in opened(flow).flow.red_flags)


def test_the_same_flow_gives_the_same_drawing() -> None:
    first, again = (call("graph", "sciatica", "--format", "svg").out for _ in range(2))
    assert first == again


def test_mermaid_and_dot_mark_what_leads_to_a_warning_sign() -> None:
    mermaid, dot = call("graph", SMALL).out, call("graph", SMALL, "--format", "dot").out
    assert "question__brakes ==> red_flag__brakes_fail" in mermaid
    assert "question__noises --> question__chain_skips" in mermaid
    assert 'question__brakes -> red_flag__brakes_fail [color="' in dot


def test_no_text_of_a_flow_can_break_out_of_a_drawing(tmp_path: Path) -> None:
    for path in SMALL.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        hostile = text.replace("Is there a crack in the frame?", '</svg><b>\\"]; end `x` & | #')
        (tmp_path / path.name).write_text(hostile.replace('short = "Crack in the frame"\n', ""), encoding="utf-8")
    svg, mermaid, dot = (call("graph", tmp_path, "--format", name).out for name in ("svg", "mermaid", "dot"))
    assert any("</svg><b>" in one for one in titles(svg))
    assert "#34;" in mermaid
    assert "`" not in mermaid
    assert '\\"]; end' in dot
