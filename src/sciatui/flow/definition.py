"""The checked flow, as the engine and the front ends read it.

Everything here is plain frozen data in one language and one region, complete and cross-checked: a name that
stands here exists. It is made by `flow.compile` from what the files say (`flow.model`); nothing here reads
a file, and nothing outside the standard library is needed to use it.
"""

from __future__ import annotations

from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Final

    from sciatui.flow.aliases import Effective, Kind, Missing, Number, Seen, Stance, Urgency
    from sciatui.flow.program import Program
    from sciatui.flow.words import Words

DATE: Final = "date"
"""The word in braces that stands for the date in the text of a recheck."""


class Condition(NamedTuple):
    """One condition of the flow, ready to be asked.

    `truth(effective)` is True, False or None (unknown). `reads` names the questions it depends on, also
    through values, scores and flags, in flow order. `text` is what the author wrote.
    """

    text: str
    reads: tuple[str, ...]
    truth: Callable[[Effective], bool | None]


class Question(NamedTuple):
    """One thing asked, with an answer of its own. An item of a checklist is a `choice` question."""

    id: str
    section: str
    screen: str
    """Id of the screen it stands on: its own id, or the id of the checklist it belongs to."""
    kind: Kind
    ask: str
    short: str
    """A few words for lists of answers."""
    why: str
    hint: str
    choices: Mapping[str, str]
    """Code to label, in the order shown; empty for kinds without choices."""
    unsure: bool
    """Whether "I am not sure" is offered."""
    decline: bool
    """Whether "I prefer not to say" is offered."""
    none: str
    """Words for "none of these" on a set of choices; empty when an empty set is not an answer."""
    unit: str
    unit_one: str
    """The unit after the number one; as `unit` where the flow names no other."""
    minimum: Number | None
    maximum: Number | None
    decimal: bool
    low: str
    high: str
    """What the two ends of a scale mean."""
    when: Condition | None
    source: tuple[str, ...]


class Screen(NamedTuple):
    """What is asked together: one question, or the items of one checklist."""

    id: str
    section: str
    heading: str
    why: str
    hint: str
    questions: tuple[str, ...]
    checklist: bool
    none: str
    """On a checklist, the words of the one key that answers no to every item; else empty."""


class Section(NamedTuple):
    """A named part of the questionnaire."""

    id: str
    title: str
    intro: str


class RedFlag(NamedTuple):
    """A condition that sets at least an urgency, whatever else is said."""

    id: str
    when: Condition
    urgency: Urgency
    if_unknown: Urgency | None
    """What "not sure" gives at least; None where the author chose "ignore" and said why."""
    interrupt: bool
    title: str
    act: str
    meaning: str
    steady: bool
    """Whether it surely stays true, once true, while a person answers in order."""
    sign: str
    """The warning sign in a line for the list that every result ends with; empty = not in that list."""
    source: tuple[str, ...]


class Advice(NamedTuple):
    """A rule that is no warning sign and still sets an urgency."""

    id: str
    when: Condition
    urgency: Urgency
    if_unknown: Urgency | None
    title: str
    act: str
    source: tuple[str, ...]


class Pattern(NamedTuple):
    """A picture that answers fit, partly fit or do not fit. Never a diagnosis, never a probability."""

    id: str
    title: str
    about: str
    fit: Condition
    partly: Condition
    supports: tuple[Condition, ...]
    speaks_against: tuple[Condition, ...]
    grade: str
    """A exact published self-report rule · B published cluster without weights · C a prompt of our own."""
    grade_when: Condition | None
    """When the grade holds; None where it always does."""
    grade_else: str
    """The grade where it does not."""
    topic: str
    source: tuple[str, ...]


class Points(NamedTuple):
    """One item of a score."""

    when: Condition
    points: int
    label: str


class Band(NamedTuple):
    """What a total from `low` to `high` means, both included."""

    low: int
    high: int
    meaning: str


class Score(NamedTuple):
    """A published count with its own cut-offs. `when` says for whom it was made."""

    id: str
    title: str
    when: Condition | None
    items: tuple[Points, ...]
    missing: Missing
    bands: tuple[Band, ...]
    of: int
    """The highest total there can be."""
    source: tuple[str, ...]


class Treatment(NamedTuple):
    """One entry of the treatment overview."""

    id: str
    title: str
    group: str
    stance: Stance
    line: str
    suits: str
    """Whom it may suit; this and the next two may be empty."""
    ask_first: str
    """Who should ask somebody before they try it."""
    expect: str
    """What to expect of it, and when."""
    about: tuple[str, ...]
    ask: str
    """A question to take to the visit; may be empty."""
    when: Condition | None
    avoid_when: Condition | None
    avoid: str
    """Why it is not shown to people for whom `avoid_when` is true or unknown."""
    source: tuple[str, ...]


class Cells(NamedTuple):
    """A table: its headings, and rows of as many cells. The first cell says what a row is about."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class TopicGroup(NamedTuple):
    """A heading over topics."""

    id: str
    title: str


class Topic(NamedTuple):
    """An explainer; also the home of "you may have read …; current guidance says …"."""

    id: str
    title: str
    group: str
    """Id of the group that it is listed under; empty if it stands by itself."""
    text: tuple[str, ...]
    table: Cells | None
    you_may_have_read: str
    now: str
    when: Condition | None
    source: tuple[str, ...]


class VisitQuestion(NamedTuple):
    """A question to take to the visit."""

    id: str
    ask: str
    when: Condition | None
    source: tuple[str, ...]


class Term(NamedTuple):
    """A word that texts use, and what it means."""

    id: str
    term: str
    forms: tuple[str, ...]
    """Other spellings as they stand in texts."""
    text: str
    source: tuple[str, ...]


class Recheck(NamedTuple):
    """After how many days to check again; the soonest of those that are not surely false counts."""

    id: str
    when: Condition
    days: int
    text: str
    """What to do then, with `{date}` where the date belongs."""
    source: tuple[str, ...]


class Source(NamedTuple):
    """A citation."""

    id: str
    title: str
    publisher: str
    year: int | None
    """When it was published, if that is shown."""
    address: str
    read: str
    """The day it was read, as YYYY-MM-DD."""
    seen: Seen | None
    """What was read, if that was not the thing itself."""


class UrgencyWords(NamedTuple):
    """What one urgency means to the person."""

    urgency: Urgency
    title: str
    act: str
    by_when: str
    check_again: str
    """When to run the assessment again or get back in touch; empty on an emergency."""


class Guarantee(NamedTuple):
    """A promise about the flow, to be proved for every possible set of answers."""

    id: str
    given: Condition
    at_least: Urgency
    because: str


class Flow(NamedTuple):
    """A whole flow in one language and one region."""

    id: str
    version: str
    title: str
    hash: str
    """sha256 over everything that the flow's files say, in hex; shown by its first 12 digits."""
    language: str
    region: str
    languages: tuple[str, ...]
    regions: Mapping[str, str]
    """Id to title of each region that the flow has words for."""
    date: str
    reviewed_by: str
    minutes: str
    about: tuple[str, ...]
    not_for: tuple[str, ...]
    limits: tuple[str, ...]
    """What the result cannot say, shown with every result."""
    emergency: tuple[str, ...]
    """The emergency advice that is one key away on every screen."""
    sections: Mapping[str, Section]
    screens: Mapping[str, Screen]
    questions: Mapping[str, Question]
    """In the order asked."""
    scores: Mapping[str, Score]
    red_flags: Mapping[str, RedFlag]
    advice: Mapping[str, Advice]
    patterns: Mapping[str, Pattern]
    treatments: Mapping[str, Treatment]
    topic_groups: Mapping[str, TopicGroup]
    topics: Mapping[str, Topic]
    visit_questions: Mapping[str, VisitQuestion]
    """The most important first."""
    glossary: Mapping[str, Term]
    rechecks: Mapping[str, Recheck]
    sources: Mapping[str, Source]
    urgencies: Mapping[Urgency, UrgencyWords]
    guarantees: Mapping[str, Guarantee]
    program: Program
    words: Words
    """The interface's own words in the same language."""
