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

from sciatui.tui.commands import commands

PATIENCE: Final = 1.0
"""Seconds after which a key is taken to be done with, in case the widget that had it went away meanwhile."""

SETTLED: Final = 0.02
"""Seconds after which a key is done with if no message waits anywhere on its way."""

MOST_WAITING: Final = 100
"""More keys than these fell out of a paste: nobody typed them. A key that always works does not wait for them."""

ALWAYS: Final = frozenset(key for command in commands("everywhere") for key, _ in command.keys)
"""The keys that always work, such as the one for emergencies."""

_Ending = TypeVar("_Ending")


class InTurn(App[_Ending], inherit_bindings=False):
    """Holds back each key until the one before was seen to. A key that comes alone costs nothing."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        """Begin with no key under way."""
        super().__init__(ansi_color=ansi_color)
        self._waiting: deque[events.Event] = deque()
        self._start: DOMNode = self
        """What the last key was handed to."""
        self._at = 0.0
        """When that was."""
        self._messenger = 0
        """The number of the last messenger."""
        self._followed = False
        """Whether that one is still on its way."""

    async def on_event(self, event: events.Event) -> None:
        """Let a key through, or keep it for later; all else goes on at once."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if len(self._waiting) > MOST_WAITING and isinstance(event, events.Key) and event.key in ALWAYS:
            self._waiting.clear()
        self._waiting.append(event)
        waited = monotonic() - self._at
        if waited > PATIENCE or (not self._followed and waited > SETTLED and self._way_is_clear()):
            await self._let_through()
        elif not self._followed:
            self._send_messenger()

    def _way_is_clear(self) -> bool:
        """Say whether no message waits on the way that the last key went."""
        way = (self._start, *self._start.ancestors)
        return not any(node.message_queue_size for node in way)

    async def _let_through(self) -> None:
        """Hand out the next key, and follow it if another one waits."""
        self._followed = False
        self._at = monotonic()
        self._start = self.focused or self.screen
        await super().on_event(self._waiting.popleft())
        if self._waiting:
            self._send_messenger()

    def _send_messenger(self) -> None:
        """Send one after the last key, and then after what that made a widget say."""
        self._messenger += 1
        self._followed = True
        self._follow(self._start, self._messenger, self._start)

    def _follow(self, node: DOMNode | None, number: int, again: DOMNode | None) -> None:
        """Go the way that a message bubbles, always behind it, from a widget up to the app; then do so `again`."""
        on_its_way = node is not None and node is not self and node.call_later(self._follow, node.parent, number, again)
        if on_its_way:
            return
        if again is None:
            self.call_later(self._arrived, number)
        else:
            self.call_later(self._follow, again, number, None)

    async def _arrived(self, number: int) -> None:
        """Let the next key come, unless others were let through meanwhile."""
        if number == self._messenger and self._followed:
            self._followed = False
            if self._waiting:
                await self._let_through()
