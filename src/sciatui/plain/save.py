"""Saves the summary: asks which kind of file and where, and never replaces a file that is there.

In the middle of the questions it saves the summary as far as it goes, which says so itself.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sciatui.export.kinds import KINDS, Kind, written
from sciatui.export.name import free_name, named, stem, usable
from sciatui.export.write import NotWritten, write_new
from sciatui.plain.verbs import Verb

if TYPE_CHECKING:
    from sciatui.plain.dialogue import Dialogue


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


def _which(dialogue: "Dialogue") -> Kind | None:
    """Return the kind of file that the person chooses; None if none."""
    words, console = dialogue.words, dialogue.console
    how = words("plain.save.format_how", count=len(KINDS))
    console.block(words("plain.save.format"))
    dialogue.numbered(words(f"summary.file.{kind}") for kind in KINDS)
    console.say(how)
    while True:
        line = dialogue.read(how)
        if line.verb is Verb.BACK:
            return None
        chosen = next((kind for kind in KINDS if kind == line.text.casefold()), None)
        if chosen is None and line.text.isdecimal() and 1 <= int(line.text) <= len(KINDS):
            chosen = KINDS[int(line.text) - 1]
        if chosen is not None:
            return chosen
        console.say(words("plain.save.format_error", count=len(KINDS)))


def _write(dialogue: "Dialogue", kind: Kind) -> Path | None:
    """Ask where until the file is written or the person goes back."""
    words, console, folder, today = dialogue.words, dialogue.console, usable(dialogue.folder), dialogue.today
    content = written(kind, dialogue.session, today).encode()
    ours = stem(words, today)
    default = free_name(folder, ours, kind)
    how = words("plain.save.where_how")
    console.block(words("plain.save.where", path=str(default)), how)
    while True:
        line = dialogue.read(how)
        if line.verb is Verb.BACK:
            return None
        if not line.text or line.verb not in {None, Verb.HERE}:
            console.say(words("plain.save.where_error"))
            continue
        if line.text.isdecimal():
            # Whoever thinks of a list is not to find their summary in a file named 1.
            console.say(words("plain.save.where_number", path=str(default)))
            continue
        path = default if line.verb is Verb.HERE else named(line.text, folder, ours, kind)
        try:
            write_new(path, content)
        except NotWritten as mistake:
            console.say(words("plain.save.error", message=mistake.said(words)))
        else:
            return path
