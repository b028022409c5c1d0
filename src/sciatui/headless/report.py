"""What `sciatui test` says: a line for each scenario, and for a failure all that is needed to understand it.

A failure names the expectation, what came instead, the way taken through the screens, and the rules in question with
what they read. Free text that stands in a scenario is never repeated.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from sciatui.engine.session import Session
from sciatui.flow.definition import Condition, Flow
from sciatui.flow.gate import outgoing
from sciatui.flow.values import Activity, Blank, Value
from sciatui.headless.scenario_play import Failure, Played

_TRUTH: Final[Mapping[bool | None, str]] = {True: "true", False: "false", None: "unknown"}
_INDENT: Final = "    "


class Broken(NamedTuple):
    """A scenario that could not be read."""

    file: str
    message: str


Tested = Played | Broken


def lines_of(tested: Tested) -> list[str]:
    """Return what is said about one scenario."""
    if isinstance(tested, Broken):
        return [f"ERROR {tested.file}", *(_INDENT + line for line in tested.message.splitlines())]
    scenario = tested.scenario
    verdict = "FAIL" if tested.failures else "ok"
    details = [_INDENT + line for failure in tested.failures for line in explain(failure)]
    return [f"{verdict} {scenario.file}: {scenario.title}", *details]


def last_line(tested: Iterable[Tested]) -> str:
    """Count what passed and what failed; broken files are mentioned only if there are any."""
    all_tested = list(tested)
    broken = sum(isinstance(one, Broken) for one in all_tested)
    failed = sum(isinstance(one, Played) and bool(one.failures) for one in all_tested)
    counts = f"{len(all_tested) - broken - failed} passed, {failed} failed"
    return f"{counts}, {broken} broken" if broken else counts


def explain(failure: Failure) -> list[str]:
    """Say what was expected, what came, and why."""
    miss, session = failure.miss, failure.session
    where = f"{failure.where}: " if failure.where else ""
    rules = _deciding(session) if miss.key.startswith("urgency") else _about(session, miss.about)
    return [
        f"{where}{miss.key}: expected {miss.expected}; came {miss.came}",
        *(f"  {line}" for line in rules),
        f"  way taken: {' > '.join(session.path) or 'none'}",
    ]


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
    for name in result.unchecked:
        if flow.red_flags[name].if_unknown == result.urgency:
            decided = True
            yield f"decided by {name}, which was left open: {_read(session, flow.red_flags[name].when)}"
    if not decided:
        yield "decided by no rule"


def _about(session: Session, names: Iterable[str]) -> Iterator[str]:
    """Show the conditions of what was missed, with their truth and what they read."""
    for name in names:
        for label, condition in _conditions(session.flow, name):
            truth = _TRUTH[condition.truth(session.effective)]
            yield f"{label} of {name} is {truth}: {condition.text}; {_read(session, condition)}"


def _conditions(flow: Flow, name: str) -> Iterator[tuple[str, Condition]]:
    """Yield every condition that an id stands for, whatever it is the id of."""
    for rules in (flow.red_flags, flow.advice, flow.questions, flow.topics, flow.treatments):
        rule = rules.get(name)
        if rule is not None and rule.when is not None:
            yield "when", rule.when
    treatment = flow.treatments.get(name)
    if treatment is not None and treatment.avoid_when is not None:
        yield "avoid_when", treatment.avoid_when
    if name in flow.patterns:
        yield "fit", flow.patterns[name].fit
        yield "partly", flow.patterns[name].partly


def _read(session: Session, condition: Condition) -> str:
    said = (f"{question} = {_shown(session.effective[question])}" for question in condition.reads)
    return f"it reads {', '.join(said) or 'nothing'}"


def _shown(value: Value | Blank) -> str:
    """Write a value on one line; a condition reads no free text, so none can come here."""
    if isinstance(value, Blank):
        return value.value
    if isinstance(value, frozenset):
        return "+".join(sorted(value)) or "none"
    if isinstance(value, tuple):
        return f"{len(value)} activities" if all(isinstance(one, Activity) for one in value) else "?"
    return str(value)


def junit(tested: Iterable[Tested]) -> bytes:
    """Return the same as JUnit XML, for build servers. It holds no times, so the same run gives the same bytes."""
    all_tested = list(tested)
    failed = sum(isinstance(one, Played) and bool(one.failures) for one in all_tested)
    broken = sum(isinstance(one, Broken) for one in all_tested)
    counts = {"tests": str(len(all_tested)), "failures": str(failed), "errors": str(broken)}
    suites = Element("testsuites", counts)
    suite = SubElement(suites, "testsuite", {"name": "sciatui", **counts})
    for one in all_tested:
        _case(suite, one)
    xml: bytes = tostring(suites, encoding="utf-8", xml_declaration=True)
    return xml + b"\n"


def _case(suite: Element, tested: Tested) -> None:
    if isinstance(tested, Broken):
        case = SubElement(suite, "testcase", {"classname": outgoing(tested.file), "name": outgoing(tested.file)})
        SubElement(case, "error", {"message": "the scenario cannot be used"}).text = outgoing(tested.message)
        return
    scenario = tested.scenario
    case = SubElement(suite, "testcase", {"classname": outgoing(scenario.file), "name": outgoing(scenario.title)})
    if tested.failures:
        text = "\n".join(line for failure in tested.failures for line in explain(failure))
        message = outgoing(explain(tested.failures[0])[0])
        SubElement(case, "failure", {"message": message}).text = outgoing(text)
