"""What the command line says about itself: help, and one clear line for each mistake in how it was called.

Words are read only when there is something to say, so that a command that is called well does not wait for them.
"""

import argparse
from collections.abc import Iterable, Sequence
from typing import Final, NoReturn

from sciatui.errors import UsageError
from sciatui.flow.gate import quoted
from sciatui.flow.interface import load_words

# Else argparse says its own words in the language of the system, in the middle of ours, and looks for them for long.
argparse._ = str  # type: ignore[attr-defined]  # its name for gettext

LANGUAGE: Final = "en"
"""The language of the command line itself; a flow speaks its own."""

_COLUMN: Final = 14


class Parser(argparse.ArgumentParser):
    """Reads the options of one command; a mistake is a `UsageError` and not the end of the process."""

    def __init__(self, command: str) -> None:
        """Read the options of `sciatui COMMAND`."""
        super().__init__(prog=f"sciatui {command}", allow_abbrev=False, formatter_class=_narrow)
        self._command = command

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is."""
        hint = say("error.see_command", command=self._command)
        raise UsageError(f"{message[:1].upper()}{message[1:]}. {hint}")

    def read(self, argv: Sequence[str]) -> argparse.Namespace:
        """Return the options; one that there is not is named with the nearest that there is."""
        options, unknown = self.parse_known_args(list(argv))
        if unknown:
            known = [name for action in self._actions for name in action.option_strings]
            otherwise = say("error.see_command", command=self._command)
            hint = _nearest(unknown[0].partition("=")[0], known) or otherwise
            raise UsageError(say("error.option", option=quoted(unknown[0]), command=self._command, hint=hint))
        return options

    def format_help(self) -> str:
        """Say what the command does, then what it takes."""
        self.formatter_class = argparse.HelpFormatter
        self.description = say(f"command.{self._command}")
        for action in self._actions:
            if action.help is None:
                action.help = self._about(action.dest)
        return super().format_help()

    def _about(self, option: str) -> str:
        """Return what an option does in this command, or else in every one."""
        if f"cli.option.{self._command}.{option}" in load_words(LANGUAGE).texts:
            return say(f"option.{self._command}.{option}")
        return say(f"option.{option}")


def _narrow(prog: str) -> argparse.HelpFormatter:
    """Return a formatter for the checks of each option; one that asks for the terminal's width takes 5 ms to import."""
    return argparse.HelpFormatter(prog, width=80)


def say(key: str, **names: str) -> str:
    """Return words of the command line."""
    return load_words(LANGUAGE)(f"cli.{key}", **names)


def unknown_command(name: str, commands: Iterable[str]) -> UsageError:
    """Return the error for a command that there is not, with the nearest that there is."""
    hint = _nearest(name, commands) or say("error.see_help")
    return UsageError(say("error.command", command=quoted(name), hint=hint))


def help_page(commands: Iterable[str]) -> str:
    """Return the help for the whole program."""
    rows = {name: say(f"command.{name}") for name in commands}
    options = {"-h, --help": say("help.option_help"), "--version": say("help.option_version")}
    return "\n".join(
        [
            say("help.usage"),
            "",
            say("help.about"),
            "",
            say("help.commands"),
            *(f"  {name:{_COLUMN}}{text}" for name, text in rows.items()),
            "",
            say("help.options"),
            *(f"  {name:{_COLUMN}}{text}" for name, text in options.items()),
            "",
            say("help.plain"),
            say("help.emergency"),
            "",
        ]
    )


def _nearest(name: str, known: Iterable[str]) -> str:
    """Return the question whether the nearest known name was meant; empty if none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake costs its import

    near = get_close_matches(name, list(known), n=1)
    return say("error.nearest", nearest=near[0]) if near else ""
