"""`sciatui new`: writes a small flow that passes every check, with scenarios and comments, to be made into another."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from shlex import quote
from typing import TextIO

from sciatui.check.author.template import write_template
from sciatui.errors import Exit
from sciatui.export.put import put
from sciatui.flow.reader import shown
from sciatui.headless.common import words_for_authors
from sciatui.spoken import add_language


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui new` understands."""
    parser.add_argument("folder", metavar="DIR")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Write the flow, and say what to do next."""
    folder = Path(arguments.folder)
    today = date.today()  # noqa: DTZ011 - the day where the author is
    for path in write_template(folder, today):
        put(stdout, f"{shown(path)}\n")
    # A name that begins with a dash would be an option.
    named = f"./{folder}" if str(folder).startswith("-") else str(folder)
    put(stdout, words_for_authors(arguments)("new.next", folder=quote(shown(named))) + "\n")
    return Exit.DONE
