"""Writes values as TOML 1.0, so that what a program makes can be read back and edited by hand."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from sciatui.flow.gate import outgoing
from sciatui.flow.values import Activity


def literal(value: object) -> str:
    """Return one value: text, number, truth, day, list or table. Sets come out sorted."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case str():
            return _text(value)
        case Activity():
            return literal(value._asdict())
        case Mapping():
            inside = ", ".join(f"{key(str(name))} = {literal(one)}" for name, one in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case frozenset():
            return literal(sorted(value))
        case Iterable():
            return f"[{', '.join(map(literal, value))}]"
        case _:
            raise TypeError(f"TOML has no {type(value).__name__}")


def key(name: str) -> str:
    """Return a key, in quotes where it needs them."""
    bare = name and name.isascii() and name.replace("_", "").replace("-", "").isalnum()
    return name if bare else _text(name)


def table(name: str, rows: Mapping[str, object]) -> str:
    """Return a table with its header and one line for each row."""
    return "".join([f"[{name}]\n", *(f"{key(one)} = {literal(value)}\n" for one, value in rows.items())])


def _text(text: str) -> str:
    """Write a text in quotes. JSON escapes what TOML does, and nothing else passes the gate."""
    return json.dumps(outgoing(text), ensure_ascii=False)
