"""Every key of the full-screen front end, in one table.

Bindings, the line of keys at the bottom, the help page and the tests are made from it. What a command is called and
what its help says are words: `tui.command.<id>.label` and `tui.command.<id>.help`.

Only keys that every terminal sends are used: digits, arrows, Enter, Escape, Space, Tab, function keys up to F10.
No single letter does anything, so that a paste that falls apart into keys can do no harm.
"""

from typing import Final, Literal, NamedTuple

from textual.binding import Binding, BindingType

Where = Literal["everywhere", "preview", "page", "board", "pick", "long", "scale", "many", "none", "buttons", "field"]
"""Which part takes the keys: the app, the app of a preview, any page, anything with a cursor, a list with digits, a
list of more rows than digits, a scale, a list on which several things can be marked, one with a single key for "none of
these", a row of buttons, a line to type in."""

DIGITS: Final = tuple("123456789")


Keys = tuple[tuple[str, str], ...]
"""Keys with what each of them does."""


class Command(NamedTuple):
    """One thing that a person can do by key."""

    id: str
    where: Where
    keys: Keys
    shown: str = ""
    """How the keys are written in the line of keys; a command without it is only in the help."""
    rank: int = 9
    """When the line is too narrow, the highest rank goes first."""


def _picks(digits: tuple[str, ...]) -> Keys:
    return tuple((digit, f"pick({digit})") for digit in digits)


_ARROWS: Final = (("up", "move(-1, 0)"), ("down", "move(1, 0)"), ("left", "move(0, -1)"), ("right", "move(0, 1)"))
_LEAVE: Final = (("f10", "leave"), ("ctrl+c", "break_off"), ("ctrl+q", "leave"))

COMMANDS: Final = (
    Command("pick", "pick", _picks(DIGITS), "1-9", 5),
    Command("row", "long", (*_picks(DIGITS), ("0", "pick(0)")), "1-9", 5),
    Command("number", "scale", _picks(("0", *DIGITS)), "0-9", 5),
    Command("none", "none", (("0", "none"),), "0", 9),
    Command("move", "board", _ARROWS),
    Command("tick", "board", (("space", "tick"),)),
    Command("mark", "many", (("space", "tick"),), "Space", 6),
    Command("ends", "board", (("home", "edge(-1)"), ("end", "edge(1)"))),
    Command("buttons", "buttons", (("left", "move(0, -1)"), ("right", "move(0, 1)"), ("space", "tick"))),
    Command("fields", "field", (("up", "app.focus_previous"), ("down", "app.focus_next"))),
    Command("next", "page", (("enter", "next"),), "Enter", 4),
    Command("back", "page", (("escape", "back"),), "Esc", 8),
    Command("parts", "page", (("tab", "app.focus_next"), ("shift+tab", "app.focus_previous"))),
    Command("read", "page", (("up", "read(-1)"), ("down", "read(1)"))),
    Command("read_page", "page", (("pageup", "read_page(-1)"), ("pagedown", "read_page(1)"))),
    Command("read_ends", "page", (("home", "read_edge(-1)"), ("end", "read_edge(1)"))),
    Command("suspend", "page", (("ctrl+z", "app.suspend_process"),)),
    Command("help", "everywhere", (("f1", "help"),), "F1", 3),
    Command("words", "everywhere", (("f3", "words"),), "F3", 7),
    Command("emergency", "everywhere", (("f9", "emergency"),), "F9", 0),
    Command("leave", "everywhere", _LEAVE, "F10", 2),
    Command("preview", "preview", (("f2", "preview"),), "F2", 3),
)

OF_THE_APP: Final[frozenset[Where]] = frozenset({"everywhere", "preview"})
"""Whose keys work everywhere, and come before any widget's own."""


def commands(*where: Where) -> tuple[Command, ...]:
    """Return the commands for these places, in the order of the table."""
    return tuple(command for command in COMMANDS if command.where in where)


def bindings(*where: Where) -> list[BindingType]:
    """Return the bindings for these places."""
    return [
        Binding(key, action, command.id, show=False, priority=command.where in OF_THE_APP)
        for command in commands(*where)
        for key, action in command.keys
    ]
