"""Ways to look into a summary without its reprs, which show nothing."""

from collections.abc import Iterable, Iterator

from sciatui.engine.summary import Block, Bullets, Card, Entry, Paragraph, Part, Rows, Summary, Typed


def ids(parts: Iterable[Part]) -> list[str]:
    """Return the ids of parts, in order."""
    return [part.id for part in parts]


def part(summary: Summary, name: str) -> Part:
    """Return the part of this id."""
    return next(part for part in (*summary.person, *summary.clinician) if part.id == name)


def lines(block: Block) -> Iterator[str]:
    """Yield every line of ours that a block shows; a row as "label: value"."""
    match block:
        case Paragraph(text):
            yield text
        case Bullets(texts):
            yield from texts
        case Rows(rows):
            yield from (f"{row.label}: {row.value}" for row in rows)
        case Card(_, level, title, texts):
            yield from (level, title, *texts)
        case Entry(title, texts):
            yield from (title, *texts)
        case Typed(label):
            yield label


def texts(parts: Iterable[Part]) -> list[str]:
    """Return the headings and every line of parts."""
    return [
        text for part in parts for text in (part.heading, *(line for block in part.blocks for line in lines(block)))
    ]


def typed(summary: Summary) -> list[tuple[str, str]]:
    """Return everything that the person typed, with its label."""
    return [
        (block.label, block.text)
        for part in (*summary.person, *summary.clinician)
        for block in part.blocks
        if isinstance(block, Typed)
    ]
