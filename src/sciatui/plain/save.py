"""Saves the summary: asks which kind of file and where, and never replaces a file that is there.

In the middle of the questions it saves the summary as far as it goes, which says so itself.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise
from sciatui.errors import SciatuiError
from sciatui.export import html, md, txt
from sciatui.export.name import free_name
from sciatui.export.result_json import as_json, dumps
from sciatui.export.write import write_new
from sciatui.plain.verbs import Verb

if TYPE_CHECKING:
    from sciatui.plain.dialogue import Dialogue

FORMATS: Final[Mapping[str, Callable[[Session, date], str]]] = {
    "txt": lambda session, today: txt.render(summarise(session, today)),
    "md": lambda session, today: md.render(summarise(session, today)),
    "html": lambda session, today: html.render(summarise(session, today)),
    "json": lambda session, _: dumps(as_json(session)),
}


def save(dialogue: "Dialogue") -> None:
    """Ask for kind and place, write the file and say where it is."""
    kind = _which(dialogue)
    path = _write(dialogue, kind) if kind else None
    words = dialogue.words
    if path is None:
        dialogue.console.block(words("plain.save.nothing"))
        return
    dialogue.saved = path
    dialogue.console.block(words("plain.save.saved", path=str(path)), words("plain.save.private"))


def _which(dialogue: "Dialogue") -> str:
    """Return the kind of file that the person chooses; empty for none."""
    words, console = dialogue.words, dialogue.console
    kinds = list(FORMATS)
    how = words("plain.save.format_how", count=len(kinds))
    console.block(words("plain.save.format"))
    dialogue.numbered(words(f"plain.save.{kind}") for kind in kinds)
    console.say(how)
    while True:
        line = dialogue.read(how)
        if line.verb is Verb.BACK:
            return ""
        named = line.text.casefold()
        if named in FORMATS:
            return named
        if line.text.isdecimal() and 1 <= int(line.text) <= len(kinds):
            return kinds[int(line.text) - 1]
        console.say(words("plain.save.format_error", count=len(kinds)))


def _write(dialogue: "Dialogue", kind: str) -> Path | None:
    """Ask where until the file is written or the person goes back."""
    words, console, session = dialogue.words, dialogue.console, dialogue.session
    content = FORMATS[kind](session.stop(), dialogue.today).encode()
    default = free_name(dialogue.folder, dialogue.today, kind)
    how = words("plain.save.where_how")
    console.block(words("plain.save.where", path=str(default)), how)
    while True:
        line = dialogue.read(how)
        if line.verb is Verb.BACK:
            return None
        if not line.text or line.verb not in {None, Verb.HERE}:
            console.say(words("plain.save.where_error"))
            continue
        path = default if line.verb is Verb.HERE else place(line.text, default)
        try:
            write_new(path, content)
        except SciatuiError as mistake:
            console.say(words("plain.save.error", message=str(mistake)), how)
        else:
            return path


def place(named: str, default: Path) -> Path:
    """Return the file that a person means: a folder gets the default name, a bare name the default's ending."""
    path = Path(named)
    if named.startswith("~"):
        with suppress(RuntimeError):
            path = path.expanduser()
    path = default.parent / path
    with suppress(OSError):  # a name that is too long is refused when it is written
        if path.is_dir():
            return path / default.name
    return path if path.suffix or os.path.lexists(path) else path.with_suffix(default.suffix)
