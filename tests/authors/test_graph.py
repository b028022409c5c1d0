"""`sciatui graph`: a flow as a drawing that shows what leads to a warning sign."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from authors_support import SMALL, call

from sciatui.check.author.drawing import drawing, part
from sciatui.check.author.graph_svg import svg as as_svg
from sciatui.check.author.opened import opened
from sciatui.check.author.overview import overview
from sciatui.check.author.stars import is_readable, readable
from sciatui.errors import Exit
from sciatui.spoken import for_authors

WORDS = for_authors("en", {})
SVG = "{http://www.w3.org/2000/svg}"


def titles(svg: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(svg).iter(f"{SVG}title")]  # noqa: S314 - our own


def test_a_question_leads_through_a_value_to_what_hangs_on_it() -> None:
    drawn = drawing(opened("sciatica"), WORDS)
    arrows = {(one.source.id, one.target.id): one.leads for one in drawn.arrows}
    assert arrows["foot_lift", "foot_weak"]
    assert arrows["foot_weak", "weakness_asked"]
    assert arrows["weakness_asked", "weak_side"]
    assert not arrows["walking_asked", "walk_signs"]


def test_every_question_and_warning_sign_is_drawn_once() -> None:
    found = opened("sciatica")
    things = [node.thing for node in drawing(found, WORDS).nodes]
    assert len(things) == len(set(things))
    assert {one.id for one in things if one.kind == "red_flag"} == set(found.flow.red_flags)
    assert {one.id for one in things if one.kind == "question"} == set(found.flow.screens)


def test_a_section_shows_what_it_hangs_on_and_leads_to() -> None:
    drawn = part(drawing(opened("sciatica"), WORDS), "weakness")
    names = {node.thing.id for node in drawn.nodes}
    assert {"weak_side", "weakness_asked", "main_trouble", "both_legs_failing"} <= names
    assert "knee_recent" not in names


def test_in_a_knotty_section_each_page_has_a_drawing_of_its_own() -> None:
    whole = drawing(opened("sciatica"), WORDS)
    drawings = readable(whole, "safety", WORDS)
    assert [drawn.about.id for drawn in drawings if drawn.about] == [
        node.thing.id for node in whole.nodes if node.section == "safety"
    ]
    (heels,) = [drawn for drawn in drawings if drawn.about and drawn.about.id == "heel_walk"]
    arrows = {(one.source.id, one.target.id): one.leads for one in heels.arrows}
    assert arrows["heel_walk", "foot_drop"]
    assert arrows["heel_walk", "foot_weak"]
    assert arrows["foot_weak", "weakness"], "pages of another section are gathered"
    assert is_readable(heels)


def test_a_large_flow_is_shown_as_its_sections_and_a_small_one_whole() -> None:
    large = opened("sciatica")
    seen = overview(large, drawing(large, WORDS))
    by_id = {one.id: one for one in seen.chapters}
    numbers = {one.id: one.number for one in seen.chapters}
    assert list(by_id) == list(large.flow.sections)
    assert sum(one.questions for one in seen.chapters) == len(large.flow.questions)
    assert sorted(sign.node.thing.id for one in seen.chapters for sign in one.signs) == sorted(large.flow.red_flags)
    assert set(by_id["weakness"].opened_by) - {numbers["weakness"]} == {numbers["safety"], numbers["pain"]}
    signs = {sign.node.thing.id: sign.reads for one in seen.chapters for sign in one.signs}
    assert signs["cauda_equina"] == (numbers["safety"],)
    assert signs["muscle_fast"] == (numbers["safety"], numbers["health"], numbers["muscles"])
    assert "section_safety ==> section_weakness" in call("graph", "sciatica").out
    assert "section_safety -> section_weakness" in call("graph", "sciatica", "--format", "dot").out
    assert "question__heel_walk" not in call("graph", "sciatica").out
    assert "question__heel_walk ==> red_flag__foot_drop" in call("graph", "sciatica", "--whole").out


@pytest.mark.parametrize("form", ["mermaid", "dot", "svg"])
def test_every_drawing_can_be_saved_at_once(form: str, tmp_path: Path) -> None:
    called = call("graph", "sciatica", "--format", form, "--save", tmp_path / "drawn")
    files = sorted(path.name.partition(".")[0] for path in (tmp_path / "drawn").iterdir())
    assert files[:3] == ["00_overview", "01_safety", "02_pain"]
    assert len(files) == 1 + len(opened("sciatica").flow.sections) == len(called.out.splitlines())
    assert call("graph", "sciatica", "--format", form, "--save", tmp_path / "drawn").exit != Exit.DONE


def test_only_one_drawing_can_be_asked_for(tmp_path: Path) -> None:
    assert call("graph", SMALL, "--whole", "--save", tmp_path).exit == Exit.USAGE


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


def test_a_drawing_is_in_the_language_asked_for() -> None:
    flow = opened("sciatica", "es").flow
    for form in ("mermaid", "dot", "svg"):
        asked = ("graph", "sciatica", "--lang", "es", "--format", form)
        whole, part_of_it = call(*asked).out, call(*asked, "--section", "pain").out
        assert flow.sections["pain"].title in whole
        assert "18 páginas, 64 preguntas" in whole
        assert flow.questions["main_trouble"].short in part_of_it
        assert "hoy" in part_of_it
        assert not any(word in whole + part_of_it for word in ("same day", "SAME DAY", " items", ">section<"))


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


def test_braces_in_a_text_are_drawn_as_they_are() -> None:
    whole = drawing(opened(SMALL), WORDS)
    section = next(iter(whole.sections))
    braced = part(whole._replace(nodes=tuple(node._replace(label="{width}") for node in whole.nodes)), section)
    assert as_svg("Bicycle", [[braced, braced]]).count(">{width}<") >= len(braced.nodes)
