"""What can happen in a session. The list of events is the session; everything else is replayed from it."""

from __future__ import annotations

from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from sciatui.flow.aliases import Value

    What = Literal[
        "answered", "unsure", "declined", "cleared", "back", "change", "next", "acknowledged", "finished", "stopped"
    ]


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

    def __repr__(self) -> str:
        """Name what happened and hide the answer: a fault must never print one."""
        return f"<Event {self.what} {self.subject}>"
