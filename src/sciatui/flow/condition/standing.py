"""How everything that a condition looks at stands, as a few expressions: equal values mean equal truth and reasons.

Of a number only what is compared with it counts (at least 50 or not), of a set only the codes that are looked for. So
few different standings occur, however many people answer, and what follows from one need be worked out only once.
"""

from collections.abc import Collection, Iterator

from sciatui.flow.condition.definitions import Definitions, Name, Tree
from sciatui.flow.condition.reads import parts
from sciatui.flow.condition.source import Expressions
from sciatui.flow.condition.tree import (
    And,
    AnswerTo,
    Asks,
    Compare,
    Condition,
    Count,
    Has,
    Is,
    Literally,
    Named,
    NamedNumber,
    Not,
)


class _Looks:
    """What is looked at in the answer to one question."""

    def __init__(self) -> None:
        self.whole = False
        self.parts: dict[Condition, None] = {}


def standing(tree: Condition, code: Expressions, gated: Collection[str]) -> Iterator[str]:
    """Give the expressions for a condition that is true; `gated` are the questions that are not always asked."""
    looks: dict[str, _Looks] = {}
    for part in tree.parts if isinstance(tree, And) else (tree,):
        if not _stands(part, gated):
            _look(part, code.definitions, looks)
    for question, found in looks.items():
        local = code.local("q", question)
        held = [f"({code.condition(part, 'surely')})" for part in found.parts] or ["None"]
        if found.whole:
            yield local
        elif question not in gated and any(map(code.raises, found.parts)):
            yield from held  # a blank raises
        else:
            yield f"({local} if {local}.__class__ is Blank else {held[0]})"
            yield from held[1:]


def _stands(part: Condition, gated: Collection[str]) -> bool:
    """Say whether what this part looks at stands in one way only, where the part is true as it has to be.

    A no can be two things if the question is not always asked.
    """
    is_no = isinstance(part, Not)
    match part.part if isinstance(part, Not) else part:
        case Is(question):
            pass
        case Has(question, quantifier):
            is_no = is_no or quantifier == "none_of"
        case Compare(left, _, right) if (one := _single(left, right)) is not None:
            question = one.question
        case _:
            return False
    return not is_no or question not in gated


def _look(tree: Tree, definitions: Definitions, looks: dict[str, _Looks]) -> None:
    """Note what a tree looks at, also by way of what it names."""
    waiting, named = [tree], set[Name]()
    while waiting:
        node = waiting.pop()
        match node:
            case Is(question):
                looks.setdefault(question, _Looks()).whole = True
            case Has(question, quantifier, codes):
                part = Has(question, "any_of" if quantifier == "none_of" else quantifier, codes)
                looks.setdefault(question, _Looks()).parts[part] = None
            case Asks(question):
                looks.setdefault(question, _Looks())
            case Compare(left, _, right) if (one := _single(left, right)) is not None:
                looks.setdefault(one.question, _Looks()).parts[node] = None
            case AnswerTo(question) | Count(question):
                looks.setdefault(question, _Looks()).whole = True
            case Named(what, name) | NamedNumber(what, name):
                if (what, name) not in named:
                    named.add((what, name))
                    waiting += definitions.trees((what, name))
            case _:
                waiting += parts(node)


def _single(left: Tree, right: Tree) -> AnswerTo | Count | None:
    """Return the one answer that is compared with a number that is written out; None if there is more to it."""
    for one, other in ((left, right), (right, left)):
        written = isinstance(other, Literally) or (isinstance(other, NamedNumber) and other.what == "constant")
        if isinstance(one, AnswerTo | Count) and written:
            return one
    return None
