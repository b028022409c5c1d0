"""Contrast by the formula of WCAG 2: words at least 4.5 to 1, lines and what has the focus at least 3 to 1."""

import pytest
from textual.color import Color

from sciatui.tui.themes import THEMES, choose

WORDS = 4.5
GOOD = 7.0
LINES = 3.0
PAIRS = (
    ("foreground", "background", GOOD),
    ("quiet", "background", WORDS),
    ("mark", "background", WORDS),
    ("wrong", "background", WORDS),
    ("today", "background", WORDS),
    ("soon", "background", WORDS),
    ("calm", "background", WORDS),
    ("here-words", "here", WORDS),
    ("now-words", "now", GOOD),
    ("line", "background", LINES),
    ("now", "background", 1.5),
    ("input-cursor-foreground", "input-cursor-background", WORDS),
    ("input-selection-foreground", "input-selection-background", WORDS),
)


def luminance(color: Color) -> float:
    parts = [part / 255 for part in (color.r, color.g, color.b)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize(("words", "ground", "least"), PAIRS)
def test_every_pair_of_colours_can_be_told_apart(name: str, words: str, ground: str, least: float) -> None:
    colours = {**THEMES[name].to_color_system().generate(), **THEMES[name].variables}
    assert contrast(colours[words], colours[ground]) >= least


def test_the_formula_knows_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_every_theme_has_the_same_names() -> None:
    names = {name: set(theme.variables) - {"ansi-background", "ansi-foreground"} for name, theme in THEMES.items()}
    assert names["dark"] == names["light"] == names["plain"]


@pytest.mark.parametrize(
    ("wish", "colour", "few", "name"),
    [
        ("", True, False, "sciatui-dark"),
        ("light", True, False, "sciatui-light"),
        ("", False, False, "sciatui-plain"),
        ("light", False, False, "sciatui-plain"),
        ("", True, True, "sciatui-plain"),
        ("dark", True, True, "sciatui-dark"),
    ],
)
def test_without_colours_the_terminal_has_its_own(wish: str, name: str, *, colour: bool, few: bool) -> None:
    assert choose(wish, colour=colour, few_colours=few).name == name
