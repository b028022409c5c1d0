"""Where a person is in the assessment. Always worked out from the session, never stored."""

from __future__ import annotations

from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class Position(NamedTuple):
    """What is to be shown now.

    ========== ==================================================================================
    at         meaning
    ========== ==================================================================================
    ask        `screen` is to be answered; `open` are its relevant questions without an answer
    interrupt  `red_flag` must be shown before anything else; `question` raised it
    check      everything is answered: show the answers to be checked
    done       the result is due
    ========== ==================================================================================
    """

    at: Literal["ask", "interrupt", "check", "done"]
    screen: str = ""
    open: tuple[str, ...] = ()
    red_flag: str = ""
    question: str = ""
