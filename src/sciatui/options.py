"""The options of a command. What is written plainly is read here; for help and for mistakes there is `arguments`.

Both read the same list of options, so that they cannot come to differ, and a command that is called well does not
wait for argparse.
"""

from __future__ import annotations

from types import SimpleNamespace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence
    from typing import Any, Final, TypeAlias

    Known: TypeAlias = tuple[tuple[str, ...], Mapping[str, Any]]
    """One call of `add_argument`: names, and what else is said of them."""


_PLAIN: Final = frozenset({"action", "choices", "default", "help", "metavar", "nargs", "required"})


class Options:
    """Takes options as `argparse.ArgumentParser` takes them, and reads them."""

    def __init__(self, command: str) -> None:
        """Begin the options of `sciatui COMMAND`."""
        self._command = command
        self._known: list[Known] = []
        self._defaults: dict[str, Any] = {}

    def add_argument(self, *names: str, **about: Any) -> None:
        """Add an option, in the words of argparse."""
        self._known.append((names, about))

    def set_defaults(self, **values: Any) -> None:
        """Set what no option sets."""
        self._defaults.update(values)

    def read(self, argv: Sequence[str]) -> Namespace:
        """Return the options; raise `UsageError` for a mistake, and `SystemExit` once help is printed."""
        plainly = read_plainly(self._known, argv)
        if plainly is not None:
            return SimpleNamespace(**self._defaults | plainly)  # type: ignore[return-value] # used like that of argparse
        from sciatui.arguments import Parser  # noqa: PLC0415 - see above

        parser = Parser(self._command, argv)
        for names, about in self._known:
            parser.add_argument(*names, **about)
        parser.set_defaults(**self._defaults)
        return parser.read()


def read_plainly(known: Sequence[Known], argv: Sequence[str]) -> dict[str, Any] | None:
    """Read flags, `--name value` and names that may be left out; None as soon as there is anything else."""
    values: dict[str, Any] = {}
    options: dict[str, Mapping[str, Any]] = {}
    places: list[str] = []
    for names, about in known:
        if not _is_plain(names, about):
            return None
        values[_place(names[0])] = False if "action" in about else about.get("default")
        if names[0].startswith("--"):
            options[names[0]] = about
        else:
            places.append(names[0])
    words = iter(argv)
    for word in words:
        if word in options:
            value = True if "action" in options[word] else next(words, "--")
            if not _may_be(value, options[word]):
                return None
            values[_place(word)] = value
        elif places and not word.startswith("-"):
            values[places.pop(0)] = word
        else:
            return None
    lacks = [name for name, about in options.items() if about.get("required") and name not in argv]
    return None if lacks else values


def _is_plain(names: Sequence[str], about: Mapping[str, Any]) -> bool:
    """Say whether this is a flag, an option with one value, or a name that may be left out."""
    if len(names) > 1 or about.keys() - _PLAIN or about.get("action", "store_true") != "store_true":
        return False
    return about.get("nargs") == (None if names[0].startswith("--") else "?")


def _may_be(value: str | bool, about: Mapping[str, Any]) -> bool:  # noqa: FBT001 - a flag's value
    """Say whether an option can have this value, and nothing about it is unusual."""
    if isinstance(value, bool):
        return True
    return (value == "-" or not value.startswith("-")) and value in about.get("choices", (value,))


def _place(name: str) -> str:
    return name.removeprefix("--").replace("-", "_")
