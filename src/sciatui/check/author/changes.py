"""What two versions of a flow say differently: ids added, removed, changed and moved, rules apart from texts."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from sciatui.check.author.opened import Opened
from sciatui.flow.complaint import Path, key_of
from sciatui.flow.definition import Flow, Question
from sciatui.flow.texts import texts_of


class Change(NamedTuple):
    """One thing that differs."""

    what: Literal["added", "removed", "changed", "moved"]
    key: str
    is_text: bool
    """Whether only words for people differ, and no rule."""
    old: str
    new: str


def changes(old: Opened, new: Opened) -> tuple[Change, ...]:
    """Return everything that differs, tables in the order of the files."""
    before, after = _said(old), _said(new)
    texts = {text.path for flow in (before, after) for text in texts_of(flow)}
    found = []
    for kind in dict.fromkeys((*before, *after)):
        first, second = before.get(kind, {}), after.get(kind, {})
        if isinstance(first, dict) and isinstance(second, dict):
            found += list(_tables((kind,), first, second, texts))
        elif first != second:
            found.append(_changed((kind,), first, second, texts))
    return (*found, *_moved(old, new))


def renamed(old: Flow, new: Flow) -> tuple[tuple[str, str], ...]:
    """Return the old and the new id of each question that asks the very same under another one."""
    gone = {_asked(question): name for name, question in old.questions.items() if name not in new.questions}
    come = [(_asked(question), name) for name, question in new.questions.items() if name not in old.questions]
    return tuple((gone[asked], name) for asked, name in come if asked in gone)


def _asked(question: Question) -> str:
    """Return all that a question asks and takes; where and when it is asked is left out."""
    return repr(question._replace(id="", section="", screen="", when=None))


def _said(opened: Opened) -> dict[str, Any]:
    return opened.files.model_dump(mode="json", exclude_defaults=True)


def _tables(at: Path, old: Mapping[str, Any], new: Mapping[str, Any], texts: set[Path]) -> Iterator[Change]:
    """Compare the tables of one kind; a table that only one has is told as a whole."""
    for name in dict.fromkeys((*old, *new)):
        path = (*at, name)
        if name not in new or name not in old:
            whole = old.get(name) if name in old else new.get(name)
            told = "" if isinstance(whole, dict) else _shown(whole)
            there = name in new
            yield Change(
                "added" if there else "removed", key_of(path), path in texts, "" if there else told, told * there
            )
        elif isinstance(old[name], dict) and isinstance(new[name], dict):
            yield from _tables(path, old[name], new[name], texts)
        elif old[name] != new[name]:
            yield from _values(path, old[name], new[name], texts)


def _values(path: Path, old: Any, new: Any, texts: set[Path]) -> Iterator[Change]:
    """Compare two values; lists of one length line by line."""
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for at, (one, other) in enumerate(zip(old, new, strict=True)):
            if isinstance(one, dict) and isinstance(other, dict):
                yield from _tables((*path, at), one, other, texts)
            elif one != other:
                yield _changed((*path, at), one, other, texts)
    else:
        yield _changed(path, old, new, texts)


def _changed(path: Path, old: Any, new: Any, texts: set[Path]) -> Change:
    is_text = path in texts or any(text[: len(path)] == path for text in texts)
    return Change("changed", key_of(path), is_text, _shown(old), _shown(new))


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else " · ".join(map(str, value)) if isinstance(value, list) else str(value)


def _moved(old: Opened, new: Opened) -> Iterator[Change]:
    """Yield each question that both have and that is asked after another one than before."""
    before, after = list(old.flow.questions), list(new.flow.questions)
    first = [name for name in before if name in after]
    second = [name for name in after if name in before]
    for name in second:
        one, other = _previous(first, name), _previous(second, name)
        if one != other:
            yield Change("moved", f"question.{name}", is_text=False, old=one, new=other)


def _previous(names: list[str], name: str) -> str:
    at = names.index(name)
    return f"after {names[at - 1]}" if at else "first"
