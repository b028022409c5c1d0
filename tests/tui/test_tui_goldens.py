"""Screens as a person sees them, line by line, in files that a reviewer can read.

`SCIATUI_WRITE_GOLDENS=1 pytest tests/tui/test_tui_goldens.py` writes them anew; the difference is then yours to read.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tui_person import Person, Seat, answered, sit_down, small

from sciatui.engine.session import Session

GOLDEN: Final = Path(__file__).parent / "golden"
WRITE: Final = os.environ.get("SCIATUI_WRITE_GOLDENS") == "1"
WORN: Final = {"noise_level": 8, "noises": ["grinding"], "chain_skips": "yes", "distance": 2500, "pressure": 2}


def broken() -> Session:
    after = Session.begin(small()).answer("front_brake", "yes")
    assert isinstance(after, Session)
    return after


def at(screen: str) -> Callable[[], Session]:
    return lambda: answered(small(), WORN, until=screen)


def done() -> Session:
    return answered(small(), WORN).finish()


def loose() -> Session:
    return answered(small(), {**WORN, "loose_parts": ["saddle"]}).finish()


def cracked() -> Session:
    return answered(small(), {**WORN, "frame_crack": "yes"}).finish()


PLACES: Final[dict[str, tuple[Callable[[], Session] | None, tuple[str, ...]]]] = {
    "start": (None, ()),
    "checklist": (at("brakes"), ("2",)),
    "choice": (at("frame_crack"), ("2",)),
    "choice_error": (at("frame_crack"), ("enter",)),
    "scale": (at("noise_level"), ("7",)),
    "set": (at("noises"), ("1", "3")),
    "number": (at("distance"), ()),
    "date": (at("last_service"), ()),
    "activities": (at("rides"), ()),
    "text": (at("notes"), ()),
    "interruption": (broken, ()),
    "check": (lambda: answered(small(), WORN), ("down", "down")),
    "loses": (lambda: answered(small(), WORN).change("noise_level"), ("0", "enter")),
    "result": (done, ()),
    "treatments": (done, ("1", "down")),
    "treatment": (done, ("1", "3")),
    "treatment_not_shown": (cracked, ("1", "5")),
    "topics": (loose, ("2",)),
    "topic": (done, ("2", "1")),
    "topic_table": (loose, ("2", "2")),
    "words": (done, ("1", "3", "f3")),
    "save": (done, ("4",)),
    "leave": (done, ("f10",)),
    "emergency": (done, ("f9",)),
    "help": (done, ("f1",)),
}
SMALL_TOO: Final = (
    "start",
    "checklist",
    "choice",
    "interruption",
    "result",
    "treatment",
    "topics",
    "topic_table",
    "words",
    "leave",
)


async def look(person: Person, place: str) -> str:
    session, keys = PLACES[place]
    person.app.begin()
    await person.pilot.pause()
    if session is not None:
        await person.show(session())
    await person.press(*keys)
    return person.sees + "\n"


def compare(name: str, seen: str) -> None:
    file = GOLDEN / f"{name}.txt"
    if WRITE:
        file.write_text(seen)
    assert seen == file.read_text(), f"{name}: the screen has changed"


@pytest.mark.parametrize(
    ("places", "seat", "ending"),
    [
        (tuple(PLACES), Seat(folder=Path("/")), ""),
        (SMALL_TOO, Seat(size=(40, 12), folder=Path("/")), "_40x12"),
        (SMALL_TOO, Seat(colour=False, unicode=False, folder=Path("/")), "_ascii_no_colour"),
    ],
    ids=["80x24", "40x12", "ascii_no_colour"],
)
def test_every_screen_looks_as_it_did(
    places: tuple[str, ...], seat: Seat, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sciatui.tui.screens.save.usable", lambda _: Path("/home/you"))
    seen: dict[str, str] = {}

    async def play(person: Person) -> None:
        for place in places:
            seen[place] = await look(person, place)

    sit_down(play, seat=seat)
    for place, screen in seen.items():
        compare(f"{place}{ending}", screen)


def test_no_golden_file_is_left_over() -> None:
    known = {f"{place}.txt" for place in PLACES}
    known |= {f"{place}{ending}.txt" for place in SMALL_TOO for ending in ("_40x12", "_ascii_no_colour")}
    assert {file.name for file in GOLDEN.iterdir()} == known
