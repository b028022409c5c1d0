"""What a blank and a yes are held to, at the edges: what may be learned on the way, and what may not."""

from datetime import date
from pathlib import Path

from rule_pages import lay

from sciatui.check.report import check

TODAY = date(2026, 11, 25)
CHOICE = """
[question.{name}]
section = "use"
kind = "choice"
ask = "Is it so?"
why = "It matters."
choices = "yes_no"
when = "{when}"
"""
ALWAYS = CHOICE.replace('when = "{when}"\n', "")
FLAG = """
[red_flag.{name}]
when = "{when}"
if_unknown = "{unknown}"
urgency = "same_day"
title = "It may fall"
act = "Do not climb it."
source = ["manual"]
"""
CLEARED_BY_A_SAFER_TEST = CHOICE.format(name="lift", when="unsure(wet)") + FLAG.format(
    name="slips", when="lift == 'no' or (wet == 'yes' and not (asked(lift) and lift == 'yes'))", unknown="soon"
)


def broken(folder: Path, more: str) -> set[tuple[str, str]]:
    findings = check(lay(folder, "", more), TODAY, proofs=True).findings
    return {(one.complaint.rule, one.complaint.key) for one in findings}


def test_a_follow_up_that_clears_a_sign_is_no_fault_of_not_being_sure(tmp_path: Path) -> None:
    assert broken(tmp_path, CLEARED_BY_A_SAFER_TEST) == {("P-shadowed", "advice.high.when")}


def test_not_being_sure_must_not_close_the_question_that_a_sign_hangs_on(tmp_path: Path) -> None:
    more = CHOICE.format(name="lift", when="wet == 'yes'") + FLAG.format(
        name="slips", when="lift == 'no'", unknown="soon"
    )
    assert broken(tmp_path, more) == {("P-unsure-lowers", "red_flag.slips.if_unknown")}


def test_a_blank_for_a_no_is_held_to_what_may_be_answered_after_it_as_well(tmp_path: Path) -> None:
    more = (
        CHOICE.format(name="lift", when="unsure(wet)")
        + FLAG.format(name="slips", when="wet == 'yes'", unknown="self_care")
        + FLAG.format(name="steep", when="height >= tall and not (asked(lift) and lift == 'yes')", unknown="soon")
    )
    assert ("P-unsure-lowers", "question.wet") in broken(tmp_path, more)


PARTS = """
[question.parts]
section = "use"
kind = "checklist"
ask = "Is any of this so?"
why = "It matters."
none = "None of these"
items.old = "It is old"
items.rusty = "It is rusty"
"""


def test_a_yes_must_not_close_the_question_that_a_sign_hangs_on_whoever_reads_it(tmp_path: Path) -> None:
    """No red flag reads `old`: what it says reaches one through a value and through what is asked."""
    more = (
        PARTS
        + """
[value.is_new]
expr = "not (asked(old) and old == 'yes')"
"""
        + CHOICE.format(name="bent", when="is_new")
        + FLAG.format(name="bends", when="bent == 'yes'", unknown="soon")
    )
    assert ("P-not-monotone", "question.parts.items.old") in broken(tmp_path, more)


def test_not_being_sure_must_not_close_it_either(tmp_path: Path) -> None:
    more = (
        PARTS
        + CHOICE.format(name="bent", when="old == 'no'")
        + FLAG.format(name="bends", when="bent == 'yes'", unknown="soon")
    )
    assert ("P-unsure-lowers", "question.parts.items.old") in broken(tmp_path, more)


def test_a_question_whose_good_answer_is_yes_is_held_to_its_no(tmp_path: Path) -> None:
    holds = FLAG.format(name="slides", when="holds == 'no'", unknown="soon")
    bent = FLAG.format(name="bends", when="bent == 'yes'", unknown="soon")
    first = ALWAYS.format(name="holds")
    assert broken(tmp_path / "fine", first + holds + ALWAYS.format(name="bent") + bent) == set()
    closed = first + holds.replace("same_day", "soon") + CHOICE.format(name="bent", when="holds == 'yes'") + bent
    assert ("P-not-monotone", "question.holds") in broken(tmp_path / "closed", closed)


def test_a_yes_that_leads_to_other_questions_may_lead_to_calmer_advice(tmp_path: Path) -> None:
    more = (
        PARTS
        + CHOICE.format(name="creaks", when="old == 'no'")
        + """
[advice.creaking]
when = "creaks == 'yes' and rusty == 'no'"
urgency = "soon"
title = "It creaks"
act = "Ask a {shop}."
source = ["manual"]
"""
    )
    assert broken(tmp_path / "calm", more) == set()
    grave = more.replace('urgency = "soon"', 'urgency = "same_day"')
    assert ("P-not-monotone", "question.parts.items.old") in broken(tmp_path / "grave", grave)


def test_a_promise_may_hang_on_arithmetic_and_on_decimals(tmp_path: Path) -> None:
    more = """
[question.width]
section = "use"
kind = "number"
ask = "How wide is it?"
why = "A narrow ladder tips over."
unit = "m"
min = 0
max = 2
decimal = true

[red_flag.narrow]
when = "height > 10 * width + 3"
if_unknown = "soon"
urgency = "same_day"
title = "It is narrow"
act = "Do not climb it."
source = ["manual"]

[guarantee.{name}]
given = "height == 8 and width < {width}"
urgency_at_least = "same_day"
"""
    kept = more.format(name="kept", width="0.5")
    lost = more.format(name="lost", width="0.5001")
    assert broken(tmp_path / "kept", kept) == set()
    assert broken(tmp_path / "lost", lost) == {("P-guarantee", "guarantee.lost.given")}


def test_a_promise_may_hang_on_the_points_of_a_score(tmp_path: Path) -> None:
    more = """
[score.risk]
title = "Risk"
source = ["manual"]
items = [
    {{ when = "wet == 'yes'", points = 2, label = "Wet" }},
    {{ when = "height >= tall", points = 2, label = "High" }},
    {{ when = "crack == 'no'", points = -1, label = "Whole" }},
]

[red_flag.risky]
when = "risk >= {least}"
if_unknown = "self_care"
urgency = "same_day"
title = "Risky"
act = "Do not climb it."
source = ["manual"]

[guarantee.high_on_wet_ground]
given = "wet == 'yes' and height >= tall and answered(crack)"
urgency_at_least = "same_day"
"""
    assert ("P-guarantee", "guarantee.high_on_wet_ground.given") not in broken(tmp_path / "3", more.format(least=3))
    assert ("P-guarantee", "guarantee.high_on_wet_ground.given") in broken(tmp_path / "4", more.format(least=4))
