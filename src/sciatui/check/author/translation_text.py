"""Writes the texts of one file of a flow as a file of its translation: each sentence, and below it what it is there.

Everything stands in the order of the flow. What nobody has translated has an empty text, ready to be filled in. Remarks
of translators, which are the comments that are not sentences of the flow, stay where they stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final, NamedTuple

from sciatui.check.author.remarks import CHANGED, SAYS, Remarks
from sciatui.export.toml_text import key, literal
from sciatui.flow.complaint import Path
from sciatui.flow.texts import Text
from sciatui.flow.translate import Entry, sentence_hash

_ALONE: Final = "flow"
"""The one kind of table that has no ids."""


class Said(NamedTuple):
    """A sentence of the flow and its translation."""

    path: Path
    sentence: str
    text: str
    of: str

    @property
    def state(self) -> str:
        """`missing`, `stale`, or empty if it is as it should be."""
        if not self.text.strip():
            return "missing"
        return "" if self.of == sentence_hash(self.sentence) else "stale"


def said(texts: Iterable[Text], entries: Mapping[Path, Entry]) -> Iterator[Said]:
    """Lay translations beside their sentences. One with an empty `of` counts as one of the sentence as it stands."""
    for path, sentence in texts:
        entry = entries.get(path)
        text, of = ("", "") if entry is None else (entry.text, entry.of)
        yield Said(path, sentence, text, of if of and text.strip() else sentence_hash(sentence))


def table_of(path: Path) -> Path:
    """Return the table of a flow that a text stands in."""
    return path[: 1 if path[0] == _ALONE else 2]


def rendered(lines: Iterable[Said], language: str, remarks: Remarks, table: Callable[[Path], Path] = table_of) -> str:
    """Return a file of a translation. `language` is that of the sentences; `table` names the table of a text."""
    head = [] if remarks.head is None else [remarks.head]
    tables = groupby(lines, key=lambda line: table(line.path))
    blocks = [*head, *("\n".join(_table(path, list(inside), language, remarks)) for path, inside in tables)]
    return "\n\n".join([*blocks, *remarks.left()]) + "\n"


def _table(path: Path, lines: list[Said], language: str, remarks: Remarks) -> Iterator[str]:
    """Yield the lines of one table."""
    name = ".".join(key(str(part)) for part in path)
    if path:
        yield from remarks.of(name)
        yield f"[{name}]"
    for (rest, is_list), inside in groupby(lines, key=lambda line: _until_list(line.path[len(path) :])):
        yield from remarks.of(f"{name}.{rest}")
        if is_list:
            depth = len(path) + rest.count(".") + 1
            yield f"{rest} = ["
            yield from _list(f"{name}.{rest}", depth, list(inside), language, remarks)
            yield "]"
        else:
            for line in inside:
                yield _sentence(line, language)
                yield f"{rest} = {_value(line)}"


def _list(name: str, depth: int, lines: list[Said], language: str, remarks: Remarks) -> Iterator[str]:
    """Yield the lines of a list. What holds no text is there as an empty table, so that the others keep their place."""
    by_place = {place: list(inside) for place, inside in groupby(lines, key=lambda line: int(line.path[depth]))}
    for place in range(max(by_place) + 1):
        yield from (f"  {remark}" for remark in remarks.of(f"{name}.{place}"))
        inside = by_place.get(place, [])
        yield from (f"  {_sentence(line, language)}" for line in inside)
        if inside and len(inside[0].path) == depth + 1:
            yield f"  {_value(inside[0])},"
        elif inside and isinstance(inside[0].path[depth + 1], int):
            # A row of cells: each of them is a text.
            yield f"  [{', '.join(map(_value, inside))}],"
        else:
            pairs = ", ".join(f"{key('.'.join(map(str, line.path[depth + 1 :])))} = {_value(line)}" for line in inside)
            yield f"  {{ {pairs} }}," if pairs else "  {},"


def _until_list(path: Path) -> tuple[str, bool]:
    """Return the key that leads to a text or to the list that it stands in, and whether it is a list."""
    names: list[str] = []
    for part in path:
        if isinstance(part, int):
            return ".".join(names), True
        names.append(key(part))
    return ".".join(names), False


def _sentence(line: Said, language: str) -> str:
    """Return the sentence as a comment; a line end in it would end the comment."""
    mark = CHANGED if line.state == "stale" else SAYS
    return mark.format(language=language) + line.sentence.replace("\n", "\\n")


def _value(line: Said) -> str:
    return literal({"text": line.text, "of": line.of})
