"""Source on its way to being compiled, with everything that it stands for.

The source is made of names that are made up here. Whatever an author wrote stands in it as a placeholder such as
`'k3'`, which gives way to the value once the source is compiled: no character of an author's is ever compiled, and
generated code is as fast as if it had been written with the values in it.
"""

from collections.abc import Hashable
from types import CodeType
from typing import Final

from sciatui.flow.condition.standins import ABSENT, NOTHING_CHOSEN, OPEN
from sciatui.flow.values import URGENCIES, Blank

_BUILTINS: Final = (len, tuple, type, str, int, frozenset, filter, KeyError, TypeError, AttributeError)
"""All of Python that generated code knows."""


class Module:
    """Lines of source that define functions, and everything that they name."""

    def __init__(self) -> None:
        """Begin with the names that all generated code knows."""
        self.lines: list[str] = []
        self._names: dict[str, object] = {
            "__builtins__": {one.__name__: one for one in _BUILTINS},
            "Blank": Blank,
            **Blank.__members__,
            "OPEN": OPEN,
            "ABSENT": ABSENT,
            "NOTHING_CHOSEN": NOTHING_CHOSEN,
            "URGENCIES": URGENCIES,
        }
        self._constants: dict[Hashable, str] = {}
        self._values: dict[str, Hashable] = {}
        self._numbers: dict[Hashable, int] = {}
        self._things: list[Hashable] = []
        self._given: list[object] = []

    def constant(self, value: Hashable) -> str:
        """Return how source writes this value: an integer as it is, everything else as a placeholder."""
        if type(value) is int:
            return str(value)
        placeholder = self._constants.setdefault((type(value), value), f"k{len(self._constants)}")
        self._values[placeholder] = value
        return f"'{placeholder}'"

    def name(self, thing: object) -> str:
        """Return the name under which source finds this: for what is called rather than compared."""
        name = f"g{len(self._given)}"
        self._given.append(thing)
        self._names[name] = thing
        return name

    def number(self, thing: Hashable) -> int:
        """Return the number that stands for a question, or something named, in the names of locals."""
        number = self._numbers.setdefault(thing, len(self._things))
        if number == len(self._things):
            self._things.append(thing)
        return number

    def thing(self, number: int) -> Hashable:
        """Return what a number stands for."""
        return self._things[number]

    def run(self) -> dict[str, object]:
        """Compile the lines that have come together since the last time; return everything that is then named."""
        code = compile("\n".join(self.lines), "<conditions>", "exec", dont_inherit=True)
        exec(self._bound(code), self._names)  # noqa: S102 - our own source, made from our own tree
        self.lines.clear()
        return self._names

    def _bound(self, code: CodeType) -> CodeType:
        """Put the values in the place of their placeholders."""
        return code.replace(co_consts=tuple(self._value(constant) for constant in code.co_consts))

    def _value(self, constant: object) -> object:
        match constant:
            case CodeType():
                return self._bound(constant)
            case str():
                return self._values.get(constant, constant)
            case tuple():
                return tuple(self._value(one) for one in constant)
            case _:
                return constant
