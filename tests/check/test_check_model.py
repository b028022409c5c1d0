"""The flow as formulas says of every state of answers exactly what the engine says."""

import os
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from fixed_state import fixed
from random_flow import Made, made, states

from sciatui.check.prove.prover import Prover
from sciatui.check.prove.witness import Raw
from sciatui.engine.session import Session
from sciatui.flow.checked import examine
from sciatui.flow.condition.evaluate import truth
from sciatui.flow.definition import Flow
from sciatui.flow.values import RANK, URGENCIES, Blank

SMALL = Path(__file__).parent.parent / "flows" / "small"
RANDOM_FLOWS = 24
STATES = int(os.environ.get("SCIATUI_STATES", "150"))
"""How many states altogether: a third of them each of the shipped flow, of the small one, and of random ones."""
SEEDS = 4


@cache
def load(where: str | Path) -> Made:
    examined = examine(where)
    assert examined.flow is not None
    assert examined.checked.conditions is not None
    return Made(examined.flow, examined.checked.conditions)


def hold_together(found: Made, seed: int, many: int) -> None:
    """Compare formulas and engine in random states of one flow."""
    one = Prover(found.flow, found.conditions).one
    pairs = {path: one.world.at(path) for path in found.conditions.trees}
    levels = [one.world.at_least(level) for level in URGENCIES]
    random = Random(seed)  # noqa: S311 - a state that goes wrong can be had again
    for words in islice(states(found.flow, random), many):
        effective = found.flow.program.effective(words)
        assert one.solver.can(*fixed(one.world, effective)), effective
        for path, pair in pairs.items():
            said = (one.solver.holds(pair.true), one.solver.holds(pair.false))
            meant = truth(found.conditions.trees[path], effective, found.conditions.definitions)
            assert said == (meant is True, meant is False), (path, effective)
        for name, answer in one.world.answers.items():
            assert one.solver.holds(answer.asked) == (effective[name] is not Blank.NOT_ASKED), (name, effective)
        urgency = found.flow.program.decide(words)[0]
        assert [one.solver.holds(level) for level in levels] == [RANK[urgency] >= rank for rank in range(5)], effective
        assert session(found.flow, words).result().urgency == urgency, effective


def session(flow: Flow, words: Raw) -> Session:
    """Say these words in order, where they are asked for."""
    found = Session.begin(flow)
    for name in flow.questions:
        word = words.get(name, Blank.UNANSWERED)
        if found.effective[name] is Blank.UNANSWERED and word is not Blank.UNANSWERED:
            after = (
                found.unsure(name)
                if word is Blank.UNSURE
                else found.decline(name)
                if word is Blank.DECLINED
                else found.answer(name, word)
            )
            assert isinstance(after, Session)
            found = after
    return found


@pytest.mark.parametrize("where", ["sciatica", SMALL], ids=["shipped", "small"])
@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_flow_as_formulas_says_what_the_engine_says(where: str | Path, seed: int) -> None:
    hold_together(load(where), seed, STATES // 3 // SEEDS)


@pytest.mark.parametrize("seed", range(RANDOM_FLOWS))
def test_random_flows_as_formulas_say_what_the_engine_says(seed: int) -> None:
    hold_together(made(seed), seed, STATES // 3 // RANDOM_FLOWS)
