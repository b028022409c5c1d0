"""What all drawings in SVG share: their colours, their letters, and the frame around them."""

from collections.abc import Iterable, Sequence
from html import escape
from textwrap import wrap
from typing import Final

from sciatui.check.author.graph_text import QUIET, WARNING
from sciatui.flow.gate import outgoing

INK: Final = "#1b1f24"
PALE: Final = "#57606a"
PAPER: Final = "#f6f8fa"
LINE: Final = "#d0d7de"
RED_PAPER: Final = "#fdecea"
BLUE_PAPER: Final = "#eaf2fb"
EDGE: Final = 30
_FONT: Final = "font-family='Helvetica, Arial, sans-serif'"


def words(text: str) -> str:
    """Write a text of a flow so that nothing in it can be taken for SVG."""
    return escape(outgoing(text))


def letters(  # noqa: PLR0913 - a line and how it looks
    text: str, x: float, y: float, *, size: int = 13, fill: str = INK, more: str = ""
) -> str:
    """Write one line; `more` are further attributes."""
    return f"<text x='{x:.0f}' y='{y:.0f}' font-size='{size}' fill='{fill}'{more and ' ' + more}>{words(text)}</text>"


def box(  # noqa: PLR0913 - a place and how it looks
    x: float, y: float, wide: float, high: float, look: str, *, title: str = ""
) -> str:
    """Draw a rectangle, with a title that is shown where somebody points at it."""
    inside = f"><title>{words(title)}</title></rect>" if title else "/>"
    return f"<rect x='{x:.0f}' y='{y:.0f}' width='{wide:.0f}' height='{high:.0f}' {look}{inside}"


def fitted(text: str, most: int, lines: int) -> list[str]:
    """Break a text into a few lines of so many letters; what does not fit is left out and marked."""
    broken = wrap(text, most) or [""]
    if len(broken) > lines:
        broken = [*broken[: lines - 1], f"{broken[lines - 1][: most - 2].rstrip(' ,.')} …"]
    return broken


def stroke(*, leads: bool) -> str:
    """Return the look of an arrow."""
    colour, head, thick = (WARNING, "warn", 1.6) if leads else (QUIET, "to", 1.2)
    return f"fill='none' stroke='{colour}' stroke-width='{thick}' opacity='0.8' marker-end='url(#{head})'"


def document(title: str, width: float, height: float, lines: Iterable[str]) -> str:
    """Return a whole drawing."""
    start = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:.0f} {height:.0f}'"
        f" width='{width:.0f}' height='{height:.0f}' {_FONT} font-size='13' role='img'>"
    )
    whole: Sequence[str] = (
        start,
        f"<title>{words(title)}</title>",
        "<defs>",
        _head("to", QUIET),
        _head("warn", WARNING),
        "</defs>",
        box(0, 0, width, height, "fill='#ffffff'"),
        letters(title, EDGE, 40, size=22, more="font-weight='bold'"),
        *lines,
        "</svg>",
    )
    return "\n".join(whole) + "\n"


def _head(name: str, colour: str) -> str:
    return (
        f"<marker id='{name}' viewBox='0 0 10 10' refX='9' refY='5' markerWidth='7' markerHeight='7' orient='auto'>"
        f"<path d='M0 0 L10 5 L0 10 z' fill='{colour}'/></marker>"
    )
