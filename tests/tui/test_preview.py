"""The preview of a flow that is being edited: what is seen after a save, and what becomes of the answers."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree

import pytest
from tui_person import SMALL, TODAY, USUAL, Person, Play

from sciatui.engine.session import Session
from sciatui.errors import InputFileError, UsageError
from sciatui.flow.load import load_flow
from sciatui.flow.values import Blank
from sciatui.terminal import Capabilities
from sciatui.tui import preview
from sciatui.tui.preview import Preview, Seat
from sciatui.tui.preview_answers import way_to
from sciatui.tui.preview_files import FlowFiles
from sciatui.tui.preview_pages import GotoPage, PreviewPage
from sciatui.tui.screens.question import QuestionPage
from sciatui.tui.screens.reading import TreatmentsPage
from sciatui.tui.screens.result import ResultPage
from sciatui.tui.screens.start import StartPage
from sciatui.tui.widgets.answer_box import AnswerBox

SEAT = Seat(TODAY, Path("/nowhere"), "", Capabilities("tui", True, True, *USUAL, ""))  # noqa: FBT003 - a tuple of ours
CRACK = "Is there a crack in the frame?"


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    folder = tmp_path / "bike"
    copytree(SMALL, folder)
    return folder


def files_of(flow: Path) -> FlowFiles:
    return FlowFiles(str(flow), TODAY, lambda region, language: load_flow(flow, region=region, language=language))


def save(flow: Path, old: str, new: str, file: str = "questions.toml") -> None:
    path = flow / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    # On a coarse clock two saves within a moment would have the same time.
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1_000_000))


async def seen(person: Person) -> None:
    """Let the preview look at the files, as its timer does twice a second."""
    app = person.app
    assert isinstance(app, Preview)
    app.watch_files()
    await app.workers.wait_for_complete()
    await person.pilot.pause()
    await person.pilot.pause()


def edit(flow: Path, play: Play, answers: Mapping[str, object] = {}, at: str = "") -> Preview:
    """Start a preview, let `play` use it, and return it as it was left."""
    files = files_of(flow)
    looked = files.look(None, None)
    assert looked.flow is not None
    app = Preview(files, looked, looked.flow, SEAT)
    app.hurry = True
    session = Session.filled(looked.flow, answers)
    assert isinstance(session, Session)
    if at:
        assert app.jump_with(at, session.raw)
    else:
        app.answer_with(session.raw)

    async def run() -> None:
        async with app.run_test(size=USUAL) as pilot:
            await pilot.pause()
            await pilot.pause()
            await play(Person(app, pilot))

    asyncio.run(run())
    return app


def test_a_saved_text_is_seen_on_the_page_that_is_open(flow: Path) -> None:
    async def play(person: Person) -> None:
        assert CRACK in person.sees
        save(flow, CRACK, "Do you see a crack?")
        await seen(person)
        assert isinstance(person.page, QuestionPage)
        assert "Do you see a crack?" in person.sees

    edit(flow, play, at="frame_crack")


@pytest.mark.parametrize(
    ("at", "keys", "given"),
    [
        ("distance", ["1", "2"], 12),
        ("notes", ["o", "d", "d"], "odd"),
        ("noise_level", ["4"], 4),
        ("loose_parts", ["space"], ["saddle"]),
        ("frame_crack", ["2"], "no"),
    ],
)
def test_what_was_begun_is_still_there_when_a_file_is_saved(
    flow: Path, at: str, keys: list[str], given: object
) -> None:
    async def play(person: Person) -> None:
        await person.press(*keys)
        assert isinstance(person.page, QuestionPage)
        before = person.page.box
        assert isinstance(before, AnswerBox)
        assert before.given() == given
        save(flow, CRACK, "Do you see a crack?")
        await seen(person)
        assert isinstance(person.page, QuestionPage)
        after = person.page.box
        assert isinstance(after, AnswerBox)
        assert after is not before
        assert (after.question.id, after.given()) == (at, given)

    app = edit(flow, play, at=at)
    assert at not in app.session.raw, "it was not answered yet"


def test_what_was_begun_and_does_not_fit_any_more_is_left_out(flow: Path) -> None:
    async def play(person: Person) -> None:
        await person.press("space")
        assert isinstance(person.page, QuestionPage)
        assert isinstance(person.page.box, AnswerBox)
        assert person.page.box.given() == ["saddle"]
        save(flow, "saddle = ", "seat = ")
        await seen(person)
        assert isinstance(person.page, QuestionPage)
        assert isinstance(person.page.box, AnswerBox)
        assert person.page.box.given() is Blank.UNANSWERED

    edit(flow, play, at="loose_parts")


def test_a_translation_in_a_folder_of_its_own_is_watched_too(flow: Path) -> None:
    folder = flow / "text" / "de"
    folder.mkdir(parents=True)
    files = files_of(flow)
    (folder / "flow.toml").write_text("", "utf-8")
    assert files.changed()
    assert not files.changed()


def test_the_start_page_too_has_new_words(flow: Path) -> None:
    async def play(person: Person) -> None:
        assert isinstance(person.page, StartPage)
        save(flow, "Motor bikes.", "Cars.", "flow.toml")
        await seen(person)
        assert "Cars." in person.sees
        assert isinstance(person.page, StartPage)

    edit(flow, play)


def test_errors_are_shown_with_their_place_and_the_last_good_flow_goes_on(flow: Path) -> None:
    async def play(person: Person) -> None:
        save(flow, 'kind = "scale"', 'kind = "scales"')
        await seen(person)
        assert isinstance(person.page, PreviewPage)
        assert "questions.toml:26:8: E-kind" in person.sees
        await person.press("enter")
        assert CRACK in person.sees
        assert "preview, errors: 1" in person.sees
        await person.press("2", "enter")
        assert "How loud is it when you pedal?" in person.sees
        save(flow, 'kind = "scales"', 'kind = "scale"')
        await seen(person)
        assert "errors:" not in person.sees
        assert "How loud is it when you pedal?" in person.sees

    app = edit(flow, play, at="frame_crack")
    assert app.session.raw["frame_crack"] == "no"


def test_what_is_wrong_is_what_check_says(flow: Path) -> None:
    files = files_of(flow)
    save(flow, 'kind = "scale"', 'kind = "scales"')
    assert files.changed()
    looked = files.look(None, None)
    with pytest.raises(InputFileError) as wrong:
        load_flow(flow)
    assert looked.flow is None
    assert "\n".join(looked.lines) == str(wrong.value)


def test_a_page_of_errors_goes_by_itself_when_they_are_put_right(flow: Path) -> None:
    async def play(person: Person) -> None:
        save(flow, 'kind = "scale"', 'kind = "scales"')
        await seen(person)
        assert isinstance(person.page, PreviewPage)
        save(flow, 'kind = "scales"', 'kind = "scale"')
        await seen(person)
        assert isinstance(person.page, QuestionPage)

    edit(flow, play, at="frame_crack")


def test_answers_that_still_fit_stay_and_the_others_are_named(flow: Path) -> None:
    async def play(person: Person) -> None:
        save(flow, 'squeaking = "Squeaking"', 'squeaky = "Squeaking"')
        await seen(person)
        assert isinstance(person.page, PreviewPage)
        assert "- noises" in person.sees
        assert "dropped" in person.sees

    app = edit(flow, play, {"front_brake": "no", "noise_level": 5, "noises": ["squeaking"]})
    assert dict(app.session.raw) == {"front_brake": "no", "noise_level": 5}


def test_an_answer_that_was_dropped_comes_back_when_the_edit_is_undone(flow: Path) -> None:
    async def play(person: Person) -> None:
        save(flow, 'squeaking = "Squeaking"', 'squeaky = "Squeaking"')
        await seen(person)
        await person.press("enter")
        save(flow, 'squeaky = "Squeaking"', 'squeaking = "Squeaking"')
        await seen(person)

    app = edit(flow, play, {"noise_level": 5, "noises": ["squeaking"]})
    assert app.session.raw["noises"] == frozenset({"squeaking"})


def test_an_answer_that_no_longer_counts_is_named(flow: Path) -> None:
    async def play(person: Person) -> None:
        save(flow, 'when = "noise_level >= 1"', 'when = "noise_level >= 9"')
        await seen(person)
        await person.press("f2")
        assert "no longer count" in person.sees
        assert "- noises" in person.sees

    edit(flow, play, {"noise_level": 5, "noises": ["squeaking"]})


def test_a_question_that_is_gone_is_left_for_the_next_one(flow: Path) -> None:
    async def play(person: Person) -> None:
        assert "Does the chain skip?" in person.sees
        save(flow, "any_of(noises, 'grinding', 'clicking')", "any_of(noises, 'squeaking')")
        await seen(person)
        assert isinstance(person.page, QuestionPage)
        assert "How far has it gone" in person.sees

    edit(flow, play, at="chain_skips")


def test_a_list_under_the_result_stays_open(flow: Path) -> None:
    async def play(person: Person) -> None:
        session = person.app.session
        while session.position.at == "ask":
            after = session.unsure(session.position.open[0])
            assert isinstance(after, Session)
            session = after
        await person.show(session.finish())
        assert isinstance(person.page, ResultPage)
        person.app.open(TreatmentsPage(person.app.session.result()))
        await person.pilot.pause()
        save(flow, "Grease", "Oil", "rules.toml")
        await seen(person)
        assert isinstance(person.page, TreatmentsPage)

    text = (flow / "rules.toml").read_text()
    (flow / "rules.toml").write_text(text.replace('title = "The frame may break"', 'title = "Grease may break"'))
    edit(flow, play, {"front_brake": "no", "rear_brake": "no", "frame_crack": "no"})


def test_the_language_that_was_chosen_stays_after_a_save(flow: Path) -> None:
    async def play(person: Person) -> None:
        app = person.app
        assert app.reload is not None
        app.take_flow(app.reload("us", "es"))
        save(flow, "Motor bikes.", "Cars.", "flow.toml")
        await seen(person)
        assert (app.flow.language, app.flow.region) == ("es", "us")

    edit(flow, play)


def test_f2_leads_to_any_question_and_says_what_was_filled_in(flow: Path) -> None:
    async def play(person: Person) -> None:
        await person.press("f2")
        assert isinstance(person.page, PreviewPage)
        await person.press("2")
        assert isinstance(person.page, GotoPage)
        assert "(not asked now)" in person.sees
        await person.press("5", "enter")
        assert "Does the chain skip?" in person.sees
        await person.press("f2", "end")
        assert "front_brake, rear_brake, frame_crack, noise_level, noises" in person.sees

    app = edit(flow, play)
    assert app.session.position.screen == "chain_skips"


def test_chosen_answers_are_never_changed_on_the_way_to_a_question(flow: Path) -> None:
    async def play(person: Person) -> None:
        await person.press("f2", "2", "5", "enter")
        assert isinstance(person.page, GotoPage)
        assert "Error: With these answers chain_skips is not asked." in " ".join(person.sees.split())

    app = edit(flow, play, {"noise_level": 0})
    assert app.session.raw == {"noise_level": 0}


def test_what_was_filled_in_for_one_question_does_not_bar_the_way_to_another(flow: Path) -> None:
    async def play(person: Person) -> None:
        app = person.app
        assert isinstance(app, Preview)
        for screen in ("noises", "chain_skips", "noises"):
            assert app.jump(screen)
            await person.pilot.pause()

    app = edit(flow, play, {"front_brake": "no"})
    assert app.session.position.screen == "noises"
    assert app.session.raw["front_brake"] == "no"


def test_beginning_again_forgets_the_answers(flow: Path) -> None:
    async def play(person: Person) -> None:
        await person.press("f2", "3")
        assert isinstance(person.page, StartPage)

    assert edit(flow, play, {"front_brake": "no"}).session.raw == {}


@pytest.mark.parametrize("name", ["sciatica", "example-headache", "example-mountain-tour", str(SMALL)])
def test_there_is_a_way_to_every_question_of_a_flow(name: str) -> None:
    flow = load_flow(name)
    for question in flow.questions.values():
        way = way_to(flow, question.id, {})
        assert way is not None, question.id
        assert way.session.position.screen == question.screen
        assert way.session.effective[question.id] is not Blank.NOT_ASKED


def test_a_flow_with_errors_from_the_beginning_is_refused_with_their_places(flow: Path) -> None:
    save(flow, 'kind = "scale"', 'kind = "scales"')
    with pytest.raises(InputFileError, match=r"questions\.toml:26:8: E-kind"):
        preview.run(files_of(flow), SEAT, words=(None, None), answers=lambda _: {}, at=None)


@pytest.mark.parametrize(
    ("at", "words"), [("noise", "Did you mean 'noises'"), ("chain_skips", "It is asked when: any_of")]
)
def test_a_question_that_cannot_be_shown_is_refused_before_anything_is_painted(flow: Path, at: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        preview.run(files_of(flow), SEAT, words=(None, None), answers=lambda _: {"noise_level": 0}, at=at)


def test_words_that_the_flow_does_not_have_are_refused(flow: Path) -> None:
    with pytest.raises(UsageError, match="not there for 'mars'"):
        preview.run(files_of(flow), SEAT, words=("mars", None), answers=lambda _: {}, at=None)
