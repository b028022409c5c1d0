"""The published counts, at both sides of every cut-off that was published; and what the evidence says not to score."""

from typing import Any, Final

import pytest
from flow_files import FILES, tables
from story import told

WALKS: Final[dict[str, Any]] = {
    "main_trouble": "leg",
    "effects": ["walking"],
    "worse_with": ["walking"],
    "better_with": ["none"],
    "duration": "w6_to_12",
    "walk_brings": "no",
    "bladder_long": "no",
    "sit_eases": "no",
    "both_sides_long": "no",
}
KNEE: Final[dict[str, Any]] = {
    "main_trouble": "knee",
    "where": ["knee_left"],
    "below_knee": "no",
    "leg_worse": "no",
    "leg_tingle": "no",
    "knee_use": "yes",
    "knee_swollen": "no",
    "knee_locks": "no",
    "knee_gives": "no",
    "knee_hurt": "no",
}
BACK: Final[dict[str, Any]] = {
    "main_trouble": "back",
    "where": ["low_back_left"],
    "duration": "over_6m",
    "below_knee": "no",
    "leg_worse": "no",
    "leg_tingle": "no",
}
ASKED_OF_NINE: Final = [
    "spa_night",
    "spa_buttock",
    "spa_moving",
    "spa_tablets",
    "spa_family",
    "spa_arthritis",
    "spa_heel",
    "spa_psoriasis",
]
"""Eight of the nine signs of NG65; the ninth is that the pain began before 35."""


def _score(name: str, story: dict[str, Any]) -> tuple[int, str] | None:
    """Return the total and what it means; None if the score is not shown."""
    for score in told(story).result().scores:
        if score.id == name:
            assert score.low == score.high
            return score.low, score.meaning
    return None


def _fit(name: str, story: dict[str, Any]) -> str:
    return next((pattern.fit for pattern in told(story).result().patterns if pattern.id == name), "")


@pytest.mark.parametrize(
    ("more", "points"),
    [
        ({"age": 59}, 0),
        ({"age": 60}, 2),
        ({"age": 70}, 2),
        ({"age": 71}, 3),
        ({"age": 59, "duration": "m3_to_6"}, 0),
        ({"age": 59, "duration": "over_6m"}, 1),
        ({"age": 59, "better_with": ["bend_forward"]}, 2),
        ({"age": 59, "better_with": ["bend_back"]}, -2),
        ({"age": 59, "worse_with": ["walking", "standing"]}, 2),
        ({"age": 59, "walk_brings": "yes"}, 1),
        ({"age": 59, "bladder_long": "yes"}, 1),
    ],
)
def test_sugioka_gives_its_published_points(more: dict[str, Any], points: int) -> None:
    found = _score("sugioka", {**WALKS, **more})
    assert found is not None
    assert found[0] == points


@pytest.mark.parametrize(("age", "total", "fits"), [(59, 5, False), (60, 7, True), (71, 8, True)])
def test_sugioka_points_to_a_narrow_canal_from_seven_on(age: int, total: int, fits: bool) -> None:  # noqa: FBT001
    story = {**WALKS, "age": age, "better_with": ["bend_forward"], "worse_with": ["standing"], "walk_brings": "yes"}
    found = _score("sugioka", story)
    assert found is not None
    assert (found[0], found[1].startswith("7 or more")) == (total, fits)
    assert (_fit("spinal_stenosis", story) == "fit") is fits


def test_six_points_are_not_seven() -> None:
    story = {**WALKS, "age": 72, "better_with": ["bend_forward"], "walk_brings": "yes"}
    found = _score("sugioka", story)
    assert found is not None
    assert (found[0], found[1].startswith("Below 7")) == (6, True)
    assert _fit("spinal_stenosis", story) != "fit"


def test_new_leaking_is_an_emergency_and_no_point_of_a_score() -> None:
    result = told({**WALKS, "age": 72, "bladder_leak": "yes"}).result()
    assert result.urgency == "emergency"
    items = tables("score")["sugioka"]["items"]
    assert [item["when"] for item in items if "bladder" in item["when"]] == ["bladder_long == 'yes'"]


@pytest.mark.parametrize(
    ("age", "use", "stiff", "count", "fit"),
    [
        (44, "yes", "short", 2, "partly_fit"),
        (45, "yes", "short", 3, "fit"),
        (45, "yes", "none", 3, "fit"),
        (45, "yes", "long", 2, "partly_fit"),
        (45, "no", "short", 2, ""),
    ],
)
def test_ng226_asks_for_all_three_signs_of_a_worn_knee(age: int, use: str, stiff: str, count: int, fit: str) -> None:
    story = {**KNEE, "age": age, "knee_use": use, "knee_stiff": stiff}
    found = _score("osteoarthritis", story)
    assert found is not None
    assert (found[0], found[1].startswith("All three")) == (count, count == 3)
    assert _fit("knee_joint", story) == fit


@pytest.mark.parametrize("count", range(9))
def test_ng65_refers_from_four_of_nine_and_tests_at_exactly_three(count: int) -> None:
    story = {
        **BACK,
        "back_began": "from_35",
        **{sign: "yes" if n < count else "no" for n, sign in enumerate(ASKED_OF_NINE)},
    }
    found = _score("ng65", story)
    assert found is not None
    assert found[0] == count
    assert found[1].split()[0] == ("Fewer" if count < 3 else "Exactly" if count == 3 else "4")
    assert _fit("inflammatory_back", story) == ("" if count < 3 else "partly_fit" if count == 3 else "fit")


def test_ng65_counts_a_start_before_35_as_the_ninth_sign() -> None:
    story = {**BACK, "back_began": "before_35", **dict.fromkeys(ASKED_OF_NINE, "yes")}
    found = _score("ng65", story)
    assert found is not None
    assert found[0] == 9


@pytest.mark.parametrize("story", [{"duration": "w6_to_12"}, {"back_began": "from_45"}])
def test_ng65_is_for_pain_that_began_before_45_and_lasts_over_three_months(story: dict[str, Any]) -> None:
    assert _score("ng65", {**BACK, "back_began": "from_35", **dict.fromkeys(ASKED_OF_NINE, "yes"), **story}) is None


@pytest.mark.parametrize(
    ("below", "worse", "tingle", "count", "fit"),
    [
        ("no", "no", "no", 0, ""),
        ("no", "yes", "no", 1, ""),
        ("no", "no", "yes", 1, ""),
        ("yes", "no", "no", 1, "partly_fit"),
        ("no", "yes", "yes", 2, "partly_fit"),
        ("yes", "yes", "no", 2, "fit"),
        ("yes", "no", "yes", 2, "fit"),
        ("yes", "yes", "yes", 3, "fit"),
    ],
)
def test_the_three_items_of_konstantinou_are_counted_without_weights(
    below: str, worse: str, tingle: str, count: int, fit: str
) -> None:
    story = {"below_knee": below, "leg_worse": worse, "leg_tingle": tingle}
    found = _score("konstantinou_cluster", story)
    assert found is not None
    assert found[0] == count
    assert _fit("radicular_disc", story) == fit


def test_only_the_four_rules_that_may_be_run_on_answers_are_scored() -> None:
    assert sorted(tables("score")) == ["konstantinou_cluster", "ng65", "osteoarthritis", "sugioka"]


def test_no_rule_that_needs_an_examiner_or_a_licence_is_named_as_a_score() -> None:
    said = "\n".join(score["title"] for score in tables("score").values()).lower()
    avoided = ["janssens", "rapidh", "n-class", "eular", "start", "stynes", "vroomen", "ottawa", "painDETECT", "lanss"]
    assert [name for name in avoided if name.lower() in said] == []


def test_no_score_decides_how_soon() -> None:
    rules = [rule for kind in ("red_flag", "advice") for file in FILES.values() for rule in file.get(kind, {}).values()]
    assert [rule["when"] for rule in rules for score in tables("score") if score in rule["when"]] == []
