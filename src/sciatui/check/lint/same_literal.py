"""W-same-literal: one threshold written out in several places. A constant keeps it in one, with its source."""

from collections.abc import Iterator

from sciatui.check.look import Look
from sciatui.flow.aliases import Number
from sciatui.flow.complaint import Fault, Path, key_of
from sciatui.flow.condition.tree import AnswerTo, Compare, Literally

RULE = "W-same-literal"


def faults(look: Look) -> Iterator[Fault]:
    """Find numbers that the same answer is compared with in more than one condition."""
    for (name, number), paths in _compared(look).items():
        if len(paths) > 1:
            message = f"'{name}' is compared with {number} here and in {key_of(paths[0])}"
            yield Fault(RULE, paths[1], message, "Give the number a name: a [constant.…] with its source.")


def _compared(look: Look) -> dict[tuple[str, Number], list[Path]]:
    """Return every number that an answer is compared with, and where."""
    places: dict[tuple[str, Number], list[Path]] = {}
    for path, node in look.nodes:
        match node:
            case Compare(AnswerTo(name), _, Literally(number)) | Compare(Literally(number), _, AnswerTo(name)):
                known = places.setdefault((name, number), [])
                if path not in known:
                    known.append(path)
            case _:
                pass
    return places
