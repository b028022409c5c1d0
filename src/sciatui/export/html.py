"""The summary as one HTML file: no script, nothing fetched, readable on a phone, two pages when printed.

Every word is escaped, and what the person typed stands only between tags. The policy in the head forbids
everything but the style sheet of its own, for whatever was forgotten.
"""

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import Final

from sciatui.engine.summary import Block, Bullets, Card, Entry, Grid, Paragraph, Part, Row, Rows, Summary, Typed
from sciatui.export.wrap import NUMBER
from sciatui.flow.gate import outgoing

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

SOURCES: Final = "sources"

_AS_IT_IS: Final = frozenset({"title", "blockquote"})
"""What holds no element of ours: a title cannot, and what a person typed is shown as it was typed."""

_HEAD: Final = (
    '<meta charset="utf-8">',
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
)


def render(summary: Summary) -> str:
    """Return the summary as a whole HTML document that ends with a newline."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{_text(summary.language)}">',
        "<head>",
        *_HEAD,
        _element("title", summary.title),
        f"<style>\n{_style()}</style>",
        "</head>",
        f'<body class="{_text(summary.urgency)}">',
        *_body(summary),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _style() -> str:
    return files("sciatui.export").joinpath("summary.css").read_text(encoding="utf-8")


def _text(text: str) -> str:
    return escape(outgoing(text), quote=True)


def _said(text: str) -> str:
    """Return words of ours, in which no phone number is cut in two at the end of a line."""
    return NUMBER.sub(r'<span class="whole">\g<0></span>', _text(text))


def _element(name: str, text: str, **attributes: str) -> str:
    """Return an element around words; the attributes are ours and written as they are."""
    written = "".join(f' {key.rstrip("_")}="{value}"' for key, value in attributes.items())
    said = _text(text) if name in _AS_IT_IS else _said(text)
    return f"<{name}{written}>{said}</{name}>"


def _body(summary: Summary) -> Iterator[str]:
    yield "<header>"
    yield _element("h1", summary.title)
    yield _element("p", summary.subtitle)
    yield "</header>"
    yield "<main>"
    yield '<article class="person">'
    yield from _parts(_but_sources(summary.person), level=2)
    yield "</article>"
    if summary.annex:
        yield '<article class="annex">'
        yield from _parts(summary.annex, level=2)
        yield "</article>"
    yield '<article class="clinician">'
    yield _element("h2", summary.clinician_heading, class_="reader")
    yield '<div class="columns">'
    yield from _parts(_but_sources(summary.clinician), level=3)
    yield "</div>"
    yield "</article>"
    yield from _parts(_sources(summary), level=2)
    yield "</main>"
    yield "<footer>"
    yield from (_element("p", line) for line in summary.footer)
    yield "</footer>"


def _but_sources(parts: tuple[Part, ...]) -> Iterator[Part]:
    return (part for part in parts if part.id != SOURCES)


def _sources(summary: Summary) -> Iterator[Part]:
    """Return the list of sources, which stands at the foot of the page, where numbers are looked up."""
    return (part for part in (*summary.person, *summary.clinician) if part.id == SOURCES)


def _parts(parts: Iterable[Part], *, level: int) -> Iterator[str]:
    for part in parts:
        yield f'<section class="{_text(part.id.replace(".", " "))}">'
        yield _element(f"h{level}", part.heading)
        for block in part.blocks:
            yield from _block(block, part, f"h{level + 1}")
        yield "</section>"


def _block(block: Block, part: Part, heading: str) -> Iterator[str]:
    match block:
        case Paragraph(text, kind):
            yield _element("p", text, class_=kind)
        case Bullets(lines):
            yield from ("<ul>", *(_element("li", line) for line in lines), "</ul>")
        case Rows(rows):
            yield from _table(rows, part.heading)
        case Grid():
            yield from _grid(block, part.heading)
        case Card():
            yield from _card(block, heading)
        case Entry(title, lines):
            yield '<div class="entry">'
            yield _element(heading, title)
            yield from (_element("p", line) for line in lines)
            yield "</div>"
        case Typed(label, text):
            yield '<figure class="typed">'
            yield _element("figcaption", label)
            yield _element("blockquote", text, dir="auto")
            yield "</figure>"


def _card(card: Card, heading: str) -> Iterator[str]:
    yield f'<div class="card {_text(card.urgency)}">'
    yield f'<{heading}><span class="level">{_text(card.level)}:</span> {_said(card.title)}</{heading}>'
    yield from (_element("p", line) for line in card.lines)
    yield "</div>"


def _table(rows: Iterable[Row], caption: str) -> Iterator[str]:
    """Yield rows as a table whose caption is for those who hear it: the heading above says the same."""
    yield "<table>"
    yield _element("caption", caption)
    yield "<tbody>"
    for row in rows:
        label = _element("th", row.label, scope="row")
        value = _element("td", row.value, **({"class_": row.mark} if row.mark else {}))
        yield f"<tr>{label}{value}</tr>"
    yield "</tbody>"
    yield "</table>"


def _grid(grid: Grid, caption: str) -> Iterator[str]:
    """Yield a table of columns, in which each cell is told what it belongs to from above and from the left."""
    yield '<table class="grid">'
    yield _element("caption", caption)
    yield f"<thead><tr>{''.join(_element('th', column, scope='col') for column in grid.columns)}</tr></thead>"
    yield "<tbody>"
    for first, *rest in grid.rows:
        yield f"<tr>{_element('th', first, scope='row')}{''.join(_element('td', cell) for cell in rest)}</tr>"
    yield "</tbody>"
    yield "</table>"
