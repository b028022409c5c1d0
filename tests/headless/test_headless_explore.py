"""`explore = "rest"`: no answer to what a scenario leaves open may make its result less urgent."""

from pathlib import Path

import pytest
from headless_support import small
from scenario_support import WELL, empty_folder, passes, try_out

from sciatui.engine.session import Session
from sciatui.flow.values import Blank
from sciatui.headless.explore import options

SURE = '[answers]\nframe_crack = "yes"\n[expect]\nurgency_at_least = "same_day"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return empty_folder(tmp_path)


def test_a_sure_warning_sign_stands_whatever_else_is_answered(folder: Path) -> None:
    assert passes(try_out(folder, f'explore = "rest"\n{SURE}'))


def test_an_urgency_that_only_open_questions_give_is_found_out(folder: Path) -> None:
    text = '[answers]\nnoise_level = 0\n[expect]\nurgency = "same_day"'
    assert passes(try_out(folder, text))
    called = try_out(folder, f'explore = "rest"\n{text}')
    assert not passes(called)
    assert "one.toml:2: explore: expected at least same_day; came self_care with the least urgent answer" in called.out
    assert "decided by" in called.out


def test_one_answer_that_outvotes_a_warning_sign_is_named(folder: Path) -> None:
    rules = folder.parent / "rules.toml"
    changed = rules.read_text(encoding="utf-8").replace(
        "\"frame_crack == 'yes'\"", "\"frame_crack == 'yes' and not distance < 43\""
    )
    rules.write_text(changed, encoding="utf-8")
    base = f"{WELL}[answers]\nfront_brake = 'no'\nframe_crack = 'yes'"
    well = (folder / "base" / "well.toml").read_text(encoding="utf-8").replace("distance = 150\n", "")
    (folder / "base" / "well.toml").write_text(well, encoding="utf-8")
    called = try_out(folder, f'explore = "rest"\n{base}\n[expect]\nurgency = "soon"')
    assert not passes(called)
    assert "came self_care with distance" in called.out
    assert "when of distance" not in called.out


def test_every_kind_of_question_is_tried_with_answers_that_it_takes() -> None:
    session = Session.begin(small())
    for name, value in (("noise_level", 5), ("noises", ["grinding"])):
        after = session.answer(name, value)
        assert isinstance(after, Session)
        session = after
    for question in small().questions.values():
        tried = options(small(), question)
        assert tried
        for choice in tried:
            blank = {Blank.UNSURE: session.unsure, Blank.DECLINED: session.decline}
            how = blank.get(choice) if isinstance(choice, Blank) else None
            assert isinstance(how(question.id) if how else session.answer(question.id, choice), Session)
