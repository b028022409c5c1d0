"""`sciatui run`: a whole flow without a screen, from an answers file to its result.

The answers are given in the order asked, as a person would. Data goes to standard output or a new file, words to
standard error. Nothing is guessed for a question without an answer unless `--missing not-sure` says so.
"""

from __future__ import annotations

from sciatui.engine.session import Session
from sciatui.errors import Exit, InputFileError, UsageError
from sciatui.export.put import put
from sciatui.export.result_json import as_json, dumps
from sciatui.flow.load import load_flow
from sciatui.flow.reader import shown
from sciatui.flow.values import Blank
from sciatui.headless.answers import STDIN, Sheet, read_sheet
from sciatui.headless.common import add_flow, keeping
from sciatui.headless.play import Played, end, play

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import TextIO

    from sciatui.engine.summary import Summary
    from sciatui.flow.aliases import Effective
    from sciatui.flow.definition import Flow
    from sciatui.headless.play import Given, Missing, OnEmergency

_MOST_NAMED = 20
"""How many questions without an answer are named at once."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui run` understands."""
    add_flow(parser)
    parser.add_argument("--answers", required=True, metavar="FILE")
    parser.add_argument("--format", choices=("json", "txt", "md", "html"), default="json")
    parser.add_argument("--output", metavar="PATH")
    parser.add_argument(
        "--missing",
        choices=("error", "not-sure", "stop"),
        default="error",
    )
    parser.add_argument(
        "--on-emergency",
        choices=("stop", "continue"),
        default="stop",
    )
    parser.add_argument("--fail-on", choices=("emergency",))
    parser.add_argument("--repro", metavar="FILE")
    parser.add_argument("--today", metavar="DATE")


def main(arguments: Namespace, stdout: TextIO, stderr: TextIO, stdin: TextIO | None) -> Exit:
    """Run the flow on the answers and print what comes of it."""
    today = None if arguments.today is None else _day(arguments.today)
    keep = keeping(arguments.repro, arguments.flow)
    flow = load_flow(arguments.flow, language=arguments.lang, region=arguments.region, cache=arguments.cache)
    sheet = read_sheet(arguments.answers, flow, stdin)
    session = _played(flow, sheet, arguments.missing, arguments.on_emergency)
    text = _rendered(session, sheet, arguments.format, today)
    if arguments.output is None or arguments.output == STDIN:
        put(stdout, text)
    else:
        _save(arguments.output, text, session, stderr)
    keep(session)
    is_emergency = session.result().urgency == "emergency"
    return Exit.EMERGENCY if is_emergency and arguments.fail_on == "emergency" else Exit.DONE


def _day(text: str | None) -> date:
    from datetime import date  # noqa: PLC0415  (only a summary needs to know the day)

    if text is None:
        return date.today()  # noqa: DTZ011  (the day where the person is)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("--today takes a day as year-month-day, for example 2026-03-14.") from None


def _played(flow: Flow, sheet: Sheet, missing: str, on_emergency: OnEmergency) -> Session:
    """Play the whole sheet, and deal with a question that it has no answer to."""
    whole = Session.filled(flow, sheet.answers)
    if isinstance(whole, Session) and whole.status == "finished" and not whole.raised:
        # Nothing lacks and nothing interrupts: one question after the other would come to the same.
        return end(whole)
    how: Missing = "not-sure" if missing == "not-sure" else "halt"
    played = play(Session.begin(flow), sheet.answers, how, on_emergency)
    if played.lacks and missing != "stop":
        raise _lacking(played, sheet.answers)
    # Where a sheet has a gap, what it says further on still counts: a warning sign in it must not go unseen.
    return end(play(played.session, sheet.answers, "leave-open", on_emergency).session)


def _lacking(played: Played, answers: Mapping[str, Given]) -> InputFileError:
    """Name every question without an answer, as far as the answers lead."""
    words, questions = played.session.flow.words, played.session.flow.questions
    if played.problem is not None:
        first = questions[played.lacks]
        return InputFileError(words("headless.run.not_offered", question=first.id, ask=first.ask))
    lacking = [name for name, value in _as_far(played, answers).items() if value is Blank.UNANSWERED]
    lines = [
        words("headless.run.missing_one", question=name, ask=questions[name].ask) for name in lacking[:_MOST_NAMED]
    ]
    if len(lacking) > _MOST_NAMED:
        lines.append(words("headless.run.missing_more", count=len(lacking) - _MOST_NAMED))
    return InputFileError("\n".join([words("headless.run.missing"), *lines, words("headless.run.missing_how")]))


def _as_far(played: Played, answers: Mapping[str, Given]) -> Effective:
    """Return what the whole sheet comes to if each question that it lacks is left open."""
    return play(played.session, answers, "leave-open", "continue").session.effective


def _rendered(session: Session, sheet: Sheet, form: str, today: date | None) -> str:
    if form == "json":
        unused = sheet.answers.keys() - {asked.subject for asked in session.result().asked}
        return dumps(as_json(session, unused))
    from sciatui.engine.summarise import summarise  # noqa: PLC0415  (only what is asked for costs its import)

    return _renderer(form)(summarise(session, today or _day(None), by_person=False))


def _renderer(form: str) -> Callable[[Summary], str]:
    from importlib import import_module  # noqa: PLC0415  (the same)

    render: Callable[[Summary], str] = import_module(f"sciatui.export.{form}").render
    return render


def _save(where: str, text: str, session: Session, stderr: TextIO) -> None:
    """Write to a new file, and say where it is."""
    from pathlib import Path  # noqa: PLC0415  (only when a file is asked for)

    from sciatui.export.write import write_new  # noqa: PLC0415  (the same)

    path = Path(where)
    write_new(path, text.encode())
    stderr.write(session.flow.words("headless.run.saved", path=shown(path)) + "\n")
