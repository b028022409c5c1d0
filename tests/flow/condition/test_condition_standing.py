"""That equal findings have equal reasons: one that was found is told to everybody whose finding is the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from typing import TYPE_CHECKING, Any, Final

import pytest
from condition_world import SYMBOLS, Themselves

from sciatui.flow.aliases import Value
from sciatui.flow.condition.body import AskedWhen, Rule
from sciatui.flow.condition.definitions import Definitions
from sciatui.flow.condition.evaluate import truth
from sciatui.flow.condition.parse import parse_condition
from sciatui.flow.condition.program import compile_program
from sciatui.flow.condition.reads import Reader
from sciatui.flow.program import Lookup, Lookups
from sciatui.flow.values import Blank

if TYPE_CHECKING:
    from sciatui.flow.condition.tree import Condition
    from sciatui.flow.program import Finding

Answers = Mapping[str, Value | Blank]

GIVEN: Final[Mapping[str, Sequence[Value]]] = {
    "saddle": ["yes", "no"],
    "places": [frozenset(), frozenset({"back"}), frozenset({"calf"}), frozenset({"back", "calf"})],
    "weeks": [0, 3, 6, 7],
    "pain": [2, 9],
}
RULES: Final = [
    "saddle == 'yes' or any_of(places, 'back')",
    "saddle == 'yes' or any_of(places, 'back', 'calf')",
    "saddle == 'yes' or all_of(places, 'back', 'calf')",
    "saddle == 'yes' or none_of(places, 'back')",
    "any_of(places, 'calf') or weeks > 6",
    "saddle == 'yes' or weeks == 3",
    "saddle == 'yes' or 3 <= weeks < 7",
    "not weeks < 6 or pain > 5",
    "saddle == 'yes' or count(places) >= 2",
    "weeks < 6 or count(places) == 1",
    "saddle == 'yes' or unsure(weeks)",
    "answered(places) or pain > 5",
    "saddle == 'yes' and (weeks == 3 or pain > 5)",
    "none_of(places, 'back') and weeks >= 6",
    "not any_of(places, 'back') and not weeks < 6",
    "at_least(2, saddle == 'yes', not weeks == 3, pain > 5)",
    "not count(places) == 1 and pain > 5",
    "any_of(places, 'back', 'calf') and (all_of(places, 'back', 'calf') or weeks == 3) and weeks < 7",
    "at_least(2, saddle == 'yes', any_of(places, 'back'), weeks >= 6, pain > 5)",
]
"""Each can be true for more than one reason, or to more than one person."""

NONE: Final = Definitions()


def condition(text: str) -> Condition:
    tree = parse_condition(text, SYMBOLS).tree
    assert tree is not None
    return tree


ALWAYS: Final = [AskedWhen(name) for name in GIVEN]
GATED: Final = [AskedWhen("saddle"), AskedWhen("places", condition("saddle == 'yes'")), *ALWAYS[2:]]


def sheets(*, whole: bool) -> Iterator[dict[str, Value | Blank]]:
    """Give every sheet: `whole` without blanks, as the hopeful code takes it, or with them."""
    blanks: list[Blank] = [] if whole else [Blank.UNSURE]
    for answers in product(*([*values, *blanks] for values in GIVEN.values())):
        yield dict(zip(GIVEN, answers, strict=True))


def walked(questions: Sequence[AskedWhen], raw: Answers) -> dict[str, Value | Blank]:
    effective: dict[str, Value | Blank] = {}
    for name, when in questions:
        asked = when is None or truth(when, effective, NONE) is True
        effective[name] = raw[name] if asked else Blank.NOT_ASKED
    return effective


def lookups(by_hand: Collection[str]) -> Lookups:
    """Return what sheets are read by, with tables of all answers but to the questions that are checked `by_hand`."""

    def other(name: str, answers: Mapping[str, object]) -> tuple[Any, Any]:
        return answers[name], name

    tables = {name: dict.fromkeys(values, name) for name, values in GIVEN.items() if name not in by_hand}
    listed = {name: Lookup(type(GIVEN[name][0]), rows) for name, rows in tables.items()}
    return Lookups(listed, other, lambda answers: answers, Themselves())


def truths(tree: Condition, effective: Answers) -> list[bool | None]:
    """Return what a condition says whichever of the answers are left out: all that a reason is found by."""
    read = Reader(NONE).questions(tree)
    asked = [name for name in sorted(read) if effective[name] is not Blank.NOT_ASKED]
    gone = chain.from_iterable(combinations(asked, size) for size in range(len(asked) + 1))
    return [truth(tree, {**effective, **dict.fromkeys(names, Blank.UNANSWERED)}, NONE) for names in gone]


@pytest.mark.parametrize("by_hand", [(), ("places", "weeks")], ids=["listed", "by_hand"])
@pytest.mark.parametrize("whole", [True, False], ids=["whole", "with_blanks"])
@pytest.mark.parametrize("questions", [ALWAYS, GATED], ids=["always", "gated"])
@pytest.mark.parametrize("text", RULES)
def test_who_has_the_same_finding_has_the_same_reasons(
    text: str,
    questions: list[AskedWhen],
    whole: bool,  # noqa: FBT001
    by_hand: tuple[str, ...],
) -> None:
    tree = condition(text)
    program = compile_program(questions, [Rule("red", tree, "same_day")], [], NONE)
    read = program.sheet(lookups(by_hand))
    seen: dict[tuple[str, Finding], list[bool | None]] = {}
    for raw in sheets(whole=whole):
        effective = walked(questions, raw)
        readers = {"one by one": program.findings(effective), "sheet": read(raw)[1]}
        found = [(reader, one) for reader, findings in readers.items() for one in findings]
        assert len(found) == (2 if truth(tree, effective, NONE) else 0)
        for key in found:
            expected = truths(tree, effective)
            assert seen.setdefault(key, expected) == expected, raw
    assert seen
