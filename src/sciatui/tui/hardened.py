"""An app that tells nobody an answer when it breaks, and opens nothing outside itself.

All uses of Textual's private names stand here and in `driver`; each has a test that notices when it no longer works.

==================== ======================= ================================================================
Textual's part       as it comes             here
==================== ======================= ================================================================
fatal error          prints local variables  notes where it was, without values; the caller says one sentence
panic                exit code 0             counts as a fault
links, pictures      opened, saved           nothing
waking up from fg    an empty screen         painted again
command palette      opens                   is not there
marking text         copies to the clipboard is not there; a summary is saved instead
cutting typed text   goes to the clipboard   stays in the app
==================== ======================= ================================================================
"""

import asyncio
from enum import Enum
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.driver import Driver

from sciatui import faults
from sciatui.tui.in_turn import InTurn


class Ending(Enum):
    """How the person's part ended. There is no default: a missing ending is a fault."""

    FINISHED = "finished"
    LEFT = "left"


class Hardened(InTurn[Ending], inherit_bindings=False):
    """The base of our app."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT: ClassVar[bool] = False
    fault: str = ""
    """The code of the first fault; empty while all is well."""

    def on_load(self) -> None:
        """Watch what runs in the background too, and let nothing move."""
        self.animation_level = "none"
        faults.watch(asyncio.get_running_loop(), lambda _: self.break_off())

    @on(Driver.SignalResume)
    def paint_again(self) -> None:
        """Paint all of the screen after a sleep: the terminal has it no more, and nothing on it has changed."""
        self.refresh(layout=True)

    def break_off(self) -> None:
        """End because of a fault that was noted elsewhere."""
        self.fault = self.fault or "background"
        self._return_code = 1
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        """Note where it happened before Textual hears of it."""
        self.fault = self.fault or faults.note(error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without a word; Textual's own words would hold every local variable."""
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End without a word, and not as if all were well."""
        del renderables
        self.fault = self.fault or "panic"
        self._return_code = 1
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing."""
        self._exit_renderables.clear()

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what was cut out of a line for this app alone: the next person at the terminal could paste it."""
        self._clipboard = text

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing."""
        del url, new_tab
