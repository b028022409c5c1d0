"""`sciatui pipe`: JSON lines on standard input and output, so that a program in any language can lead a session.

Each line is one request and gets exactly one line as reply, written at once. What is wrong with a request is said in
its reply, and the session stays as it was. Standard output holds replies and nothing else, all in ASCII.
"""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO, Final, TextIO

from sciatui.errors import Exit, InputFileError, UsageError
from sciatui.export.put import put
from sciatui.export.result_json import Json
from sciatui.flow.complaint import FileError
from sciatui.flow.load import load_flow
from sciatui.headless import json_text
from sciatui.headless.pipe_requests import Refused, request_in
from sciatui.headless.pipe_verbs import Talk
from sciatui.headless.repro import free, keeper

LONGEST: Final = 64 * 1024
"""Bytes in one line."""

_NAME: Final = "request"
_PIECE: Final = 64 * 1024


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui pipe` understands."""
    parser.add_argument("flow", nargs="?", metavar="FLOW")
    parser.add_argument("--lang", metavar="LANGUAGE")
    parser.add_argument("--region", metavar="REGION")
    parser.add_argument("--repro", metavar="FILE")


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, stdin: TextIO | None) -> Exit:
    """Answer requests until one ends the session, or until input ends."""
    if stdin is None:
        raise InputFileError("Standard input is closed, so there is nothing to read.")
    talk = Talk(_today())
    if arguments.flow is not None:
        flow = load_flow(arguments.flow, language=arguments.lang, region=arguments.region)
        talk.begin_with(flow, arguments.flow)
    elif arguments.lang or arguments.region:
        raise UsageError("--lang and --region need a FLOW; without one, the begin request names them.")
    if arguments.repro is not None:
        free(arguments.repro)
    for line in lines(stdin.buffer):
        put(stdout, _reply(talk, line))
        if talk.ended:
            break
    if arguments.repro is not None and talk.begun is not None:
        keeper(arguments.repro, talk.where)(talk.begun)
    return Exit.DONE if talk.ended else Exit.END_OF_INPUT


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day where the program runs


def lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line without its end; None for one that is too long, which is read past and never held."""
    while line := stream.readline(LONGEST + 2):
        request = line.removesuffix(b"\n").removesuffix(b"\r")
        if len(request) <= LONGEST:
            yield request
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_PIECE)
        yield None


def _reply(talk: Talk, line: bytes | None) -> str:
    """Do what one line asks for, and say in one line what came of it."""
    mark: Json = {}
    try:
        request = request_in(_parsed(line))
        mark = request.mark
        reply: Json = {**mark, "ok": True, **talk.do(request)}
    except Refused as refused:
        reply = {**mark, **refused.mark, "ok": False, "error": refused.error}
    return json.dumps(reply, allow_nan=False).replace("\x7f", "\\u007f") + "\n"


def _parsed(line: bytes | None) -> Json:
    """Return the object that a line holds; raise `Refused` if there is none."""
    if line is None:
        raise Refused("line_too_long", f"A request is one line of at most {LONGEST} bytes.")
    try:
        text = line.decode()
    except UnicodeDecodeError:
        raise Refused("bad_json", "This line is not UTF-8 text.") from None
    try:
        return json_text.parse(text, _NAME)
    except FileError as fault:
        raise Refused("bad_json", f"{fault.complaint.message}.") from None
