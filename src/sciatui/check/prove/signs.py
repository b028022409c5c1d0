"""Which questions are signs, and which answer is more of one: the yes, the no, or either.

An item of a checklist is a sign by its yes. Of any other question the red flags say which answer makes them true, else
the advice; where neither says, or they say both, it may be either, and what is proved has to hold for one of the two.
"""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from sciatui.flow.condition.definitions import Definitions, Tree
from sciatui.flow.condition.reads import parts
from sciatui.flow.condition.tree import Is, Named, Not
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow

Code: TypeAlias = Literal["yes", "no"]

YES: Final[Code] = "yes"
NO: Final[Code] = "no"


class Sign(NamedTuple):
    """A question that can be answered yes and no."""

    name: str
    more: tuple[Code, ...]
    """The answer that is more of it; both where it may be either."""
    read_by_flag: bool


def signs(flow: Flow, conditions: Conditions) -> dict[str, Sign]:
    """Return every sign of a flow by the name of its question."""
    read = {name for flag in flow.red_flags.values() for name in flag.when.reads}
    by_rules = [_asked_for_by(conditions, kind) for kind in ("red_flag", "advice")]
    found: dict[str, Sign] = {}
    for name, question in flow.questions.items():
        if question.kind == "choice" and {YES, NO} <= question.choices.keys():
            said = next((codes[name] for codes in by_rules if name in codes), set())
            more = (YES,) if flow.screens[question.screen].checklist else tuple(said) if len(said) == 1 else (YES, NO)
            found[name] = Sign(name, more, name in read)
    return found


def other(code: Code) -> Code:
    """Return the other one of yes and no."""
    return NO if code == YES else YES


def _asked_for_by(conditions: Conditions, kind: str) -> dict[str, set[Code]]:
    """Return, for each question that rules of a kind ask about by yes or no, the answers that make one true."""
    found: dict[str, set[Code]] = {}
    for path, tree in conditions.trees.items():
        if path[0] == kind:
            for question, code in _asked_for(tree, conditions.definitions, negated=False):
                found.setdefault(question, set()).add(code)
    return found


def _asked_for(tree: Tree, definitions: Definitions, *, negated: bool) -> Iterator[tuple[str, Code]]:
    match tree:
        case Not(part):
            yield from _asked_for(part, definitions, negated=not negated)
        case Named("value", name):
            yield from _asked_for(definitions.values[name], definitions, negated=negated)
        case Is(question, codes):
            if (YES in codes) is not (NO in codes):
                yield question, YES if (YES in codes) is not negated else NO
        case _:
            for inside in parts(tree):
                yield from _asked_for(inside, definitions, negated=negated)
