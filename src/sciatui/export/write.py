"""The one writer of files that people ask for: whole or not there at all.

The bytes go to a file of random name in the same folder, reach the disk, and get their name only then. `write_new` is
for what a person takes away: private, and never over anything; a link, device, pipe or folder of that name is as good
as a file and is left alone. `write_over` is for files of a tester or author who asks to have them written anew.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sciatui.errors import Exit, SciatuiError
from sciatui.flow.gate import outgoing

if TYPE_CHECKING:
    from sciatui.flow.words import Words

MODE: Final = 0o600

_NO_HARD_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What file systems without hard links answer, such as that of most memory sticks."""

_NO_FSYNC_OF_FOLDERS: Final = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}

_REASONS: Final = {
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "not_a_folder",
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "read_only",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "share_full",
    errno.ENAMETOOLONG: "long_name",
    errno.EFBIG: "too_large",
    errno.ELOOP: "circle",
    errno.EIO: "disk_fault",
}
"""What the system answers, and under which of our words it is told."""


class NotWritten(SciatuiError):
    """A file that was asked for is not there; what was there is as it was. The words are those of `export.write`."""

    def __init__(self, path: Path, reason: str) -> None:
        """Remember which file, and the key of why."""
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def said(self, words: "Words") -> str:
        """Say which file and why in the words of a language, and what to do."""
        return words(f"export.write.{self.reason}", path=outgoing(str(self.path)))

    def __str__(self) -> str:
        """Say it in English, for a command line that has no flow's language."""
        from sciatui.flow.interface import ENGLISH, load_words  # noqa: PLC0415 - only where something went wrong

        return self.said(load_words(ENGLISH))


class AlreadyThere(NotWritten):
    """Something of that name exists. It was left as it is."""

    exit = Exit.USAGE

    def __init__(self, path: Path) -> None:
        """Remember which name is taken."""
        super().__init__(path, "taken")


class CannotWrite(NotWritten):
    """The file could not be written, and nothing of it is left behind."""

    def said(self, words: "Words") -> str:
        """Say which file, why, and what to do."""
        reason = words(f"export.write.{self.reason}")
        return words("export.write.failed", path=outgoing(str(self.path)), reason=reason)


def write_new(path: Path, data: bytes) -> None:
    """Write `data` to a new file that only its owner can read; raise `AlreadyThere` or `CannotWrite`."""
    if not path.name or path.name == ".." or "\0" in str(path):
        raise CannotWrite(path, "no_name")
    try:
        with _opened(path.parent) as folder:
            _write_into(folder, path.name, data)
    except FileExistsError as fault:
        raise AlreadyThere(path) from fault
    except OSError as fault:
        raise CannotWrite(path, _REASONS.get(fault.errno or 0, "refused")) from fault


def make_folder(path: Path) -> None:
    """Make a folder, and those around it, where it is not there; raise `CannotWrite`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        reason = "not_a_folder" if fault.errno == errno.EEXIST else _REASONS.get(fault.errno or 0, "refused")
        raise CannotWrite(path, reason) from fault


def write_over(path: Path, data: bytes, known: bytes | None) -> None:
    """Put `data` in place of a plain file that holds `known`, or anything if None, whole or not; raise `CannotWrite`.

    For files that a person edits and asks to have edited: mode and place stay, and a file that was changed in the
    meantime is left as it is.
    """
    try:
        with _opened(path.parent) as folder:
            _replace(folder, path, data, known)
    except OSError as fault:
        raise CannotWrite(path, _REASONS.get(fault.errno or 0, "refused")) from fault


def _replace(folder: int, path: Path, data: bytes, known: bytes | None) -> None:
    part = f".sciatui-{secrets.token_hex(8)}.part"
    try:
        _fill(folder, part, data)
        mode = os.stat(path.name, dir_fd=folder, follow_symlinks=False).st_mode
        os.chmod(part, stat.S_IMODE(mode), dir_fd=folder)
        if not stat.S_ISREG(mode) or (known is not None and _content(folder, path.name) != known):
            raise CannotWrite(path, "changed")
        os.rename(part, path.name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(part, dir_fd=folder)
    with suppress(OSError):
        os.fsync(folder)


def _content(folder: int, name: str) -> bytes:
    with os.fdopen(os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder), "rb") as file:
        return file.read()


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    """Hold the folder open, so that every step is about the same one, whatever happens to its path."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _write_into(folder: int, name: str, data: bytes) -> None:
    if _taken(folder, name):
        raise FileExistsError(errno.EEXIST, "exists")
    part = f".sciatui-{secrets.token_hex(8)}.part"
    try:
        _fill(folder, part, data)
        _give_name(folder, part, name)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(part, dir_fd=folder)
    _settle(folder, name)


def _settle(folder: int, name: str) -> None:
    """Wait until the name is on the disk too, and take it back if that cannot be had."""
    try:
        os.fsync(folder)
    except OSError as fault:
        if fault.errno in _NO_FSYNC_OF_FOLDERS:
            return
        os.unlink(name, dir_fd=folder)
        raise


def _taken(folder: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _create(folder: int, name: str) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    return os.open(name, flags, MODE, dir_fd=folder)


def _fill(folder: int, part: str, data: bytes) -> None:
    """Write all bytes and wait until they are on the disk. A short write goes on where it ended."""
    descriptor = _create(folder, part)
    try:
        os.fchmod(descriptor, MODE)
        left = memoryview(data)
        while left:
            written = os.write(descriptor, left)
            if written <= 0:
                raise OSError(errno.ENOSPC, "nothing was written")
            left = left[written:]
        os.fsync(descriptor)
        if os.fstat(descriptor).st_size != len(data):
            raise OSError(errno.EIO, "the size on the disk is wrong")
    finally:
        os.close(descriptor)


def _give_name(folder: int, part: str, name: str) -> None:
    """Give the finished file its name unless it is taken, in one step that cannot replace anything."""
    try:
        os.link(part, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except OSError as fault:
        if fault.errno not in _NO_HARD_LINKS:
            raise
        _take_name_and_replace(folder, part, name)


def _take_name_and_replace(folder: int, part: str, name: str) -> None:
    """Without hard links: take the name with an empty file, which only this call can have made, and replace that."""
    os.close(_create(folder, name))
    try:
        os.rename(part, name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        os.unlink(name, dir_fd=folder)
        raise
