import asyncio
import json
import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sciatui import faults
from sciatui.flow.interface import languages
from sciatui.paths import fault_file

ANSWER = "my-knee-hurts"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    yield
    faults.at("")


def fail(answer: str) -> None:
    raise ValueError(answer)


def broken(answer: str) -> BaseException:
    with pytest.raises(ValueError, match=answer) as caught:
        fail(answer)
    return caught.value


def noted() -> str:
    return fault_file(os.environ).read_text(encoding="utf-8")


def test_a_fault_is_noted_by_place_and_question_and_nothing_else() -> None:
    faults.at("saddle_numb")
    code = faults.note(broken(ANSWER))
    (line,) = noted().splitlines()
    at = fail.__code__.co_firstlineno + 1
    assert json.loads(line) == {"code": code, "module": __name__, "line": at, "question": "saddle_numb"}


def test_the_place_is_the_innermost_frame_of_ours() -> None:
    from sciatui.flow.words import Words  # noqa: PLC0415

    with pytest.raises(KeyError) as caught:
        Words("en", {})("plain.there_is_none")
    assert faults.place(caught.value).module == "sciatui.flow.words"


def test_one_place_has_one_code() -> None:
    assert faults.place(broken("a")).code == faults.place(broken("b")).code
    assert faults.place(broken("a")).code.startswith("ValueError-")


def test_the_fault_file_is_private() -> None:
    faults.note(broken(ANSWER))
    path = fault_file(os.environ)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_folder_that_is_made_is_private_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "local" / "state"))
    before = os.umask(0)
    try:
        faults.note(broken(ANSWER))
    finally:
        os.umask(before)
    made = [tmp_path / "local", tmp_path / "local" / "state", fault_file(os.environ).parent]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in made] == [0o700] * 3


def test_the_fault_file_starts_afresh_before_it_grows_too_large() -> None:
    path = fault_file(os.environ)
    path.parent.mkdir()
    path.write_bytes(b"x" * faults.LARGEST)
    faults.note(broken(ANSWER))
    assert path.stat().st_size < 1_000


def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("untouched", encoding="utf-8")
    path = fault_file(os.environ)
    path.parent.mkdir()
    path.symlink_to(victim)
    faults.note(broken(ANSWER))
    assert victim.read_text(encoding="utf-8") == "untouched"


def test_a_planted_pipe_is_not_waited_for() -> None:
    path = fault_file(os.environ)
    path.parent.mkdir()
    os.mkfifo(path)
    assert faults.note(broken(ANSWER))


def test_a_state_folder_that_cannot_be_made_is_no_second_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/nowhere")
    assert faults.note(broken(ANSWER))


def at_the_end() -> None:
    fault = broken(ANSWER)
    sys.excepthook(type(fault), fault, fault.__traceback__)


def in_a_thread() -> None:
    def work() -> None:
        raise ValueError(ANSWER)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def in_clean_up() -> None:
    class Untidy:
        def __del__(self) -> None:
            raise ValueError(ANSWER)

    Untidy()


def in_a_task() -> None:
    async def work() -> None:
        faults.watch(asyncio.get_running_loop())
        asyncio.get_running_loop().call_soon(at_once)
        await asyncio.sleep(0)

    def at_once() -> None:
        raise ValueError(ANSWER)

    asyncio.run(work())


def test_every_hook_tells_a_code_and_never_a_value(capfd: pytest.CaptureFixture[str]) -> None:
    faults.install()
    for fault in (at_the_end, in_a_thread, in_clean_up, in_a_task):
        fault()
        out, err = capfd.readouterr()
        assert err.count("\n") == 1, fault.__name__
        assert "ValueError-" in err
        assert ANSWER not in err + out + noted()


def test_a_front_end_can_say_it_itself(capfd: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    faults.install(said.append)
    at_the_end()
    assert len(said) == 1
    assert capfd.readouterr().err == ""


def test_no_core_file_is_left_behind() -> None:
    resource = pytest.importorskip("resource")
    faults.install()
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def test_the_sentence_is_there_in_every_language_that_the_program_speaks() -> None:
    assert set(faults.SENTENCES) == set(languages())
    assert all("{code}" in text for text in faults.SENTENCES.values())


@pytest.mark.parametrize(
    ("lang", "argv", "chosen", "begins"),
    [
        ("es_MX.UTF-8", [], "", "Este programa"),
        ("en_GB.UTF-8", ["run", "--lang", "es"], "", "Este programa"),
        ("en_GB.UTF-8", ["--language=es"], "", "Este programa"),
        ("es_MX.UTF-8", ["--lang", "en"], "", "This program"),
        ("fr_FR.UTF-8", ["--lang"], "", "This program"),
        ("en_GB.UTF-8", [], "es", "Este programa"),
        ("es_MX.UTF-8", [], "fr", "This program"),
    ],
)
def test_a_fault_is_told_in_the_language_of_the_person(
    monkeypatch: pytest.MonkeyPatch, lang: str, argv: list[str], chosen: str, begins: str
) -> None:
    monkeypatch.setenv("LANG", lang)
    monkeypatch.setattr(sys, "argv", ["sciatui", *argv])
    said = faults.sentence("ValueError-1234", chosen)
    assert said.startswith(begins)
    assert "ValueError-1234" in said
