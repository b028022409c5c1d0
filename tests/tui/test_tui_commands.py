"""One table of commands: every key that does something stands in it, has words, and reaches an action."""

import re
from pathlib import Path

import pytest
from textual.binding import Binding, BindingType
from textual.keys import KEY_NAME_REPLACEMENTS, Keys
from tui_person import small

from sciatui.tui.app import Assessment
from sciatui.tui.commands import COMMANDS, Command, bindings
from sciatui.tui.preview import Preview
from sciatui.tui.screens.aside import GROUPS
from sciatui.tui.screens.dialog import Dialog
from sciatui.tui.screens.page import Page
from sciatui.tui.widgets.board import Board
from sciatui.tui.widgets.checklist import Checklist
from sciatui.tui.widgets.field import Field
from sciatui.tui.widgets.frame import Buttons
from sciatui.tui.widgets.region_grid import RegionGrid
from sciatui.tui.widgets.row_list import ChoiceList, Menu, MultiChoice, RowList
from sciatui.tui.widgets.scale_line import ScaleLine

TAKERS: dict[str, tuple[type, ...]] = {
    "everywhere": (Assessment,),
    "preview": (Preview,),
    "page": (Page,),
    "pick": (RowList, ChoiceList, MultiChoice, Menu, Checklist, Dialog),
    "long": (RowList, ChoiceList, MultiChoice, Menu),
    "board": (Board,),
    "many": (MultiChoice, RegionGrid),
    "none": (Checklist,),
    "scale": (ScaleLine,),
    "buttons": (Buttons,),
    "field": (Field,),
}
SAFE = re.compile(
    r"f([1-9]|10)|\d|up|down|left|right|home|end|pageup|pagedown|enter|space|escape|(shift\+)?tab|ctrl\+[cqz]"
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_words_for_the_help(command: Command) -> None:
    words = small().words
    assert words(f"tui.command.{command.id}.keys")
    assert words(f"tui.command.{command.id}.help").endswith(".")
    if command.shown:
        assert len(words(f"tui.command.{command.id}.label")) <= 14


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_reaches_an_action_where_it_works(command: Command) -> None:
    for _, action in command.keys:
        name = action.partition("(")[0]
        takers = (Assessment,) if name.startswith("app.") else TAKERS[command.where]
        for taker in takers:
            assert hasattr(taker, f"action_{name.removeprefix('app.')}"), (taker, action)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_only_keys_that_every_terminal_sends_are_used(command: Command) -> None:
    known = {key.value for key in Keys} | set(KEY_NAME_REPLACEMENTS.values()) | set("0123456789") | {"space"}
    for key, _ in command.keys:
        assert SAFE.fullmatch(key), key
        assert key in known, key


def test_what_a_class_binds_is_what_the_table_says() -> None:
    for where, takers in TAKERS.items():
        expected = {(binding.key, binding.action) for binding in bindings(where) if isinstance(binding, Binding)}  # type: ignore[arg-type]
        for taker in takers:
            bound: list[BindingType] = [entry for base in taker.__mro__ for entry in vars(base).get("BINDINGS", ())]
            assert expected <= {(entry.key, entry.action) for entry in bound if isinstance(entry, Binding)}, taker


def test_no_class_of_ours_binds_a_key_beside_the_table() -> None:
    known = {(key, action) for command in COMMANDS for key, action in command.keys}
    for taker in {taker for takers in TAKERS.values() for taker in takers}:
        for base in taker.__mro__:
            if base.__module__.startswith("sciatui"):
                for entry in vars(base).get("BINDINGS", ()):
                    assert (entry.key, entry.action) in known, (base, entry)


def test_the_keys_that_matter_most_work_in_front_of_everything_else() -> None:
    always = [binding for binding in bindings("everywhere") if isinstance(binding, Binding)]
    assert {binding.key for binding in always} == {"f1", "f3", "f9", "f10", "ctrl+c", "ctrl+q"}
    assert all(binding.priority for binding in always)


def test_the_page_about_keys_says_what_the_help_says() -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "keys.md").read_text()
    words = small().words
    for command in COMMANDS:
        keys, text = (words(f"tui.command.{command.id}.{part}") for part in ("keys", "help"))
        assert re.search(rf"^\| {re.escape(keys)} \| .* \| {re.escape(text)} \|$", page, re.MULTILINE), command.id


def test_the_help_page_has_every_command() -> None:
    listed = {where for _, places in GROUPS for where in places}
    assert {command.where for command in COMMANDS} - {"preview"} == listed
