"""What the files of a flow may say: one model for each kind of table.

Every model is frozen, strict and refuses keys that it does not know. Models hold single tables to their shape;
what must agree *between* tables (names, order, types, sources) is checked by `flow.validate`. Texts are as
the author wrote them: `{name}` is filled in when the flow is compiled for a region. The texts under the keys describe
them to authors; `flow.schema` reads them from here, since pydantic would do so at every start.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from sciatui.flow.aliases import Grade, Kind, Missing, Seen, Stance, Urgency

FORMAT = 1
"""The format's version, `format = 1` in `flow.toml`."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500)]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
ConditionText = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
WholeNumber = Annotated[int, Field(ge=-(10**9), le=10**9)]
AnyNumber = Annotated[int | float, Field(ge=-(10**9), le=10**9, allow_inf_nan=False)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Choices = Annotated[dict[Id, Label], Field(min_length=1, max_length=50)]
SourceIds = Annotated[tuple[Id, ...], Field(strict=False)]
Paragraphs = Annotated[tuple[LongText, ...], Field(strict=False)]


class Table(BaseModel):
    """A table of a flow file: frozen, strict, and no key that is not named here."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,
    )


class About(Table):
    """`[flow]`: what this flow is."""

    id: Id
    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
    title: Label
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en"
    """The language that the flow's own texts are written in."""
    region: Id | None = None
    """The region that is used when nobody chose one; the first `[region.…]` if left out."""
    countries: dict[Country, Id] = {}
    """Country, in the two letters of ISO 3166, to the region whose words and numbers hold there."""
    date: date
    """The day of the last change to what the flow says."""
    reviewed_by: Label
    """Who looked at it; "not yet reviewed by a clinician" if nobody did."""
    minutes: Label
    """How long it takes, in words."""
    health: bool = True
    """Whether it is about somebody's health. If not, words of the interface that only fit that give way to others."""
    about: Paragraphs
    not_for: Paragraphs = ()
    """For whom it is not made."""
    limits: Paragraphs = ()
    """What the result cannot say; shown with every result."""
    emergency: Paragraphs = ()
    """The emergency advice that is one key away on every screen."""


class Section(Table):
    """`[section.ID]`: a part of the questionnaire. Sections are asked in the order in which they stand."""

    title: Label
    intro: Line | None = None


class Item(Table):
    """One item of a checklist, where a bare text is not enough."""

    ask: Line
    short: Label | None = None
    source: SourceIds = ()


class Question(Table):
    """`[question.ID]`: one thing asked. Questions are asked in the order in which they stand."""

    section: Id
    ask: Line
    """The question, under 25 words; on a checklist the heading over its items."""
    short: Label | None = None
    """A few words for lists of answers; `ask` if left out."""
    why: Line | None = None
    """Why we ask, under 20 words."""
    hint: Line | None = None
    kind: Kind | Literal["checklist"]
    choices: Choices | Id | None = None
    """Code = label, in the order shown, or the name of a `[choice_list.…]`."""
    items: Annotated[dict[Id, Line | Item], Field(min_length=1, max_length=6)] | None = None
    """The items of a checklist: id = short text. Each is a choice question of its own."""
    none: Label | None = None
    """Words for "none of these": on sets the exclusive empty answer, on a checklist the no to every item."""
    unsure: bool = True
    """Whether "I am not sure" is offered."""
    decline: bool = False
    """Whether "I prefer not to say" is offered."""
    unit: Label | None = None
    unit_one: Label | None = None
    min: AnyNumber | None = None
    max: AnyNumber | None = None
    decimal: bool = False
    low: Label | None = None
    high: Label | None = None
    """On a scale: what 0 and 10 mean."""
    when: ConditionText | None = None
    """Asked only if this is true. It may read earlier questions only."""
    source: SourceIds = ()


class NamedValue(Table):
    """`[value.ID]`: a Boolean or a number worked out from answers."""

    expr: ConditionText
    source: SourceIds = ()


class Constant(Table):
    """`[constant.ID]`: one threshold in one place."""

    value: AnyNumber
    unit: Label | None = None
    source: SourceIds = ()


class RedFlag(Table):
    """`[red_flag.ID]`: a condition that sets at least an urgency, whatever else is said."""

    when: ConditionText
    if_unknown: Urgency | Literal["ignore"]
    """Compulsory: what "not sure" gives at least, or "ignore" with `because`."""
    because: Line | None = None
    """Why unknown may be ignored here; compulsory with "ignore"."""
    urgency: Urgency
    interrupt: bool | None = None
    """Show it at once, in the middle of the questions; if left out, when the urgency is `emergency`."""
    title: Label
    act: Line
    meaning: Line | None = None
    sign: Line | None = None
    """The sign in one line, for the warning list at the end of every result."""
    source: Annotated[SourceIds, Field(min_length=1)]


class Advice(Table):
    """`[advice.ID]`: a rule that is no warning sign and still sets an urgency."""

    when: ConditionText
    urgency: Urgency
    if_unknown: Urgency | None = None
    title: Label
    act: Line
    source: SourceIds = ()


class Pattern(Table):
    """`[pattern.ID]`: a picture that answers fit, partly fit or do not fit."""

    title: Label
    about: LongText
    fit: ConditionText
    partly: ConditionText
    supports: Annotated[tuple[ConditionText, ...], Field(strict=False)] = ()
    """Conditions that speak for it; the questions that a true one reads are shown as reasons."""
    against: Annotated[tuple[ConditionText, ...], Field(strict=False)] = ()
    grade: Grade
    """A exact published self-report rule · B published cluster without weights · C a prompt of our own."""
    grade_when: ConditionText | None = None
    """Where more than the published rule leads to this picture: when the grade holds. Else it is `grade_else`."""
    grade_else: Grade | None = None
    topic: Id | None = None
    source: Annotated[SourceIds, Field(min_length=1)]


class Points(Table):
    """One item of a score."""

    when: ConditionText
    points: Annotated[int, Field(ge=-100, le=100)]
    label: Label


class Band(Table):
    """What totals from `low` to `high` mean, both included."""

    low: WholeNumber
    high: WholeNumber
    meaning: Line


class Score(Table):
    """`[score.ID]`: a published count with its own cut-offs."""

    title: Label
    when: ConditionText | None = None
    """For whom it was made; not counted for others."""
    items: Annotated[tuple[Points, ...], Field(strict=False, min_length=1)]
    missing: Missing = "interval"
    """What missing items do: `interval` gives the lowest and highest total still possible."""
    because: Line | None = None
    """Why a missing item may count as zero; compulsory with `missing = "zero"`."""
    bands: Annotated[tuple[Band, ...], Field(strict=False)] = ()
    source: Annotated[SourceIds, Field(min_length=1)]


class Treatment(Table):
    """`[treatment.ID]`: one entry of the treatment overview."""

    title: Label
    group: Id
    stance: Stance
    line: Line
    """Why, in one plain line."""
    suits: Line | None = None
    """Whom it may suit."""
    ask_first: Line | None = None
    """Who should ask somebody before they try it."""
    expect: Line | None = None
    """What to expect of it, and when."""
    about: Paragraphs = ()
    ask: Line | None = None
    """A question to take to the visit."""
    when: ConditionText | None = None
    avoid_when: ConditionText | None = None
    avoid: Line | None = None
    """Why it is not shown to those for whom `avoid_when` is true or unknown; compulsory with it."""
    source: Annotated[SourceIds, Field(min_length=1)]


class Cells(Table):
    """A table of a topic. The first column says what each row is about, and its heading what all of them are."""

    columns: Annotated[tuple[Label, ...], Field(strict=False, min_length=2, max_length=6)]
    """The headings, from left to right."""
    rows: Annotated[tuple[Annotated[tuple[Label, ...], Field(strict=False)], ...], Field(strict=False, min_length=1)]
    """Each as many cells as there are headings."""


class TopicGroup(Table):
    """`[topic_group.ID]`: a heading over topics, in the order in which the groups stand."""

    title: Label


class Topic(Table):
    """`[topic.ID]`: an explainer."""

    title: Label
    group: Id | None = None
    """The `[topic_group.…]` under which it is listed."""
    text: Paragraphs
    table: Cells | None = None
    """A comparison that is easier to read in rows and columns."""
    you_may_have_read: LongText | None = None
    now: LongText | None = None
    """What current guidance says instead."""
    when: ConditionText | None = None
    """Shown with the result if this is true, or if a pattern that fits names it; otherwise listed as for others."""
    source: Annotated[SourceIds, Field(min_length=1)]


class VisitQuestion(Table):
    """`[visit_question.ID]`: a question to take to the visit. Those that stand first come first."""

    ask: Line
    when: ConditionText | None = None
    """For whom it is a good question; for everybody if left out."""
    source: SourceIds = ()


class Term(Table):
    """`[glossary.ID]`: what a word means."""

    term: Label
    forms: Annotated[tuple[Label, ...], Field(strict=False, max_length=20)] = ()
    """Other spellings as they stand in texts, such as the plural; `;` parts several in one text."""
    text: Line
    """One or two plain sentences."""
    source: Annotated[SourceIds, Field(min_length=1)]


class Recheck(Table):
    """`[recheck.ID]`: after how many days to check again. The soonest of those that may be true counts."""

    when: ConditionText
    """Unknown counts like true: to look again sooner is safer."""
    days: Annotated[int, Field(ge=1, le=90)]
    text: Line
    """What to do then; `{date}` is filled in."""
    source: Annotated[SourceIds, Field(min_length=1)]


class Source(Table):
    """`[source.ID]`: a citation."""

    title: Label
    publisher: Label
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    """When it was published; left out where the page shows no year, and then whoever reads the citation is told so."""
    address: Label
    read: date
    """The day it was read."""
    seen: Seen | None = None
    """What was read, if that was not the thing itself; `own` for what this flow made up itself."""
    note: Line | None = None


class UrgencyWords(Table):
    """`[urgency.NAME]`: what one urgency means to the person. All five must be there."""

    title: Label
    act: Line
    by_when: Label
    check_again: Line | None = None


class Guarantee(Table):
    """`[guarantee.ID]`: a promise, to be proved for every possible set of answers."""

    given: ConditionText
    urgency_at_least: Urgency
    because: Line | None = None


class FlowFiles(Table):
    """All the files of a flow, merged."""

    format: Literal[1]
    flow: About
    region: dict[Id, dict[Id, Line]] = {}
    """Region wording: fills the `{name}` in texts. Each needs a `title` and the same names."""
    section: Annotated[dict[Id, Section], Field(min_length=1)]
    choice_list: dict[Id, Choices] = {}
    question: Annotated[dict[Id, Question], Field(min_length=1)]
    value: dict[Id, NamedValue] = {}
    constant: dict[Id, Constant] = {}
    red_flag: dict[Id, RedFlag] = {}
    advice: dict[Id, Advice] = {}
    pattern: dict[Id, Pattern] = {}
    score: dict[Id, Score] = {}
    treatment: dict[Id, Treatment] = {}
    topic_group: dict[Id, TopicGroup] = {}
    topic: dict[Id, Topic] = {}
    visit_question: dict[Id, VisitQuestion] = {}
    glossary: dict[Id, Term] = {}
    recheck: dict[Id, Recheck] = {}
    source: dict[Id, Source] = {}
    urgency: Annotated[dict[Urgency, UrgencyWords], Field(min_length=5)]
    guarantee: dict[Id, Guarantee] = {}
