"""Writes single scenarios for a copy of the small flow, and runs them."""

import shutil
from pathlib import Path

from headless_support import SMALL, Called, call

from sciatui.errors import Exit

WELL = 'base = "base/well.toml"\n'
"""A base on which nothing is wrong."""

ALL_WELL = """
front_brake = "no"
rear_brake = "no"
frame_crack = "no"
noise_level = 0
distance = 150
pressure = 4.5
loose_parts = ["none"]
last_service = 2026-09-30
rides = [{ name = "to my secret place", score = 9 }]
uses = "work"
notes = "my secret"
"""


def empty_folder(tmp_path: Path) -> Path:
    """Copy the small flow, and empty its folder of scenarios but for a base."""
    home = tmp_path / "small"
    shutil.copytree(SMALL, home)
    for path in (home / "scenarios").glob("*.toml"):
        path.unlink()
    (home / "scenarios" / "base").mkdir(exist_ok=True)
    (home / "scenarios" / "base" / "well.toml").write_text(f"[answers]{ALL_WELL}", encoding="utf-8")
    return home / "scenarios"


def try_out(folder: Path, text: str, *options: str) -> Called:
    """Run one scenario."""
    (folder / "one.toml").write_text(f'title = "One"\n{text}', encoding="utf-8")
    return call("test", str(folder / "one.toml"), *options)


def passes(called: Called) -> bool:
    """Say whether the one scenario passed."""
    assert called.out.endswith(("1 passed, 0 failed\n", "0 passed, 1 failed\n")), called.out
    assert called.exit is (Exit.DONE if called.out.endswith("1 passed, 0 failed\n") else Exit.FAULT)
    return called.exit is Exit.DONE


def broken(called: Called) -> str:
    """Return what is said about the one scenario that cannot be used."""
    assert called.exit is Exit.USAGE
    assert called.out.startswith("ERROR ")
    assert called.out.endswith("0 passed, 0 failed, 1 broken\n")
    return called.out
