"""Flows that were checked and kept: the same flow comes back, or none, whatever lies in the folder."""

import json
import os
import random
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flow_folders import SMALL

from sciatui import paths
from sciatui.flow import cache, checked
from sciatui.flow.aliases import Value
from sciatui.flow.complaint import FlowError
from sciatui.flow.definition import Condition, Question
from sciatui.flow.load import load_flow
from sciatui.flow.program import Program
from sciatui.flow.sources import sources
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


# What asks for another file


def key_of(where: Path, language: str | None = None, region: str | None = None) -> bytes:
    found = cache.key(sources(where), language, region)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["flow.toml", "questions.toml", "rules.toml", "sources.toml", "text/es.toml"])
def test_a_changed_byte_in_any_file_asks_for_another_flow(name: str, small: Path) -> None:
    file = small / name
    before, data, times = key_of(small), file.read_bytes(), file.stat()
    for at in (0, len(data) // 2, len(data) - 1):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert key_of(small) != before
    file.write_bytes(data)
    assert key_of(small) == before
    file.unlink()
    assert key_of(small.parent / "small") != before if name != "flow.toml" else True


def test_a_file_more_or_a_new_name_asks_for_another_flow(small: Path) -> None:
    keys = {key_of(small)}
    (small / "more.toml").write_bytes(b"")
    keys.add(key_of(small))
    (small / "more.toml").rename(small / "mere.toml")
    keys.add(key_of(small))
    (small / "mere.toml").rename(small / "text" / "fr.toml")
    keys.add(key_of(small))
    assert len(keys) == 4


def test_each_language_and_region_is_a_flow_of_its_own() -> None:
    assert len({key_of(SMALL, *how) for how in ((None, None), ("es", None), (None, "es"), ("es", "us"))}) == 4


WORDS = ("words/en/engine.toml", "words/es/flow.toml")


def test_a_changed_byte_of_the_package_asks_for_another_flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    ignore = shutil.ignore_patterns("__pycache__", "flows")
    shutil.copytree(Path(cache.__file__).parent.parent, package, ignore=ignore)
    monkeypatch.setattr(cache, "_PACKAGE", str(package))
    for name in ("__init__.py", "flow/compile.py", "flow/condition/parse.py", "flow/validate/limits.py", *WORDS):
        file = package / name
        before, data, times = key_of(SMALL), file.read_bytes(), file.stat()
        assert key_of(SMALL) == before
        file.write_bytes(bytes([data[0] ^ 1]) + data[1:])
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert key_of(SMALL) != before


def test_another_python_or_set_of_packages_asks_for_another_flow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [key_of(SMALL)]
    with monkeypatch.context() as changed:
        changed.setattr(sys, "version", "4.0")
        keys.append(key_of(SMALL))
    (tmp_path / "site-packages").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "site-packages")])
    keys.append(key_of(SMALL))
    (tmp_path / "site-packages" / "more").mkdir()
    os.utime(tmp_path / "site-packages", ns=(1, 1))
    keys.append(key_of(SMALL))
    assert len(set(keys)) == len(keys)


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


HEAVY = frozenset(
    {
        *("pydantic", "tree_sitter", "difflib", "asyncio", "logging", "subprocess", "tempfile", "importlib.metadata"),
        *("dataclasses", "inspect", "ast", "pathlib", "hashlib", "shutil", "locale", "argparse"),
        *("sciatui.flow.checked", "sciatui.flow.condition.tree", "sciatui.engine.summary"),
    }
)

SPARED = frozenset({"typing", "contextlib", "importlib", "signal", "decimal", "datetime", "threading", "tomli"})
"""What takes as long to import as an assessment, and what only some runs need."""


def modules_of(code: str, *arguments: str) -> set[str]:
    """Return what a process of its own imports."""
    command = [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)", *arguments]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stderr.split())


@pytest.mark.parametrize(("form", "barred"), [("json", HEAVY | SPARED), ("toml", HEAVY)])
def test_a_run_of_a_flow_that_is_kept_imports_little(
    form: str, barred: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    sheet = tmp_path / f"answers.{form}"
    text = (Path(__file__).parents[2] / "benchmarks" / "answers.toml").read_text("utf-8")
    sheet.write_text(json.dumps({"answers": tomllib.loads(text)["answers"]}) if form == "json" else text, "utf-8")
    code = "from sciatui.cli import main; assert main(sys.argv[1:]) == 0"
    first, second = (modules_of(code, "run", "sciatica", "--answers", str(sheet)) for _ in range(2))
    assert {"pydantic", "dataclasses", "sciatui.flow.checked"} <= first
    assert second & barred == set()


def test_a_full_screen_of_a_flow_that_is_kept_needs_no_models(folder: Path) -> None:
    code = "from sciatui.tui.app import run; from sciatui import load_flow; load_flow(sys.argv[1], cache=sys.argv[2])"
    load_flow(SMALL, cache=str(folder))
    assert not modules_of(code, str(SMALL), str(folder)) & {"pydantic", "tomli", "sciatui.flow.checked"}


def test_a_run_keeps_nothing_if_it_is_told_so(tmp_path: Path) -> None:
    sheet = tmp_path / "answers.json"
    sheet.write_text('{"answers": {"front_brake": "yes"}}', "utf-8")
    command = [sys.executable, "-m", "sciatui", "run", str(SMALL), "--answers", str(sheet)]
    outs = []
    for folder, how in (("off", {"SCIATUI_CACHE": "off"}), ("on", {}), ("on", {})):
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / folder), **how}
        outs.append(subprocess.run(command, capture_output=True, env=environment, check=True).stdout)
    assert len(set(outs)) == 1
    assert not (tmp_path / "off").exists()
    assert len(list((tmp_path / "on" / "sciatui").iterdir())) == 1


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"XDG_CACHE_HOME": "/a", "HOME": "/b"}, "/a/sciatui"),
        ({"XDG_CACHE_HOME": "a", "HOME": "/b"}, "/b/.cache/sciatui"),
        ({"HOME": "/b", "SCIATUI_CACHE": ""}, "/b/.cache/sciatui"),
        ({"HOME": "/b", "SCIATUI_CACHE": "Off "}, None),
        ({"HOME": "/b", "SCIATUI_CACHE": "0"}, None),
    ],
)
def test_the_environment_says_where_flows_are_kept(environ: dict[str, str], folder: str | None) -> None:
    assert paths.cache_folder(environ) == folder


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert paths.cache_folder({}) is None
