"""The words for a key or value that does not fit its model, built from the kind of misfit and where it stands."""

import typing
from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Final, NamedTuple

from pydantic import BaseModel

from sciatui.flow.complaint import Fault, Path, did_you_mean
from sciatui.flow.condition.names import nearest
from sciatui.flow.gate import quoted
from sciatui.flow.model import FORMAT, FlowFiles
from sciatui.flow.values import URGENCIES


class Misfit(NamedTuple):
    """One place that does not fit, with everything that was found there."""

    path: Path
    value: Any
    found: tuple[tuple[str, Mapping[str, Any]], ...]
    """Kind of misfit and the limits it broke; for the name of a table the kind begins with `key`."""

    @property
    def is_unknown_key(self) -> bool:
        """Say whether the key is not known here."""
        return self.found[0][0] == "extra_forbidden"


_NOUNS: Final = {
    "string_type": "a text in quotes",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "dict_type": "a table",
    "model_type": "a table",
    "tuple_type": "a list in square brackets",
    "date_type": "a date such as 2026-01-31",
    "literal_error": "",
}
"""What should stand here, for each kind of misfit that means "something else stands here"."""

_PATTERNS: Final = {
    "version": "This must be three numbers such as 1.0.0",
    "language": "This must be a language such as en or pt-BR",
}

_LIMITS: Final = {
    "greater_than_equal": ("ge", "This must be at least {}"),
    "less_than_equal": ("le", "This must be at most {}"),
    "string_too_long": ("max_length", "This is longer than {} characters"),
    "too_long": ("max_length", "This holds more than {} entries"),
}

_ID: Final = "An id is small letters, digits and _, and begins with a letter"


def fault(misfit: Misfit) -> Fault:
    """Say what is wrong at one place."""
    path = misfit.path
    if misfit.is_unknown_key:
        return _unknown_key(path)
    kinds = dict(misfit.found)
    if "missing" in kinds:
        return _missing(path)
    for kind, limits in misfit.found:
        if kind.startswith("key"):
            return _bad_name(path)
        if kind not in _NOUNS:
            return _bad_value(path, kind, limits)
    if "literal_error" in kinds:
        return _bad_choice(misfit)
    nouns = list(dict.fromkeys(_NOUNS[kind] for kind in kinds))
    if "a number" in nouns and "a whole number" in nouns:
        nouns.remove("a whole number")
    return Fault("E-type", path, f"This must be {' or '.join(nouns)}")


def _unknown_key(path: Path) -> Fault:
    """Name the key, and the known one nearest to it."""
    name = str(path[-1])
    known = keys_known_at(path[:-1])
    where = "in a flow" if len(path) == 1 else f"in a table like [{path[0]}{'.…' if path[0] != 'flow' else ''}]"
    hint = did_you_mean(name, known) or f"Known are: {', '.join(known)}."
    return Fault("E-unknown-key", path, f"The key {quoted(name)} is not known {where}", hint, at="key", about=name)


def _missing(path: Path) -> Fault:
    """Name the key that is missing; some have a rule of their own."""
    name = path[-1]
    if name == "if_unknown":
        hint = 'Say what "not sure" gives at least, or "ignore" with `because`.'
        return Fault("E-if-unknown-missing", path, "This warning sign does not say what unknown means", hint, at="key")
    if name == "source":
        return _no_source(path)
    if name == "format":
        return Fault("E-format", path, "The format is missing", f"Write format = {FORMAT} at the top of flow.toml.")
    what = f"The key '{name}' is missing" if len(path) > 1 else f"The flow has no [{name}]"
    return Fault("E-missing", path, what, at="key")


def _no_source(path: Path) -> Fault:
    """Say that this table must cite a source."""
    return Fault("E-source-missing", path, f"This {path[0]} names no source", 'Add source = ["…"].', at="key")


def _bad_name(path: Path) -> Fault:
    """Say what is wrong with the name of a table."""
    name = str(path[-1])
    if path[0] == "urgency":
        hint = did_you_mean(name, URGENCIES) or f"Known are: {', '.join(URGENCIES)}."
        return Fault("E-urgency", path, f"{quoted(name)} is not an urgency", hint, at="key")
    return Fault("E-id", path, f"{quoted(name)} cannot be an id", f"{_ID}; it has at most 40 of them.", at="key")


def _bad_value(path: Path, kind: str, limits: Mapping[str, Any]) -> Fault:
    """Say which limit a value breaks."""
    if kind == "too_short" and path[-1] == "source":
        return _no_source(path)
    if kind in {"too_short", "string_too_short"}:
        return Fault("E-size", path, "This may not be empty")
    if kind == "string_pattern_mismatch":
        if path[-1] in _PATTERNS:
            return Fault("E-type", path, _PATTERNS[str(path[-1])])
        return Fault("E-id", path, "This cannot be an id", f"{_ID}.")
    if kind in _LIMITS:
        limit, message = _LIMITS[kind]
        rule = "E-range" if limit in {"ge", "le"} else "E-size"
        return Fault(rule, path, message.format(f"{limits[limit]:,}"))
    if kind == "finite_number":
        return Fault("E-range", path, "This must be a number that can be compared")
    return Fault("E-type", path, "This cannot stand here")


def _bad_choice(misfit: Misfit) -> Fault:
    """List what may stand here, and offer the nearest."""
    path = misfit.path
    annotation = _annotation(path)
    known = _literals(annotation)
    if path == ("format",):
        return Fault("E-format", path, f"The format must be {FORMAT}")
    rule = "E-kind" if path[-1] == "kind" else "E-urgency" if set(URGENCIES) <= set(known) else "E-type"
    hint = f"Known are: {', '.join(known)}."
    if not isinstance(misfit.value, str):
        return Fault(rule, path, "This must be one of a few words", hint)
    return Fault(rule, path, f"{quoted(misfit.value)} is not known here", did_you_mean(misfit.value, known) or hint)


def nearest_key(path: Path) -> str:
    """Return the known key that an unknown one is most like; empty if there is none."""
    return nearest(str(path[-1]), keys_known_at(path[:-1]))


def keys_known_at(path: Path) -> tuple[str, ...]:
    """Return the keys that a table at this place may have; none if any id may stand there."""
    for annotation in _members(_annotation(path)):
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return tuple(annotation.model_fields)
    return ()


def _annotation(path: Path) -> Any:
    """Return what the models say about a place."""
    annotation: Any = FlowFiles
    for part in path:
        annotation = next((inner for one in _members(annotation) if (inner := _inside(one, part)) is not None), None)
    return annotation


def _members(annotation: Any) -> tuple[Any, ...]:
    """Take a type apart into the types it may be."""
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        return _members(typing.get_args(annotation)[0])
    if origin in {typing.Union, UnionType}:
        return tuple(member for one in typing.get_args(annotation) for member in _members(one))
    return (annotation,)


def _inside(annotation: Any, part: str | int) -> Any:
    """Return the type of one entry of a model, table or list; None if it has none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = annotation.model_fields.get(str(part))
        return field.annotation if field else None
    arguments = typing.get_args(annotation)
    origin = typing.get_origin(annotation)
    return arguments[1] if origin is dict else arguments[0] if origin is tuple else None


def _literals(annotation: Any) -> tuple[str, ...]:
    """Return the words that may stand here."""
    return tuple(
        str(word)
        for member in _members(annotation)
        if typing.get_origin(member) is typing.Literal
        for word in typing.get_args(member)
    )
