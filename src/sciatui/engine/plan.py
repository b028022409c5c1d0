"""What is worked out once for a flow and then shared by all its sessions in this process.

Many sessions of one flow, as a test bench or a study has them, differ in few ways: a choice has few codes, and a
red flag is true for few reasons. So every answer that can be given is checked, and made an event, beforehand, and the
reasons for a finding are looked up once they were found. One session does without: making the tables takes longer.
Nothing here belongs to one session or tells one from another.
"""

from __future__ import annotations

from itertools import combinations

from sciatui.engine.answer import NONE, SCALE_TOP, check, declined
from sciatui.engine.events import Event
from sciatui.engine.problem import Problem
from sciatui.flow.program import Lookup, Lookups
from sciatui.flow.values import Blank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Final, TypeAlias

    from sciatui.engine.result import Fired
    from sciatui.flow.aliases import Effective, Urgency, Value
    from sciatui.flow.definition import Advice, Condition, Flow, Question, RedFlag
    from sciatui.flow.program import Finding, SheetReader
    from sciatui.flow.words import Words

    Weight: TypeAlias = tuple[int, bool, int]
    """Urgency, whether it is sure, and how short the reason is."""

OFTEN: Final = 20
"""After so many sessions of a flow it pays to generate code for more of them."""

MOST_NUMBERS: Final = 1_000
MOST_CODES: Final = 6
"""Up to here every number, and every set of codes, is in the table of its question."""

_NONE: Final = frozenset({NONE})

MOST_KNOWN: Final = 20_000
"""So many reasons are remembered; then it begins anew."""


class Refused(Exception):
    """An answer on a sheet cannot be taken. Never leaves the engine: whoever reads sheets returns the problem."""

    def __init__(self, problem: Problem) -> None:
        """Carry the problem."""
        super().__init__()
        self.problem = problem


class Known:
    """What a finding comes to, and how much it weighs: the heaviest decides the urgency and its reason."""

    __slots__ = ("because", "says", "urgency", "weight", "where")

    def __init__(
        self, where: int, says: Fired | str, urgency: Urgency, because: tuple[str, ...], weight: Weight
    ) -> None:
        """Hold it."""
        self.where = where
        """0: a red flag that fired, 1: advice; 2 and 3: the same, left unknown by open questions, as their ids."""
        self.says = says
        self.urgency = urgency
        self.because = because
        self.weight = weight


class _Reasons(dict["Finding", "Known | Finding"]):
    """What is known of findings; of another one there is nothing but the finding itself."""

    def __missing__(self, finding: Finding) -> Finding:
        """Return the finding."""
        return finding


class Plan:
    """The plan of one flow; `of` gives it."""

    def __init__(self, flow: Flow) -> None:
        """Begin with nothing worked out."""
        self.rules: tuple[RedFlag | Advice, ...] = (*flow.red_flags.values(), *flow.advice.values())
        self.first_advice = len(flow.red_flags)
        self.interrupting = tuple(flag for flag in flow.red_flags.values() if flag.interrupt)
        self.alarms = frozenset[str]().union(*(flag.when.reads for flag in self.interrupting))
        """The questions that those read."""
        self.gates = frozenset[str]().union(
            *(one.when.reads for one in flow.questions.values() if one.when is not None)
        )
        """The questions on which it hangs whether others are asked."""
        self.fickle = tuple(flag for flag in self.interrupting if not flag.steady)
        """The red flags that may interrupt in the middle of a sheet and not be true any more at its end."""
        self.watched = frozenset[str]().union(*(_depends_on(flow, flag.when) for flag in self.fickle))
        """The questions whose answers can make one of those true."""
        self._sets: Mapping[str, frozenset[str] | None] = {
            one.id: frozenset() if one.none and NONE not in one.choices else None
            for one in flow.questions.values()
            if one.kind in {"choices", "body_map"}
        }
        """The questions that take several codes, with what "none of these" stands for; None where nothing does."""
        self.flow = flow
        self.results = 0
        """How many results were worked out answer by answer."""
        self._sheets = 0
        self.known: dict[Finding, Known | Finding] = _Reasons()
        """Findings whose reason was found already."""
        self.reader: SheetReader | None = None
        """What reads a whole sheet at once, once it is there."""

    @classmethod
    def of(cls, flow: Flow) -> Plan:
        """Return the plan of a flow, the same for all its sessions.

        A flow that was changed in memory gets a plan for the moment: its program knows nothing of the change.
        """
        program = flow.program
        found: Plan | None = program.notes.get(cls)
        if found is None or found.flow is not flow:
            found = cls(flow)
            if program.belongs_to(flow):
                program.notes[cls] = found
        return found

    def find(self, effective: Effective) -> list[Known | Finding]:
        """Return what is known of the findings for effective answers."""
        self.results += 1
        if self.results > OFTEN:
            return [self.known[finding] for finding in self.flow.program.findings(effective)]
        truths = enumerate(rule.when.truth(effective) for rule in self.rules)
        return [(number, truth) for number, truth in truths if truth is not False]

    def warm(self) -> SheetReader | None:
        """Count a sheet; return the reader of sheets, or None as long as that does not pay."""
        self._sheets += 1
        if self._sheets > OFTEN:
            self.reader = self.make_reader()
        return self.reader

    def make_reader(self) -> SheetReader:
        """Generate what reads a whole sheet; it raises `Refused`, and `TypeError` for what is in no table's reach."""
        words = self.flow.words
        tables = {name: _lookup(question, words) for name, question in self.flow.questions.items()}
        lookups = {name: table for name, table in tables.items() if table is not None}
        return self.flow.program.sheet(Lookups(lookups, self._other, self._as_sets, self.known))

    def _other(self, name: str, answers: Mapping[str, object]) -> tuple[Value | Blank, Event | bool]:
        """Check an answer that is in no table."""
        if name not in answers:
            return Blank.UNANSWERED, False
        checked = checked_answer(self.flow, self.flow.questions[name], answers[name])
        if isinstance(checked, Problem):
            raise Refused(checked)
        return checked, Event.of(name, checked)

    def _as_sets(self, answers: Mapping[str, object]) -> Mapping[str, object]:
        """Return the same answers with sets where JSON has lists of codes, as the tables know them."""
        sets: dict[str, object] = {}
        for name, none in self._sets.items():
            value = answers.get(name)
            if type(value) is list:
                try:
                    codes = frozenset(value)
                except TypeError:
                    continue  # no list of codes: for the check to refuse
                # So are an empty list, and a code that stands twice.
                if len(codes) == len(value) > 0:
                    sets[name] = none if none is not None and codes == _NONE else codes
        return {**answers, **sets} if sets else answers


def checked_answer(flow: Flow, question: Question, value: object) -> Value | Blank | Problem:
    """Return what stands on a sheet as a typed value; `UNSURE` and `DECLINED` are answers to every question."""
    if value is Blank.UNSURE:
        return value
    if value is Blank.DECLINED:
        return declined(question)
    return check(question, value, flow.words)


def _depends_on(flow: Flow, condition: Condition) -> set[str]:
    """Return the questions that a condition reads, and those on which it depends whether they are asked."""
    found, waiting = set[str](), list(condition.reads)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            when = flow.questions[name].when
            waiting += () if when is None else when.reads
    return found


def _lookup(question: Question, words: Words) -> Lookup | None:
    """Return the table of a question's answers; None where there are too many to be listed."""
    values = [value for value in _values(question) if check(question, value, words) == value]
    if not values:
        return None
    every = (*values, Blank.UNSURE, declined(question))
    return Lookup(type(values[0]), {value: Event.of(question.id, value) for value in every})


def _values(question: Question) -> Iterable[Value]:
    """Give what a question may take, all of one type; nothing where that is too much."""
    codes = tuple(question.choices)
    match question.kind:
        case "choice":
            return codes
        case "scale":
            return range(SCALE_TOP + 1)
        case "number" if question.minimum is not None and question.maximum is not None and not question.decimal:
            low, high = int(question.minimum), int(question.maximum)
            return range(low, high + 1) if high - low < MOST_NUMBERS else ()
        case "choices" | "body_map" if len(codes) <= MOST_CODES:
            return (frozenset(some) for size in range(len(codes) + 1) for some in combinations(codes, size))
        case _:
            return ()
