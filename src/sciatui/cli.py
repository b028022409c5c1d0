"""The command line: reads arguments, picks a face before importing it, maps every end to an exit code.

A command is imported when it is used, so that `--help` and `--version` import nothing heavy. `main` is one of the
two outermost frames of the program (the other is the full screen's), the only places that catch whatever comes.
"""

import errno
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Final, NoReturn, TextIO, TypeAlias

from sciatui import __version__, faults, paths, signals
from sciatui.errors import Exit, InputFileError, SciatuiError, UsageError
from sciatui.flow.gate import outgoing
from sciatui.options import Options

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from sciatui import terminal
    from sciatui.engine.session import Session
    from sciatui.flow.definition import Flow
    from sciatui.headless.play import Given

Command: TypeAlias = Callable[[Sequence[str]], int]

_HELP: Final = frozenset({"-h", "--help", "help"})
_WHOLE: Final = _HELP | {"--version"}
_LOST_OUTPUT: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says when standard output takes no more, and there still is somebody to tell."""


def _program() -> NoReturn:
    """Be the whole process: what has to be written is written when `main` is done, so nothing is left to tear down."""
    if sys.argv[1:2] == ["run"]:
        # It ends before there is rubbish worth looking for.
        import gc

        gc.disable()
    code = main(sys.argv[1:])
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.flush()
    signals.leave_now(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code. Nothing that goes wrong leaves through here.

    Without `argv` it is the program, and ends the process.
    """
    if argv is None:
        _program()
    faults.install()
    try:
        return _to_the_end(argv)
    except signals.Terminated as end:
        signals.leave_now(end.code)
    except KeyboardInterrupt:
        return Exit.LEFT
    except BrokenPipeError:
        _drop_output()
        return signals.BROKEN_PIPE
    except Exception as fault:  # noqa: BLE001 - the outermost frame: whatever comes is told, without a value
        faults.tell(fault)
        _drop_output()
        return Exit.FAULT


def _to_the_end(argv: Sequence[str]) -> int:
    """Run the command and hand over everything it wrote, also when it ends early."""
    try:
        code = _run(argv)
        _flush()
    except SystemExit as end:  # how argparse ends after it printed help
        code = end.code if isinstance(end.code, int) else Exit.FAULT
        _flush()
    except SciatuiError as error:
        _flush()
        _tell(_told(error, argv))
        code = error.exit
    except OSError as error:
        if error.errno not in _LOST_OUTPUT or error.filename is not None:
            raise
        _drop_output()
        _tell(_words("error.output", argv))
        code = Exit.FAULT
    return int(code)


def _run(argv: Sequence[str]) -> int:
    """Find the command and run it; options without a command belong to `start`."""
    head = argv[0] if argv else ""
    if sys.stdout is None:
        raise UsageError(_words("error.no_output", argv))
    if head.startswith("--lang"):
        from sciatui.spoken import behind

        after = behind(argv)
        if after and (after[0] in COMMANDS or after[0] in _WHOLE):
            return _run(after)
    if head == "--version":
        sys.stdout.write(f"sciatui {__version__}\n")
        return Exit.DONE
    if head in _HELP:
        from sciatui.arguments import help_page

        sys.stdout.write(help_page(argv, COMMANDS))
        return Exit.DONE
    if not head or head.startswith("-"):
        return _start(argv)
    if head not in COMMANDS:
        from sciatui.arguments import unknown_command

        raise unknown_command(argv, COMMANDS)
    return COMMANDS[head](argv[1:])


def _start(argv: Sequence[str]) -> int:
    """Lead a person through a flow, with the face that the terminal can show."""
    parser = Options("start")
    parser.add_argument("flow", nargs="?", default="sciatica", metavar="FLOW")
    parser.add_argument("--plain", action="store_true")
    _add_choices(parser)
    options = parser.read(argv)
    can = _capabilities(plain=options.plain)
    return _full_screen(options, can) if can.face == "tui" else _line_by_line(options)


def _add_choices(parser: Options) -> None:
    """Add what every face that a person looks at understands."""
    parser.add_argument("--lang", metavar="LANGUAGE")
    parser.add_argument("--region", metavar="REGION")
    parser.add_argument("--theme", metavar="THEME")
    parser.add_argument("--repro", metavar="FILE")


def _preview(argv: Sequence[str]) -> int:
    """Show a flow to its author while it is edited."""
    parser = Options("preview")
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("--at", metavar="QUESTION")
    parser.add_argument("--answers", metavar="FILE")
    _add_choices(parser)
    options = parser.read(argv)
    can = _capabilities(plain=False)
    if can.face != "tui":
        raise UsageError(_words("error.preview", argv))
    from pathlib import Path

    from sciatui import terminal
    from sciatui.flow.load import load_flow
    from sciatui.headless.answers import read_sheet

    terminal.clean(os.environ)
    from sciatui.tui.preview import Seat, run
    from sciatui.tui.preview_files import FlowFiles

    def load(region: str | None, language: str | None) -> "Flow":
        return load_flow(options.flow, language=language, region=region)

    seat = Seat(_today(), Path.cwd(), options.theme or "", can)

    def answers(flow: "Flow") -> "Mapping[str, Given]":
        return {} if options.answers is None else read_sheet(options.answers, flow, None).answers

    files = FlowFiles(options.flow, _today(), load)
    keep = _keeper(options)
    return run(files, seat, words=(options.region, options.lang), answers=answers, at=options.at, ended=keep)


def _capabilities(*, plain: bool) -> "terminal.Capabilities":
    from sciatui import terminal

    return terminal.capabilities(
        {"TERM": "windows", **os.environ} if sys.platform == "win32" else os.environ,
        stdin_tty=_is_terminal(sys.stdin),
        stdout_tty=_is_terminal(sys.stdout) and _is_terminal(sys.stderr),
        size=_size(),
        plain=plain,
    )


def _full_screen(options: "Namespace", can: "terminal.Capabilities") -> int:
    from pathlib import Path

    from sciatui import terminal

    terminal.clean(os.environ)
    from sciatui.tui.app import run

    keep = _keeper(options)

    def load(region: str, language: str) -> "Flow":
        return _load(options.flow, region, language)

    flow, here = _first(options), Path.cwd()
    return run(flow, today=_today(), folder=here, theme=options.theme, can=can, ended=keep, reload=load)


def _line_by_line(options: "Namespace") -> int:
    signals.install()
    from pathlib import Path

    from sciatui.plain.app import Around, run

    def load(region: str, language: str) -> "Flow":
        return _load(options.flow, region, language)

    around = Around(Path.cwd(), lambda: _size()[0], load, _keeper(options))
    reader = sys.stdin if sys.stdin is not None else StringIO()
    return run(_first(options), _lenient(reader), _lenient(sys.stdout), today=_today(), around=around)


def _first(options: "Namespace") -> "Flow":
    """Load the flow that was asked for, in the language that was asked for, else in one that the system is set to."""
    if options.lang is None:
        from sciatui import terminal

        # Nobody asked for this translation: if something is wrong with it, the flow is there in its own language.
        with suppress(InputFileError):
            return _load(options.flow, options.region, None, terminal.languages(os.environ))
    return _load(options.flow, options.region, options.lang)


def _load(flow: str, region: str | None, language: str | None, wishes: Sequence[str] = ()) -> "Flow":
    """Load a flow; one that was checked before comes from where it is kept."""
    from sciatui.flow.load import load_flow

    cache = paths.cache_folder(os.environ)
    return load_flow(flow, language=language, region=region, cache=cache, wishes=wishes)


def _keeper(options: "Namespace") -> Callable[["Session"], None]:
    """Return what saves a session as a scenario, for who wants to play again what somebody saw."""
    if options.repro is None:
        return lambda _: None
    from sciatui.headless.repro import keeper

    return keeper(options.repro, options.flow)


def _lenient(stream: TextIO) -> TextIO:
    """Let a character that the stream does not know be shown by a stand-in instead of ending the program."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    return stream


def _today() -> "date":
    from datetime import date

    return date.today()  # noqa: DTZ011 - the day where the person is


def _headless(name: str, module: str) -> Command:
    """Return the command that a module of `headless` is."""

    def command(argv: Sequence[str]) -> int:
        signals.install(waits=name == "pipe" or any(word == "-" or word.endswith("=-") for word in argv))
        found = import_module(f"sciatui.headless.{module}")
        options = Options(name)
        found.add_arguments(options)
        options.set_defaults(cache=paths.cache_folder(os.environ), system=os.environ)
        code: Exit = found.main(options.read(argv), sys.stdout, sys.stderr, sys.stdin)
        return code

    return command


def _check(argv: Sequence[str]) -> int:
    """Say what is wrong with a flow, and prove what it promises."""
    signals.install()
    from sciatui.arguments import Parser
    from sciatui.check.command import add_arguments, main

    parser = Parser("check", argv)
    add_arguments(parser)
    parser.set_defaults(system=os.environ)
    return main(parser.read(), sys.stdout, sys.stderr, today=_today())


def _schema(argv: Sequence[str]) -> int:
    """Print the JSON Schema of a kind of file."""
    import json

    from sciatui.arguments import Parser
    from sciatui.flow.schema import flow_schema
    from sciatui.spoken import add_language

    parser = Parser("schema", argv)
    parser.add_argument("schema", choices=("flow",))
    add_language(parser)
    parser.read()
    sys.stdout.write(json.dumps(flow_schema(), indent=2) + "\n")
    return Exit.DONE


def _paths(argv: Sequence[str]) -> int:
    """Print where things are."""
    from pathlib import Path

    from sciatui.arguments import Parser
    from sciatui.flow.bundled import bundled_folder
    from sciatui.spoken import add_language, say, spoken

    parser = Parser("paths", argv)
    add_language(parser)
    parser.read()
    language = spoken(argv)
    places = {
        "flows": bundled_folder(),
        "cache": paths.cache_folder(os.environ) or say("paths.off", language),
        "faults": paths.fault_file(os.environ),
        "summaries": Path.cwd(),
    }
    sys.stdout.writelines(
        outgoing(say(f"paths.{name}", language, path=str(path))) + "\n" for name, path in places.items()
    )
    return Exit.DONE


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


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not stumble over it at its end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(text: str) -> None:
    """Say something on standard error, which may be closed."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(outgoing(text) + "\n")
        sys.stderr.flush()


def _words(key: str, argv: Sequence[str]) -> str:
    from sciatui.spoken import say, spoken

    return say(key, spoken(argv))


def _told(error: SciatuiError, argv: Sequence[str]) -> str:
    from sciatui.spoken import spoken, told

    return told(error, spoken(argv))


COMMANDS: Final[Mapping[str, Command]] = {
    "start": _start,
    "run": _headless("run", "run"),
    "questions": _headless("questions", "questions"),
    "test": _headless("test", "scenario"),
    "walk": _headless("walk", "walk"),
    "pipe": _headless("pipe", "pipe"),
    "check": _check,
    "explain": _headless("explain", "explain"),
    "graph": _headless("graph", "graph"),
    "translate": _headless("translate", "translate"),
    "new": _headless("new", "new"),
    "preview": _preview,
    "diff": _headless("diff", "diff"),
    "mutate": _headless("mutate", "mutate"),
    "cover": _headless("cover", "cover"),
    "schema": _schema,
    "paths": _paths,
}
"""Every command, in the order in which the help names them."""
