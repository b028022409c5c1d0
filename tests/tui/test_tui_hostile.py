"""Every text of a flow is hostile here, and so is what is pasted: it is shown, and it is nothing but text."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from textual import events
from tui_person import Person, answered, everything_asked, sit_down, small

from sciatui.engine.events import Event
from sciatui.engine.session import Session
from sciatui.flow.definition import Condition, Flow
from sciatui.tui.screens.start import StartPage

MARKUP = "[/] [@click=app.quit]click[/] [link=https://x.example]l[/link] [[x] \\[bold] [type=x, v={'a[0]'}]"
CONTROLS = "\x1b]52;c;QUJD\x07 \x1b[2J\x1b[?1049l \x9b31m\x9d0;t\x9c \x00\x7f\x85 \u202eabc\u2066 \ud800 \U000e0041"
HOSTILE = f"{MARKUP} {CONTROLS}"
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")

TEXTS = frozenset(
    {
        "ask",
        "short",
        "why",
        "hint",
        "none",
        "unit",
        "low",
        "high",
        "heading",
        "title",
        "intro",
        "act",
        "meaning",
        "sign",
        "about",
        "line",
        "suits",
        "ask_first",
        "expect",
        "term",
        "forms",
        "columns",
        "rows",
        "avoid",
        "text",
        "you_may_have_read",
        "now",
        "publisher",
        "address",
        "by_when",
        "check_again",
        "minutes",
        "reviewed_by",
        "date",
        "not_for",
        "limits",
        "emergency",
        "label",
        "because",
        "version",
    }
)


def spoiled(value: Any, name: str = "") -> Any:
    """Return the same with every text that a person reads made hostile."""
    if isinstance(value, Condition):
        return value
    if isinstance(value, str):
        return f"{HOSTILE} {value}" if name in TEXTS and value else value
    if isinstance(value, Mapping):
        inner = "label" if name in {"choices", "regions"} else name
        return {key: spoiled(item, inner) for key, item in value.items()}
    if hasattr(value, "_asdict"):
        changed = {key: spoiled(item, key) for key, item in value._asdict().items() if key not in {"words", "program"}}
        return value._replace(**changed)
    return tuple(spoiled(item, name) for item in value) if isinstance(value, tuple) else value


@cache
def hostile_flow() -> Flow:
    flow = spoiled(small())
    assert isinstance(flow, Flow)
    return flow


async def is_only_text(person: Person) -> str:
    """Read the page to its end, and click on the words that would quit."""
    seen = ""
    for _ in range(60):
        seen += person.sees
        assert not FORBIDDEN.search(person.sees.replace("\n", "")), type(person.page)
        if "More below" not in person.sees:
            break
        await person.press("pagedown")
    for number, line in enumerate(person.sees.splitlines()):
        if "click[/]" in line:
            await person.pilot.click(offset=(line.index("click[/]") + 1, number))
            break
    assert person.app.is_running
    assert person.app.return_value is None
    return seen


def test_every_question_shows_hostile_text_as_text() -> None:
    flow = everything_asked(hostile_flow())

    async def play(person: Person) -> None:
        assert "[@click=app.quit]" in await is_only_text(person)
        for screen in flow.screens:
            await person.show(Session.replay(flow, [Event("change", screen)]))
            assert "[@click=app.quit]" in (await is_only_text(person)).replace("\n", ""), screen

    sit_down(play, flow)


def test_every_other_page_shows_hostile_text_as_text() -> None:
    flow = hostile_flow()
    worn = answered(flow, {"noise_level": 8, "noises": ["grinding"], "chain_skips": "yes", "notes": MARKUP})
    broken = Session.begin(flow).answer("front_brake", "yes")
    assert isinstance(broken, Session)

    async def play(person: Person) -> None:
        for session in (broken, worn, worn.finish()):
            await person.show(session)
            assert "[@click=app.quit]" in await is_only_text(person)
            for key in ("f9", "f1", "f3", "f10"):
                await person.press(key)
                assert "[@click=app.quit]" in await is_only_text(person)
            await person.press("escape")
        await person.show(worn.finish())
        for keys in (("1",), ("1",), ("escape", "escape", "2"), ("1",), ("escape", "escape", "4")):
            await person.press(*keys)
            await is_only_text(person)
        await person.show(worn.finish().back().change("noise_level"))
        await person.press("0", "enter")
        assert "[@click=app.quit]" in await is_only_text(person)

    sit_down(play, flow)


def test_tables_words_and_reasons_show_hostile_text_as_text() -> None:
    flow = hostile_flow()
    answers = {"noise_level": 8, "noises": ["grinding"], "chain_skips": "yes", "frame_crack": "yes", "pressure": 2}
    session = answered(flow, {**answers, "loose_parts": ["saddle"]}).finish()

    async def play(person: Person) -> None:
        for keys in (("1", "2"), ("1", "5"), ("2", "2"), ("2", "1", "f3")):
            await person.show(session)
            await person.press(*keys)
            assert "[@click=app.quit]" in (await is_only_text(person)).replace("\n", ""), keys
            await person.press("escape", "escape", "escape")

    sit_down(play, flow)


def test_a_hostile_paste_stays_in_its_field_and_is_shown_as_text() -> None:
    async def play(person: Person) -> None:
        await person.show(answered(small(), until="notes"))
        person.app.post_message(events.Paste(HOSTILE))
        await person.pilot.pause()
        await is_only_text(person)
        await person.press("tab", "tab", "enter")
        kept = person.app.session.kept("notes")
        assert isinstance(kept, str)
        assert not FORBIDDEN.search(kept)
        await person.press("end")
        assert "[@click=app.quit]" in await is_only_text(person)

    sit_down(play)


def test_a_small_window_shows_hostile_text_as_text() -> None:
    async def play(person: Person) -> None:
        await person.resize(30, 9)
        assert not FORBIDDEN.search(person.sees.replace("\n", ""))
        await person.resize(80, 24)
        assert isinstance(person.page, StartPage)

    sit_down(play, hostile_flow())
