"""The summary as Markdown: read back by a parser that knows every extension of GitHub's."""

from example_summary import SIGNS, example
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sciatui.export.md import render

READER = MarkdownIt("gfm-like")

HOSTILE = st.one_of(
    st.text(),
    st.text(alphabet="`*_[]()<>#+-.!|~&:\\/= \t\nab1@\"'"),
    st.sampled_from(
        [
            "```\n# Emergency\n```",
            "~~~~\n<script>alert(1)</script>",
            "[a](https://example.org)",
            "![a](http://example.org/a.png)",
            "www.example.org and https://example.org and a@example.org",
            "<https://example.org>",
            "1. one\n2. two",
            "a | b\n- | -\n1 | 2",
            "title\n=====",
            "- [ ] done",
            "&lt;b&gt; &#35;",
            "[x]: https://example.org\n\n[x]",
            "    code",
            "# closing #",
            "nice.org.uk/guidance",
        ]
    ),
)


def shape(text: str) -> list[str]:
    """Return the kinds of all blocks and inline marks, without their words."""
    kinds: list[str] = []
    for token in READER.parse(text):
        kinds.append(f"{token.type} {token.tag}")
        children = token.children or []
        kinds += [child.type for child in children if child.type not in {"text", "text_special"}]
    return kinds


def test_every_word_of_the_summary_is_there() -> None:
    assert all(f"- {sign}\n" in render(example()) for sign in SIGNS)


@given(HOSTILE)
def test_typed_words_stay_words(typed: str) -> None:
    assert shape(render(example(typed))) == shape(render(example("harmless")))


@given(HOSTILE.filter(lambda text: text.strip() != ""))
def test_words_of_ours_are_never_markup(ours: str) -> None:
    assert shape(render(example("typed", f"w{ours}"))) == shape(render(example("typed", "word")))


@given(HOSTILE.map(lambda text: text.replace("\x00", "")).filter(lambda text: text.split() != []))
def test_words_of_ours_are_never_markup_at_the_start_of_a_line(ours: str) -> None:
    assert shape(render(example("typed", ours))) == shape(render(example("typed", "word")))


@given(st.text(alphabet="`\n~ a"))
def test_typed_words_are_read_back_as_they_were(typed: str) -> None:
    fences = [token.content for token in READER.parse(render(example(typed))) if token.type == "fence"]
    lines = typed.splitlines() or [""]
    assert fences == ["\n".join(lines) + "\n"] * 2


def test_no_html_and_no_link_gets_out() -> None:
    page = READER.render(render(example("<b>x</b> https://example.org", "<b>x</b> https://example.org")))
    assert "<a " not in page
    assert "<b>" not in page


def test_it_ends_with_one_newline() -> None:
    text = render(example())
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
