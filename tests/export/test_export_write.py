"""The one writer: what it leaves on the disk, and what it refuses to touch."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sciatui.errors import SciatuiError
from sciatui.export.write import AlreadyThere, CannotWrite, write_new
from sciatui.flow.interface import ENGLISH, languages, load_words

DATA = "Nur Mut, 大丈夫\n".encode()


@pytest.fixture(autouse=True)
def words() -> None:
    """Read the words of refusals now: where a system call is made to fail, they could not be read any more."""
    load_words(ENGLISH)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in which no temporary file may be left behind."""
    yield tmp_path
    assert [path.name for path in tmp_path.rglob(".*")] == []


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_a_summary_is_whole_and_private_whatever_the_umask(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_new(folder / "summary.txt", DATA)
    finally:
        os.umask(before)
    assert (folder / "summary.txt").read_bytes() == DATA
    assert stat.S_IMODE((folder / "summary.txt").stat().st_mode) == 0o600
    assert (folder / "summary.txt").stat().st_nlink == 1


def test_a_name_in_the_current_folder_needs_no_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    write_new(Path("summary.txt"), DATA)
    assert (folder / "summary.txt").read_bytes() == DATA


def a_file(path: Path) -> None:
    path.write_bytes(b"older")


def a_link(path: Path) -> None:
    target = path.with_name("target")
    target.write_bytes(b"older")
    path.symlink_to(target)


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("planted", [a_file, a_link, a_link_to_nowhere, a_pipe, a_folder])
def test_nothing_is_replaced_or_followed(folder: Path, planted: Callable[[Path], None]) -> None:
    path = folder / "summary.txt"
    planted(path)
    before = {item.name: os.lstat(item) for item in folder.iterdir()}
    with pytest.raises(AlreadyThere, match="Choose another name"):
        write_new(path, DATA)
    after = {item.name: os.lstat(item) for item in folder.iterdir()}
    assert {name: (status.st_ino, status.st_size) for name, status in after.items()} == {
        name: (status.st_ino, status.st_size) for name, status in before.items()
    }


def test_a_device_is_left_alone() -> None:
    with pytest.raises(AlreadyThere):
        write_new(Path(os.devnull), DATA)


def test_a_file_that_appears_while_writing_is_not_replaced(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "summary.txt"
    really = os.fsync

    def somebody_was_faster(descriptor: int) -> None:
        really(descriptor)
        if not path.exists():
            path.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", somebody_was_faster)
    with pytest.raises(AlreadyThere):
        write_new(path, DATA)
    assert path.read_bytes() == b"theirs"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("x" * 256, "the name is too long"),
        ("missing/summary.txt", "the folder does not exist"),
        ("file/summary.txt", "a part of the path is not a folder"),
        ("loop/summary.txt", "goes round in circles"),
        ("..", "not a file name"),
        ("a\0b", "not a file name"),
    ],
)
def test_a_place_that_cannot_be_written_is_named_in_plain_words(folder: Path, name: str, words: str) -> None:
    (folder / "file").write_bytes(b"")
    (folder / "loop").symlink_to("loop")
    with pytest.raises(CannotWrite, match=words):
        write_new(folder / name, DATA)


def failing(code: int) -> Callable[..., int]:
    """Return a system call that always fails so."""

    def fail(*_: object, **__: object) -> int:
        raise OSError(code, "made to fail")

    return fail


@pytest.mark.parametrize("call", ["open", "write", "fsync", "fchmod", "link", "fstat"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EACCES])
def test_whatever_fails_nothing_is_left_behind(
    folder: Path, call: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(code))
        with pytest.raises(CannotWrite, match="Could not save"):
            write_new(folder / "summary.txt", DATA)
    assert list(folder.iterdir()) == []


def test_a_short_write_goes_on_where_it_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: really(descriptor, bytes(data[:3])))
    write_new(folder / "summary.txt", DATA)
    assert (folder / "summary.txt").read_bytes() == DATA


def test_a_disk_that_fills_up_half_way_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.write
    room = [5]

    def until_full(descriptor: int, data: bytes) -> int:
        if not room:
            raise OSError(errno.ENOSPC, "full")
        return really(descriptor, data[: room.pop()])

    monkeypatch.setattr(os, "write", until_full)
    with pytest.raises(CannotWrite, match="the disk is full"):
        write_new(folder / "summary.txt", DATA)
    assert list(folder.iterdir()) == []


def test_a_write_that_takes_nothing_is_not_tried_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda _descriptor, _data: 0)
    with pytest.raises(CannotWrite):
        write_new(folder / "summary.txt", DATA)


def test_a_disk_without_hard_links_takes_the_summary_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    write_new(folder / "summary.txt", DATA)
    assert (folder / "summary.txt").read_bytes() == DATA
    assert stat.S_IMODE((folder / "summary.txt").stat().st_mode) == 0o600


def test_without_hard_links_nothing_is_replaced_either(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "summary.txt"

    def somebody_was_faster(*_: object, **__: object) -> None:
        path.write_bytes(b"theirs")
        raise OSError(errno.EPERM, "no hard links")

    monkeypatch.setattr(os, "link", somebody_was_faster)
    with pytest.raises(AlreadyThere):
        write_new(path, DATA)
    assert path.read_bytes() == b"theirs"


def test_without_hard_links_a_failed_rename_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    monkeypatch.setattr(os, "rename", failing(errno.EIO))
    with pytest.raises(CannotWrite, match="the disk reported a fault"):
        write_new(folder / "summary.txt", DATA)
    assert list(folder.iterdir()) == []


def fsync_of_folders_failing(code: int) -> Callable[[int], None]:
    """Return an `fsync` that fails for folders."""
    really = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(code, "made to fail")
        really(descriptor)

    return fsync


def test_a_name_that_may_not_reach_the_disk_is_taken_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fsync_of_folders_failing(errno.EIO))
    with pytest.raises(CannotWrite, match="the disk reported a fault"):
        write_new(folder / "summary.txt", DATA)
    assert list(folder.iterdir()) == []


def test_a_disk_that_knows_no_fsync_of_folders_takes_the_summary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fsync_of_folders_failing(errno.EINVAL))
    write_new(folder / "summary.txt", DATA)
    assert (folder / "summary.txt").read_bytes() == DATA


def test_a_fault_shows_no_control_characters(folder: Path) -> None:
    with pytest.raises(SciatuiError) as fault:
        write_new(folder / "\x1b[2J" / "summary.txt", DATA)
    assert "\x1b" not in str(fault.value)


@pytest.mark.parametrize("language", languages())
def test_why_a_file_was_not_saved_is_told_in_every_language(folder: Path, language: str) -> None:
    words = load_words(language)
    with pytest.raises(CannotWrite) as lost:
        write_new(folder / "missing" / "summary.txt", DATA)
    said = lost.value.said(words)
    assert words("export.write.no_folder") in said
    assert "missing/summary.txt" in said
    (folder / "summary.txt").write_bytes(b"theirs")
    with pytest.raises(AlreadyThere) as taken:
        write_new(folder / "summary.txt", DATA)
    assert "summary.txt" in taken.value.said(words)
    assert {lost.value.said(load_words(one)) for one in languages()} >= {said, str(lost.value)}
    assert len({lost.value.said(load_words(one)) for one in languages()}) == len(languages())
