"""`sciatui graph`: draws a flow, so that what leads to a warning sign can be seen.

A small flow is one drawing. Of a large one there is an overview of its sections, and a drawing of each section.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, TextIO

from sciatui.check.author.drawing import Drawing, drawing, whole_section
from sciatui.check.author.graph_text import dot, dot_overview, mermaid, mermaid_overview
from sciatui.check.author.opened import Opened, opened
from sciatui.check.author.overview import overview
from sciatui.check.author.stars import is_readable, readable
from sciatui.errors import Exit, UsageError
from sciatui.export.put import put
from sciatui.export.write import make_folder, write_new
from sciatui.flow.reader import shown
from sciatui.flow.words import Words
from sciatui.headless.common import words_for_authors
from sciatui.spoken import add_language, for_authors

_ENDINGS: Final = {"mermaid": "mmd", "dot": "dot", "svg": "svg"}


class Page(NamedTuple):
    """One drawing, ready to be written."""

    name: str
    text: str


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui graph` understands."""
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("--format", choices=tuple(_ENDINGS), default="mermaid")
    parser.add_argument("--section", metavar="S")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--save", metavar="DIR")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Print a drawing, or write all of them."""
    words = words_for_authors(arguments)
    if sum((arguments.section is not None, arguments.save is not None, arguments.whole)) > 1:
        raise UsageError(words("graph.one"))
    # No setting of a system changes a drawing: it is in the flow's own language unless another one is asked for.
    flow = opened(arguments.flow, arguments.lang)
    words = for_authors(flow.flow.language, {})
    whole = drawing(flow, words)
    if arguments.save is not None:
        pages = _pages(flow, whole, arguments.format, words)
        _save(Path(arguments.save), pages, _ENDINGS[arguments.format], stdout)
    elif arguments.section is not None:
        put(stdout, _section(whole, arguments.section, arguments.format, words))
    elif arguments.whole or is_readable(whole):
        put(stdout, _whole(whole, arguments.format, words))
    else:
        put(stdout, _overview(flow, whole, arguments.format, words))
    return Exit.DONE


def _save(folder: Path, pages: Iterator[Page], ending: str, stdout: TextIO) -> None:
    """Write every drawing to a new file."""
    make_folder(folder)
    for page in pages:
        path = folder / f"{page.name}.{ending}"
        write_new(path, page.text.encode())
        put(stdout, f"{shown(path)}\n")


def _pages(flow: Opened, whole: Drawing, form: str, words: Words) -> Iterator[Page]:
    yield Page("00_overview", _overview(flow, whole, form, words))
    for number, section in enumerate(whole.sections, 1):
        yield Page(f"{number:02}_{section}", _section(whole, section, form, words))


def _overview(flow: Opened, whole: Drawing, form: str, words: Words) -> str:
    seen = overview(flow, whole)
    if form == "svg":
        from sciatui.check.author.overview_svg import overview_svg  # noqa: PLC0415  (only what is asked for)

        return overview_svg(seen, words)
    return mermaid_overview(seen, words) if form == "mermaid" else dot_overview(seen, words)


def _section(whole: Drawing, section: str, form: str, words: Words) -> str:
    drawings = readable(whole, whole_section(whole, section), words)
    if form == "svg":
        return _svg(whole.title, [drawings], words)
    return mermaid(drawings) if form == "mermaid" else dot(whole.sections[section], drawings)


def _whole(whole: Drawing, form: str, words: Words) -> str:
    if form == "svg":
        return _svg(whole.title, [readable(whole, section, words) for section in whole.sections], words)
    return mermaid([whole]) if form == "mermaid" else dot(whole.title, [whole])


def _svg(title: str, sections: list[tuple[Drawing, ...]], words: Words) -> str:
    try:
        from sciatui.check.author.graph_svg import svg  # noqa: PLC0415  (its layout is an extra)
    except ModuleNotFoundError:
        raise UsageError(words("graph.svg")) from None
    return svg(title, sections)
