"""Source on its way to being compiled, with everything that it names.

The source is made of names that are made up here. Whatever an author wrote (ids, codes, numbers) is bound in the
namespace as a constant; no character of it is ever compiled.
"""

from collections.abc import Hashable

from sciatui.flow.condition.standins import ABSENT, NOTHING_CHOSEN, OPEN
from sciatui.flow.values import URGENCIES, Blank


class Module:
    """Source on its way to being compiled: its lines, and everything that they name."""

    def __init__(self) -> None:
        """Begin with the names that all generated code knows."""
        self.lines: list[str] = []
        self.names: dict[str, object] = {
            "__builtins__": {"len": len, "tuple": tuple},
            "Blank": Blank,
            **Blank.__members__,
            "OPEN": OPEN,
            "ABSENT": ABSENT,
            "NOTHING_CHOSEN": NOTHING_CHOSEN,
            "URGENCIES": URGENCIES,
        }
        self._constants: dict[Hashable, str] = {}
        self._numbers: dict[Hashable, int] = {}

    def constant(self, value: Hashable) -> str:
        """Return the name under which generated code finds this value."""
        key = (type(value), value)
        name = self._constants.setdefault(key, f"k{len(self._constants)}")
        self.names[name] = value
        return name

    def number(self, thing: Hashable) -> int:
        """Return the number that stands for a question or something named in the names of locals."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def run(self) -> dict[str, object]:
        """Compile and run the lines, which only define functions; return everything that is then named."""
        code = compile("\n".join(self.lines), "<conditions>", "exec", dont_inherit=True)
        exec(code, self.names)  # noqa: S102 - our own source, made from our own tree
        return self.names
