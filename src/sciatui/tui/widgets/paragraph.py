"""Words to read: paragraphs under each other, with or without a blank line between them."""

from collections.abc import Sequence

from textual.content import Content

from sciatui.tui.text import wrapped
from sciatui.tui.widgets.drawn import Drawn, Laid


class Paragraph(Drawn):
    """One or more paragraphs."""

    def __init__(self, *paragraphs: Content, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        """Show these paragraphs; empty ones are left out."""
        super().__init__(id=id, classes=classes)
        self.paragraphs: tuple[Content, ...] = paragraphs
        self.tight = False
        """Whether to save the blank lines between paragraphs."""

    def show_text(self, *paragraphs: Content) -> None:
        """Show other paragraphs."""
        self.paragraphs = paragraphs
        self.redraw()

    def lay(self, width: int) -> Laid:
        """Wrap each paragraph."""
        return Laid(tuple(self._lines([text for text in self.paragraphs if text.plain], width)))

    def _lines(self, paragraphs: Sequence[Content], width: int) -> list[Content]:
        lines: list[Content] = []
        for text in paragraphs:
            if lines and not self.tight:
                lines.append(Content(""))
            lines.extend(wrapped(text, width))
        return lines
