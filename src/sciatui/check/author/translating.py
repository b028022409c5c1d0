"""A translation beside its flow: what is missing or stale in which file, and the whole translation written anew.

Each file of the flow has one of its own name in `text/<language>/`; a translation that is a single file stays one.
A text that moved to another file of the flow moves in the translation too. What leads nowhere is refused, so that
nothing that was translated is lost.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from sciatui.check.author.remarks import Remarks
from sciatui.check.author.translation_text import Said, rendered, said, table_of
from sciatui.errors import Exit, SciatuiError, UsageError
from sciatui.export.write import write_over
from sciatui.flow import toml
from sciatui.flow.checked import LANGUAGE, Checked, study
from sciatui.flow.complaint import Fault, FlowError, key_of
from sciatui.flow.complaint import Path as Place
from sciatui.flow.gate import quoted
from sciatui.flow.interface import ENGLISH, word_files
from sciatui.flow.places import placed
from sciatui.flow.reader import shown
from sciatui.flow.sources import TEXTS
from sciatui.flow.texts import Text, texts_of
from sciatui.flow.translate import Entry, entries_in, no_such_text
from sciatui.flow.translation import Parsed, Translation

INTERFACE: Final = "interface"
"""Stands for the program's own words in the place of a flow."""


class CannotChange(SciatuiError):
    """A file of a translation could not be written."""

    exit = Exit.FAULT


class OneFile(NamedTuple):
    """One file of a translation."""

    path: Path
    language: str
    """That of the flow, not of the translation."""
    before: str
    """What it holds now; empty if it is not there."""
    lines: tuple[Said, ...]
    after: str
    """What it holds once it is written anew."""
    table: Callable[[Place], Place] = table_of
    """Names the table that a text stands in."""


def translation_files(where: str, language: str) -> tuple[OneFile, ...]:
    """Lay a translation beside its flow, or raise `UsageError` or `FlowError`."""
    if where == INTERFACE:
        return tuple(_interface_files(language))
    checked = study(where)
    if checked.files is None or not LANGUAGE.fullmatch(language) or language == checked.files.flow.language:
        raise _no_language(language)
    parsed = checked.merged.texts.get(language, Translation(())).parsed()
    entries = _entries(checked, parsed, language)
    before = {Path(part.file): part.text for part in parsed.parts}
    return tuple(_files(checked, language, entries, before))


def write(files: tuple[OneFile, ...]) -> Iterator[Path]:
    """Write the files that differ and yield their paths; one that is empty now is removed. Raise `CannotChange`."""
    for file in files:
        if file.after == file.before:
            continue
        try:
            if not file.after:
                file.path.unlink()
            elif file.before:
                write_over(file.path, file.after.encode(), file.before.encode())
            else:
                file.path.parent.mkdir(parents=True, exist_ok=True)
                with file.path.open("x", encoding="utf-8", newline="\n") as new:
                    new.write(file.after)
        except OSError as fault:
            raise CannotChange(f"Could not write {shown(file.path)}: {fault.strerror}.") from None
        yield file.path


def _entries(checked: Checked, parsed: Parsed, language: str) -> dict[Place, Entry]:
    """Return what is translated, or raise `FlowError` if some of it cannot be understood."""
    faults: list[Fault] = []
    entries = {entry.path: entry for entry in entries_in((), parsed.tree, faults, language)}
    source = dict(checked.texts)
    faults += [no_such_text(path, source, language) for path in entries if path not in source]
    complaints = (*parsed.complaints, *placed(faults, checked.merged))
    if complaints:
        raise FlowError(complaints)
    return entries


def _files(checked: Checked, language: str, entries: dict[Place, Entry], before: dict[Path, str]) -> Iterator[OneFile]:
    """Yield each file of the translation, also those that nothing is left in."""
    own = "" if checked.files is None else checked.files.flow.language
    parts = {Path(part.file): texts_of(part.tree) for part in checked.merged.parts}
    folder = next(iter(parts)).parent / TEXTS
    single = folder / f"{language}.toml"
    if set(before) == {single}:
        grouped = {single: [text for texts in parts.values() for text in texts]}
    else:
        grouped = {folder / language / path.name: list(texts) for path, texts in parts.items() if texts}
    for path in {**grouped, **before}:
        lines = tuple(said(grouped.get(path, ()), entries))
        text = before.get(path, "")
        yield OneFile(path, own, text, lines, rendered(lines, own, Remarks(text, own)) if lines else "")


def _interface_files(language: str) -> Iterator[OneFile]:
    """Yield each file of the program's own words in another language."""
    if not LANGUAGE.fullmatch(language) or language == ENGLISH:
        raise _no_language(language)
    before = {Path(source.path).name: source for source in word_files(language)}
    for source in word_files(ENGLISH):
        path = Path(source.path)
        text = before[path.name].content().decode() if path.name in before else ""
        texts = list(_words(toml.parse(source.content().decode(), source.file)))
        entries = {entry.path: entry for entry in entries_in((), toml.parse(text, shown(path)), [], language)}
        if unknown := entries.keys() - {text.path for text in texts}:
            raise UsageError(f"{shown(before[path.name].path)}: there is no text {quoted(key_of(min(unknown)))}.")
        lines = tuple(said(texts, entries))
        after = rendered(lines, ENGLISH, Remarks(text, ENGLISH), _table_around)
        yield OneFile(path.parent.parent / language / path.name, ENGLISH, text, lines, after, _table_around)


def _table_around(path: Place) -> Place:
    return path[:-1]


def _words(tree: toml.Tree, path: Place = ()) -> Iterator[Text]:
    """Yield the words of a file, those of each table together."""
    for key, value in sorted(tree.items(), key=lambda pair: isinstance(pair[1], dict)):
        if isinstance(value, dict):
            yield from _words(value, (*path, key))
        else:
            yield Text((*path, key), value)


def _no_language(name: str) -> UsageError:
    return UsageError(f"{quoted(name)} is not another language. Name it like es or pt-BR.")
