"""The commands for who looks at a screen: a person who is led through a flow, an author who edits one.

Which face it is, the terminal says; only that one is imported.
"""

from __future__ import annotations

import os
import sys
from io import StringIO, TextIOWrapper

from sciatui import paths, signals
from sciatui.errors import InputFileError, UsageError
from sciatui.headless.common import DEFAULT_FLOW, keeping
from sciatui.options import Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence
    from datetime import date
    from typing import TextIO

    from sciatui import terminal
    from sciatui.flow.definition import Flow
    from sciatui.headless.play import Given


def start(argv: Sequence[str]) -> int:
    """Lead a person through a flow, with the face that the terminal can show."""
    parser = Options("start")
    parser.add_argument("flow", nargs="?", default=DEFAULT_FLOW, metavar="FLOW")
    parser.add_argument("--plain", action="store_true")
    _add_choices(parser)
    options = parser.read(argv)
    can = _capabilities(plain=options.plain)
    return _full_screen(options, can) if can.face == "tui" else _line_by_line(options)


def preview(argv: Sequence[str]) -> int:
    """Show a flow to its author while it is edited."""
    parser = Options("preview")
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("--at", metavar="QUESTION")
    parser.add_argument("--answers", metavar="FILE")
    _add_choices(parser)
    options = parser.read(argv)
    can = _capabilities(plain=False)
    if can.face != "tui":
        from sciatui.spoken import say, spoken

        raise UsageError(say("error.preview", spoken(argv)))

    from sciatui import terminal
    from sciatui.flow.load import load_flow
    from sciatui.headless.answers import read_sheet

    terminal.clean(os.environ)
    from sciatui.tui.preview import Seat, run
    from sciatui.tui.preview_files import FlowFiles

    def load(region: str | None, language: str | None) -> Flow:
        return load_flow(options.flow, language=language, region=region)

    seat = Seat(_today(), paths.here(), options.theme or "", can)

    def answers(flow: Flow) -> Mapping[str, Given]:
        return {} if options.answers is None else read_sheet(options.answers, flow, None).answers

    files = FlowFiles(options.flow, _today(), load)
    keep = keeping(options.repro, options.flow)
    return run(files, seat, words=(options.region, options.lang), answers=answers, at=options.at, ended=keep)


def _add_choices(parser: Options) -> None:
    """Add what every face that a person looks at understands."""
    parser.add_argument("--lang", metavar="LANGUAGE")
    parser.add_argument("--region", metavar="REGION")
    parser.add_argument("--theme", metavar="THEME")
    parser.add_argument("--repro", metavar="FILE")


def _capabilities(*, plain: bool) -> terminal.Capabilities:
    from sciatui import terminal

    return terminal.capabilities(
        {"TERM": "windows", **os.environ} if sys.platform == "win32" else os.environ,
        stdin_tty=_is_terminal(sys.stdin),
        stdout_tty=_is_terminal(sys.stdout) and _is_terminal(sys.stderr),
        size=_size(),
        plain=plain,
    )


def _full_screen(options: Namespace, can: terminal.Capabilities) -> int:
    from sciatui import terminal

    terminal.clean(os.environ)
    from sciatui.tui.app import run

    keep = keeping(options.repro, options.flow)

    def load(region: str, language: str) -> Flow:
        return _load(options.flow, region, language)

    flow, here = _first(options), paths.here()
    return run(flow, today=_today(), folder=here, theme=options.theme, can=can, ended=keep, reload=load)


def _line_by_line(options: Namespace) -> int:
    signals.install()
    from sciatui.plain.app import Around, run

    def load(region: str, language: str) -> Flow:
        return _load(options.flow, region, language)

    around = Around(paths.here(), lambda: _size()[0], load, keeping(options.repro, options.flow))
    reader = sys.stdin if sys.stdin is not None else StringIO()
    return run(_first(options), _lenient(reader), _lenient(sys.stdout), today=_today(), around=around)


def _first(options: Namespace) -> Flow:
    """Load the flow that was asked for, in the language that was asked for, else in one that the system is set to.

    The same holds for the region.
    """
    if options.lang is None:
        from sciatui import terminal

        # Nobody asked for this translation: if something is wrong with it, the flow is there in its own language.
        try:
            return _load(options.flow, options.region, None, terminal.languages(os.environ))
        except InputFileError:
            pass
    return _load(options.flow, options.region, options.lang)


def _load(flow: str, region: str | None, language: str | None, languages: Sequence[str] = ()) -> Flow:
    """Load a flow; one that was checked before comes from where it is kept."""
    from sciatui import terminal
    from sciatui.flow.load import Wishes, load_flow

    cache, system = paths.cache_folder(os.environ), Wishes(languages, terminal.country(os.environ))
    return load_flow(flow, language=language, region=region, cache=cache, wishes=system)


def _lenient(stream: TextIO) -> TextIO:
    """Let a character that the stream does not know be shown by a stand-in instead of ending the program."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


def _size() -> tuple[int, int]:
    """Return columns and rows as they are now; the usual ones where nothing tells."""
    from shutil import get_terminal_size

    from sciatui import terminal

    return get_terminal_size(terminal.USUAL)


def _is_terminal(stream: TextIO | None) -> bool:
    """Say whether a stream is a terminal; one that is closed is none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _today() -> date:
    from datetime import date

    return date.today()  # noqa: DTZ011 - the day where the person is
