"""From bytes to text: UTF-8 without a byte-order mark, in lines of today; anything else is refused with its place."""

from __future__ import annotations

from sciatui.flow.complaint import Complaint, FileError


def decode(data: bytes, file: str) -> str:
    """Return the text of a file, or raise `FileError`: `file` is the name to show."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise broken(file, 1, 1, "This file begins with a byte-order mark", "Save it as UTF-8 without one.")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise broken(file, line, 1, "This is not a text file", "Give a TOML file.")
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        line, column = place(data[: fault.start].decode(errors="replace"), fault.start)
        raise broken(file, line, column, "This is not UTF-8 text", "Save the file as UTF-8.") from None
    lone = text.replace("\r\n", "\n\n").find("\r")
    if lone >= 0:
        line, column = place(text, lone)
        raise broken(file, line, column, "This line ends like on old Macs", "Save the file with line ends of today.")
    return text


def broken(file: str, line: int, column: int, message: str, hint: str = "") -> FileError:
    """Make the error for one place in a file."""
    return FileError(Complaint("E-toml", file, line, column, "", message, hint))


def place(text: str, position: int) -> tuple[int, int]:
    """Return line and column of a character."""
    before = text[:position]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
