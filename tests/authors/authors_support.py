"""Calls the tools for flow authors as the command line does."""

import io
import json
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from sciatui.errors import Exit, SciatuiError

TESTS = Path(__file__).parents[1]
SMALL = TESTS / "flows" / "small"
FLOWS = TESTS.parent / "flows"


class Called(NamedTuple):
    """What a command did."""

    exit: Exit
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def call(name: str, *arguments: str | Path) -> Called:
    """Run one command in this process."""
    command = import_module(f"sciatui.headless.{name}")
    parser = ArgumentParser()
    command.add_arguments(parser)
    out, err = io.StringIO(), io.StringIO()
    try:
        code = command.main(parser.parse_args([str(one) for one in arguments]), out, err, None)
    except SciatuiError as error:
        return Called(error.exit, out.getvalue(), f"{error}\n")
    return Called(code, out.getvalue(), err.getvalue())
