"""A fault tells nobody an answer, and nothing private of Textual's that we stand on has moved."""

import inspect
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.keys import Keys
from tui_person import TODAY, Person, answered, sit_down, small

from sciatui.errors import UsageError
from sciatui.terminal import Capabilities
from sciatui.tui import hardened
from sciatui.tui.app import run
from sciatui.tui.driver import HIGHEST, WIDEST, CalmDriver, TolerantParser, within
from sciatui.tui.hardened import Hardened
from sciatui.tui.screens.question import QuestionPage

ANSWER = "a private answer"


class Boom(Exception):
    pass


def test_a_fault_ends_the_program_without_a_word_of_what_was_answered(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(_: QuestionPage) -> None:
        answer = ANSWER
        raise Boom(answer)

    seen: list[Hardened] = []

    async def play(person: Person) -> None:
        seen.append(person.app)
        await person.show(answered(small(), until="notes"))
        monkeypatch.setattr(QuestionPage, "go_on", broken)
        await person.press("tab", "tab", "enter")

    with pytest.raises(Boom):
        sit_down(play)
    app = seen[0]
    assert app.fault.startswith("Boom-")
    assert app.return_code == 1
    assert app.return_value is None
    captured = capfd.readouterr()
    assert ANSWER not in captured.out + captured.err


@pytest.mark.parametrize("name", ["_handle_exception", "_fatal_error", "_print_error_renderables", "panic"])
def test_textual_still_has_the_hooks_that_are_overridden(name: str) -> None:
    assert inspect.isfunction(getattr(App, name))
    ours = inspect.signature(getattr(Hardened, name)).parameters
    assert list(inspect.signature(getattr(App, name)).parameters)[: len(ours)] == list(ours)


def test_textual_still_calls_the_hooks() -> None:
    source = Path(inspect.getfile(App)).read_text()
    assert "self._fatal_error()" in source
    assert "self._print_error_renderables()" in source
    assert "self._handle_exception(error)" in source
    assert "_close_messages_no_wait" in inspect.getsource(hardened)


@pytest.mark.parametrize(
    "name", ["run_input_thread", "process_message", "_get_terminal_size", "can_suspend", "_sigtstp_application"]
)
def test_the_driver_still_has_what_is_overridden(name: str) -> None:
    assert name in vars(CalmDriver)
    assert name in vars(LinuxDriver)


@pytest.mark.parametrize(
    "sequence",
    ["\x1b[99999999999u", "\x1b[1114112;1u", "\x1b[97;1;99999999999999u", "\x1b[55296;1;55296u", "\x1b[;;u"],
)
def test_a_key_number_beyond_unicode_is_dropped(sequence: str) -> None:
    parser = TolerantParser()
    tokens = [*parser.feed(sequence), *parser.feed("k")]
    assert isinstance(tokens[-1], events.Key)
    assert tokens[-1].key == "k"
    assert all(token.key != Keys.Ignore for token in tokens if isinstance(token, events.Key))


@pytest.mark.parametrize(
    ("size", "taken"),
    [((80, 24), (80, 24)), ((65_535, 65_535), (WIDEST, HIGHEST)), ((5_000, 10), (WIDEST, 10)), ((1, 1), (1, 1))],
)
def test_a_window_has_a_limit(size: tuple[int, int], taken: tuple[int, int]) -> None:
    assert tuple(within(events.Resize.from_dimensions(size, (9, 9))).size) == taken


def test_there_is_no_palette_no_picture_and_no_link() -> None:
    async def play(person: Person) -> None:
        before = person.sees
        await person.press("ctrl+p", "ctrl+s", "f12", "ctrl+backslash")
        assert person.sees == before
        person.app.open_url("https://x.example")

    sit_down(play)


def start(theme: str | None) -> None:
    can = Capabilities("tui", colour=True, unicode=True, columns=80, rows=24, reason="")
    run(small(), today=TODAY, folder=Path("/nowhere"), theme=theme, can=can)


def test_textual_is_never_run_with_its_own_variables_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DEBUG", "1")
    with pytest.raises(RuntimeError, match="TEXTUAL_"):
        start(None)


def test_a_theme_that_is_not_there_is_refused_with_the_names_of_those_that_are() -> None:
    with pytest.raises(UsageError, match="dark, light, plain"):
        start("pink")


def test_nothing_of_ours_hands_a_string_to_a_markup_parser() -> None:
    forbidden = ("from_markup", "markup=True", "escape(", "Static(", "Label(", "notify(")
    for path in Path(inspect.getfile(hardened)).parent.rglob("*.py"):
        text = path.read_text()
        assert not [word for word in forbidden if word in text], path
