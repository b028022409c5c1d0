"""A table: in columns where there is room, else row by row, and in every file what that kind of file calls a table."""

import pytest
from example_summary import example
from hypothesis import given
from hypothesis import strategies as st

from sciatui.engine.summary import Grid, Part
from sciatui.export import grid, html, md, txt
from sciatui.export.wrap import cells

SIDES = Grid(
    ("What you feel", "Nerve root", "Hip"), (("Leg pain", "mostly one leg", "groin."), ("Socks", "can pull", "hard"))
)
LONG = Grid(("What you feel", "Nerve root"), (("Leg pain", "mostly one leg, " * 8), ("Socks", "can pull")))
SUMMARY = example()._replace(annex=(Part("topic.sides", "Nerve root or hip?", (SIDES,)),))
TEXTS = st.text(alphabet="ab \u4e2d-", min_size=1, max_size=60)


def test_a_table_has_its_headings_once_and_a_line_for_each_row() -> None:
    assert [line.text for line in grid.lines(SIDES, 60) or ()] == [
        "What you feel  Nerve root      Hip",
        "",
        "Leg pain       mostly one leg  groin.",
        "Socks          can pull        hard",
    ]


def test_rows_of_more_lines_stand_apart() -> None:
    texts = [line.text for line in grid.lines(LONG, 60) or ()]
    assert texts.count("") == 2
    assert texts[-2:] == ["", "Socks          can pull"]


@pytest.mark.parametrize("width", [36, 40, 49])
def test_in_a_narrow_window_there_are_no_columns(width: int) -> None:
    assert grid.lines(SIDES, width) is None


def test_a_row_that_is_heard_carries_its_headings() -> None:
    assert list(grid.spoken(SIDES)) == [
        "Leg pain. Nerve root: mostly one leg. Hip: groin.",
        "Socks. Nerve root: can pull. Hip: hard.",
    ]


@given(
    st.integers(2, 6).flatmap(lambda n: st.lists(st.tuples(*[TEXTS] * n), min_size=2, max_size=5)), st.integers(1, 90)
)
def test_no_line_is_wider_than_the_window_and_no_word_is_lost(rows: list[tuple[str, ...]], width: int) -> None:
    table = Grid(rows[0], tuple(rows[1:]))
    lines = grid.lines(table, width)
    if lines is None:
        assert width < 50 or width - 2 * (len(rows[0]) - 1) < 10 * len(rows[0])
    else:
        assert max(cells(line.text) for line in lines) <= width
        said = sorted("".join(line.text for line in lines).replace(" ", ""))
        assert said == sorted("".join(map("".join, rows)).replace(" ", ""))


def test_a_web_page_tells_each_cell_what_it_belongs_to() -> None:
    page = html.render(SUMMARY)
    assert '<th scope="col">Nerve root</th>' in page
    assert '<tr><th scope="row">Leg pain</th><td>mostly one leg</td><td>groin.</td></tr>' in page


def test_markdown_has_a_table_that_no_cell_can_break() -> None:
    broken = Grid(("a | b", "c"), (("x\n| y |", "`|`"),))
    page = md.render(SUMMARY._replace(annex=(Part("topic.x", "X", (SIDES, broken)),)))
    assert "| What you feel | Nerve root | Hip |\n| --- | --- | --- |\n| Leg pain | mostly one leg | groin. |" in page
    assert "| a \\| b | c |\n| --- | --- |\n| x \\| y \\| | \\`\\|\\` |" in page


def test_text_has_columns() -> None:
    assert "Leg pain       mostly one leg  groin.\n" in txt.render(SUMMARY)
