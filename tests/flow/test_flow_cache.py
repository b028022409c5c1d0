"""Flows that were checked and kept: the same flow comes back, or none, whatever lies in the folder."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flow_folders import SMALL

from sciatui.flow import cache, checked
from sciatui.flow.aliases import Value
from sciatui.flow.complaint import FlowError
from sciatui.flow.definition import Condition, Question
from sciatui.flow.load import load_flow
from sciatui.flow.program import Program
from sciatui.flow.values import Activity, Blank


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "sciatui"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "small")
    return tmp_path / "small"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each time that a flow is made from its files."""
    seen: list[str] = []
    made = checked.loaded

    def noted(*arguments: Any) -> Any:
        seen.append("from its files")
        return made(*arguments)

    monkeypatch.setattr(checked, "loaded", noted)
    return seen


def kept(folder: Path) -> Path:
    """Return the one file in the folder."""
    (file,) = folder.iterdir()
    return file


def without_functions(thing: Any) -> Any:
    """Return a flow, or a part of it, with the functions taken out."""
    match thing:
        case Condition():
            return (thing.text, thing.reads)
        case tuple():
            return (type(thing).__name__, [without_functions(part) for part in thing])
        case dict():
            return [(name, without_functions(part)) for name, part in thing.items()]
        case _:
            return "functions" if callable(thing) or isinstance(thing, Program) else (type(thing).__name__, thing)


def conditions(thing: Any) -> Iterator[Condition]:
    """Give every condition of a flow, in order."""
    if isinstance(thing, Condition):
        yield thing
    elif isinstance(thing, tuple | dict):
        for part in thing.values() if isinstance(thing, dict) else thing:
            yield from conditions(part)


def some_answer(question: Question, chance: random.Random) -> Value | Blank:
    if chance.random() < 1 / 3:
        return chance.choice(list(Blank))
    codes = list(question.choices)
    match question.kind:
        case "choice":
            return chance.choice(codes)
        case "choices" | "body_map":
            return frozenset(chance.sample(codes, chance.randint(0, min(4, len(codes)))))
        case "number" | "scale":
            return chance.randint(int(question.minimum or 0), int(question.maximum or 100))
        case "activities":
            return (Activity("walking", 3),)
        case _:
            return "words"


@pytest.mark.parametrize(("where", "language", "region"), [("sciatica", None, None), (str(SMALL), "es", "us")])
def test_the_flow_that_comes_back_is_the_flow_that_was_checked(
    where: str, language: str | None, region: str | None, folder: Path, checks: list[str]
) -> None:
    fresh, back = (load_flow(where, language=language, region=region, cache=str(folder)) for _ in range(2))
    assert len(checks) == 1
    assert fresh.hash == back.hash == load_flow(where, language=language, region=region).hash
    assert without_functions(back) == without_functions(fresh)
    chance = random.Random(11)  # noqa: S311 - the same states every time
    pairs = list(zip(conditions(fresh), conditions(back), strict=True))
    for _ in range(60):
        raw = {name: some_answer(question, chance) for name, question in fresh.questions.items()}
        effective = fresh.program.effective(raw)
        assert list(back.program.effective(raw).items()) == list(effective.items())
        assert back.program.decide(raw) == fresh.program.decide(raw)
        for one, other in pairs:
            assert one.truth(effective) is other.truth(effective), one.text
            assert one.truth(raw) is other.truth(raw), one.text


def test_nothing_is_kept_where_no_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load_flow(SMALL)
    assert not list(tmp_path.iterdir())


def test_folder_and_file_are_private(folder: Path) -> None:
    load_flow(SMALL, cache=str(folder))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert kept(folder).stat().st_mode & 0o777 == 0o600


# When it is checked again


def test_a_flow_that_changes_is_checked_again(small: Path, folder: Path, checks: list[str]) -> None:
    assert load_flow(small, cache=str(folder)).advice["loud"].title == "It is very loud"
    text = (small / "rules.toml").read_text("utf-8")
    (small / "rules.toml").write_text(text.replace("It is very loud", "It is loud"), "utf-8")
    assert load_flow(small, cache=str(folder)).advice["loud"].title == "It is loud"
    (small / "rules.toml").write_text(text, "utf-8")
    assert load_flow(small, cache=str(folder)).advice["loud"].title == "It is very loud"
    assert len(checks) == 2


def test_a_flow_with_an_error_is_refused_also_when_its_neighbour_is_kept(small: Path, folder: Path) -> None:
    load_flow(small, cache=str(folder))
    (small / "more.toml").write_text("[question.age]\n", "utf-8")
    for _ in range(2):
        with pytest.raises(FlowError, match=r"more\.toml"):
            load_flow(small, cache=str(folder))
    assert len(list(folder.iterdir())) == 1


def test_a_source_that_changes_while_it_is_being_used_is_not_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter("ab")
    monkeypatch.setattr(cache, "_states", lambda *_: iter([next(states)]))
    assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert not folder.exists()


# What is not to be trusted


def test_damage_anywhere_is_noticed(folder: Path, checks: list[str]) -> None:
    wanted = without_functions(load_flow(SMALL, cache=str(folder)))
    file = kept(folder)
    good = file.read_bytes()
    for at in [*range(0, len(good), 97), len(good) - 1]:
        file.write_bytes(good[:at] + bytes([good[at] ^ 0x20]) + good[at + 1 :])
        key = bytes.fromhex(file.stem)
        assert cache._read(str(folder), key) is None, at  # noqa: SLF001 - hundreds of whole loads would take long
        if at % (97 * 40) == 0:
            assert without_functions(load_flow(SMALL, cache=str(folder))) == wanted
            assert file.read_bytes()[: len(good)] == good
    assert len(checks) > 2


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.999])
def test_a_file_cut_short_is_noticed(share: float, folder: Path, checks: list[str]) -> None:
    load_flow(SMALL, cache=str(folder))
    good = kept(folder).read_bytes()
    kept(folder).write_bytes(good[: int(len(good) * share)])
    assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert len(checks) == 2
    assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert len(checks) == 2


def test_data_of_another_shape_is_noticed(folder: Path, checks: list[str]) -> None:
    load_flow(SMALL, cache=str(folder))
    key = bytes.fromhex(kept(folder).stem)
    for data in (b"", b"N", b"i\x01\x00\x00\x00", b"\xff" * 100, b"(\x01\x00\x00\x00N"):
        cache._write(str(folder), key, data)  # noqa: SLF001 - a whole file with the right digest
        assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert len(checks) == 6


def widely_readable(file: Path) -> None:
    file.chmod(0o644)


def writable_by_all(file: Path) -> None:
    file.chmod(0o622)


def a_link(file: Path) -> None:
    elsewhere = file.parent.parent / "elsewhere"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)


def a_second_name(file: Path) -> None:
    os.link(file, file.parent.parent / "elsewhere")


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file, 0o600)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir(0o700)


def huge(file: Path) -> None:
    with file.open("ab") as opened:
        opened.truncate(cache.LARGEST + 1)


def of_another_flow(file: Path) -> None:
    good = file.read_bytes()
    load_flow(SMALL, language="es", cache=str(file.parent))
    (other,) = set(file.parent.iterdir()) - {file}
    file.write_bytes(other.read_bytes())
    other.write_bytes(good)
    other.rename(file.parent.parent / "other")


def folder_for_all(file: Path) -> None:
    file.parent.chmod(0o777)


def folder_is_a_link(file: Path) -> None:
    elsewhere = file.parent.parent / "elsewhere"
    file.parent.rename(elsewhere)
    file.parent.symlink_to(elsewhere)


@pytest.mark.parametrize(
    "spoil",
    [
        widely_readable,
        writable_by_all,
        a_link,
        a_second_name,
        a_pipe,
        a_folder,
        huge,
        of_another_flow,
        folder_for_all,
        folder_is_a_link,
    ],
)
def test_what_somebody_else_could_have_put_there_is_ignored(
    spoil: Callable[[Path], None], folder: Path, checks: list[str]
) -> None:
    load_flow(SMALL, cache=str(folder))
    spoil(kept(folder))
    checks.clear()
    assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert checks == ["from its files"]


def test_what_belongs_to_somebody_else_is_ignored(
    folder: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_flow(SMALL, cache=str(folder))
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)
    assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert len(checks) == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_that_was_given_away_is_ignored(folder: Path, checks: list[str]) -> None:
    load_flow(SMALL, cache=str(folder))
    os.chown(kept(folder), 12345, -1)
    assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert len(checks) == 2
    os.chown(folder, 12345, -1)
    assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert len(checks) == 3


def test_a_good_file_takes_the_place_of_a_bad_one(folder: Path, checks: list[str]) -> None:
    load_flow(SMALL, cache=str(folder))
    for spoil in (widely_readable, a_pipe, a_second_name):
        spoil(kept(folder))
        load_flow(SMALL, cache=str(folder))
        checks.clear()
        load_flow(SMALL, cache=str(folder))
        assert not checks


# What may go wrong without a word


def test_a_place_where_nothing_can_be_written_is_no_fault(tmp_path: Path, checks: list[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for where in (
        tmp_path / "file" / "sciatui",
        Path("/proc/nothing/sciatui"),
        Path("/dev/full"),
        tmp_path / ("x" * 300),
    ):
        assert load_flow(SMALL, cache=str(where)).id == "bicycle"
    assert len(checks) == 4
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as changed:
        changed.setattr(os, "write", full)
        assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert not list(folder.iterdir())


def test_a_system_without_owners_of_files_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_POSSIBLE", False)
    assert load_flow(SMALL, cache=str(folder)).id == "bicycle"
    assert not folder.exists()


def test_only_so_many_flows_are_kept(folder: Path) -> None:
    folder.mkdir(0o700, parents=True)
    (folder / "notes.txt").write_text("not ours", "utf-8")
    for number in range(cache.MOST + 6):
        cache._write(str(folder), bytes([number]) * 32, b"data")  # noqa: SLF001 - checking so many flows would take long
        os.utime(folder / f"{bytes([number] * 32).hex()}.flow", (number, number))
    names = {path.name for path in folder.iterdir()}
    assert len(names) == cache.MOST + 1
    assert {"notes.txt", f"{'1d' * 32}.flow"} <= names
    assert f"{'05' * 32}.flow" not in names


def test_two_processes_at_once_both_get_the_flow(folder: Path) -> None:
    code = "import sys; from sciatui.flow.load import load_flow; print(load_flow(sys.argv[1], cache=sys.argv[2]).hash)"
    command = [sys.executable, "-c", code, str(SMALL), str(folder)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert {process.communicate(timeout=60)[0] for process in running} == {f"{load_flow(SMALL).hash}\n"}
    assert kept(folder).suffix == ".flow"
