"""Generated code for many whole sessions: checks every answer of a sheet, asks what is relevant, and finds the rules.

What stands on a sheet is looked up in tables of everything that can be answered (`Lookup`), which checks it and gives
what the caller keeps of it, in one step. A rule that is true is a finding: its number, True, and how everything that
it looks at stands (`standing`), so that equal findings have equal reasons. A rule that is unknown, and says what it
gives then, is the finding of its number and None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sciatui.flow.condition.body import AskedWhen, Body, Rule, shared
from sciatui.flow.condition.reads import Reader
from sciatui.flow.condition.source import DASHED
from sciatui.flow.condition.standing import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from sciatui.flow.aliases import Effective
    from sciatui.flow.condition.definitions import Definitions
    from sciatui.flow.program import Finding, Lookups, Sheet, SheetReader


def findings(
    questions: Sequence[AskedWhen], rules: Sequence[Rule], definitions: Definitions
) -> Callable[[Effective], list[Finding]]:
    """Return what gives the findings for the effective answers of a session."""
    read = frozenset[str]().union(*(Reader(definitions).questions(rule.when) for rule in rules))
    body = Body(definitions)
    body.ask(AskedWhen(question.id) for question in questions if question.id in read)
    _find(body, rules, _gated(questions))
    lines = body.lines(body.look_up("effective[{}]"))
    body.module.lines += ["def findings(effective):", " found = []", " add = found.append", *lines, " return found"]
    return body.function("findings")


def sheet(
    questions: Sequence[AskedWhen], rules: Sequence[Rule], definitions: Definitions
) -> Callable[[Lookups], SheetReader]:
    """Return what makes a reader of sheets."""
    return lambda lookups: _Sheets(questions, rules, definitions, lookups).read


class _Sheets:
    """Makes the two readers of sheets: a hopeful one, and a careful one for the first sheet that dashes its hope."""

    def __init__(
        self, questions: Sequence[AskedWhen], rules: Sequence[Rule], definitions: Definitions, lookups: Lookups
    ) -> None:
        self._flow = (questions, rules, definitions)
        self._lookups = lookups
        self._careful: SheetReader | None = None
        self.read = self._reader(hopeful=True)

    def _carefully(self, answers: Mapping[str, object]) -> Sheet:
        in_sets = self._lookups.as_sets(answers)
        if in_sets is not answers:  # it was only the lists
            return self.read(in_sets)
        if self._careful is None:
            self._careful = self._reader(hopeful=False)
        return self._careful(answers)

    def _reader(self, *, hopeful: bool) -> SheetReader:
        questions, rules, definitions = self._flow
        body = Body(definitions, hopeful=hopeful)
        body.ask(questions)
        _find(body, rules, _gated(questions), body.module.name(self._lookups.known))
        lines = [" found = []", " add = found.append", " stops = False", *body.lines(self._look_up(body), sheet=True)]
        every = "".join(f"e{body.module.number(question.id)}, " for question in questions)
        lines += [f" every = ({every})", f" lacks = every if {self._lacks(body)} else None"]
        lines += [" return tuple(filter(None, every)), found, lacks, stops"]
        if hopeful:
            again = f"  return {body.module.name(self._carefully)}(answers)"
            lines = [" try:", *(f" {line}" for line in lines), f" except (KeyError, {DASHED}):", again]
        body.module.lines += ["def sheet(answers):", *lines]
        return cast("SheetReader", body.function("sheet"))

    def _lacks(self, body: Body) -> str:
        """Return the expression for whether a question that is asked was left open."""
        may_lack = [one.id for one in self._flow[0] if not (body.code.hopeful and one.id in self._lookups.tables)]
        return " or ".join(f"e{body.module.number(question)} is False" for question in may_lack) or "False"

    def _look_up(self, body: Body) -> Callable[[int], Iterator[str]]:
        """Return the lines that look up one answer: in its table, and by hand what is not there.

        Where there is hope, every question stands on the sheet, with an answer that is in its table. No text equals
        anything but a text, and no set anything but a set, but True equals 1.
        """
        module, other = body.module, body.module.name(self._lookups.other)

        def lines(number: int) -> Iterator[str]:
            question = cast("str", module.thing(number))
            key = module.constant(question)
            if question not in self._lookups.tables:
                yield f"q{number}, e{number} = {other}({key}, answers)"
                return
            kind, table = self._lookups.tables[question]
            rows = module.name(table)
            if body.code.hopeful:
                yield f"q{number} = answers[{key}]"
                sure = f"q{number} if type(q{number}) is int else None" if kind is int else f"q{number}"
                yield f"e{number} = {rows}[{sure}]"
            else:
                yield f"q{number} = answers[{key}] if {key} in answers else UNANSWERED"
                yield f"e{number} = {rows}.get(q{number}) if type(q{number}) is {kind.__name__} else None"
                yield f"if e{number} is None: q{number}, e{number} = {other}({key}, answers)"

        return lines


def _gated(questions: Iterable[AskedWhen]) -> frozenset[str]:
    """Return the questions that are not always asked."""
    return frozenset(question.id for question in questions if question.when is not None)


def _find(body: Body, rules: Sequence[Rule], gated: Collection[str], known: str = "") -> None:
    """Add the statements that add a finding for each rule that is true, or unknown where that gives something.

    What is true is added as the mapping of the name `known` gives it, if there is one.
    """
    for number, (rule, when) in enumerate(shared(rules, body.code.definitions)):
        sure, possible = body.expression(when, "surely"), body.expression(when, "possibly")
        finding = ", ".join((str(number), "True", *standing(when, body.code, gated)))
        body.add(f"if {sure}:", f" add({known}[{finding}])" if known else f" add(({finding}))")
        if rule.interrupts:
            body.add(" stops = True")
        if sure != possible and rule.if_unknown is not None:
            body.add(f"elif {possible}:", f" add(({number}, None))")
