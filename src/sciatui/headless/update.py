"""Rewrites what a scenario expects from what came: only what differs, with everything around it left as it is.

Comments, order and spacing stay; only a comment inside a list that is rewritten goes with it. A question that was
never asked for, a page that is not shown and an answer that is refused are no expectations, and stay failures. So do a
bound on the urgency and what must not come: to loosen them is to take a promise back, which a person has to do.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sciatui.export.toml_text import literal
from sciatui.export.write import write_over
from sciatui.flow.locate import Positions
from sciatui.headless.document import Document
from sciatui.headless.scenario_play import Failure, Played


class Change(NamedTuple):
    """One value that was rewritten."""

    line: int
    key: str
    before: str
    after: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"line {self.line}: {self.key}: {self.before} is now {self.after}"


def update(path: Path, played: Played) -> list[Change]:
    """Rewrite the file of a scenario that failed, and return what was changed; raise `CannotWrite`."""
    document = played.scenario.document
    text, changes = rewritten(document, played.failures)
    if changes:
        write_over(path, text.encode(), document.text.encode())
    return changes


def rewritten(document: Document, failures: Iterable[Failure]) -> tuple[str, list[Change]]:
    """Return the text of a scenario with the expectations that failed rewritten, and the changes in its order."""
    text = document.text
    if document.is_json:
        return text, []
    positions = Positions(text)
    changes: list[Change] = []
    places = [(positions.span(failure.at), failure) for failure in failures if failure.miss.instead is not None]
    spans = {span: failure for span, failure in places if span is not None}
    for start, end in sorted(spans, reverse=True):
        failure = spans[start, end]
        after = literal(failure.miss.instead)
        line, _ = positions.of(failure.at)
        key = f"{failure.where}: {failure.miss.key}" if failure.where else failure.miss.key
        changes.append(Change(line, key, " ".join(text[start:end].split()), after))
        text = text[:start] + after + text[end:]
    return text, changes[::-1]
