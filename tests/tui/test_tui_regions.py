"""Left and right of a region stand on one line, whatever the language puts first."""

import pytest

from sciatui.tui.widgets.region_grid import Place, places
from sciatui.tui.widgets.row_list import toggled


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        ({"knee_left": "Knee, left", "knee_right": "Knee, right"}, [Place("Knee", ("knee_left", "knee_right"))]),
        ({"left_knee": "Left knee", "right_knee": "Right knee"}, [Place("Knee", ("left_knee", "right_knee"))]),
        ({"knee_right": "Knee, right", "knee_left": "Knee, left"}, [Place("Knee", ("knee_left", "knee_right"))]),
        ({"knie_left": "Knie (links)", "knie_right": "Knie (rechts)"}, [Place("Knie", ("knie_left", "knie_right"))]),
        ({"neck": "Neck"}, [Place("Neck", ("neck",))]),
        ({"knee_left": "Knee, left"}, [Place("Knee, left", ("knee_left",))]),
        (
            {"a_left": "Rodilla", "a_right": "Otra cosa"},
            [Place("Rodilla", ("a_left",)), Place("Otra cosa", ("a_right",))],
        ),
    ],
)
def test_a_place_has_the_words_that_both_sides_share(regions: dict[str, str], expected: list[Place]) -> None:
    assert list(places(regions)) == expected


@pytest.mark.parametrize(
    ("before", "code", "after"),
    [
        (set(), "a", {"a"}),
        ({"a"}, "a", set()),
        ({"a"}, "b", {"a", "b"}),
        ({"a", "b"}, "none", {"none"}),
        ({"none"}, "a", {"a"}),
        ({"none"}, "none", set()),
        ({"none"}, "not_sure", {"not_sure"}),
    ],
)
def test_what_stands_alone_never_stands_beside_anything(before: set[str], code: str, after: set[str]) -> None:
    assert toggled(frozenset(before), code, lambda each: each in {"none", "not_sure"}) == after
