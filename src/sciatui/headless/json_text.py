"""Reads JSON as strictly as TOML is read: every key once, every number as it stands, every fault with its place.

What comes out is a tree of tables or one `FileError`. It makes no number that is not written down: `NaN` and numbers
of a thousand digits stay decimals that no question takes.
"""

from __future__ import annotations

from sciatui.flow.complaint import Complaint, FileError
from sciatui.flow.complaint import Path as Place
from sciatui.flow.gate import quoted
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal
    from typing import Any, Final

    from sciatui.flow.toml import Tree

try:
    import _json  # what `json` has, without the 4 ms that its other modules and `re` take to load
except ImportError:  # pragma: no cover - another Python
    _json = None  # type: ignore[assignment]

_SPACE: Final = " \t\n\r"
_PIECE: Final = r'"(?:[^"\\]|\\.)*"|[{}\[\],]'
_DIGITS: Final = 15


class _Twice(Exception):
    """A key stands twice in one object."""


def parse(text: str, file: str) -> Tree:
    """Return the object that a JSON text holds, or raise `FileError`: `file` is the name to show."""
    try:
        tree = _read(text)
    except ValueError as fault:
        raise _not_json(file, fault) from None
    except RecursionError:
        raise _broken(file, "Objects or lists stand too deep in each other") from None
    except _Twice as fault:
        raise _broken(file, f"{quoted(str(fault))} stands twice in one object") from None
    if not isinstance(tree, dict):
        raise _broken(file, "This is not a JSON object")
    return tree


def _read(text: str) -> object:
    """Read a whole text as `json.loads` does, and let that say what is wrong with one that cannot be read."""
    if _json is not None:
        start = len(text) - len(text.lstrip(_SPACE))
        try:
            tree, end = _json.make_scanner(_HOOKS)(text, start)  # type: ignore[arg-type] # all that it looks at
        except StopIteration:
            pass
        else:
            if not text[end:].strip(_SPACE):
                return tree
    import json  # noqa: PLC0415 - see above

    return json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_decimal)


def _not_json(file: str, fault: ValueError) -> FileError:
    """Say where a text stops being JSON."""
    from json import JSONDecodeError  # noqa: PLC0415 - see above

    if not isinstance(fault, JSONDecodeError):
        raise fault
    return _broken(file, f"This is not JSON: {fault.msg.removesuffix(' at')}", fault.lineno, fault.colno)


def places(text: str) -> Mapping[Place, tuple[int, int]]:
    """Return line and column of each key of a text that was parsed, by its path."""
    found: dict[Place, tuple[int, int]] = {}
    path: list[str | int | None] = []
    line, line_start, seen = 1, 0, 0
    import json  # noqa: PLC0415 - only a fault has a place to look up
    import re  # noqa: PLC0415 - the same

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


class _Hooks(NamedTuple):
    """What the scanner asks of a decoder."""

    strict: bool
    object_hook: None
    object_pairs_hook: Callable[[list[tuple[str, Any]]], Tree]
    parse_float: Callable[[str], Decimal]
    parse_int: Callable[[str], int | Decimal]
    parse_constant: Callable[[str], Decimal]


_HOOKS: Final = _Hooks(
    strict=True,
    object_hook=None,
    object_pairs_hook=_object,
    parse_float=_decimal,
    parse_int=_whole,
    parse_constant=_decimal,
)
