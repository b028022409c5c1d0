"""What `sciatui test` says: a line for each scenario, and for a failure all that is needed to understand it.

A failure names file and line of the expectation, what came instead, the rules in question with what they read, and the
way taken through the screens. Free text that stands in a scenario is never repeated. An `Account` is plain data, so
that it can come from another process.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from sciatui.engine.session import Session
from sciatui.flow.aliases import Value
from sciatui.flow.definition import Condition, Flow, Question
from sciatui.flow.values import Blank, is_said
from sciatui.flow.words import Words
from sciatui.headless.scenario_play import Failure, Played

TRUTH: Final[Mapping[bool | None, str]] = {True: "true", False: "false", None: "unknown"}
_INDENT: Final = "    "
_MOST_OPEN: Final = 3
"""How many rules that were left open are named: where the questionnaire ends early, that is nearly all of them."""
_MOST_ALIKE: Final = 6
"""How many questions with the same answer are named."""

Verdict = Literal["ok", "FAIL", "ERROR"]


class Broken(NamedTuple):
    """A scenario that could not be read."""

    file: str
    message: str


Tested = Played | Broken


class Told(NamedTuple):
    """One failure in words."""

    line: int
    where: str
    """`step 2` or nothing at the end."""
    key: str
    expected: str
    came: str
    because: tuple[str, ...]
    """The rules in question, then the way taken."""

    @property
    def headline(self) -> str:
        """Say in one line what was expected and what came."""
        where = f"{self.where}: " if self.where else ""
        return f"{where}{self.key}: expected {self.expected}; came {self.came}"


class Account(NamedTuple):
    """What is said about one scenario."""

    file: str
    title: str
    verdict: Verdict
    failures: tuple[Told, ...] = ()
    message: str = ""
    """Why it could not be used."""


def account(tested: Tested) -> Account:
    """Say how one scenario went."""
    if isinstance(tested, Broken):
        return Account(tested.file, "", "ERROR", message=tested.message)
    scenario = tested.scenario
    if not tested.failures:
        return Account(scenario.file, scenario.title, "ok")
    find = scenario.document.finder()
    failures = tuple(_told(failure, find(failure.at)[0]) for failure in tested.failures)
    return Account(scenario.file, scenario.title, "FAIL", failures)


def lines_of(tested: Tested | Account) -> list[str]:
    """Return what is said about one scenario, as lines to print."""
    one = tested if isinstance(tested, Account) else account(tested)
    if one.verdict == "ERROR":
        return [f"ERROR {one.file}", *(_INDENT + line for line in one.message.splitlines())]
    details = [_INDENT + line for told in one.failures for line in failure_lines(one.file, told)]
    return [f"{one.verdict} {one.file}: {one.title}", *details]


def failure_lines(file: str, told: Told) -> list[str]:
    """Return one failure as lines; the first leads to the expectation."""
    return [f"{file}:{told.line}: {told.headline}", *(f"  {line}" for line in told.because)]


def last_line(accounts: Iterable[Account], words: Words) -> str:
    """Count what passed and what failed; broken files are mentioned only if there are any."""
    counted = [one.verdict for one in accounts]
    counts = words("test.counted", passed=counted.count("ok"), failed=counted.count("FAIL"))
    return words("test.broken", counts=counts, broken=counted.count("ERROR")) if "ERROR" in counted else counts


def _told(failure: Failure, line: int) -> Told:
    """Say what was expected, what came, and why."""
    miss, session = failure.miss, failure.session
    of_urgency = miss.key.startswith("urgency") or miss.key == "explore"
    rules = _deciding(session) if of_urgency else _about(session, miss.about)
    return Told(
        line,
        failure.where,
        miss.key,
        miss.expected,
        miss.came,
        (*rules, f"way taken: {' > '.join(session.path) or 'none'}"),
    )


def _deciding(session: Session) -> Iterator[str]:
    """Name the rules that gave the urgency, with what they read."""
    result = session.result()
    flow = session.flow
    decided = False
    for fired in (*result.red_flags, *result.advice):
        if fired.urgency == result.urgency:
            decided = True
            rule = flow.red_flags.get(fired.id) or flow.advice[fired.id]
            how = "is unknown and gives" if fired.unsure else "gives"
            yield f"decided by {fired.id}, which {how} {fired.urgency}: {_read(session, rule.when)}"
    if decided:
        return
    left_open = [
        rule
        for name in (*result.unchecked, *result.open_advice)
        for rule in [flow.red_flags.get(name) or flow.advice[name]]
        if rule.if_unknown == result.urgency
    ]
    for rule in left_open[:_MOST_OPEN]:
        yield f"decided by {rule.id}, which was left open: {_read(session, rule.when, only_open=True)}"
    if len(left_open) > _MOST_OPEN:
        yield f"and by {len(left_open) - _MOST_OPEN} more that were left open"
    if not left_open:
        yield "decided by no rule"


def _about(session: Session, names: Iterable[str]) -> Iterator[str]:
    """Show the conditions of what was missed, with their truth and what they read."""
    for name in names:
        for label, condition in conditions_of(session.flow, name):
            truth = TRUTH[condition.truth(session.effective)]
            yield f"{label} of {name} is {truth}: {condition.text}; {_read(session, condition)}"
        if session.effective.get(name) is Blank.UNANSWERED:
            if is_said(session.kept(name)):
                yield f"{name} is asked and open: what was answered before is to be confirmed"
            else:
                yield f"{name} is asked and open"


def conditions_of(flow: Flow, name: str) -> Iterator[tuple[str, Condition]]:
    """Yield every condition that an id stands for, whatever it is the id of."""
    for rules in (flow.red_flags, flow.advice, flow.questions, flow.topics, flow.treatments, flow.rechecks):
        rule = rules.get(name)
        if rule is not None and rule.when is not None:
            yield "when", rule.when
    treatment = flow.treatments.get(name)
    if treatment is not None and treatment.avoid_when is not None:
        yield "avoid_when", treatment.avoid_when
    if name in flow.patterns:
        yield "fit", flow.patterns[name].fit
        yield "partly", flow.patterns[name].partly


def _read(session: Session, condition: Condition, *, only_open: bool = False) -> str:
    """Say what a condition reads; of many answers those that are alike stand together, and the rest is counted."""
    effective, questions = session.effective, session.flow.questions
    names = [name for name in condition.reads if effective[name] is Blank.UNANSWERED or not only_open]
    if len(names) <= _MOST_ALIKE:
        each = (f"{name} = {_shown(questions[name], effective[name])}" for name in names)
        return f"it reads {', '.join(each) or 'nothing'}"
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault(_shown(questions[name], effective[name]), []).append(name)
    said = []
    for shown, some in alike.items():
        more = [f"+{len(some) - _MOST_ALIKE}"] if len(some) > _MOST_ALIKE else []
        said.append(f"{', '.join([*some[:_MOST_ALIKE], *more])} = {shown}")
    return f"it reads {'; '.join(said)}"


def _shown(question: Question, value: Value | Blank) -> str:
    """Write a value on one line; of what a person typed only that it is there."""
    if isinstance(value, Blank):
        return value.value
    if question.kind in {"text", "activities"}:
        return "answered"
    return "+".join(sorted(value)) or "none" if isinstance(value, frozenset) else str(value)
