"""`sciatui check`: says what is wrong with a flow, and proves what it promises for all possible answers.

It fails on errors and on refuted properties, never on warnings. A file that cannot be read is no fault of a flow: then
it ends as every command does whose file cannot be used. It changes nothing but the folder of witnesses that
was asked for, and writes over no file.
"""

import os
from argparse import ArgumentParser, Namespace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TextIO

from sciatui.check.as_json import as_json
from sciatui.check.as_sarif import as_sarif
from sciatui.check.as_text import as_text
from sciatui.check.report import Finding, Report, check
from sciatui.check.witness_file import file_name, scenario
from sciatui.errors import Exit, UsageError
from sciatui.export.put import put
from sciatui.export.scenario_folder import scenario_folder
from sciatui.export.write import write_new
from sciatui.flow.bundled import reference
from sciatui.flow.complaint import FileError
from sciatui.flow.reader import shown
from sciatui.flow.words import Words
from sciatui.spoken import add_language, for_authors

_FORMATS: Final = ("text", "json", "sarif")


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui check` understands."""
    parser.add_argument("flow", nargs="?", default="sciatica", metavar="FLOW")
    parser.add_argument("--format", choices=_FORMATS, default="text")
    parser.add_argument("--no-proofs", action="store_true")
    parser.add_argument("--witness", metavar="DIR")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, *, today: date) -> Exit:
    """Check a flow and print what there is to say."""
    words = for_authors(arguments.lang, arguments.system)
    is_there = arguments.no_proofs or find_spec("z3") is not None
    try:
        report = check(arguments.flow, today, proofs=is_there and not arguments.no_proofs)
    except FileError as fault:
        if arguments.format != "text":
            # What reads reports takes nothing at all for a fault of its own.
            put(stdout, _written(Report(None, (Finding(fault.complaint),), None), arguments.format, words))
        raise
    if not is_there and report.flow is not None:
        raise UsageError(words("check.solver"))
    if arguments.witness is not None:
        _write_witnesses(report, Path(arguments.witness), arguments.flow, words)
    put(stdout, _written(report, arguments.format, words))
    return Exit.USAGE if report.is_unread else Exit.FAULT if report.failed else Exit.DONE


def _written(report: Report, form: str, words: Words) -> str:
    match form:
        case "json":
            return as_json(report)
        case "sarif":
            return as_sarif(report)
        case _:
            return as_text(report, words)


def _write_witnesses(report: Report, folder: Path, flow: str, words: Words) -> None:
    """Write a scenario for each patient; two of one name get a number."""
    found = [finding for finding in report.findings if finding.witness is not None]
    names: dict[str, int] = {}
    for finding in found:
        name = file_name(finding)
        names[name] = names.get(name, 0) + 1
        path = folder / (name if names[name] == 1 else f"{name.removesuffix('.toml')}-{names[name]}.toml")
        if os.path.lexists(path):
            raise UsageError(words("check.taken", path=shown(path)))
        scenario_folder(folder)
        if finding.witness is not None:
            write_new(path, scenario(finding, finding.witness, reference(flow, str(folder))).encode())
