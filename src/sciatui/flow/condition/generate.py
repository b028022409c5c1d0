"""Conditions as Python functions, all of a flow compiled at once.

Each condition becomes a function of the effective answers that gives True, False or None. What conditions name
becomes a function too, shared by all that name it. The definitions have to be sound (`circles.unsound`).
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias, cast

from sciatui.flow.condition.definitions import Definitions, Name
from sciatui.flow.condition.module import Module
from sciatui.flow.condition.source import VIEWS, Expressions
from sciatui.flow.condition.tree import Condition
from sciatui.flow.values import Effective

TruthFunction: TypeAlias = Callable[[Effective], bool | None]


def compile_condition(tree: Condition, definitions: Definitions) -> TruthFunction:
    """Return a condition as a function."""
    return compile_conditions([tree], definitions)[0]


def compile_conditions(trees: Iterable[Condition], definitions: Definitions) -> tuple[TruthFunction, ...]:
    """Return conditions as functions, in the same order; equal conditions share one."""
    module = Module()
    functions: dict[Condition, str] = {}
    named: dict[Name, str] = {}
    order = list(trees)
    for tree in order:
        if tree not in functions:
            functions[tree] = f"t{len(functions)}"
            code = Expressions(module, definitions)
            _define(code, functions[tree], code.truth(tree))
            named |= code.names
    _define_named(module, definitions, named)
    names = module.run()
    return tuple(cast("TruthFunction", names[functions[tree]]) for tree in order)


def _define_named(module: Module, definitions: Definitions, named: Iterable[Name]) -> None:
    """Define a function for each thing that is named, and for each thing that those name."""
    waiting, done = list(named), set()
    while waiting:
        name = waiting.pop()
        if name not in done:
            done.add(name)
            code = Expressions(module, definitions)
            _define(code, f"f{module.number(name)}", code.named(name)[1])
            waiting.extend(code.names)


def _define(code: Expressions, function: str, expression: str) -> None:
    """Define a function of the effective answers that reads what its expression needs and returns it."""
    lines = [f"def {function}(e):"]
    for question, views in code.views.items():
        number = code.module.number(question)
        lines.append(f" q{number} = e[{code.module.constant(question)}]")
        lines += [f" {view}{number} = {made.format(number)}" for view, made in VIEWS.items() if view in views]
    lines += [f" {local} = f{code.module.number(name)}(e)" for name, local in code.names.items()]
    code.module.lines += [*lines, f" return {expression}"]
