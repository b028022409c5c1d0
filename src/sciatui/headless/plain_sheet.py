"""Reads the plainest kind of TOML, which most answers files are: `name = "code"` line by line, below `[answers]`.

Whatever else stands in a file, `plainly` gives up, and the file is read as TOML: the two are held to the same result by
tests. It is here because to load what reads all of TOML takes longer than everything else that `sciatui run` does.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Final

_DIGITS: Final = 9
"""More of them than that, and it may be a number that is refused."""


def plainly(text: str) -> dict[str, Any] | None:
    """Return the tables of a text; None as soon as there is anything that is not plain, or wrong."""
    tree: dict[str, Any] = {}
    table = tree
    for written in text.split("\n"):
        line = written.strip(" ")
        if not line.isprintable():
            return None
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            name, table, within = line[1:-1] if line[-1] == "]" else "", {}, tree
            value: object = table
        else:
            within = table
            name, _, said = (part.strip(" ") for part in line.partition("="))
            value = _value(said)
        if value is None or not _is_name(name) or name in within:
            return None
        within[name] = value
    return tree


def _is_name(text: str) -> bool:
    return text.isascii() and text.replace("_", "").replace("-", "").isalnum()


def _value(text: str) -> str | int | list[str] | None:
    """Return a text without escapes, a whole number, or a list of such texts; None for anything else."""
    if text.isascii() and text.isdigit() and len(text) <= _DIGITS and (text[0] != "0" or text == "0"):
        return int(text)
    if text[:1] == "[" and text[-1:] == "]":
        parts = [_text(part.strip(" ")) for part in text[1:-1].split(",")] if text[1:-1].strip(" ") else []
        return None if None in parts else [part for part in parts if part is not None]
    return _text(text)


def _text(text: str) -> str | None:
    inner = text[1:-1]
    return inner if len(text) > 1 and text[0] == text[-1] == '"' and '"' not in inner and "\\" not in inner else None
