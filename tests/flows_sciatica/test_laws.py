"""Laws of the sciatica flow that no promise about urgency can say, proved for all possible answers.

They go through what the flow holds, rule by rule and entry by entry, so that what is added later cannot be left out.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

import pytest
from flow_files import FLOW as FOLDER
from flow_files import tables

from sciatui.check.prove.formula import Formula, conj, disj, neg
from sciatui.check.prove.prover import Prover
from sciatui.check.prove.world import World
from sciatui.flow.aliases import Urgency
from sciatui.flow.checked import examine
from sciatui.flow.values import RANK

MOODS: Final = frozenset(name for name in tables("red_flag") if name.startswith("mood_"))
"""Somebody in low spirits needs help today, and is not harmed by a walk."""

NO_EXERCISE: Final = frozenset({"physiotherapy", "posture_training"})
"""An examination by a trained person, and a matter of how one sits."""

BEFORE_HANDS: Final = sorted(
    {name for name, one in tables("treatment").items() if one["group"] in {"movement", "hands_on"}} - NO_EXERCISE
    | {"stay_active", "activity_pacing"}
)
SHOP_TABLETS: Final = ["nsaids", "otc_pain_relief", "oral_medicines", "knee_nsaid_gel"]

SECOND_NETS: Final = {"both_legs_marked", "both_legs_failing", "cancer_cord", "sight_loss", "mood_thoughts"}
"""Red flags for which who leaves is told soon, and who is not sure of all that is left is told today.

The first four ask once more what the first screens asked, or are asked of few; thoughts of self-harm count in full
where somebody is not sure of them, and not where nobody asked. See docs/clinical.md.
"""

TODAY: Final = sorted(
    name
    for name, one in tables("red_flag").items()
    if one["urgency"] == "same_day" or one.get("if_unknown") == "same_day"
)
"""Each red flag that can send somebody to be seen today, by a yes or by a doubt."""


@cache
def prover() -> Prover:
    examined = examine(FOLDER)
    assert examined.flow is not None
    assert examined.checked.conditions is not None
    return Prover(examined.flow, examined.checked.conditions)


def world() -> World:
    return prover().one.world


def possible(*formulas: Formula) -> bool:
    """Say whether there are answers for which all of these hold; a question that is not decided counts."""
    return prover().one.solver.can(neg(world().at_least("emergency")), *formulas) is not False


@cache
def in_order() -> Formula:
    """Return that the answers were given in order, as by somebody who leaves. It can be written down only once."""
    return prover().pair.two.in_order()


def sent_today_by(flag: str, one: World | None = None) -> Formula:
    """Return that a red flag by itself sends somebody to be seen today."""
    rule, when = prover().flow.red_flags[flag], (one or world()).at(("red_flag", flag, "when"))
    by_doubt = rule.if_unknown is not None and RANK[rule.if_unknown] >= RANK["same_day"]
    by_yes = RANK[rule.urgency] >= RANK["same_day"]
    return neg(when.false) if by_yes and by_doubt else when.true if by_yes else when.unknown


def offered(treatment: str) -> Formula:
    """Return that a treatment is shown, not held back."""
    trees = prover().conditions.trees
    when, avoid = ("treatment", treatment, "when"), ("treatment", treatment, "avoid_when")
    shown = [world().at(when).true] if when in trees else []
    return conj([*shown, world().at(avoid).false] if avoid in trees else shown)


def shown_first_to(flags: list[str], treatments: list[str]) -> Iterator[str]:
    """Yield the treatments that somebody may see whom one of these red flags sends to be seen today."""
    sent = disj([sent_today_by(flag) for flag in flags])
    for treatment in treatments:
        if possible(sent, offered(treatment)):
            yield treatment


@pytest.mark.parametrize(("urgency", "days"), [("same_day", 1), ("soon", 7), ("routine", 28)])
def test_the_sooner_somebody_should_be_seen_the_sooner_the_date_to_look_again(urgency: Urgency, days: int) -> None:
    later = [
        world().at(("recheck", one.id, "when")).false for one in prover().flow.rechecks.values() if one.days <= days
    ]
    assert not possible(world().at_least(urgency), *later)


@pytest.mark.parametrize("flag", sorted(set(TODAY) - MOODS))
def test_who_should_be_seen_today_is_shown_no_exercise_and_no_hands_on_care(flag: str) -> None:
    assert list(shown_first_to([flag], BEFORE_HANDS)) == []


@pytest.mark.parametrize("flag", sorted(set(TODAY) - MOODS))
def test_who_should_be_seen_today_is_shown_no_tablets_from_the_shop(flag: str) -> None:
    assert list(shown_first_to([flag], SHOP_TABLETS)) == []


def test_both_legs_weak_are_never_less_urgent_than_one() -> None:
    solver, two = prover().pair
    one, both = two.before.answers["weak_side"], two.after.answers["weak_side"]
    turns = {"weak_side": conj((disj((one.codes["left"], one.codes["right"])), both.codes["both"]))}
    way = two.changed("both_for_one", turns, learns=True)
    assert solver.can(way, two.is_lower(), two.after.named(("value", "more_than_weak")).true) is False


def test_who_stops_early_is_not_left_to_self_care_where_what_is_left_can_lead_to_more_than_a_routine_visit() -> None:
    solver, two = prover().pair
    self_care, more = neg(two.before.at_least("routine")), two.after.at_least("soon")
    assert solver.can(prover().completed, in_order(), self_care, more) is False


@cache
def left_and_not_sure() -> tuple[Formula, ...]:
    """Return that somebody leaves early, and afterwards is not sure of all that is still asked."""
    _, two = prover().pair
    before, after = two.before.answers, two.after.answers
    nothing_new = (disj((before[name].said, neg(after[name].answered))) for name in before)
    all_said = (disj((neg(one.asked), one.said)) for one in after.values())
    return (prover().completed, in_order(), *nothing_new, *all_said)


@pytest.mark.parametrize("urgency", ["routine", "soon", "emergency"])
def test_who_stops_early_is_told_no_less_than_who_is_not_sure_of_all_that_is_left(urgency: Urgency) -> None:
    solver, two = prover().pair
    lower = conj((neg(two.before.at_least(urgency)), two.after.at_least(urgency)))
    assert solver.can(*left_and_not_sure(), lower) is False


def test_who_stops_early_is_told_today_where_who_is_not_sure_is_sent_today_and_was_not_asked_before() -> None:
    solver, two = prover().pair
    sent = disj(sent_today_by(flag, two.after) for flag in set(TODAY) - SECOND_NETS)
    assert solver.can(*left_and_not_sure(), neg(two.before.at_least("same_day")), sent) is False


@pytest.mark.parametrize("pattern", sorted(set(tables("pattern")) - {"other"}))
def test_a_picture_that_fits_names_an_answer_that_speaks_for_it(pattern: str) -> None:
    fit = world().at(("pattern", pattern, "fit")).true
    silent = [
        neg(world().at(("pattern", pattern, "supports", at)).true)
        for at, supports in enumerate(tables("pattern")[pattern]["supports"])
        if supports != "cancer_ever == 'yes'"
    ]
    assert prover().one.solver.can(fit, *silent) is False
