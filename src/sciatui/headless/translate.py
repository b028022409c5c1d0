"""`sciatui translate`: what a translation lacks and what has become stale in it, as TOML that is ready to be filled in.

With `--write` the files of the translation are written anew in the order of the flow: what is missing is there with an
empty text, each entry has its sentence above it, and an empty `of` is filled in. No text of a translator is changed.
"""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TextIO

from sciatui.check.author.remarks import Remarks
from sciatui.check.author.translating import OneFile, translation_files, write
from sciatui.check.author.translation_text import Said, rendered
from sciatui.errors import Exit
from sciatui.export.put import put
from sciatui.flow.complaint import key_of
from sciatui.flow.reader import shown
from sciatui.flow.translate import sentence_hash
from sciatui.flow.words import Words
from sciatui.headless.common import words_for_authors
from sciatui.spoken import add_language


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui translate` understands."""
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("language", metavar="LANGUAGE")
    parser.add_argument("--write", action="store_true")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Print what is missing and stale, or write it."""
    files = translation_files(arguments.flow, arguments.language)
    words = words_for_authors(arguments)
    if arguments.write:
        for path in write(files):
            put(stdout, words("translate.written", path=shown(path)) + "\n")
    else:
        for file in files:
            put(stdout, "".join(_printed(file, words)))
    states = [line.state for file in files for line in file.lines]
    missing, stale = states.count("missing"), states.count("stale")
    put(
        stdout,
        words("translate.counted", texts=words.counted("texts", len(states)), missing=missing, stale=stale) + "\n",
    )
    return Exit.DONE


def _printed(file: OneFile, words: Words) -> Iterator[str]:
    """Yield what is missing in a file, and the list of what is stale."""
    missing = [line for line in file.lines if line.state == "missing"]
    stale = [line for line in file.lines if line.state == "stale"]
    if missing or stale:
        yield f"# {shown(file.path)}\n\n"
    for line in stale:
        yield "".join(f"# {row}\n" for row in _stale(line, words))
    if missing:
        yield "\n" * bool(stale) + rendered(_whole_lists(file.lines), file.language, Remarks(), file.table)
    if missing or stale:
        yield "\n"


def _stale(line: Said, words: Words) -> tuple[str, ...]:
    """Return what there is to know of a translation whose sentence has changed."""
    names = {"place": key_of(line.path), "old": line.of, "new": sentence_hash(line.sentence)}
    return words("translate.stale", **names), f"  {line.sentence}", f"  {line.text}"


def _whole_lists(lines: tuple[Said, ...]) -> list[Said]:
    """Return the lines that are missing, each list whole: its lines find their sentences by their place."""
    wanted = {_list_of(line) for line in lines if line.state == "missing"}
    return [line for line in lines if _list_of(line) in wanted]


def _list_of(line: Said) -> tuple[str | int, ...]:
    """Return the path of the list that a text stands in; its own path if it stands in none."""
    place = next((at for at, part in enumerate(line.path) if isinstance(part, int)), len(line.path))
    return line.path[:place]
