"""Keeps flows that were checked, so that the next start need not check them again.

**What is kept.** The compiled flow as plain data (`pack`): tuples, dicts, texts and numbers. Nothing that could be run:
conditions are data too, and become functions by a fixed table (`condition.functions`). So the worst that a wrong file
could do is to say something wrong, and the rest of this page is about why it cannot do that either.

**When it is used.** The name of a file is a digest of everything that the flow depends on: every byte of the flow's
files and translations, read for the occasion; language, region and country; the state of this package's own source and
words, its version among it; what is installed beside it; the Python that runs it. A changed byte asks for another file,
so nothing kept can be stale, and flows, versions, interpreters and processes can share a folder. Times of files never
stand for their content, but for what belongs to this package, as Python does it for byte code; here size, inode and
the time of the last change of any kind count as well.

**Why it is not trusted blindly.** A file counts only if it is a plain file with one name that its owner alone can read
or write, the owner being whoever runs the program, in a folder of which the same holds; both are judged once opened,
and no link is followed. Whoever could write such a file could change the program itself. Then its size, format, key
and a digest of its content must be right before anything is decoded. Whatever else is found is ignored without a word,
and the flow is loaded from its files, which puts a good file in its place.

A folder that cannot be written, or a system without owners of files, means no cache and is no fault. Answers never
come here.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys

from sciatui.flow.complaint import FileError
from sciatui.flow.unpack import MALFORMED, Packed, unpack
from sciatui.paths import make_private

try:
    from _blake2 import blake2b  # what hashlib has, without the 4 ms that OpenSSL takes to load
except ImportError:  # pragma: no cover - a Python that was built without
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from sciatui.flow.compile import Compiled
    from sciatui.flow.definition import Flow
    from sciatui.flow.sources import Sources

FORMAT: Final = 1

LARGEST: Final = 16_000_000
"""No file beyond this many bytes is read or written."""

MOST: Final = 24
"""How many flows are kept; beyond that, the ones written first are removed."""

_MAGIC: Final = b"sciatui flow %d\n" % FORMAT
_SIZE: Final = 32
_SUFFIX: Final = ".flow"
_PRIVATE: Final = stat.S_IRWXG | stat.S_IRWXO
_PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
_POSSIBLE: Final = hasattr(os, "O_NOFOLLOW") and hasattr(os, "geteuid") and os.open in os.supports_dir_fd


class Cache:
    """The place of one flow, in one language and for one region or country, in a folder of flows that were checked."""

    def __init__(self, folder: str, sources: Sources, language: str | None, region: str | None, country: str) -> None:
        """Work out the key. Nothing is opened in the folder yet."""
        self._folder = folder
        self._of = (sources, language, region, country)
        self._key = key(*self._of)

    def flow(self) -> Flow | None:
        """Return the flow that is kept; None if there is none that can be trusted."""
        data = None if self._key is None else _read(self._folder, self._key)
        if data is None:
            return None
        try:
            return unpack(Packed(*marshal.loads(data)))  # noqa: S302 - plain data in a file that is provably ours
        except (EOFError, *MALFORMED):
            return None

    def keep(self, made: Compiled) -> None:
        """Keep a flow for the next time, if that is possible."""
        from sciatui.flow.pack import pack  # noqa: PLC0415 - only a flow that is not kept needs the trees

        # The package may have been changed while it was being imported: then nobody knows which of the two was run.
        if self._key is not None and self._key == key(*self._of):
            data: tuple[Any, ...] = tuple(pack(*made))
            try:
                _write(self._folder, self._key, marshal.dumps(data))
            except OSError:
                pass


def key(sources: Sources, language: str | None, region: str | None, country: str = "") -> bytes | None:
    """Return the digest of everything that a flow depends on; None if it cannot be had."""
    if not _POSSIBLE:
        return None
    whole = blake2b(digest_size=_SIZE)
    try:
        for part in _parts(sources, language, region, country):
            whole.update(b"%d\n" % len(part))
            whole.update(part)
    except (OSError, FileError):
        return None
    return whole.digest()


def _parts(sources: Sources, language: str | None, region: str | None, country: str) -> Iterator[bytes]:
    """Give, piece by piece, everything that a flow depends on."""
    yield repr((FORMAT, sys.version, sys.implementation.cache_tag, language, region, country)).encode()
    for files in (sources.files, sources.texts):
        yield b"files"
        for source in files:
            yield source.name.encode(errors="surrogateescape")
            yield source.content()
    yield repr([*_states(_PACKAGE, ("flow", "words")), *_installed()]).encode()


def _states(folder: str, below: tuple[str, ...] | None = None) -> Iterator[tuple[str, int, int, int, int]]:
    """Give the state of each file of source or words in a folder, and in those `below` it (None: in all of them)."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".toml")):
                status = entry.stat()
                yield entry.name, status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns
            elif (below is None or entry.name in below) and "." not in entry.name and entry.name[0] != "_":
                yield from _states(entry.path)


def _installed() -> Iterator[tuple[str, int]]:
    """Give the state of the folders of other packages, which changes with whatever is installed or removed."""
    for path in sys.path:
        if os.path.basename(path) in {"site-packages", "dist-packages"}:
            try:
                yield path, os.stat(path).st_mtime_ns
            except OSError:
                pass


def _name(key: bytes) -> str:
    return key.hex() + _SUFFIX


def _is_ours(status: os.stat_result) -> bool:
    """Say whether only the one who runs this program can have written here."""
    return status.st_uid == os.geteuid() and not status.st_mode & _PRIVATE


def _open_folder(folder: str) -> int:
    """Open the folder of kept flows; raise `OSError` unless it is ours alone."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK)
    if not _is_ours(os.fstat(descriptor)):
        os.close(descriptor)
        raise PermissionError(folder)
    return descriptor


def _read(folder: str, key: bytes) -> memoryview | None:
    """Return the data that is kept under this key; None if there is none, or anything at all is wrong with it."""
    try:
        within = _open_folder(folder)
        try:
            descriptor = os.open(_name(key), os.O_RDONLY | _NO_LINK, dir_fd=within)
        finally:
            os.close(within)
        try:
            found = memoryview(_content(descriptor))
        finally:
            os.close(descriptor)
    except OSError:
        return None
    head = len(_MAGIC) + 2 * _SIZE
    return found[head:] if found[:head] == _head(key, found[head:]) else None


def _content(descriptor: int) -> bytes:
    """Return what a kept file holds; nothing if it is not a plain private file of a sane size."""
    status = os.fstat(descriptor)
    size = status.st_size
    if not stat.S_ISREG(status.st_mode) or status.st_nlink != 1 or not _is_ours(status) or size > LARGEST:
        return b""
    return os.read(descriptor, size + 1)


def _head(key: bytes, data: bytes | memoryview) -> bytes:
    """Return what stands before the data: the format, the key, and a digest of the data."""
    return _MAGIC + key + blake2b(data, digest_size=_SIZE).digest()


def _write(folder: str, key: bytes, data: bytes) -> None:
    """Put a whole file in place at once, over whatever has its name; raise `OSError` if that cannot be done."""
    if len(data) > LARGEST // 2:
        return
    make_private(folder)
    within = _open_folder(folder)
    try:
        part = f"{_name(key)}.{os.getpid()}.part"
        try:
            _fill(within, part, _head(key, data) + data)
            os.rename(part, _name(key), src_dir_fd=within, dst_dir_fd=within)
        except OSError:
            _remove(within, part)
            raise
        _tidy(within)
    finally:
        os.close(within)


def _remove(within: int, name: str) -> None:
    """Remove a file, if it is there."""
    try:
        os.unlink(name, dir_fd=within)
    except OSError:
        pass


def _fill(within: int, part: str, data: bytes) -> None:
    """Write a new file. It need not reach the disk: what a power cut leaves of it is seen when it is read."""
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600, dir_fd=within)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
    finally:
        os.close(descriptor)


def _tidy(within: int) -> None:
    """Remove the files written first, if there are too many; also what a killed process left."""
    kept = [name for name in os.listdir(within) if name.endswith((_SUFFIX, ".part"))]
    if len(kept) > MOST:
        kept.sort(key=lambda name: os.stat(name, dir_fd=within, follow_symlinks=False).st_mtime_ns)
        for name in kept[:-MOST]:
            os.unlink(name, dir_fd=within)
