"""`sciatui graph`: draws a flow, so that what leads to a warning sign can be seen."""

from argparse import ArgumentParser, Namespace
from typing import TextIO

from sciatui.check.author.drawing import drawing, part
from sciatui.check.author.graph_text import dot, mermaid
from sciatui.check.author.opened import opened
from sciatui.errors import Exit, UsageError
from sciatui.headless.common import put, words_for_authors
from sciatui.spoken import add_language


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui graph` understands."""
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("--format", choices=("mermaid", "dot", "svg"), default="mermaid")
    parser.add_argument("--section", metavar="S")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Print the drawing."""
    drawn = drawing(opened(arguments.flow))
    if arguments.section is not None:
        drawn = part(drawn, arguments.section)
    if arguments.format == "svg":
        try:
            from sciatui.check.author.graph_svg import svg  # noqa: PLC0415  (its layout is an extra)
        except ModuleNotFoundError:
            raise UsageError(words_for_authors(arguments)("graph.svg")) from None
        put(stdout, svg(drawn))
    else:
        put(stdout, mermaid(drawn) if arguments.format == "mermaid" else dot(drawn))
    return Exit.DONE
