"""Rules of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 50

BROAD = {("cli.py", "main")}
"""The outermost frames, which may catch everything: they say so without a value."""

OPENS = {
    "flow/reader.py",  # reads every file that is given to us
    "export/write.py",  # writes every file that is asked for
    "flow/cache.py",  # keeps checked flows in a folder of its own
    "faults.py",  # notes a fault by code and place
    "flow/schema.py",  # reads its own neighbour's source for the descriptions
}
"""The only modules that open files of a person's or an author's."""

ENVIRONMENT = {"cli.py", "faces.py", "paths.py", "faults.py", "spoken.py", "tui/app.py", "headless/pytest_plugin.py"}
"""The only modules that read the environment; everything below is told."""


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in SOURCES:
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "src" / "sciatui").as_posix()


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    files = (*SOURCES, *TESTS)
    assert not [path for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_FILE]


def test_every_function_fits_a_screen() -> None:
    long = {
        f"{name_of(path)}:{node.name}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION
    }
    assert not long


def test_only_the_outermost_frames_catch_everything() -> None:
    found = set()
    for path, tree in trees():
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.ExceptHandler) and (
                    node.type is None
                    or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
                ):
                    found.add((name_of(path), function.name))
    assert found <= BROAD


def test_files_are_opened_in_few_places() -> None:
    found = {name_of(path) for path, tree in trees() for node in ast.walk(tree) if opens_a_file(node)}
    assert found <= OPENS


def opens_a_file(node: ast.AST) -> bool:
    """Say whether this call opens a file; `importlib.resources` of our own package is no file of anybody's."""
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id == "open"
    if not isinstance(node.func, ast.Attribute):
        return False
    whose = ast.unparse(node.func.value)
    if node.func.attr == "open":
        return whose in {"os", "io"} and "devnull" not in ast.unparse(node)
    return node.func.attr in {"read_text", "read_bytes", "write_text", "write_bytes"} and "files(" not in whose


def test_the_environment_is_read_in_few_places() -> None:
    found = {
        name_of(path)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }
    assert found <= ENVIRONMENT


def test_no_clock_and_no_chance_below_the_front_ends() -> None:
    layers = ("flow/", "engine/", "export/", "check/")
    found = {
        name_of(path)
        for path, tree in trees()
        if name_of(path).startswith(layers)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"today", "now", "utcnow", "random", "perf_counter"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"date", "datetime", "time", "random"}
    }
    assert not found


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_a_lock_names_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "--hash=sha256:" in text
    assert not re.search(r"://|file:|--index|--find-links", text)


def test_every_word_of_the_interface_that_the_code_asks_for_exists() -> None:
    from sciatui.flow.interface import load_words  # noqa: PLC0415 - the one test that needs the program

    known = load_words("en").texts
    asked = {
        node.args[0].value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and re.fullmatch(r"(engine|summary|plain|tui|cli|headless)(\.[a-z_0-9]+)+", node.args[0].value)
    }
    missing = asked - known.keys() - {"summary.css"}
    assert asked
    assert not missing
