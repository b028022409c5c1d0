"""Reads JSON as strictly as TOML is read: every key once, every number as it stands, every fault with its place.

What comes out is a tree of tables or one `FileError`. It makes no number that is not written down: `NaN` and numbers
of a thousand digits stay decimals that no question takes.
"""

from __future__ import annotations

import json
import re

from sciatui.flow.complaint import Complaint, FileError
from sciatui.flow.complaint import Path as Place
from sciatui.flow.gate import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from typing import Any, Final

    from sciatui.flow.toml import Tree

_PIECE: Final = r'"(?:[^"\\]|\\.)*"|[{}\[\],]'
_DIGITS: Final = 15


class _Twice(Exception):
    """A key stands twice in one object."""


def parse(text: str, file: str) -> Tree:
    """Return the object that a JSON text holds, or raise `FileError`: `file` is the name to show."""
    try:
        tree = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_decimal
        )
    except json.JSONDecodeError as fault:
        raise _broken(file, f"This is not JSON: {fault.msg.removesuffix(' at')}", fault.lineno, fault.colno) from None
    except RecursionError:
        raise _broken(file, "Objects or lists stand too deep in each other") from None
    except _Twice as fault:
        raise _broken(file, f"{quoted(str(fault))} stands twice in one object") from None
    if not isinstance(tree, dict):
        raise _broken(file, "This is not a JSON object")
    return tree


def places(text: str) -> Mapping[Place, tuple[int, int]]:
    """Return line and column of each key of a text that was parsed, by its path."""
    found: dict[Place, tuple[int, int]] = {}
    path: list[str | int | None] = []
    line, line_start, seen = 1, 0, 0
    for token in re.finditer(_PIECE, text):
        match token[0]:
            case "{":
                path.append(None)
            case "[":
                path.append(0)
            case "}" | "]":
                path.pop()
            case ",":
                last = path[-1]
                path[-1] = last + 1 if isinstance(last, int) else None
            case name if path and path[-1] is None:
                path[-1] = json.loads(name)
                breaks = text.count("\n", seen, token.start())
                if breaks:
                    line, line_start = line + breaks, text.rindex("\n", seen, token.start()) + 1
                seen = token.start()
                found[tuple(part for part in path if part is not None)] = (line, token.start() - line_start + 1)
    return found


def _broken(file: str, message: str, line: int = 0, column: int = 0) -> FileError:
    return FileError(Complaint("E-json", file, line, column, "", message))


def _object(pairs: list[tuple[str, Any]]) -> Tree:
    tree: Tree = {}
    for name, value in pairs:
        if name in tree:
            raise _Twice(name)
        tree[name] = value
    return tree


def _whole(text: str) -> int | Decimal:
    """Read a whole number; one with very many digits costs too much as anything but a decimal."""
    return int(text) if len(text) <= _DIGITS else _decimal(text)


def _decimal(text: str) -> Decimal:
    from decimal import Decimal, InvalidOperation  # noqa: PLC0415 - most numbers are whole

    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")
