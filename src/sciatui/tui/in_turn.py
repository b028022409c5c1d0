"""An app that lets keys and pastes through one at a time.

Textual hands a key to whatever has the focus at once, and acts on it only after it has bubbled up to the app. Keys that
come together, over a slow line or in a busy moment, would all be handed out before the first of them leads on: what is
typed for the next question would land in this one, and 3 weeks become 32.
"""

from collections import deque
from time import monotonic
from typing import Final, TypeVar

from textual import events
from textual.app import App
from textual.dom import DOMNode

PATIENCE: Final = 1.0
"""Seconds after which a key is taken to be done with, in case the widget that had it went away meanwhile."""

_Ending = TypeVar("_Ending")


class InTurn(App[_Ending], inherit_bindings=False):
    """Holds back each key until the one before was seen to."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        """Begin with no key under way."""
        super().__init__(ansi_color=ansi_color)
        self._waiting: deque[events.Event] = deque()
        self._number = 0
        """How many keys were let through."""
        self._busy_since: float | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let a key through, or keep it for later; all else goes on at once."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._busy_since is not None and monotonic() - self._busy_since < PATIENCE:
            self._waiting.append(event)
        else:
            self._waiting.append(event)
            await self._let_through()

    async def _let_through(self) -> None:
        """Hand out the next key, and send two messengers after it, for the key and for what it makes a widget say."""
        self._number += 1
        self._busy_since = monotonic()
        start = self.focused or self.screen
        await super().on_event(self._waiting.popleft())
        self._follow(start, self._number, start)

    def _follow(self, node: DOMNode | None, number: int, again: DOMNode | None) -> None:
        """Go the way that a message bubbles, always behind it, from a widget up to the app; then do so `again`."""
        on_its_way = node is not None and node is not self and node.call_later(self._follow, node.parent, number, again)
        if on_its_way:
            return
        if again is None:
            self.call_later(self._done, number)
        else:
            self.call_later(self._follow, again, number, None)

    async def _done(self, number: int) -> None:
        """Let the next key come, unless others were let through meanwhile."""
        if number == self._number:
            self._busy_since = None
            if self._waiting:
                await self._let_through()
