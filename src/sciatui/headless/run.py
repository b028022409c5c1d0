"""`sciatui run`: a whole flow without a screen, from an answers file to its result.

The answers are given in the order asked, as a person would. Data goes to standard output or a new file, words to
standard error. Nothing is guessed for a question without an answer unless `--missing not-sure` says so.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from sciatui.engine.session import Session
from sciatui.errors import Exit, InputFileError, UsageError
from sciatui.export.result_json import as_json, dumps
from sciatui.flow.load import load_flow
from sciatui.flow.reader import shown
from sciatui.headless.answers import STDIN, Sheet, read_sheet
from sciatui.headless.common import add_flow, put
from sciatui.headless.play import Missing, OnEmergency, Played, end, play

if TYPE_CHECKING:
    from sciatui.engine.summary import Summary


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui run` understands."""
    add_flow(parser)
    parser.add_argument(
        "--answers", required=True, metavar="FILE", help="TOML or JSON with [answers]; - for standard input"
    )
    parser.add_argument("--format", choices=("json", "txt", "md", "html"), default="json", help="json is the default")
    parser.add_argument("--output", metavar="PATH", help="a new file to write to, instead of standard output")
    parser.add_argument(
        "--missing",
        choices=("error", "not-sure", "stop"),
        default="error",
        help="a question without an answer: error (the default), mark as not sure, or stop there",
    )
    parser.add_argument(
        "--on-emergency",
        choices=("stop", "continue"),
        default="stop",
        help="at an emergency: stop (the default) or go on with the questions",
    )
    parser.add_argument("--fail-on", choices=("emergency",), help="exit with 3 if the result is an emergency")
    parser.add_argument("--repro", metavar="FILE", help="also save the session as a scenario, without free text")
    parser.add_argument("--today", metavar="DATE", help="the day that the summary names, as year-month-day")


def main(arguments: Namespace, stdout: TextIO, stderr: TextIO, stdin: TextIO | None) -> Exit:
    """Run the flow on the answers and print what comes of it."""
    today = _day(arguments.today)
    keep = _keeper(arguments.repro)
    flow = load_flow(arguments.flow, language=arguments.lang, region=arguments.region, cache=arguments.cache)
    sheet = read_sheet(arguments.answers, flow, stdin)
    session = _played(Session.begin(flow), sheet, arguments.missing, arguments.on_emergency)
    text = _rendered(session, sheet, arguments.format, today)
    if arguments.output is None or arguments.output == STDIN:
        put(stdout, text)
    else:
        _save(arguments.output, text, session, stderr)
    keep(session)
    is_emergency = session.result().urgency == "emergency"
    return Exit.EMERGENCY if is_emergency and arguments.fail_on == "emergency" else Exit.DONE


def _day(text: str | None) -> date:
    if text is None:
        return date.today()  # noqa: DTZ011  (the day where the person is)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("--today takes a day as year-month-day, for example 2026-03-14.") from None


def _keeper(where: str | None) -> Callable[[Session], None]:
    if where is None:
        return lambda _: None
    from sciatui.headless.repro import keeper  # noqa: PLC0415  (only what is asked for costs its import)

    return keeper(where)


def _played(session: Session, sheet: Sheet, missing: str, on_emergency: OnEmergency) -> Session:
    """Play the whole sheet, and deal with a question that it has no answer to."""
    how: Missing = "not-sure" if missing == "not-sure" else "halt"
    played = play(session, sheet.answers, how, on_emergency)
    if played.lacks and missing != "stop":
        raise _lacking(played)
    return end(played.session)


def _lacking(played: Played) -> InputFileError:
    """Name the first question without an answer."""
    flow = played.session.flow
    key = "missing" if played.problem is None else "not_offered"
    return InputFileError(
        flow.words(f"headless.run.{key}", question=played.lacks, ask=flow.questions[played.lacks].ask)
    )


def _rendered(session: Session, sheet: Sheet, form: str, today: date) -> str:
    if form == "json":
        unused = sheet.answers.keys() - {asked.question for asked in session.result().asked}
        return dumps(as_json(session, unused))
    from sciatui.engine.summarise import summarise  # noqa: PLC0415  (only what is asked for costs its import)

    return _renderer(form)(summarise(session, today, by_person=False))


def _renderer(form: str) -> Callable[["Summary"], str]:
    render: Callable[[Summary], str] = import_module(f"sciatui.export.{form}").render
    return render


def _save(where: str, text: str, session: Session, stderr: TextIO) -> None:
    """Write to a new file, and say where it is."""
    from pathlib import Path  # noqa: PLC0415  (only when a file is asked for)

    from sciatui.export.write import write_new  # noqa: PLC0415  (the same)

    path = Path(where)
    write_new(path, text.encode())
    stderr.write(session.flow.words("headless.run.saved", path=shown(path)) + "\n")
