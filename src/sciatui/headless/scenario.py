"""`sciatui test`: runs scenario files and says which flow does what it should.

A file that cannot be used does not keep the others from being run, and a call that finds nothing to run is an
error: it must not look like a success.
"""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TextIO

from sciatui.errors import Exit, InputFileError, UsageError
from sciatui.flow.reader import shown
from sciatui.headless.common import put
from sciatui.headless.flows import Flows
from sciatui.headless.report import Broken, Tested, junit, last_line, lines_of
from sciatui.headless.scenario_file import Scenario, read_scenario, scenario_files
from sciatui.headless.scenario_play import Played, play_scenario


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui test` understands."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a scenario file, or a folder with scenarios")
    parser.add_argument("-k", dest="only", metavar="TEXT", help="only scenarios with this in file, title or tags")
    parser.add_argument("--junit", metavar="FILE", help="also write the results as JUnit XML to a new file")


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Run the scenarios and print a line for each."""
    if arguments.junit is not None and os.path.lexists(arguments.junit):
        raise UsageError(f"There is already something called {shown(Path(arguments.junit))}. Choose another name.")
    flows = Flows()
    tested: list[Tested] = []
    for path in scenario_files(map(Path, arguments.paths)):
        scenario = _read(path, flows)
        if _is_wanted(scenario, arguments.only):
            tested.append(scenario if isinstance(scenario, Broken) else play_scenario(scenario))
            put(stdout, "\n".join(lines_of(tested[-1])) + "\n")
    if not tested:
        raise InputFileError("There is no such scenario here.")
    put(stdout, last_line(tested) + "\n")
    if arguments.junit is not None:
        _write_junit(Path(arguments.junit), tested)
    return _exit(tested)


def run_scenario(path: Path, flows: Flows) -> Tested:
    """Read and play one scenario; a file that cannot be used becomes `Broken`."""
    scenario = _read(path, flows)
    return scenario if isinstance(scenario, Broken) else play_scenario(scenario)


def _read(path: Path, flows: Flows) -> Scenario | Broken:
    try:
        return read_scenario(path, flows)
    except InputFileError as fault:
        return Broken(shown(path), str(fault))


def _is_wanted(scenario: Scenario | Broken, only: str | None) -> bool:
    """Say whether `-k` selects it. A broken file is known by its path alone."""
    texts = (scenario.file,) if isinstance(scenario, Broken) else (scenario.file, scenario.title, *scenario.tags)
    return only is None or any(only.lower() in text.lower() for text in texts)


def _exit(tested: list[Tested]) -> Exit:
    if any(isinstance(one, Broken) for one in tested):
        return Exit.USAGE
    return Exit.FAULT if any(isinstance(one, Played) and one.failures for one in tested) else Exit.DONE


def _write_junit(path: Path, tested: list[Tested]) -> None:
    from sciatui.export.write import write_new  # noqa: PLC0415  (only when a file is asked for)

    write_new(path, junit(tested))
