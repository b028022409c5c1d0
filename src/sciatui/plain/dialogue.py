"""One person's conversation: the session as it stands, and the words that can be typed everywhere.

The pages (start, question, interruption, check, result) say and read through it. Leaving is asked twice, end of
input is never an answer, and both end with the warning signs.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sciatui.engine.session import Session
from sciatui.engine.summarise_shared import matters, warning
from sciatui.engine.summarise_words import Case, case_of
from sciatui.errors import LeftByUser
from sciatui.flow.definition import Flow
from sciatui.flow.words import Words
from sciatui.plain.blocks import say_parts
from sciatui.plain.console import BULLET_HANG, HANG, Console
from sciatui.plain.glossary import announce, is_word, say_words
from sciatui.plain.save import save
from sciatui.plain.verbs import Typed, Verb, read_verb

if TYPE_CHECKING:
    from sciatui.flow.values import Activity

_STAY: Final = frozenset({Verb.CONTINUE, Verb.NO, Verb.BACK})


class Interrupted(LeftByUser):
    """Ctrl+C where the question was already whether to leave."""


class Dialogue:
    """What is said, read and known so far."""

    def __init__(self, console: Console, flow: Flow, today: date, folder: Path) -> None:
        """Begin with nothing answered. `folder` is where a summary goes unless the person names a place."""
        self.console: Final = console
        self.session = Session.begin(flow)
        self.today: Final = today
        self.folder: Final = folder
        self.saved: Path | None = None
        self.begun = False
        self.checked = False
        """Whether the list of answers was said once."""
        self.entered: Final[dict[str, list[Activity]]] = {}
        """Activities that were named for a question and are not its answer yet."""
        self.here: tuple[str, ...] = ()
        """The words of the glossary that stand in what was said last."""
        self.raised_by = ""
        """The question to ask again, after the person went back from the interruption that it raised."""

    def __repr__(self) -> str:
        """Say what this is without what it holds."""
        return f"<Dialogue {self.session!r}>"

    @property
    def words(self) -> Words:
        """The interface's words."""
        return self.session.flow.words

    @property
    def case(self) -> Case:
        """What treatments, topics and words are told from."""
        return case_of(self.session, self.today, by_person=True)

    def read(self, how: str, hint: str = "") -> Typed:
        """Return the next line that is no word for everywhere; `how` is said again after one of those."""
        while True:
            announce(self)
            try:
                line = read_verb(self.console.line(), self.words)
            except KeyboardInterrupt:
                self.console.say("")
                line = Typed("", Verb.QUIT)
            match line.verb:
                case Verb.HELP:
                    self._help(hint)
                case Verb.EMERGENCY:
                    self.emergency()
                    self.console.take_said()
                case Verb.SAVE:
                    save(self)
                case Verb.QUIT:
                    self.leave()
                    self.console.take_said()
                case Verb.WORDS if not line.rest or is_word(self, line.rest):
                    say_words(self, line.rest)
                case _:
                    return line
            self.console.block(how)

    def numbered(self, labels: Iterable[str]) -> None:
        """Say lines, each with the number that can be typed for it."""
        for number, label in enumerate(labels, 1):
            self.console.say(self.words("plain.ask.option", number=number, label=label), hang=HANG)

    def agrees(self, how: str) -> bool:
        """Ask for yes or no; nothing else is either. To go back is no."""
        self.console.say(how)
        while (line := self.read(how)).verb is not Verb.YES:
            if line.verb in {Verb.NO, Verb.BACK}:
                return False
            self.console.say(how)
        return True

    def take(self, after: Session) -> bool:
        """Make `after` the session, once the person agrees to what it makes no longer count."""
        before = self.session
        if lost := before.lost(after):
            questions = before.flow.questions
            self.console.block(self.words("plain.loses.intro"))
            self.console.say(*(f"- {questions[name].short}" for name in lost), hang=BULLET_HANG)
            if not self.agrees(self.words("plain.loses.how")):
                return False
        self.session = after
        return True

    def back(self) -> None:
        """Go one step back; before the first question stands the start page."""
        self.raised_by = self.session.position.question
        before = self.session.back()
        self.begun = before is not self.session
        self.session = before

    def leave(self) -> None:
        """Ask whether to leave, after the warning signs; raise `LeftByUser` if it is so.

        A result has said the signs already, and a result that is saved needs no question. Ctrl+C here leaves.
        """
        try:
            self._ask_to_leave()
        except KeyboardInterrupt:
            self.console.say("")
            raise Interrupted from None

    def _ask_to_leave(self) -> None:
        if not self.finished:
            self.warn()
        elif self.saved:
            raise LeftByUser
        how = self.words("plain.leave.how")
        self.console.block(self.kept(), how)
        while (line := read_verb(self.console.line(), self.words)).verb not in _STAY:
            match line.verb:
                case Verb.QUIT:
                    raise LeftByUser
                case Verb.SAVE:
                    save(self)
                    self.console.block(how)
                case Verb.EMERGENCY:
                    self.emergency()
                    self.console.block(how)
                case _:
                    self.console.say(self.words("plain.leave.error"))

    @property
    def finished(self) -> bool:
        """Whether the result is due or was said."""
        return self.session.position.at == "done"

    def emergency(self) -> None:
        """Say what to do in an emergency."""
        self.console.block(*self.session.flow.emergency)

    def warn(self) -> None:
        """Say the signs that need help whatever was answered, between what an answer calls for now, said twice.

        Said first, it is heard before the list is cut short; said last, it is still on the screen.
        """
        case = case_of(self.session, self.today, by_person=True)
        now = [self.words("plain.leave.raised", what=what) for what in matters(case)]
        for line in now:
            self.console.block(line)
        say_parts(self.console, [warning(case)])
        for line in now:
            self.console.block(line)

    def kept(self) -> str:
        """Say what of this is kept."""
        if self.saved is None:
            return self.words("plain.leave.nothing_saved")
        return self.words("plain.leave.saved", path=str(self.saved))

    def _help(self, hint: str) -> None:
        names = ("number", "back", "keep", "again", "emergency", "words", "save", "quit", "spaces")
        self.console.block(*(self.words(f"plain.help.{name}") for name in ("title", *names)))
        if hint:
            self.console.say(self.words("plain.help.hint", hint=hint))
