# ruff: noqa: INP001 - a program of its own, not a package
"""Makes the pictures of the full screen that the README and the documentation show, by the app itself.

    python docs/make_pictures.py

writes `docs/images/*.svg`: the start page, a checklist, a warning sign and a result. They name no font and no
address from elsewhere, so that they look the same without a network.
"""

import asyncio
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from sciatui.engine.session import Session
from sciatui.flow.definition import Flow, Question
from sciatui.flow.load import load_flow
from sciatui.terminal import Capabilities
from sciatui.tui.app import Assessment

IMAGES: Final = Path(__file__).parent / "images"
SIZE: Final = (80, 24)
DAY: Final = date(2026, 11, 22)

SAID: Final[Mapping[str, object]] = {
    "age": 44,
    "heel_walk": "yes",
    "where": ["buttock_left", "thigh_back_left", "calf_left", "sole_left"],
    "below_knee": "yes",
}
"""What the person in the pictures says; everything else is the most harmless answer."""

PICTURES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "start": ("", ()),
    "question": ("legs", ("2", "2")),
    "warning": ("legs", ("1",)),
    "result": ("end", ()),
}
"""Name of a picture: the screen of the flow, and the keys pressed there."""

_FONT_FACE: Final = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)


def main() -> None:
    """Draw every picture."""
    IMAGES.mkdir(exist_ok=True)
    flow = load_flow("sciatica")
    for name, (screen, keys) in PICTURES.items():
        svg = asyncio.run(picture(flow, screen, keys))
        (IMAGES / f"{name}.svg").write_text(svg, encoding="utf-8")


async def picture(flow: Flow, screen: str, keys: tuple[str, ...]) -> str:
    """Return the app at a screen, after some keys."""
    can = Capabilities("tui", colour=True, unicode=True, columns=SIZE[0], rows=SIZE[1], reason="")
    app = Assessment(flow, today=DAY, folder=IMAGES, theme="dark", can=can)
    app.hurry = True
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        if screen:
            app.go(answered(flow, screen))
            await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        return _FONT_FACE.sub("", app.export_screenshot(title="sciatui")).replace("Fira Code", "monospace")


def answered(flow: Flow, until: str) -> Session:
    """Answer every question up to a screen, or all of them."""
    session = Session.begin(flow)
    while (position := session.position).at != "check" and position.screen != until:
        if position.at == "interrupt":
            session = session.acknowledge()
            continue
        question = flow.questions[position.open[0]]
        after = session.answer(question.id, SAID.get(question.id, harmless(question)))
        if not isinstance(after, Session):
            raise TypeError(question.id)
        session = after
    return session.finish()


def harmless(question: Question) -> object:
    """Return an answer that raises nothing."""
    codes = list(question.choices)
    match question.kind:
        case "choice":
            return "no" if "no" in codes else codes[0]
        case "choices" | "body_map":
            return ["none"] if question.none else codes[:1]
        case "number":
            return question.minimum or 0
        case "scale":
            return 3
        case "date":
            return DAY
        case "text":
            return "Nothing else."
        case "activities":
            return [{"name": "walking", "score": 6}]


if __name__ == "__main__":
    main()
