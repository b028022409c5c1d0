"""What an author has begun to answer when a file is saved: taken from the old page, and put into the new one.

Nothing here is an answer yet: what does not fit the edited question any more is left out.
"""

from collections.abc import Sequence
from typing import NamedTuple

from textual.screen import Screen

from sciatui.engine.answer import NONE
from sciatui.flow.aliases import Kind
from sciatui.flow.values import Blank
from sciatui.tui.screens.question import QuestionPage
from sciatui.tui.widgets.answer_box import AnswerBox
from sciatui.tui.widgets.field import Field
from sciatui.tui.widgets.typed_box import TypedBox


class Draft(NamedTuple):
    """An answer that was begun."""

    question: str
    kind: Kind
    given: object
    """What would be given now."""
    typed: tuple[str, ...]
    """What stands in the fields, in their order."""

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return f"<Draft of {self.question}>"


def draft_on(pages: Sequence[Screen[object]]) -> Draft | None:
    """Return what was begun on the question among these pages; None if there is none, or a checklist."""
    box = _box_on(pages)
    if box is None:
        return None
    fields = box.typed_in() if isinstance(box, TypedBox) else ()
    typed = tuple(field.value if isinstance(field, Field) else field.text for field in fields)
    return Draft(box.question.id, box.question.kind, box.given(), typed)


def take_up(pages: Sequence[Screen[object]], draft: Draft) -> None:
    """Put a draft into the question among these pages, if that is still the same one."""
    box = _box_on(pages)
    if box is None or (box.question.id, box.question.kind) != (draft.question, draft.kind):
        return
    if isinstance(draft.given, Blank):
        if draft.given is not Blank.UNANSWERED:
            box.show(draft.given)
    elif isinstance(box, TypedBox):
        for field, text in zip(box.typed_in(), draft.typed, strict=True):
            field.show_text(text)
    elif isinstance(draft.given, list):
        codes = frozenset(code for code in draft.given if code in box.question.choices)
        if codes or (draft.given == [NONE] and box.question.none):
            box.show(codes)
    elif isinstance(draft.given, int) or draft.given in box.question.choices:
        box.show(draft.given)  # type: ignore[arg-type]  # a point of a scale, or a code


def _box_on(pages: Sequence[Screen[object]]) -> AnswerBox | None:
    found = (page.box for page in reversed(pages) if isinstance(page, QuestionPage))
    return next((box for box in found if isinstance(box, AnswerBox)), None)
