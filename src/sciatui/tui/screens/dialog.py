"""A page that asks one thing, with numbered buttons: a digit is enough."""

from typing import ClassVar

from textual.binding import BindingType

from sciatui.tui.commands import Where, bindings
from sciatui.tui.screens.page import Page
from sciatui.tui.widgets.frame import Buttons


class Dialog(Page):
    """Digits press its buttons."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pick")
    keys: ClassVar[tuple[Where, ...]] = ("everywhere", "page", "pick")

    def __init__(self) -> None:
        """Give the buttons numbers."""
        super().__init__()
        self.row = Buttons(numbered=True)

    def action_pick(self, digit: int) -> None:
        """Press the button with this number."""
        buttons = self.row.buttons
        if 0 < digit <= len(buttons) and not self.is_tiny and self.guard.takes():
            self.press(buttons[digit - 1].id)
