"""`sciatui test`: runs scenario files and says which flow does what it should.

A file that cannot be used does not keep the others from being run, and a call that finds nothing to run is an
error: it must not look like a success.
"""

import os
import stat
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final, TextIO

from sciatui.errors import Exit, InputFileError, UsageError
from sciatui.export.put import put
from sciatui.export.result_json import dumps
from sciatui.flow.reader import shown
from sciatui.flow.sentences import in_language
from sciatui.flow.words import Words
from sciatui.headless.common import words_for_authors
from sciatui.headless.coverage_report import as_json as coverage_json
from sciatui.headless.coverage_report import as_lines
from sciatui.headless.pool import checked_jobs
from sciatui.headless.report import Account, last_line, lines_of
from sciatui.headless.report_files import as_json, junit
from sciatui.headless.scenario_file import scenario_files
from sciatui.headless.scenario_run import Ran, Runner, Wanted, covered_by, run_all, run_scenario
from sciatui.spoken import add_language

__all__ = ["add_arguments", "main", "run_scenario"]

_ALL: Final = 100


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui test` understands."""
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("-k", dest="only", metavar="TEXT")
    parser.add_argument("-t", dest="tags", action="append", default=[], metavar="TAG")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--junit", metavar="FILE")
    parser.add_argument("--coverage", action="store_true")
    parser.add_argument("--min", type=int, metavar="N")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Run the scenarios and print a line for each."""
    words = words_for_authors(arguments)
    _check(arguments, words)
    runner = Runner(Wanted(arguments.only, tuple(arguments.tags), arguments.coverage))
    as_text = arguments.format == "text"
    all_ran: list[Ran] = []
    again = 0
    for ran in run_all(scenario_files(map(Path, arguments.paths)), runner, arguments.jobs):
        # A flow that is broken breaks all its scenarios: what is wrong with it is said once.
        is_known = ran.account.message != "" and any(ran.account.message == one.account.message for one in all_ran)
        again += is_known
        all_ran.append(ran)
        if as_text and not is_known:
            put(stdout, _said(ran.account, words) + "\n")
    if not all_ran:
        raise InputFileError(words("test.none"))
    accounts = [ran.account for ran in all_ran]
    covered = covered_by(all_ran, runner) if arguments.coverage else None
    if as_text:
        lines = [line for one in covered or () for line in ("", *as_lines(one, words))]
        said_before = [words("test.again", count=again)] if again else []
        put(stdout, "\n".join([*said_before, last_line(accounts, words), *lines]) + "\n")
    else:
        put(stdout, dumps(as_json(accounts, None if covered is None else list(map(coverage_json, covered)))))
    if arguments.junit is not None:
        _write_junit(Path(arguments.junit), accounts)
    least = min((one.percent for one in covered or ()), default=0)
    return _exit(accounts, enough=arguments.min is None or least >= arguments.min)


def _said(account: Account, words: Words) -> str:
    """Say what is said of one scenario. Its first line stays: a verdict, which programs look for, and the author's."""
    first, *others = lines_of(account)
    area = "complaint" if account.verdict == "ERROR" else "test"
    return "\n".join([first, *(in_language(line, words.language, area) for line in others)])


def _check(arguments: Namespace, words: Words) -> None:
    """Refuse a call that makes no sense before anything is run."""
    if arguments.junit is not None and os.path.lexists(arguments.junit) and not _is_plain(arguments.junit):
        raise UsageError(words("test.not_plain", path=shown(Path(arguments.junit))))
    if arguments.junit is not None and not Path(arguments.junit).parent.is_dir():
        from sciatui.export.write import CannotWrite  # noqa: PLC0415  (only when a file is asked for)

        # Nobody runs a thousand scenarios to be told that at the end.
        raise CannotWrite(Path(arguments.junit), "no_folder")
    checked_jobs(arguments.jobs, words)
    if arguments.min is not None and not (arguments.coverage and 0 <= arguments.min <= _ALL):
        raise UsageError(words("test.min", most=_ALL))


def _exit(accounts: list[Account], *, enough: bool) -> Exit:
    verdicts = {one.verdict for one in accounts}
    if "ERROR" in verdicts:
        return Exit.USAGE
    return Exit.DONE if enough and "FAIL" not in verdicts else Exit.FAULT


def _is_plain(path: str) -> bool:
    """Say whether a file may be replaced: a link could lead anywhere, and a device is none of ours."""
    return stat.S_ISREG(os.lstat(path).st_mode)


def _write_junit(path: Path, accounts: list[Account]) -> None:
    """Write the report; a build server runs the same call again, so the report of the last run gives way."""
    from sciatui.export.write import write_new, write_over  # noqa: PLC0415  (only when a file is asked for)

    report = junit(accounts)
    if os.path.lexists(path) and _is_plain(str(path)):
        write_over(path, report, None)
    else:
        write_new(path, report)
