"""What can happen in a session. The list of events is the session; everything else is replayed from it."""

from __future__ import annotations

from sciatui.flow.values import Blank
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Final, Literal, Self

    from sciatui.flow.aliases import Value

    What = Literal[
        "answered", "unsure", "declined", "cleared", "back", "change", "next", "acknowledged", "finished", "stopped"
    ]

_BLANKS: Final[Mapping[str, Blank]] = {"unsure": Blank.UNSURE, "declined": Blank.DECLINED}


class Event(NamedTuple):
    """One thing that happened.

    ============= =================== =========================================================
    what          subject             meaning
    ============= =================== =========================================================
    answered      question            it got `value`; the last word on a question counts
    unsure        question            the person is not sure
    declined      question            the person prefers not to say
    cleared       question            the answer was taken back; the question is open again
    back          screen              the person went one step back, to this screen; from the
                                      result back to the answers where it is ""
    change        screen              the person went to this screen to change it, and returns after
    next          screen              the person went on from this screen, which was answered already
    acknowledged  red flag            its interruption was read and the person goes on
    finished      ""                  the answers were confirmed on the check-your-answers page
    stopped       ""                  the person ended the assessment before its end
    ============= =================== =========================================================
    """

    what: What
    subject: str = ""
    value: Value | None = None

    @classmethod
    def of(cls, question: str, answer: Value | Blank) -> Self:
        """Return the event that says this of a question: a value, "not sure" or "prefer not to say"."""
        if isinstance(answer, Blank):
            return cls("unsure" if answer is Blank.UNSURE else "declined", question)
        return cls("answered", question, answer)

    @property
    def answer(self) -> Value | Blank:
        """What it says of its question; `UNANSWERED` where it says nothing of one."""
        return _BLANKS.get(self.what, Blank.UNANSWERED) if self.value is None else self.value

    def __repr__(self) -> str:
        """Name what happened and hide the answer: a fault must never print one."""
        return f"<Event {self.what} {self.subject}>"
