"""Reads files that other people wrote: regular files only, opened once, never more than a limit.

A link, a pipe, a device, a folder or a file that grows while it is read is refused, at once and in plain words.
Used for flows, answers and scenarios alike. It never follows a link and never waits.
"""

from __future__ import annotations

import errno
import os
import stat

from sciatui.flow.complaint import Complaint, FileError
from sciatui.flow.gate import outgoing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

FILE_LIMIT: Final = 1_000_000
"""Bytes in one file."""

FOLDER_LIMIT: Final = 10_000_000
"""Bytes in all files of one flow."""

FILES_LIMIT: Final = 200
"""Files in one flow."""

_PIECE: Final = 65_536
"""Bytes asked for at once, or the whole file: room for the limit would have to be found for each small file."""

_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)

_WHY: Final = {
    errno.ENOENT: ("There is no such file", ""),
    errno.ENOTDIR: ("There is no such file", "A part of its path is a file and not a folder."),
    errno.ELOOP: ("This is a link, and links are not followed", "Give the file itself."),
    errno.EACCES: ("This file may not be read", "Change who may read it."),
    errno.EPERM: ("This file may not be read", "Change who may read it."),
    errno.ENAMETOOLONG: ("The name of this file is too long", ""),
    errno.ENXIO: ("This is not a file that can be read", "Give a plain file."),
}


def unusable(path: Path | str, message: str, hint: str = "", rule: str = "E-file") -> FileError:
    """Make the error for a file that cannot be used as a whole."""
    return FileError(Complaint(rule, shown(path), 0, 0, "", message, hint))


def shown(path: Path | str) -> str:
    """Write a path for a message: a file may have any name."""
    return outgoing(str(path)).replace("\n", "\ufffd").replace("\t", "\ufffd")


def read(path: Path | str, *, limit: int = FILE_LIMIT) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes, or raise `FileError`."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as fault:
        raise unusable(path, *_WHY.get(fault.errno or 0, ("This file cannot be read", ""))) from None
    except ValueError:
        raise unusable(path, "No file can have this name") from None
    try:
        status = os.fstat(descriptor)
        _must_be_plain(path, status, limit)
        return _read_all(path, descriptor, status.st_size, limit)
    except OSError:
        raise unusable(path, "This file cannot be read to its end") from None
    finally:
        os.close(descriptor)


def toml_files(folder: Path | str) -> list[str]:
    """List the paths of the `*.toml` files of a folder by name, or raise `FileError`. Hidden ones belong to editors."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith(".toml") and entry.name[0] != ".")
    except OSError as fault:
        hint = "Its path leads in a circle." if fault.errno == errno.ELOOP else ""
        raise unusable(folder, "This folder cannot be read", hint) from None
    if len(names) > FILES_LIMIT:
        raise unusable(folder, f"This folder holds {len(names)} files, and {FILES_LIMIT} is the most")
    return [os.path.join(folder, name) for name in names]


def folders(folder: Path | str) -> list[str]:
    """List the paths of the folders in a folder by name, links among them, or raise `FileError`. No hidden ones."""
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name[0] != "." and entry.is_dir())
    except OSError:
        raise unusable(folder, "This folder cannot be read") from None
    return [os.path.join(folder, name) for name in names if not name.endswith(".toml")]


def _must_be_plain(path: Path | str, status: os.stat_result, limit: int) -> None:
    """Refuse what is not a regular file, and what is too large."""
    if stat.S_ISDIR(status.st_mode):
        raise unusable(path, "This is a folder and not a file", "Give a file.")
    if not stat.S_ISREG(status.st_mode):
        raise unusable(path, "This is a pipe or a device and not a file", "Give a plain file.")
    if status.st_size > limit:
        raise _too_large(path, status.st_size, limit)


def _read_all(path: Path | str, descriptor: int, size: int, limit: int) -> bytes:
    """Read to the end, but never beyond the limit: a file may say one size and give more."""
    pieces: list[bytes] = []
    left = limit + 1
    while left and (piece := os.read(descriptor, min(left, max(size + 1, _PIECE)))):
        pieces.append(piece)
        left -= len(piece)
        if len(piece) == size:  # more was asked for, so this is all
            break
    if not left:
        raise _too_large(path, limit + 1, limit)
    return b"".join(pieces)


def _too_large(path: Path | str, size: int, limit: int) -> FileError:
    """Name the limit and the size."""
    return unusable(path, f"This file has {size:,} bytes, and {limit:,} is the most")
