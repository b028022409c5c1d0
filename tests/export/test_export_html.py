"""The summary as HTML: read back by a parser that keeps tags apart from words."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from example_summary import SIGNS, example
from hypothesis import given
from hypothesis import strategies as st

from sciatui.export.html import POLICY, render
from sciatui.flow.aliases import Urgency
from sciatui.flow.values import URGENCIES

HOSTILE = st.one_of(
    st.text(),
    st.text(alphabet="<>&\"'/=!- abscript"),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "</style><script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "</blockquote></figure><h1>Emergency</h1>",
            "&lt;b&gt; &#60;b&#62;",
            "<!-- hidden",
            "]]><![CDATA[",
            "</title><base href=//example.org>",
        ]
    ),
)


WHOLE = ("span", (("class", "whole"),))


class Elements(HTMLParser):
    """Collects every tag with its attributes, and all words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}", ()))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("!", ((data, None),)))

    def handle_data(self, data: str) -> None:
        self.words += data


def read(page: str) -> Elements:
    """Read a page to its end."""
    elements = Elements()
    elements.feed(page)
    elements.close()
    return elements


@given(HOSTILE)
def test_typed_words_stay_words(typed: str) -> None:
    assert read(render(example(typed))).tags == read(render(example("harmless"))).tags


@given(HOSTILE)
def test_words_of_ours_are_never_elements(ours: str) -> None:
    # A number that is kept on one line is the only element that words of ours can make.
    tags = [tag for tag in read(render(example("typed", ours))).tags if tag != WHOLE]
    assert tags == read(render(example("typed", "word"))).tags


def test_typed_words_are_read_back_as_they_were() -> None:
    typed = "<b> & \"quotes\" 'too'\nand a second line"
    assert typed in read(render(example(typed))).words


@pytest.mark.parametrize("urgency", URGENCIES)
def test_the_level_stands_in_words_before_all_else_on_the_page(urgency: Urgency) -> None:
    words = read(render(example(urgency=urgency))).words
    assert words.index("Level:") < words.index("By when") < words.index(SIGNS[0])


def test_nothing_is_fetched_and_nothing_runs() -> None:
    elements = read(render(example()))
    names = {name for name, _ in elements.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "form", "a", "base", "svg"}
    assert not {name for _, attributes in elements.tags for name, _ in attributes} & {"src", "href", "style"}
    assert "url(" not in elements.words
    assert "@import" not in elements.words
    assert ("http-equiv", "Content-Security-Policy") in [pair for _, pairs in elements.tags for pair in pairs]
    assert POLICY.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_every_tag_is_closed_in_order() -> None:
    open_tags: list[str] = []
    for tag, _ in read(render(example())).tags:
        if tag.startswith("/"):
            assert open_tags.pop() == tag[1:]
        elif tag != "meta":
            open_tags.append(tag)
    assert open_tags == []


def test_headings_leave_out_no_level() -> None:
    levels = [int(tag[1]) for tag, _ in read(render(example())).tags if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_say_what_they_are() -> None:
    tags = read(render(example())).tags
    names = [tag for tag, _ in tags]
    assert names.count("table") == names.count("caption")
    assert {attributes for tag, attributes in tags if tag == "th"} == {(("scope", "row"),), (("scope", "col"),)}


def test_the_language_is_named() -> None:
    assert ("html", (("lang", "en"),)) in read(render(example())).tags


def test_a_phone_number_is_not_cut_in_two_at_the_end_of_a_line() -> None:
    page = render(example(typed="Call 116 123 now.", ours="Call 116 123 now."))
    assert '<p>Call <span class="whole">116 123</span> now.</p>' in page
    assert ".whole { white-space: nowrap; }" in page
    assert "<title>Call 116 123 now.</title>" in page
    assert '<blockquote dir="auto">Call 116 123 now.</blockquote>' in page
