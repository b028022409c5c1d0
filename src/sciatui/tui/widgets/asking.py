"""What stands above the answers: the question as a heading, why it is asked, and a hint.

Where the answers need the room, its blank lines go one by one, the least needed first.
"""

from typing import Final

from textual.content import Content

from sciatui.tui.text import wrapped
from sciatui.tui.widgets.drawn import QUIET, STRONG, Drawn, Laid

ROOMY: Final = 0
UNDER_HEADING, UNDER_INTRO, ABOVE, UNDER_ALL = range(1, 5)
"""Up to which of its blank lines are left out. The one above is the page's."""


class Asking(Drawn):
    """The words of a question."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.intro = self.heading = self.why = self.hint = Content("")
        self.level = ROOMY
        """Which blank lines are left out."""

    def show_question(self, *, intro: Content, heading: Content, why: Content, hint: Content) -> None:
        """Show another question; a text that is empty takes no room."""
        self.intro, self.heading, self.why, self.hint = intro, heading, why, hint
        self.redraw()

    def show_level(self, level: int) -> None:
        """Leave out the blank lines up to this one."""
        if level != self.level:
            self.level = level
            self.redraw()

    def height(self, width: int) -> int:
        """Return how many lines there are with every blank line, and the one above."""
        return len(self._lines(width, ROOMY)) + 1

    def lay(self, width: int) -> Laid:
        """Draw what there is."""
        return Laid(tuple(self._lines(width, self.level)))

    def _lines(self, width: int, level: int) -> list[Content]:
        quiet = [line.stylize(QUIET) for text in (self.why, self.hint) if text.plain for line in wrapped(text, width)]
        intro = [line.stylize(QUIET) for line in wrapped(self.intro, width)] if self.intro.plain else []
        lines = [*intro, Content("")] if intro and level < UNDER_INTRO else intro
        lines += [line.stylize(STRONG) for line in wrapped(self.heading, width)]
        lines += [Content(""), *quiet] if quiet and level < UNDER_HEADING else quiet
        return [*lines, Content("")] if level < UNDER_ALL else lines
