"""Says which answers would no longer count, before a change that would set them aside is made."""

from collections.abc import Callable, Iterable

from textual.widget import Widget

from sciatui.engine.session import Session
from sciatui.engine.summary import Bullets, Paragraph, Part
from sciatui.tui.screens.dialog import Dialog
from sciatui.tui.widgets.document import Document
from sciatui.tui.widgets.frame import Button


class LosesPage(Dialog):
    """Keep the answer, or change it and lose others."""

    name_of = "loses"

    def __init__(self, after: Session, gone: tuple[str, ...], stay: Callable[[Session], None] | None = None) -> None:
        """Ask about the way to `after`; `stay` takes it where the page underneath is not to be left."""
        super().__init__()
        self.after = after
        self.gone = gone
        self.stay = stay

    def body(self) -> Iterable[Widget]:
        """List the answers by their names."""
        questions = self.app.flow.questions
        names = tuple(questions[question].short for question in self.gone)
        words = self.words
        yield Document(
            [
                Part("loses", words("tui.loses.heading", count=len(names)), (Bullets(names),)),
                Part("kept", "", (Paragraph(words("tui.loses.kept_aside"), "note"),)),
            ]
        )

    def buttons(self) -> Iterable[Button]:
        """Offer to leave it as it was first."""
        return (Button("back", self.word("keep")), Button("change", self.word("change")))

    def go_back(self) -> None:
        """Keep the answer, and show it as it was."""
        self.app.close_page()
        if self.stay is None:
            self.app.go(self.app.session)

    def press(self, button: str) -> None:
        """Make the change, or not."""
        if button != "change":
            super().press(button)
            return
        self.app.close_page()
        (self.stay or self.app.go)(self.after)
