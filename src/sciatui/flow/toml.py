"""Reads TOML, and says in plain words what is wrong with it. The only importer of tomli.

Accepted is TOML 1.0 in UTF-8, because that is what authors' editors read, with numbers of a sane size and tables
of a sane depth. Whatever the bytes are, what comes out is a tree of tables or one `FileError`; nothing else.
"""

import math
import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import tomli

from sciatui.flow import complaint, reader
from sciatui.flow.complaint import Complaint, FileError
from sciatui.flow.decode import broken, decode, place

if TYPE_CHECKING:
    from pathlib import Path

Tree: TypeAlias = dict[str, Any]
"""What a TOML file holds."""

DEPTH: Final = 20
"""How deep tables and lists may stand in each other."""

KEY_PARTS: Final = 50
"""How many parts a dotted key may have before its file is parsed at all: long ones take a parser seconds."""

LARGEST: Final = 10**15
"""Whole numbers beyond this are refused everywhere; the models set narrower limits."""

_LONG_KEY: Final = re.compile(
    r"""(?:^|[\[{,])[ \t]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*)""" + f"{{{KEY_PARTS}}}", re.MULTILINE
)
_LONG_NUMBER: Final = re.compile(r"[0-9_]{1000}")
_PLACEHOLDER: Final = re.compile(r"\{[a-z][a-z0-9_]*\}")
_TEXT_OR_COMMENT: Final = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|#.*""")
_COMMA_AT_END: Final = re.compile(r",\s*\}")
_NEW_ESCAPE: Final = re.compile(r"\\[ex]")
_MINUTES_LAST: Final = re.compile(r":\d\d(?![:\d])")
_BEFORE_MINUTES: Final = re.compile(r"(?:[=\[,{\n]\s*|\d{4}-\d\d-\d\d[Tt ])\d\d$")
_LINE_ENDS: Final = r"Illegal character '\n'"
"""What the parser says where a text is not closed on its line."""
_TWICE: Final = re.compile(r"Cannot (?:declare|overwrite|mutate)")


def read_toml(path: "Path | str", *, limit: int = reader.FILE_LIMIT) -> Tree:
    """Read one TOML file of at most `limit` bytes, or raise `FileError`."""
    return parse(decode(reader.read(path, limit=limit), reader.shown(path)), reader.shown(path))


def parse(text: str, file: str) -> Tree:
    """Return the tables of a TOML text, or raise `FileError`: `file` is the name to show."""
    lines = text.split("\n")
    if any(line.count(".") >= KEY_PARTS for line in lines) and (long := _LONG_KEY.search(text)) is not None:
        line, _ = place(text, long.end())
        raise broken(file, line, 1, f"This key has more than {KEY_PARTS} parts", "Use fewer.")
    try:
        tree = tomli.loads(text)
    except tomli.TOMLDecodeError as fault:
        raise _syntax(text, file, fault) from None
    except RecursionError:
        line = _most_nested(lines)
        raise broken(file, line, 1, "Tables or lists stand too deep in each other", "Use fewer levels.") from None
    except ValueError:
        long = _LONG_NUMBER.search(text)
        line, column = place(text, long.start()) if long else (1, 1)
        raise FileError(Complaint("E-range", file, line, column, "", "This number is too large")) from None
    _must_be_sound(tree, text, file)
    if _may_be_newer(text, lines):
        _must_be_1_0(text, file)
    return tree


def _syntax(text: str, file: str, fault: tomli.TOMLDecodeError) -> FileError:
    """Say where the text stops being TOML; a table that stands twice gets both places."""
    if _TWICE.match(fault.msg):
        from sciatui.flow.locate import twice  # noqa: PLC0415  (only when there is something to find)

        found = twice(text, fault.lineno)
        if found is not None:
            name, first = found
            message = f"'{name}' stands here for the second time; the first is in line {first}"
            hint = "Give one of them another name, or take one out."
            return FileError(Complaint("E-duplicate-id", file, fault.lineno, 1, name, message, hint))
    if fault.msg == _LINE_ENDS:
        return broken(file, fault.lineno, fault.colno, "The line ends inside a text", "Close the text with a quote.")
    return broken(file, fault.lineno, fault.colno, f"This is not TOML: {fault.msg}")


def _most_nested(lines: list[str]) -> int:
    """Return the number of the line with the most brackets and dots: where nesting went too far."""
    return 1 + max(range(len(lines)), key=lambda number: sum(map(lines[number].count, "[{.")))


def _must_be_sound(tree: Tree, text: str, file: str) -> None:
    """Refuse numbers that no comparison can trust, and nesting that later steps could stumble over."""
    found = _unsound(tree)
    if found is None:
        return
    from sciatui.flow.locate import Positions  # noqa: PLC0415  (only when there is something to find)

    path, message = found
    line, column = Positions(text).of(path)
    raise FileError(Complaint("E-range", file, line, column, complaint.key_of(path), message))


def _unsound(tree: Tree) -> tuple[complaint.Path, str] | None:
    """Find the first value that is refused, with why. Walks with a stack of its own: depth cannot hurt it."""
    waiting: list[tuple[complaint.Path, Any]] = [((), tree)]
    while waiting:
        path, node = waiting.pop()
        if len(path) > DEPTH:
            return path, f"This stands more than {DEPTH} levels deep"
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(value, str):
                continue
            if isinstance(value, dict | list):
                waiting.append(((*path, key), value))
            elif isinstance(value, float) and not math.isfinite(value):
                return (*path, key), "This is not a number that can be compared"
            elif isinstance(value, int) and not -LARGEST <= value <= LARGEST:
                return (*path, key), "This number is too large"
    return None


def _may_be_newer(text: str, lines: list[str]) -> bool:
    """Say quickly whether the text could hold syntax of TOML 1.1; never no when it does."""
    if "\\" in text and _NEW_ESCAPE.search(text) is not None:
        return True
    if any(_BEFORE_MINUTES.search(text[max(0, at.start() - 40) : at.start()]) for at in _MINUTES_LAST.finditer(text)):
        return True
    return any(_leaves_table_open(line) for line in lines if "{" in line or "}" in line)


def _leaves_table_open(line: str) -> bool:
    """Say whether an inline table goes on after this line, or ends in a comma."""
    rest = _PLACEHOLDER.sub("", line)
    if "{" not in rest and "}" not in rest:
        return False
    if '"""' in rest or "'''" in rest:
        return True
    bare = _TEXT_OR_COMMENT.sub("", rest)
    return bare.count("{") != bare.count("}") or _COMMA_AT_END.search(bare) is not None


def _must_be_1_0(text: str, file: str) -> None:
    """Refuse syntax that tomli knows and authors' editors do not yet."""
    from sciatui.flow.locate import first_error  # noqa: PLC0415  (only when there is something to find)

    newer = first_error(text)
    if newer is not None:
        message = "This is newer TOML (1.1), which many editors cannot read"
        hint = "Write an inline table on one line without a last comma, a time with seconds, and no \\e or \\x."
        raise broken(file, *newer, message, hint)
