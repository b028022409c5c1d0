"""Conditions as Python functions of the effective answers that give True, False or None.

What conditions name becomes a function too, shared by all that name it. The definitions have to be sound
(`circles.unsound`).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias, cast

from sciatui.flow.aliases import Effective
from sciatui.flow.condition.definitions import Definitions, Name
from sciatui.flow.condition.evaluate import truth
from sciatui.flow.condition.module import Module
from sciatui.flow.condition.source import VIEWS, Expressions, locals_in, spelled_out
from sciatui.flow.condition.tree import Condition

TruthFunction: TypeAlias = Callable[[Effective], bool | None]

_OFTEN: Final = 10
"""Compiling a condition takes as long as evaluating it about so often."""


def compile_condition(tree: Condition, definitions: Definitions) -> TruthFunction:
    """Return a condition as a function, compiled at once."""
    return Compiler(definitions).functions([tree])[0]


def compile_conditions(trees: Iterable[Condition], definitions: Definitions) -> tuple[TruthFunction, ...]:
    """Return conditions as functions, in the same order; each is compiled once it has been asked often.

    A flow has hundreds of conditions, and compiling them all takes longer than one assessment spends on them. Until
    then the tree is evaluated as it is. Equal conditions share one function.
    """
    compiler = Compiler(definitions)
    shared: dict[Condition, TruthFunction] = {}
    return tuple(shared.setdefault(tree, _on_demand(tree, compiler)) for tree in trees)


class Compiler:
    """Compiles conditions of one flow at once, each a single time, and so each thing that they name."""

    def __init__(self, definitions: Definitions) -> None:
        """Begin with nothing compiled."""
        self.definitions = definitions
        self._module = Module()
        self._code = Expressions(self._module, definitions)
        self._functions: dict[Condition, str] = {}
        self._named: set[Name] = set()

    def functions(self, trees: Sequence[Condition]) -> tuple[TruthFunction, ...]:
        """Return conditions as functions, in the same order."""
        for tree in trees:
            if tree not in self._functions:
                self._functions[tree] = f"t{len(self._functions)}"
                self._define(self._functions[tree], self._code.truth(tree))
        names = self._module.run()
        return tuple(cast("TruthFunction", names[self._functions[tree]]) for tree in trees)

    def _define(self, function: str, expression: str) -> None:
        """Define a function that reads what its expression needs and returns it; first what it names."""
        texts = spelled_out([expression])
        lines = []
        for number, letters in locals_in(texts).items():
            if set(letters) & {"v", "m"}:
                name = cast("Name", self._module.thing(number))
                self._define_named(name)
                lines.append(f" {letters}{number} = f{number}(e)")
            else:
                lines.append(f" q{number} = e[{self._module.constant(self._module.thing(number))}]")
                lines += [f" {view}{number} = {VIEWS[view].format(number)}" for view in letters if view in VIEWS]
        self._module.lines += [f"def {function}(e):", *lines, f" return {texts[0]}"]

    def _define_named(self, name: Name) -> None:
        if name not in self._named:
            self._named.add(name)
            self._define(f"f{self._module.number(name)}", self._code.named(name)[1])


def _on_demand(tree: Condition, compiler: Compiler) -> TruthFunction:
    """Return a condition as a function that evaluates its tree until it has been asked often."""
    asked = 0
    compiled: TruthFunction | None = None

    def truth_of(effective: Effective) -> bool | None:
        nonlocal asked, compiled
        if compiled is not None:
            return compiled(effective)
        asked += 1
        if asked > _OFTEN:
            (compiled,) = compiler.functions([tree])
        return truth(tree, effective, compiler.definitions)

    return truth_of
