"""Answers given in the order asked, as people give them: nothing is said beyond the first open question.

Within one screen any order will do.
"""

from sciatui.check.prove.formula import FALSE, Formula, Text, disj, neg
from sciatui.check.prove.world import World
from sciatui.flow.definition import Flow


def in_order(text: Text, name: str, flow: Flow, world: World) -> Formula:
    """Add a name that, where it holds, keeps the answers of one state in order."""
    way = text.declare(name)
    later = FALSE
    for screen in flow.screens.values():
        answers = [world.answers[question] for question in screen.questions]
        for answer in answers:
            text.require(disj((neg(way), neg(later), neg(answer.said))))
        is_open = disj((later, *(answer.unanswered for answer in answers)))
        later = text.define(f"{name}/{screen.id}", is_open)
    return way
