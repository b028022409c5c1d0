"""What a session gives: plain frozen values that every face, export and test reads."""

from __future__ import annotations

from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from sciatui.engine.events import Event
    from sciatui.flow.aliases import Stance, Urgency

    Status = Literal["finished", "interrupted", "stopped"]

    Fit = Literal["fit", "partly_fit"]


class Fired(NamedTuple):
    """A red flag or advice rule that fired; `because` is a smallest set of answers that is enough by itself."""

    id: str
    urgency: Urgency
    because: tuple[str, ...]
    unsure: bool
    """True if it fired because something it needs is not known (`if_unknown`)."""

    def __repr__(self) -> str:
        """Say what this is and not what it says: a warning sign that fired tells what was answered."""
        return "<Fired>"


class PatternFit(NamedTuple):
    """A pattern that fits or partly fits, with the questions whose answers speak for and against it."""

    id: str
    fit: Fit
    supports: tuple[str, ...]
    against: tuple[str, ...]

    def __repr__(self) -> str:
        """Say what this is and not what it says: a warning sign that fired tells what was answered."""
        return "<PatternFit>"


class ScoreTotal(NamedTuple):
    """A score; `low` and `high` differ when answers are missing. `meaning` only if both lie in one band."""

    id: str
    low: int
    high: int
    of: int
    meaning: str

    def __repr__(self) -> str:
        """Say what this is and not what it says: a warning sign that fired tells what was answered."""
        return "<ScoreTotal>"


class Offered(NamedTuple):
    """A treatment that the overview shows."""

    id: str
    stance: Stance


class Withheld(NamedTuple):
    """A treatment that is not shown for these answers, with the answers that say so."""

    id: str
    because: tuple[str, ...]

    def __repr__(self) -> str:
        """Say what this is and not what it says: a warning sign that fired tells what was answered."""
        return "<Withheld>"


class Result(NamedTuple):
    """Everything a session says, worked out from effective answers alone."""

    status: Status
    urgency: Urgency
    because: tuple[str, ...]
    """A smallest set of answers that is enough for this urgency; empty for the least urgent, and where only questions
    that were left open gave it."""
    red_flags: tuple[Fired, ...]
    advice: tuple[Fired, ...]
    withdrawn: tuple[str, ...]
    """Red flags that interrupted earlier and no longer hold, because an answer was changed."""
    unchecked: tuple[str, ...]
    """Red flags that nobody could rule in or out, because questions were left open."""
    open_advice: tuple[str, ...]
    """Advice rules that open questions leave unknown, and that ask for something where they are unknown."""
    patterns: tuple[PatternFit, ...]
    """Best first: those that fit, then those that partly fit, in the order of the flow."""
    scores: tuple[ScoreTotal, ...]
    treatments: tuple[Offered, ...]
    """By stance, then in the order of the flow; empty on an emergency."""
    withheld: tuple[Withheld, ...]
    topics: tuple[str, ...]
    visit_questions: tuple[str, ...]
    """Questions to take to the visit, the most important first; empty on an emergency."""
    recheck: str
    """The date to check again, by its id; empty if the flow has none for these answers, and on an emergency."""
    asked: tuple[Event, ...]
    """Every question that was asked and answered, in the order of the flow, as the event that says its answer."""
    interrupted_at: str
    """The question whose answer raised the first interruption; empty if there was none."""

    def __repr__(self) -> str:
        """Say what this is and not what it says: a warning sign that fired tells what was answered."""
        return "<Result>"
