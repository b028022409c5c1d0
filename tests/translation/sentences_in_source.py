"""Finds the sentences that the program composes in its own source, with something in place of their gaps."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

SOURCE: Final = Path(__file__).parents[2] / "src" / "sciatui"
AREAS: Final = ("flow", "check", "headless")
"""The parts of the program that complain to authors and testers."""

NOT_SAID: Final = {
    *(f"flow/condition/{name}.py" for name in ("body", "functions", "generate", "names", "program", "sheet")),
    *(f"flow/condition/{name}.py" for name in ("source", "standing", "standins", "tree", "words")),
    *(f"check/prove/{name}.py" for name in ("arithmetic", "formula", "solver")),
    *(f"check/author/{name}.py" for name in ("graph_svg", "graph_text", "overview_svg", "svg_parts")),
    *("flow/schema.py", "flow/load.py", "headless/pytest_plugin.py"),
    *("flow/rule_ids.py", "check/rules.py"),
    *("headless/pipe.py", "headless/pipe_replies.py", "headless/pipe_requests.py", "headless/pipe_verbs.py"),
}
"""Files that write code, formulas, pictures or data; the titles of the rules, which go with their pages; a protocol."""

_SENTENCE: Final = re.compile(r"[A-Za-z]{2,}[,:;]? ([A-Za-z{\[(='\"]|\d)|^\{\}:? [a-z]{3,}")
_TYPE: Final = re.compile(r"[A-Z]\w+\[.*\]")
_FAULTS_OF_OURS: Final = {"ValueError", "TypeError", "KeyError", "RuntimeError", "AttributeError", "AssertionError"}


class Found(NamedTuple):
    """A sentence of the source."""

    file: str
    text: str
    """With `{}` for each gap."""


def sentences() -> Iterator[Found]:
    """Yield every text that looks like a sentence, and is no docstring, no type and no fault of ours."""
    for path in sorted(path for area in AREAS for path in (SOURCE / area).rglob("*.py")):
        file = path.relative_to(SOURCE).as_posix()
        if file not in NOT_SAID:
            for text in _texts(ast.parse(path.read_text("utf-8"))):
                if _SENTENCE.search(text) and not _TYPE.fullmatch(text):
                    yield Found(file, text)


def _texts(tree: ast.Module) -> Iterator[str]:
    left_out = set(_left_out(tree))
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        if isinstance(node, ast.JoinedStr):
            left_out.update(map(id, node.values))
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _left_out(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif (isinstance(node, ast.FunctionDef) and node.name == "__repr__") or _is_fault_of_ours(node):
            yield from map(id, ast.walk(node))


def _is_fault_of_ours(node: ast.AST) -> bool:
    called = node.exc.func if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) else None
    return isinstance(called, ast.Name) and called.id in _FAULTS_OF_OURS
