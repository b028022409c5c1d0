"""The plain mode: the whole assessment line by line, of equal rank with the full screen.

Reader and writer are arguments, so that two strings can test it. Nothing but lines is written; nothing but a whole
line is an answer.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO, assert_never

from sciatui import faults
from sciatui.engine.session import Session
from sciatui.errors import EndOfInput, Exit, LeftByUser
from sciatui.flow.definition import Flow
from sciatui.plain.ask import ask_screen
from sciatui.plain.check import check_page
from sciatui.plain.checklist import ask_checklist
from sciatui.plain.console import WIDEST, Console, Reader
from sciatui.plain.dialogue import Dialogue, Interrupted
from sciatui.plain.interruption import interruption
from sciatui.plain.outcome import outcome
from sciatui.plain.start import Reload, start_page


class Around(NamedTuple):
    """What plain mode is told of the world around it."""

    folder: Path = Path()
    """Where summaries go unless the person names a place."""
    columns: Callable[[], int] = lambda: WIDEST
    """How wide the terminal is at the moment."""
    reload: Reload | None = None
    ended: Callable[[Session], None] = lambda _: None
    """What is told of the session when it ends, however it ends."""


def run(
    flow: Flow,
    reader: Reader,
    writer: TextIO,
    *,
    today: date,
    around: Around = Around(),  # noqa: B008 - a frozen value
) -> Exit:
    """Lead one person through the flow, and return how it ended."""
    console = Console(reader, writer, around.columns)
    dialogue = Dialogue(console, flow, today, around.folder)
    try:
        while True:
            _turn_or_leave(dialogue, around.reload)
    except EndOfInput:
        code = _ended(dialogue)
    except LeftByUser as left:
        console.block(dialogue.kept())
        code = Exit.DONE if dialogue.finished and not isinstance(left, Interrupted) else Exit.LEFT
    around.ended(dialogue.session)
    return code


def _turn_or_leave(dialogue: Dialogue, reload: Reload | None) -> None:
    """Show one page. Ctrl+C between two lines is the wish to leave, as it is while a line is typed."""
    try:
        _turn(dialogue, reload)
    except KeyboardInterrupt:
        dialogue.leave()


def _turn(dialogue: Dialogue, reload: Reload | None) -> None:
    position = dialogue.session.position
    dialogue.here = ()
    faults.at(position.screen or position.red_flag or position.at)
    if not dialogue.begun:
        start_page(dialogue, reload)
        return
    match position.at:
        case "ask":
            screen = dialogue.session.flow.screens[position.screen]
            if screen.checklist:
                ask_checklist(dialogue, screen, position)
            else:
                ask_screen(dialogue, screen)
        case "interrupt":
            interruption(dialogue, position.red_flag)
        case "check":
            check_page(dialogue)
        case "done":
            outcome(dialogue)
        case _:
            assert_never(position.at)


def _ended(dialogue: Dialogue) -> Exit:
    """Say that the input ended, which answers nothing; before the result the warning signs come first."""
    if dialogue.finished:
        dialogue.console.block(dialogue.words("plain.leave.ended_after"), dialogue.kept())
        return Exit.DONE
    dialogue.warn()
    dialogue.console.block(dialogue.words("plain.leave.ended"), dialogue.kept())
    return Exit.END_OF_INPUT
