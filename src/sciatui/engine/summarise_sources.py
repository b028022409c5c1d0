"""Which treatments a summary shows in full, and the sources behind everything it shows, by number.

Paper is short: the first of each kind stand in full, those for this person before those for everybody. The others
are named; each has its own screen in the program.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from sciatui.engine.summarise_reasons import told_reasons
from sciatui.engine.summarise_shared import part, rule_of
from sciatui.engine.summarise_words import Case, source_in_words
from sciatui.engine.summary import Paragraph, Part
from sciatui.flow.aliases import Stance
from sciatui.flow.definition import Treatment

IN_FULL: Final[Mapping[Stance, int]] = {"worth_doing": 7, "may_be_offered": 6, "unclear": 0, "not_recommended": 0}
"""How many treatments of each stance stand with their line and source."""


def shown(case: Case, stance: Stance) -> tuple[list[Treatment], list[Treatment]]:
    """Return the treatments of a stance that stand in full, and those that are only named."""
    offered = [case.flow.treatments[entry.id] for entry in case.result.treatments if entry.stance == stance]
    offered.sort(key=lambda treatment: treatment.when is None)
    return offered[: IN_FULL[stance]], offered[IN_FULL[stance] :]


def cited(case: Case, line: str, sources: Iterable[str]) -> str:
    """Return a line with the numbers of its sources behind it."""
    numbers = _numbers(case)
    known = sorted({numbers[name] for name in sources})
    return case.words("summary.sources.cited", line=line, numbers=", ".join(map(str, known))) if known else line


def sources(case: Case) -> Part:
    """Return the citation of everything that this summary cites, each once."""
    return _listed(case, "sources", _used(case))


def topic_sources(case: Case) -> Part:
    """Return the citations of topics that the summary itself does not rest on; their numbers go on from there."""
    return _listed(case, "topic_sources", [name for name in _numbers(case) if name not in _used(case)])


def _listed(case: Case, name: str, sources: Iterable[str]) -> Part:
    numbers = _numbers(case)
    lines = (_citation(case, source, numbers[source]) for source in sources)
    return part(case, name, [Paragraph(line, "source") for line in lines])


def _numbers(case: Case) -> dict[str, int]:
    """Give the sources numbers in the order in which the summary first names them, those of topics last."""
    topics = (name for topic in case.result.topics for name in case.flow.topics[topic].source)
    return {name: number for number, name in enumerate(dict.fromkeys((*_used(case), *topics)), start=1)}


def _used(case: Case) -> dict[str, None]:
    """Return the sources that the summary itself cites, each once."""
    result, flow = case.result, case.flow
    calm = result.urgency != "emergency"
    used = [
        *(rule_of(case, fired).source for reasons in told_reasons(case) for fired in reasons),
        *(flow.patterns[fit.id].source for fit in result.patterns if calm),
        *(treatment.source for stance in IN_FULL for treatment in shown(case, stance)[0]),
        *(flow.scores[total.id].source for total in result.scores),
        *(flow.rechecks[name].source for name in (result.recheck,) if name),
    ]
    return dict.fromkeys(name for sources in used for name in sources)


def _citation(case: Case, name: str, number: int) -> str:
    source = source_in_words(case.flow.sources[name], case.words)
    return case.words("summary.sources.one", number=number, source=source)
