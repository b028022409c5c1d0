"""The colours: a dark and a light theme of our own, and one without colours of its own. As data.

Every theme fills the same names, and styles use nothing but these names:

============ ================================================== ==========================
name         for                                                contrast, held by a test
============ ================================================== ==========================
foreground   words                                              7.0 on background
quiet        words that explain                                 4.5 on background
line         rules, borders, the frame of what has the focus    3.0 on background
mark         the one accent: the cursor, keys, a chosen mark    4.5 on background
here-words   the row under the cursor                           4.5 on here
wrong        the word "Error" and what follows                  4.5 on background
now-words    the card of an emergency                           7.0 on now
today, soon  the other care levels, as words and frames         4.5 on background
calm
============ ================================================== ==========================

`plain` leaves all colours to the terminal and shows the cursor in reverse: it is used with NO_COLOR and on
terminals of 16 colours, where nobody can know what our colours would turn into.
"""

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

_DARK: Final = {
    "quiet": "#a9bab9",
    "line": "#6d8482",
    "mark": "#7fd6c2",
    "here": "#1f4643",
    "here-words": "#ffffff",
    "here-style": "bold",
    "wrong": "#ffa694",
    "now": "#a11420",
    "now-words": "#ffffff",
    "now-style": "none",
    "today": "#ffa694",
    "soon": "#f0c674",
    "calm": "#8fc7f2",
    "field": "#1c272b",
}

_LIGHT: Final = {
    "quiet": "#4c5b5b",
    "line": "#6f8281",
    "mark": "#0b5f5c",
    "here": "#cfe6e2",
    "here-words": "#0d1b1b",
    "here-style": "bold",
    "wrong": "#9b1c10",
    "now": "#a11420",
    "now-words": "#ffffff",
    "now-style": "none",
    "today": "#9b1c10",
    "soon": "#734600",
    "calm": "#1d4f91",
    "field": "#efede6",
}

_PLAIN: Final = {
    "quiet": "ansi_default",
    "line": "ansi_default",
    "mark": "ansi_default",
    "here": "ansi_default",
    "here-words": "ansi_default",
    "here-style": "bold reverse",
    "wrong": "ansi_default",
    "now": "ansi_default",
    "now-words": "ansi_default",
    "now-style": "bold",
    "today": "ansi_default",
    "soon": "ansi_default",
    "calm": "ansi_default",
    "field": "ansi_default",
    # Names that Textual's own style sheet asks for in a theme of this kind.
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
}


def _theme(name: str, ground: str, words: str, tokens: Mapping[str, str], *, dark: bool) -> Theme:
    """Build a theme; Textual's own roles follow ours, so that no stock colour can show."""
    return Theme(
        name=name,
        primary=tokens["mark"],
        secondary=tokens["mark"],
        accent=tokens["mark"],
        warning=tokens["soon"],
        error=tokens["wrong"],
        success=tokens["calm"],
        foreground=words,
        background=ground,
        surface=ground,
        panel=ground,
        boost=ground,
        dark=dark,
        ansi=ground.startswith("ansi"),
        variables={
            **tokens,
            "input-cursor-background": tokens["mark"] if not ground.startswith("ansi") else "ansi_white",
            "input-cursor-foreground": ground if not ground.startswith("ansi") else "ansi_black",
            "input-selection-background": tokens["here"] if not ground.startswith("ansi") else "ansi_white",
            "input-selection-foreground": tokens["here-words"] if not ground.startswith("ansi") else "ansi_black",
        },
    )


THEMES: Final[Mapping[str, Theme]] = {
    "dark": _theme("sciatui-dark", "#10171a", "#e7eeed", _DARK, dark=True),
    "light": _theme("sciatui-light", "#fbfaf6", "#1a2425", _LIGHT, dark=False),
    "plain": _theme("sciatui-plain", "ansi_default", "ansi_default", _PLAIN, dark=True),
}
"""What `--theme` takes, and the theme it stands for."""


def choose(wish: str, *, colour: bool, few_colours: bool) -> Theme:
    """Return the theme for a wish (may be empty) and a terminal."""
    if not colour or (few_colours and not wish):
        return THEMES["plain"]
    return THEMES[wish or "dark"]
