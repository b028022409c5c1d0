"""The keys that the tables of a scenario may have, and the type of what stands behind each."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from sciatui.flow.complaint import Fault, did_you_mean
from sciatui.flow.complaint import Path as Place
from sciatui.flow.gate import quoted

_TYPES: Final[Mapping[type, str]] = {str: "a text", list: "a list", bool: "true or false", dict: "a table"}


def key_faults(table: Mapping[str, Any], keys: Mapping[str, type], at: Place) -> Iterator[Fault]:
    """Yield a fault for each key that is not known, and for each whose value is of another type."""
    for key, value in table.items():
        wanted = keys.get(key)
        if wanted is None:
            yield Fault("E-key", (*at, key), f"{quoted(key)} is not known here", did_you_mean(key, keys), at="key")
        elif not isinstance(value, wanted):
            yield Fault("E-type", (*at, key), f"{key} must be {_TYPES[wanted]}")


def name_faults(names: object, known: Collection[str], what: str, at: Place) -> Iterator[Fault]:
    """Yield a fault for each name of a list that is not known; `what` says what the list is of."""
    for name in names if isinstance(names, Iterable) and not isinstance(names, str) else ():
        if not isinstance(name, str) or name not in known:
            message = f"{at[-1]} is a list of {what}"
            if isinstance(name, str):
                message = f"{at[-1]} is a list of {what}, and {quoted(name)} is none"
            hint = did_you_mean(name, known) if isinstance(name, str) else ""
            yield Fault("E-unknown-id", at, message, hint)
