"""The command line: finds the command that is meant, runs it, and maps every end to an exit code.

A command is imported when it is used, so that `--help` and `--version` import nothing heavy. `main` is one of the
two outermost frames of the program (the other is the full screen's), the only places that catch whatever comes.
"""

from __future__ import annotations

import errno
import os
import sys

from sciatui import __version__, faults, paths, signals
from sciatui.errors import Exit, SciatuiError, UsageError
from sciatui.flow.gate import outgoing
from sciatui.options import Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Final, NoReturn, TypeAlias

    Command: TypeAlias = Callable[[Sequence[str]], int]

_HELP: Final = frozenset({"-h", "--help", "help"})
_WHOLE: Final = _HELP | {"--version"}
_LOST_OUTPUT: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says when standard output takes no more, and there still is somebody to tell."""

_CLOSED: Final = (OSError, ValueError, AttributeError)
"""What using a stream that is closed, gone or not there at all can raise."""


def _program() -> NoReturn:
    """Be the whole process: what has to be written is written when `main` is done, so nothing is left to tear down."""
    if sys.argv[1:2] == ["run"]:
        # It ends before there is rubbish worth looking for.
        import gc

        gc.disable()
    code = main(sys.argv[1:])
    try:
        sys.stderr.flush()
    except _CLOSED:
        pass
    signals.leave_now(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code. Nothing that goes wrong leaves through here.

    Without `argv` it is the program, and ends the process.
    """
    if argv is None:
        _program()
    faults.install(threads=argv[:1] != ["run"])
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
    from sciatui.faces import start

    return start(argv)


def _preview(argv: Sequence[str]) -> int:
    from sciatui.faces import preview

    return preview(argv)


def _headless(name: str, module: str) -> Command:
    """Return the command that a module of `headless` is."""

    def command(argv: Sequence[str]) -> int:
        signals.install(waits=name == "pipe" or any(word == "-" or word.endswith("=-") for word in argv))
        found = __import__(f"sciatui.headless.{module}", fromlist=["main"])
        options = Options(name)
        found.add_arguments(options)
        options.set_defaults(cache=paths.cache_folder(os.environ), system=os.environ)
        code: Exit = found.main(options.read(argv), sys.stdout, sys.stderr, sys.stdin)
        return code

    return command


def _check(argv: Sequence[str]) -> int:
    """Say what is wrong with a flow, and prove what it promises."""
    signals.install()
    from datetime import date

    from sciatui.arguments import Parser
    from sciatui.check.command import add_arguments, main

    parser = Parser("check", argv)
    add_arguments(parser)
    parser.set_defaults(system=os.environ)
    return main(parser.read(), sys.stdout, sys.stderr, today=date.today())  # noqa: DTZ011 - where it runs


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
        "summaries": paths.here(),
    }
    sys.stdout.writelines(
        outgoing(say(f"paths.{name}", language, path=str(path))) + "\n" for name, path in places.items()
    )
    return Exit.DONE


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not stumble over it at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except _CLOSED:
        pass


def _tell(text: str) -> None:
    """Say something on standard error, which may be closed."""
    try:
        sys.stderr.write(outgoing(text) + "\n")
        sys.stderr.flush()
    except _CLOSED:
        pass


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
